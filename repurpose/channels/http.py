"""The guarded HTTP client: the only way that bytes leave over the network, for the channels that need it.

It asks for no compression and refuses compressed answers (300 MB hide in 300 kB), reads no more than a limit, keeps a
deadline for the whole exchange and not just for each read, follows no redirect, uses no proxy and no password file that
happens to lie around, and talks to no private address unless told to. What it says of a failure never holds a path, a
query, a header or a body, and whatever a server answers is stripped of the secrets it was given.

Where a request failed, it says what is known of its effect: `none` where the other side certainly did not act.
"""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import datetime as dt
import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, quote_plus, urlsplit

import httpx

from repurpose import __version__
from repurpose.errors import ChannelError

from .address import Address, resolve
from .deadline import Watchdog
from .verdict import retry_after, verdict

MAX_BYTES = 1_000_000
DEADLINE_SECONDS = 30.0
_EXCERPT = 160  # characters of an answer that are worth showing
_LEAVING = "send_request_headers.started"  # httpcore's name for the moment after which there may be an effect

for _name in ("httpx", "httpcore"):  # at INFO and DEBUG they print URLs and headers, and with them tokens
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclasses.dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered to a request that it took (status 200-299)."""

    status: int
    headers: Mapping[str, str]
    body: bytes = dataclasses.field(repr=False)

    def json(self) -> Any:
        """The body as JSON. Raises `ChannelError` with effect `unknown`: it was taken, but we do not know as what."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise ChannelError("The server took it but did not answer in JSON.", effect="unknown") from None


class Refused(ChannelError):
    """A server answered, and it was no success. `retry_after_seconds` is what it asked for, if it did."""

    def __init__(
        self, message: str, *, permanent: bool, effect: str, status: int, retry_after_seconds: float | None
    ) -> None:
        super().__init__(message, permanent=permanent, effect=effect)
        self.status = status
        self.retry_after_seconds = retry_after_seconds


