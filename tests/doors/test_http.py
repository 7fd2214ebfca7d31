"""The guarded client against a server that fails before the effect, after it, slowly, hugely and maliciously."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import ipaddress
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose import store
from repurpose.channels.address import is_public, resolve
from repurpose.channels.http import Client, Refused
from repurpose.channels.verdict import retry_after, verdict
from repurpose.errors import ChannelError
from repurpose.model import DeliveryState, Draft, Receipt
from tests.doors.ledger_samples import LEASE, MINUTE, NOW, draft, keep

CANARY = "canary-SECRET/+ü\"'"
Answer = Callable[[socket.socket, bytes], None]


@dataclasses.dataclass
class Server:
    """A real server on this machine; `answer` is given the connection and the request's head and does as it likes."""

    answer: Answer
    url: str = ""
    requests: list[bytes] = dataclasses.field(default_factory=list)
    effects: list[str] = dataclasses.field(default_factory=list)

    def run(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                head = b""
                while b"\r\n\r\n" not in head:
                    more = connection.recv(65536)
                    if not more:
                        return
                    head += more
                self.requests.append(head)
                self.answer(connection, head)
            except OSError:
                return


def reply(status: int, body: bytes = b"{}", *headers: str) -> Answer:
    """Answers at once."""

    def answer(connection: socket.socket, _head: bytes) -> None:
        lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode() + body)

    return answer


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], Server]]:
    """Starts servers; each is given its way of answering."""
    opened: list[socket.socket] = []

    def start(answer: Answer) -> Server:
        listening = socket.create_server(("127.0.0.1", 0))
        opened.append(listening)
        server = Server(
            answer, f"http://127.0.0.1:{listening.getsockname()[1]}/secret-path?token=canary-query"
        )
        threading.Thread(target=server.run, args=(listening,), daemon=True).start()
        return server

    yield start
    for each in opened:
        each.shutdown(socket.SHUT_RDWR)
        each.close()


@pytest.fixture
def client() -> Iterator[Client]:
    """A client that may talk to this machine and has little patience."""
    made = Client(secrets=[CANARY], private=True, deadline_seconds=0.6, max_bytes=20_000)
    yield made
    made.close()


def failure(client: Client, url: str) -> ChannelError:
    """What the client says of a request that must fail."""
    with pytest.raises(ChannelError) as caught:
        client.send("POST", url, headers={"Authorization": f"Bearer {CANARY.encode().hex()}"}, content=b"x")
    words = str(caught.value)
    assert "canary" not in words
    assert "secret-path" not in words
    assert "\n" not in words
    assert caught.value.__cause__ is None
    return caught.value


def test_a_request_that_was_taken_gives_its_answer(client: Client, serve: Callable[[Answer], Server]) -> None:
    server = serve(reply(201, b'{"id": "7"}', "X-Thing: y"))
    got = client.send("POST", server.url, headers={"A": "b"}, content=b"body", key="k1")
    assert (got.status, got.json(), got.headers["x-thing"]) == (201, {"id": "7"}, "y")
    head = server.requests[0].lower()
    assert b"post /secret-path?token=canary-query http/1.1" in head
    assert b"idempotency-key: k1" in head
    assert b"accept-encoding: identity" in head
    assert server.url.split("/")[2].encode() in head


def test_an_answer_that_is_not_json_is_doubt(client: Client, serve: Callable[[Answer], Server]) -> None:
    got = client.send("GET", serve(reply(200, b"<html>")).url)
    with pytest.raises(ChannelError) as caught:
        got.json()
    assert caught.value.effect == "unknown"


@pytest.mark.parametrize(
    ("status", "effect", "permanent"),
    [
        (400, "none", True),
        (401, "none", True),
        (404, "none", True),
        (422, "none", True),
        (408, "none", False),
        (429, "none", False),
        (409, "unknown", False),
        (301, "unknown", False),
        (303, "unknown", False),
        (307, "none", True),
        (500, "unknown", False),
        (502, "unknown", False),
        (503, "unknown", False),
        (501, "none", True),
    ],
)
def test_what_a_status_says_of_the_effect(
    client: Client, serve: Callable[[Answer], Server], status: int, effect: str, permanent: bool
) -> None:
    error = failure(client, serve(reply(status, b"why it is so")).url)
    assert (error.effect, error.permanent) == (effect, permanent)
    assert f"answered {status} (why it is so)" in str(error)
    assert isinstance(error, Refused)
    assert error.status == status


def test_a_redirect_is_never_followed(client: Client, serve: Callable[[Answer], Server]) -> None:
    other = serve(reply(200))
    failure(client, serve(reply(308, b"", f"Location: {other.url}")).url)
    assert other.requests == []


