"""A letter → the bytes of a mail (RFC 5322, MIME). Nothing is sent from here.

Headers are encoded and folded here, because the standard library writes encoded words longer than RFC 2047 allows and,
in some versions, lets one smuggle a header in. The finished bytes are parsed again and compared with what was meant:
a mail that would say anything else is not made. The same letter gives the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import email.policy
import email.utils
import hashlib
import re
from collections.abc import Iterator
from email.message import Message
from typing import cast
from urllib.parse import quote

from repurpose.compose.letter import Letter
from repurpose.errors import MailError
from repurpose.text.graphemes import graphemes

LONGEST_WORD = 75  # characters of an encoded word, its marks included: RFC 2047, section 2
LONGEST_LINE = 998  # octets without CRLF: RFC 5322, section 2.1.1
_LINE = 76  # of a header line that holds an encoded word: RFC 2047, section 2

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_BODY_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_DOT_ATOM = rf"{_ATOM}(?:\.{_ATOM})*"
_ADDRESS = re.compile(rf"{_DOT_ATOM}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_LIST_ID = re.compile(_DOT_ATOM)
_PLAIN_PHRASE = re.compile(rf"{_ATOM}(?: {_ATOM})*")
_Q_SAFE = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/"
)  # RFC 2047, section 5 (3)


def build(letter: Letter) -> bytes:
    """The mail, lines ending in CRLF, the text before the HTML. Raises `MailError`.

    Control characters in the subject and in names become spaces; in an address or id they are an error.
    """
    if letter.date.tzinfo is None:
        raise MailError("The letter's date has no time zone; give one with an offset.")
    text, html = (_BODY_CONTROL.sub("", part.replace("\r\n", "\n")) for part in (letter.text, letter.html))
    # "=_" stands in no quoted-printable and no base64 text, so a boundary that begins with it cannot occur in a body.
    boundary = "=_" + hashlib.sha256(b"\0".join((text.encode(), html.encode()))).hexdigest()[:32]
    headers = _headers(letter, boundary)
    lines = [f"{name}:{value}" if value.startswith("\r\n") else f"{name}: {value}" for name, value in headers]
    for subtype, content in (("plain", text), ("html", html)):
        encoding, body = _body(content)
        lines += ["", f"--{boundary}", f'Content-Type: text/{subtype}; charset="utf-8"']
        lines += [f"Content-Transfer-Encoding: {encoding}", "", body]
    lines += [f"--{boundary}--", ""]
    data = "\r\n".join(lines).encode("ascii")
    _prove(data, letter, [name for name, _ in headers], (text, html))
    return data


def _headers(letter: Letter, boundary: str) -> list[tuple[str, str]]:
    leave = _address_of_web(letter.unsubscribe)
    headers = [
        ("From", f"{_phrase(letter.sender_name, 6)}<{_matching(_ADDRESS, letter.sender, 'sender', 'from')}>"),
        ("To", "undisclosed-recipients:;"),
        ("Subject", _unstructured(_line(letter.subject), 9)),
        ("Date", email.utils.format_datetime(letter.date)),
        ("Message-ID", f"<{_matching(_ADDRESS, letter.message_id, 'Message-ID', 'from')}>"),
        ("Content-Language", letter.language),
        (
            "List-Id",
            f"{_phrase(letter.list_name, 9)}<{_matching(_LIST_ID, letter.list_id, 'list id', 'list_id')}>",
        ),
        ("List-Unsubscribe", f"<{leave}>" if len(leave) < 56 else f"\r\n <{leave}>"),
    ]
    if leave.startswith("https:"):
        headers.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))  # RFC 8058, section 3.1
    return [
        *headers,
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/alternative;\r\n boundary="{boundary}"'),
    ]


def _matching(shape: re.Pattern[str], value: str, what: str, key: str) -> str:
    if not shape.fullmatch(value) or len(value) > 320:
        raise MailError(
            f'The letter\'s {what} "{_line(value)[:80]}" cannot stand in a mail header; mend `{key}` in [mail].'
        )
    return value


def _address_of_web(value: str) -> str:
    """An address in ASCII; RFC 2369 puts it between < and >."""
    encoded = quote(value, safe="%/:=&?~#+!$,;'@()*[]-._")
    if not re.match(r"(?:https?|mailto):", encoded) or len(encoded) > 900 or _CONTROL.search(value):
        raise MailError(
            f'The unsubscribe address "{_line(value)[:80]}" is not an https: or mailto: address; mend it in [mail].'
        )
    return encoded


def _line(value: str) -> str:
    return " ".join(_CONTROL.sub(" ", value).split())


def _unstructured(value: str, column: int) -> str:
    if value.isascii() and "=?" not in value and column + len(value) <= 78:
        return value
    return "\r\n ".join(encoded_words(value, column))


def _phrase(name: str, column: int) -> str:
    """A display name and the space after it; nothing for none. In one encoded word where it fits: some readers put a
    space between two."""
    name = _line(name)
    if not name:
        return ""
    if not name.isascii() or "=?" in name or column + len(name) > 60:
        words, alone = encoded_words(name, column), encoded_words(name, 1)
        begin = "\r\n " if len(alone) < len(words) else ""
        return begin + "\r\n ".join(alone if begin else words) + "\r\n "
    if _PLAIN_PHRASE.fullmatch(name):
        return f"{name} "
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" '


def encoded_words(text: str, column: int) -> list[str]:
    """`text` as encoded words of at most 75 characters, to be joined by CRLF and a space (RFC 2047, section 2).

    `column` is how many characters stand before the first on its line. No character is split, and no grapheme that
    fits a word. Base64 or the Q encoding, whichever is shorter.
    """
    ways = (list(_words(text, column, "B")), list(_words(text, column, "Q")))
    return min(ways, key=lambda words: sum(map(len, words)))


def _words(text: str, column: int, encoding: str) -> Iterator[str]:
    room, chunk = min(LONGEST_WORD, _LINE - column), b""
    for piece in _pieces(text):
        if chunk and len(_word(chunk + piece, encoding)) > room:
            yield _word(chunk, encoding)
            room, chunk = LONGEST_WORD, b""
        chunk += piece
    yield _word(chunk, encoding)


def _pieces(text: str) -> Iterator[bytes]:
    for grapheme in graphemes(text):
        data = grapheme.encode()
        yield from ([data] if len(data) <= 20 else (char.encode() for char in grapheme))


def _word(data: bytes, encoding: str) -> str:
    if encoding == "B":
        return f"=?utf-8?B?{base64.b64encode(data).decode()}?="
    letters = (chr(b) if b in _Q_SAFE else "_" if b == 0x20 else f"={b:02X}" for b in data)
    return f"=?utf-8?Q?{''.join(letters)}?="


def _body(content: str) -> tuple[str, str]:
    """Encoding and body, whichever of quoted-printable and base64 is shorter; both keep lines to 76 characters."""
    lines = content.encode()
    quoted = binascii.b2a_qp(lines, istext=True).decode().replace("\n", "\r\n")
    packed = base64.b64encode(lines.replace(b"\n", b"\r\n")).decode()
    if len(quoted) <= len(packed) * 78 // 76:
        return "quoted-printable", quoted
    return "base64", "\r\n".join(packed[i : i + 76] for i in range(0, len(packed), 76))


def _prove(data: bytes, letter: Letter, names: list[str], bodies: tuple[str, str]) -> None:
    """That the bytes, read again, say what was meant and nothing else."""
    read = email.message_from_bytes(data, policy=email.policy.default)
    sender = read["From"].addresses
    parts = [_decoded(part) for part in read.iter_parts()]
    subject, name = str(read["Subject"]), sender[0].display_name if len(sender) == 1 else None
    same = (
        list(read.keys()) == names
        and subject == _line(letter.subject)
        and name is not None
        and _bare(name) == _bare(letter.sender_name)
        and sender[0].addr_spec == letter.sender
        # As seconds: in the hour that comes twice, no two times of different zones are equal (PEP 495).
        and read["Date"].datetime.timestamp() == letter.date.replace(microsecond=0).timestamp()
        and tuple(parts) == tuple(body.rstrip("\n") for body in bodies)
        and not read.defects
        and not any(part.defects for part in read.iter_parts())
    )
    if not same or max(map(len, data.split(b"\r\n"))) > LONGEST_LINE or b"\n" in data.replace(b"\r\n", b""):
        raise MailError(
            "The mail, read again, does not say what the letter says, so it was not made; look for odd characters in "
            "the subject and in the names of [mail] and [site]."
        )


def _bare(name: str) -> str:
    """A name without spaces: the parser leaves one between two encoded words of a phrase, where RFC 2047 drops it."""
    return _line(name).replace(" ", "")


def _decoded(part: Message) -> str:
    payload = cast("bytes", part.get_payload(decode=True))
    return payload.decode().replace("\r\n", "\n").rstrip("\n")
