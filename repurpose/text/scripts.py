"""Which script a text is written in, and a form of it that compares equal across scripts.

Folding is for comparing, never for printing: it maps character by character and so knows nothing of words. The one
room that imports OpenCC; it is loaded on first use, because that takes longer than most commands.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping

from repurpose.model import Language

_HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The ranges of Han characters, for use inside a character class of a regular expression."""

_ENOUGH = 20_000
_SENTENCE = 400  # characters up to which a text is one of many
_KEPT = 0x10000  # characters below this are kept in tables: a text may hold a million others
_HAN = re.compile(f"[{HAN}]+")
_ONE_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_APART = bytes(
    code if code < 128 and chr(code).isalnum() else 32 for code in range(256)
)  # all else is white space
_MACHINE = re.compile(r"https?://[^\s<>()\u3000-\u303f\uff00-\uffef]+|\{\{[<%][^{}]*[%>]\}\}|<[^<>]{0,400}>")


def is_han(char: str) -> bool:
    """Whether one character is a Han character (unified or compatibility ideograph)."""
    return (
        "\u3400" <= char <= "\u4dbf"
        or "\u4e00" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or ("\U00020000" <= char <= "\U0003ffff")
    )


def has_han(text: str) -> bool:
    """Whether there is a Han character in a text."""
    return not text.isascii() and _ONE_HAN.search(text) is not None


def latin_runs(text: str) -> list[str]:
    """The runs of ASCII letters and digits in a text, in order: `[A-Za-z0-9]+`, many times faster."""
    return text.encode("ascii", "replace").translate(_APART).decode("ascii").split()


def detect(text: str) -> Language:
    """The language of `text`: English where words of Latin letters outnumber Han characters, else the script.

    Traditional is the answer where nothing tells the scripts apart. URLs, shortcodes and HTML tags do not count, so a
    clipped page full of picture links is still Chinese. Only the first 20 000 characters are looked at.
    """
    prose = _MACHINE.sub(" ", text[:_ENOUGH])
    han = "".join(_HAN.findall(prose))
    others = len(prose) - len(han)  # there cannot be more words than these
    if len(han) <= others and len(han) <= len(_LATIN_WORD.findall(prose)):
        return "en"
    # Both standards hold what is common to the scripts, so a character that was merged in Simplified but stands for
    # itself in Traditional text (后, 里, 只) counts for both, which is evidence of neither.
    hant, hans = (len(han.encode(standard, "ignore")) for standard in ("big5", "gb2312"))
    return "zh-Hans" if hans > hant else "zh-Hant"


class _Characters(dict[int, int | str]):
    """A table for `str.translate`, filled as characters are met: one that it lacks costs an exception each time."""

    def __init__(self, written: Callable[[str], str]) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, code: int) -> int | str:
        plain = self._written(chr(code))
        value = ord(plain) if len(plain) == 1 else plain
        if code < _KEPT:
            self[code] = value
        return value


@functools.cache
def _simplified() -> Mapping[str, str]:
    """Every Han character that OpenCC writes differently in Simplified text, one by one."""
    import opencc

    han = [chr(code) for start, end in _HAN_RANGES for code in range(start, end)]
    plain = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {char: simple for char, simple in zip(han, plain, strict=True) if char != simple}


@functools.cache
def _simplifying() -> _Characters:
    table = _simplified()
    return _Characters(lambda char: table.get(char, char))


@functools.cache
def _folding() -> _Characters:
    table = _simplified()
    return _Characters(lambda char: "".join(table.get(c, c) for c in unicodedata.normalize("NFKC", char)))


def fold(text: str) -> str:
    """`text` as NFKC, in Simplified characters and lower case. The length may change; offsets do not carry over."""
    if text.isascii():
        return text.lower()
    return _folded_once(text) if len(text) <= _SENTENCE else _folded(text)


@functools.lru_cache(maxsize=4096)
def _folded_once(text: str) -> str:
    return _folded(text)  # several readers of an article fold the same sentences


def _folded(text: str) -> str:
    if not has_han(text):
        normal = unicodedata.normalize("NFKC", text)  # quick, where the text is normal already
        if not has_han(normal):
            return normal.lower()
    plain = text.translate(_folding())
    # Character by character is NFKC of the whole unless neighbours combine, and then the result is not normal. Han
    # characters never combine, so that it does not matter in which script they are when this is asked.
    if not unicodedata.is_normalized("NFKC", plain):
        plain = unicodedata.normalize("NFKC", text).translate(_simplifying())
    return plain.lower()


def simplified(text: str) -> str:
    """`text` in Simplified characters, one for one: the same length, so that offsets carry over. For comparing only."""
    if text.isascii():
        return text
    return text.translate(_simplifying()) if len(text) <= _SENTENCE else _simplified_once(text)


@functools.lru_cache(maxsize=4)
def _simplified_once(text: str) -> str:
    return text.translate(_simplifying())  # several readers of an article look at the whole of it