def test_a_server_that_says_when_is_heard(client: Client, serve: Callable[[Answer], Server]) -> None:
    error = failure(client, serve(reply(429, b"", "Retry-After: 120")).url)
    assert isinstance(error, Refused)
    assert error.retry_after_seconds == 120


@pytest.mark.parametrize(
    "spelled", [CANARY, "canary-SECRET%2F%2B%C3%BC%22%27", "canary-SECRET/+\\u00fc\\\"'"]
)
def test_secrets_that_a_server_hands_back_are_not_shown(
    client: Client, serve: Callable[[Answer], Server], spelled: str
) -> None:
    body = (" " * 590 + spelled + " and \x1b[31mmore").encode()
    error = failure(client, serve(reply(400, body)).url)
    assert "…" in str(error)
    assert "\x1b" not in str(error)


def test_nothing_secret_is_logged(
    serve: Callable[[Answer], Server], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client.send("POST", serve(reply(200)).url, headers={"Authorization": f"Bearer {CANARY.encode().hex()}"})
    failure(client, serve(reply(500)).url)
    assert "canary" not in caplog.text
    assert CANARY.encode().hex() not in caplog.text
    assert CANARY not in repr(client) + str(vars(client)["_client"])


def test_where_nobody_listens_nothing_was_sent(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    error = failure(client, f"http://127.0.0.1:{port}/secret-path")
    assert (error.effect, error.permanent) == ("none", False)
    assert "nothing was sent" in str(error)


def test_a_server_that_never_ends_the_handshake_is_left_without_effect(
    client: Client, serve: Callable[[Answer], Server]
) -> None:
    error = failure(client, serve(say_nothing).url.replace("http:", "https:"))
    assert error.effect == "none"


def test_a_name_that_does_not_exist_has_no_effect(client: Client) -> None:
    assert failure(client, "http://nowhere.invalid/secret-path").effect == "none"


def hang_up(connection: socket.socket, _head: bytes) -> None:
    connection.close()


def say_nothing(connection: socket.socket, _head: bytes) -> None:
    time.sleep(2)


def drip_header(connection: socket.socket, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(100):
        connection.sendall(b"a")
        time.sleep(0.05)


def drip_body(connection: socket.socket, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"a")
        time.sleep(0.05)


def drip_informational(connection: socket.socket, _head: bytes) -> None:
    for _ in range(100):
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.05)


def cut_short(connection: socket.socket, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")


def nonsense(connection: socket.socket, _head: bytes) -> None:
    connection.sendall(b"\x00\xff not http at all\r\n\r\n")


def endless(connection: socket.socket, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"a" * 65536)


def endless_headers(connection: socket.socket, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: " + b"a" * 8000 + b"\r\n")


def bomb(connection: socket.socket, _head: bytes) -> None:
    data = gzip.compress(gzip.compress(bytes(50_000_000)))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: {len(data)}\r\n\r\n"
    connection.sendall(head.encode() + data)


@pytest.mark.parametrize(
    "answer",
    [
        hang_up,
        say_nothing,
        drip_header,
        drip_body,
        drip_informational,
        cut_short,
        nonsense,
        endless,
        endless_headers,
        bomb,
    ],
)
def test_whatever_goes_wrong_after_the_request_left_is_doubt(
    client: Client, serve: Callable[[Answer], Server], answer: Answer
) -> None:
    server = serve(answer)
    error = failure(client, server.url)
    assert (error.effect, error.permanent) == ("unknown", False)
    assert "may have arrived" in str(error)
    assert len(server.requests) == 1, "it was sent again by itself"


def test_only_public_addresses_are_talked_to(serve: Callable[[Answer], Server]) -> None:
    server = serve(reply(200))
    public = Client()
    for url in (
        server.url,
        server.url.replace("http:", "https:"),
        "https://localhost/",
        "https://169.254.169.254/x",
    ):
        with pytest.raises(ChannelError) as caught:
            public.send("GET", url)
        assert (caught.value.effect, caught.value.permanent) == ("none", True)
    public.close()
    assert server.requests == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/",
        "https://",
        "https://u:canary@news.example/",
        "http://[",
        "https://a:99999/",
        "x",
        "",
    ],
)
def test_a_url_that_is_none_of_ours_is_refused_for_good(client: Client, url: str) -> None:
    error = failure(client, url)
    assert (error.effect, error.permanent) == ("none", True)


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("ff02::1", False),
    ],
)
def test_which_addresses_are_public(ip: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(ip)) is public


