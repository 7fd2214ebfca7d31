"""Bytes to text: UTF-8 or a clear word about what else the bytes may be.

Guessing an encoding would print wrong characters as if somebody had said them; so nothing but UTF-8 is read, and the
message names the most likely encoding and the place of the first bad byte.
"""

from __future__ import annotations

import re

from repurpose.errors import ArticleError

_SAMPLE = 64 * 1024
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# The most frequent characters of both scripts: right guesses are full of them, wrong ones are not.
_FREQUENT = frozenset(
    "的一是不了在人有我他这這中大来來上个個国國和说說们們为為子你地出道也时時年得就那要下以生会會着著去之过過家学學对對可里裡她后後么麼"
)
_JAPANESE = re.compile(r"[\u3041-\u30ff]")


def decoded(data: bytes, name: str) -> str:
    """`data` as text, a BOM removed and line ends left as they are.

    Raises ArticleError for an empty file, NUL bytes, UTF-16 or -32, another encoding, or damaged UTF-8.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            raise ArticleError(f"{name} is encoded in {encoding}; save it as UTF-8.")
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise ArticleError(f"{name} is empty; write something in it or delete it.")
    nul = data.find(b"\0")
    if nul >= 0:
        raise ArticleError(_with_nul(data, nul, name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(_not_utf8(data, error.start, name)) from None


def _with_nul(data: bytes, nul: int, name: str) -> str:
    sample = data[:_SAMPLE]
    if sample.count(0) * 4 > len(sample):
        return f"{name} looks like UTF-16 without a byte order mark; save it as UTF-8."
    return f"{name} holds a NUL at byte {nul} (line {_line(data, nul)}) and looks like binary data; only text can be read."


def _not_utf8(data: bytes, at: int, name: str) -> str:
    where = f"byte {at} (line {_line(data, at)})"
    guess = _guess(data[:_SAMPLE])
    if guess:
        return f"{name} is not UTF-8 at {where} and looks like {guess}; convert it to UTF-8."
    return f"{name} is damaged: {where} is not valid UTF-8; restore the file or save it again as UTF-8."


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _guess(sample: bytes) -> str | None:
    """The encoding that makes the best Chinese or Japanese of the bytes, None where UTF-8 with a flaw fits better."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not char.isascii() for char in text) - broken > broken:
        return None
    scores = {
        "Big5": _chinese(sample, "big5"),
        "GBK": _chinese(sample, "gb18030"),
        "Shift JIS": _japanese(sample),
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > 0.05 else "Latin-1 (Windows-1252)"


def _others(sample: bytes, codec: str) -> str:
    text = sample.decode(codec, "replace")
    lost = text.count("\ufffd")
    other = "".join(char for char in text if not char.isascii())
    return other if lost * 10 < len(other) else ""


def _chinese(sample: bytes, codec: str) -> float:
    other = _others(sample, codec)
    return sum(char in _FREQUENT for char in other) / len(other) if other else 0.0


def _japanese(sample: bytes) -> float:
    other = _others(sample, "shift_jis")
    kana = [char for char in other if _JAPANESE.match(char)]
    return len(kana) / len(other) / 4 if other else 0.0
