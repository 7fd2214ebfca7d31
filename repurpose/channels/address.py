"""Where a URL leads: its host resolved once, checked, and then used as it was checked.

A name that resolves to a private address (this machine, the local network, a cloud's metadata service) is refused; and
since the connection is made to the very address that was checked, a second answer of the name server changes nothing.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import queue
import socket
import threading
from urllib.parse import SplitResult, urlsplit

from repurpose.errors import ChannelError

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclasses.dataclass(frozen=True, slots=True)
class Address:
    """A URL with the host's address in the host's place, the host itself, and the value of the `Host` header.

    `last`: there is no other address to try.
    """

    url: str
    host: str
    host_header: str
    last: bool


def resolve(url: str, *, private: bool, seconds: float) -> list[Address]:
    """The addresses of a URL's host, IPv4 first. Raises `ChannelError`, always without effect."""
    parts, host = _split(url, private)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = _look_up(host, port, seconds)
    if not private and (inside := [ip for ip in found if not is_public(ip)]):
        raise ChannelError(
            f"it leads to the private address {inside[0]}, which is not allowed", permanent=True
        )
    header = host if ":" not in host else f"[{host}]"
    if parts.port is not None:
        header += f":{parts.port}"
    found.sort(key=lambda ip: ip.version)
    return [Address(_with_ip(parts, ip), host, header, ip is found[-1]) for ip in found]


def is_public(ip: Ip) -> bool:
    """Whether an address is on the public Internet, and so is the IPv4 address inside it where it carries one."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return ip.is_global and not ip.is_multicast


def _split(url: str, private: bool) -> tuple[SplitResult, str]:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ChannelError("the address is not a URL", permanent=True) from None
    if parts.scheme not in (("http", "https") if private else ("https",)) or not host:
        raise ChannelError("the address is not an https URL", permanent=True)
    if parts.username is not None or parts.password is not None:
        raise ChannelError("the URL holds a password: it belongs in a header", permanent=True)
    return parts, host


def _with_ip(parts: SplitResult, ip: Ip) -> str:
    netloc = f"[{ip}]" if ip.version == 6 else str(ip)
    if parts.port is not None:
        netloc += f":{parts.port}"
    return parts._replace(netloc=netloc, fragment="").geturl()


def _look_up(host: str, port: int, seconds: float) -> list[Ip]:
    """All addresses of a host. The system's resolver knows no deadline, so it is asked in a thread of its own."""
    answers: queue.Queue[list[str] | OSError | UnicodeError] = queue.Queue()

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(row[4][0]) for row in rows])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise ChannelError("its name could not be resolved in time, so nothing was sent") from None
    if isinstance(answer, Exception) or not answer:
        raise ChannelError("its name could not be resolved, so nothing was sent")
    return [ipaddress.ip_address(each.partition("%")[0]) for each in dict.fromkeys(answer)]