def test_the_connection_is_made_to_the_address_that_was_checked() -> None:
    (address,) = resolve("http://127.0.0.1:8080/a?b#c", private=True, seconds=1)
    assert (address.url, address.host, address.host_header) == (
        "http://127.0.0.1:8080/a?b",
        "127.0.0.1",
        "127.0.0.1:8080",
    )
    found = resolve("https://localhost/a", private=True, seconds=5)
    assert all(ipaddress.ip_address(each.url.split("/")[2].strip("[]")).is_loopback for each in found)
    assert [each.last for each in found] == [False] * (len(found) - 1) + [True]
    assert {(each.host, each.host_header) for each in found} == {("localhost", "localhost")}


@given(st.integers(300, 999))
def test_every_status_has_a_verdict_and_doubt_is_never_permanent(status: int) -> None:
    effect, permanent = verdict(status)
    assert effect in ("none", "unknown")
    assert not (permanent and effect == "unknown")
    if status >= 500 and status not in (501, 505, 511):
        assert effect == "unknown"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(None, None), ("30", 30), (" 7 ", 7), ("-1", None), ("soon", None), ("٣", None), ("9" * 400, 999999999)],
)
def test_how_long_a_server_asks_to_wait(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_a_date_to_wait_for() -> None:
    now = dt.datetime(2026, 2, 10, 8, 0, tzinfo=dt.UTC)
    assert retry_after("Tue, 10 Feb 2026 08:01:00 GMT", now) == 60
    assert retry_after("Tue, 10 Feb 2026 07:00:00 GMT", now) == 0


class Postbox:
    """A channel as a network channel would be: without keys, over the guarded client."""

    name = "postbox"

    def __init__(self, client: Client, url: str, *, honours_key: bool) -> None:
        self.client, self.url, self.honours_key = client, url, honours_key

    def preview(self, draft: Draft) -> str:
        return draft.title

    def send(self, draft: Draft, key: str) -> Receipt:
        got = self.client.send("POST", self.url, content=draft.id.encode(), key=key)
        return Receipt(str(got.json().get("id")))


def act(server: Server, head: bytes, *, keyed: bool) -> None:
    """The effect: once a key where keys are honoured."""
    key = head.lower().split(b"idempotency-key: ")[1].split(b"\r\n")[0].decode()
    if not (keyed and key in server.effects):
        server.effects.append(key)


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize(
    "script",
    [
        ["ok"],
        ["refuse 429", "ok"],
        ["refuse 503", "ok"],
        ["hang up before", "ok"],
        ["hang up after", "ok"],
        ["act then 500", "act then 500", "ok"],
        ["act slowly", "ok"],
        ["refuse 400"],
    ],
)
def test_no_channel_without_keys_ever_acts_twice_and_every_doubt_is_listed(
    tmp_path: Path, client: Client, serve: Callable[[Answer], Server], script: list[str], keyed: bool
) -> None:
    steps = iter(script)

    def answer(connection: socket.socket, head: bytes) -> None:
        step = next(steps, "ok")
        if step in ("ok", "hang up after", "act then 500", "act slowly"):
            act(server, head, keyed=keyed)
        if step == "ok":
            reply(200, b'{"id": "7"}')(connection, head)
        elif step == "act then 500":
            reply(500)(connection, head)
        elif step.startswith("refuse"):
            reply(int(step.split()[1]))(connection, head)
        elif step == "act slowly":
            time.sleep(1.5)

    server = serve(answer)
    channel = Postbox(client, server.url, honours_key=keyed)
    with store.open(f"sqlite:///{tmp_path}/state.db") as ledger:
        keep(ledger, [draft("one")], approve=True, channel="postbox", honours_key=keyed)
        now = NOW
        for number in range(6):
            now += MINUTE
            claimed = ledger.claim(now, LEASE, str(number))
            if claimed is None:
                break
            delivery, what = claimed
            try:
                receipt = channel.send(what, delivery.key)
            except ChannelError as error:
                doubt = error.effect == "unknown" and not channel.honours_key
                state = "unknown" if doubt else "dead" if error.permanent else "retry"
                ledger.finish(delivery.key, str(number), state=state, error=str(error), now=now)
            else:
                ledger.finish(delivery.key, str(number), state="sent", receipt=receipt, now=now)
        (after,) = ledger.deliveries()
    assert len(server.effects) <= 1
    if after.state is DeliveryState.SENT:
        assert len(server.effects) == 1
    elif after.state is DeliveryState.DEAD:
        assert server.effects == []
    else:
        assert not keyed, "a channel with keys is left in doubt"
        assert after.state is DeliveryState.UNKNOWN