class Client:
    """Sends requests to servers on the public network. `secrets` are values that must never be shown.

    `private=True` allows addresses that are not public, for servers of one's own and for tests.
    """

    def __init__(
        self,
        *,
        secrets: Sequence[str] = (),
        private: bool = False,
        deadline_seconds: float = DEADLINE_SECONDS,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        spelled = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
        self._secrets = sorted(spelled, key=lambda each: (-len(each), each))
        self._private = private
        self._deadline = deadline_seconds
        self._max_bytes = max_bytes
        self._client = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            headers={"Accept-Encoding": "identity", "User-Agent": f"repurpose/{__version__}"},
            limits=httpx.Limits(
                max_keepalive_connections=0
            ),  # a connection that was closed meanwhile looks like doubt
        )

    def close(self) -> None:
        """Closes all connections."""
        self._client.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        key: str | None = None,
    ) -> Reply:
        """Sends one request once. `key` becomes its `Idempotency-Key`.

        Raises `ChannelError` for everything but a status of 200-299 read in full; see the module for `effect`. Where
        the server answered, it is a `Refused`.
        """
        named = {**(headers or {}), **({"Idempotency-Key": key} if key else {})}
        begun: list[str] = []
        with self._failures(_host(url), begun), Watchdog(self._deadline) as watchdog:
            for address in self._addresses(url, watchdog):
                request = self._request(method, address, named, content, watchdog, begun.append)
                try:
                    response = self._client.send(request, stream=True)
                except (httpx.ConnectError, httpx.ConnectTimeout):
                    if address.last or begun:
                        raise
                    continue  # nothing has left: the host's next address may be reachable
                with contextlib.closing(response):
                    return self._judged(response, self._read(response, watchdog))
        raise AssertionError("every address was tried and none answered or failed")

    def _addresses(self, url: str, watchdog: Watchdog) -> Sequence[Address]:
        return resolve(url, private=self._private, seconds=watchdog.left())

    def _request(
        self,
        method: str,
        address: Address,
        headers: Mapping[str, str],
        content: bytes | None,
        watchdog: Watchdog,
        begun: Callable[[str], None],
    ) -> httpx.Request:
        def trace(event: str, info: dict[str, Any]) -> None:
            if event.endswith("connect_tcp.complete"):
                watchdog.guard(info["return_value"].get_extra_info("socket"))
            elif event.endswith(_LEAVING):
                watchdog.check()
                begun(event)

        return self._client.build_request(
            method,
            address.url,
            headers={**headers, "Host": address.host_header},
            content=content,
            timeout=httpx.Timeout(max(watchdog.left(), 0.001)),
            extensions={"sni_hostname": address.host, "trace": trace},
        )

    def _read(self, response: httpx.Response, watchdog: Watchdog) -> bytes:
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("", "identity"):
            raise ChannelError(
                f"the answer is compressed ({encoding[:20]}), which was not asked for", effect="unknown"
            )
        body = bytearray()
        for chunk in response.iter_raw():
            watchdog.check()
            body += chunk
            if len(body) > self._max_bytes:
                raise ChannelError(f"the answer is longer than {self._max_bytes} bytes", effect="unknown")
        return bytes(body)

    @contextlib.contextmanager
    def _failures(self, host: str, begun: Sequence[str]) -> Iterator[None]:
        """Whatever goes wrong inside, as a `ChannelError` that says what is known."""
        try:
            yield
        except Refused as error:
            raise self._refused(host, error) from None
        except ChannelError as error:
            doubt = "; it may have arrived all the same" if begun else ""
            effect = error.effect if begun else "none"
            raise ChannelError(
                self._clean(f"{host}: {error}{doubt}."), permanent=error.permanent, effect=effect
            ) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeError) as error:
            raise self._failed(host, error, begun, permanent=True) from None
        except (httpx.HTTPError, OSError) as error:
            raise self._failed(host, error, begun, permanent=False) from None

    def _failed(self, host: str, error: Exception, begun: Sequence[str], *, permanent: bool) -> ChannelError:
        kind = type(error).__name__
        if begun:
            words = f"{host} did not answer to the end ({kind}): it may have arrived, look there before sending again."
            return ChannelError(self._clean(words), effect="unknown")
        words = f"{host} could not be reached ({kind}): nothing was sent."
        return ChannelError(self._clean(words), permanent=permanent, effect="none")

    def _refused(self, host: str, error: Refused) -> Refused:
        said = self._clean(f" ({error})" if str(error) else "")
        doubt = "; it may have arrived all the same" if error.effect == "unknown" else ""
        words = f"{self._clean(host)} answered {error.status}{said}{doubt}."
        return Refused(
            words,
            permanent=error.permanent,
            effect=error.effect,
            status=error.status,
            retry_after_seconds=error.retry_after_seconds,
        )

    def _judged(self, response: httpx.Response, body: bytes) -> Reply:
        status = response.status_code
        if 200 <= status < 300:
            return Reply(status, dict(response.headers), body)
        effect, permanent = verdict(status)
        said = " ".join(
            self._clean(body.decode("utf-8", "replace")).split()
        )  # cleaned whole: no secret is cut in two
        raise Refused(
            said[:_EXCERPT],
            permanent=permanent,
            effect=effect,
            status=status,
            retry_after_seconds=retry_after(response.headers.get("retry-after"), dt.datetime.now(dt.UTC)),
        )

    def _clean(self, words: str) -> str:
        for secret in self._secrets:
            words = words.replace(secret, "…")
        return "".join(char if char.isprintable() else " " for char in words)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "the server"
    except ValueError:
        return "the server"


def _spellings(secret: str) -> set[str]:
    """A secret as a server may hand it back: plain, in a URL, in JSON, in Base64."""
    data = secret.encode("utf-8", "surrogatepass")
    return {
        secret,
        quote(data, safe=""),
        quote_plus(data),
        json.dumps(secret)[1:-1],
        base64.b64encode(data).decode("ascii"),
        base64.urlsafe_b64encode(data).decode("ascii").rstrip("="),
    }
