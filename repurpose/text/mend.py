"""The printed form of a slice of a file: emphasis marks dropped, white space mended, nothing else changed.

Clipped pages put spaces inside words (`成 果`, `Mark Ch en`). They are mended in what is printed; offsets stay exact,
because `same` proves a printed text against the slice it came from whatever was mended.
"""

from __future__ import annotations

import collections
import functools
import re
import unicodedata
from collections.abc import Collection

from repurpose.text.scripts import HAN


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Begins with the space, so that it is only tried where one stands; what is before is looked at from behind it.
_ODD = re.compile(
    rf" (?:(?<=[{HAN}] )(?=[{HAN}「『《〈（【〔])"
    r"|(?<=[。，、；：！？「『《〈（【〔] )|(?=[。，、；：！？」』》〉）】〕])"
    rf"|(?<=[」』》〉）】〕] )(?=[{HAN}「『《〈（【〔])"
    rf"|(?<=^“ )|(?<=[{HAN}，。：、]“ )|(?<=[{HAN}，。！？] )(?=”))"
)
_LATIN = r"[A-Za-z\u00c0-\u024f]"
_LATIN_WORD = re.compile(rf"{_LATIN}+")
_BETWEEN = re.compile(rf" (?<={_LATIN} )(?={_LATIN})")
_SPLIT = re.compile(rf"({_LATIN}(?<!{_LATIN}.){_LATIN}*) (?=({_LATIN}+))")
_SPLIT_NAME = re.compile(rf"([A-Z\u00c0-\u024f](?<!{_LATIN}.){_LATIN}*) (?=({_LATIN}+))")
_FULL_STOPS = frozenset("。！？.!?")
_HAN = re.compile(rf"[{HAN}]")
_NO_WORD = re.compile(r"(?![a-z]*[aeiouy])[a-z]+|(?:ck|ld|lt|nd|ng|nk|nt|rd|rk|rt|ss|tt)[a-z]+|[b-hj-z]")
_NO_NAME = re.compile(r"(?!Mr|Ms|Dr|St|Jr|Sr|Ph|Mrs|Prof)[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,2}")
_COMMON = _words(
    "a an and any are as at be by can do every for from go has he if in into is it its may me my no not "
    "of on one or our out over so some than that the their they this to under up us was we what with "
    "you your vs cf km cm mm kg ms hz kb mb"
)


def printed(passage: str, words: Collection[str] = ()) -> str:
    """`passage` as it is printed: `**` dropped, white space collapsed, odd spaces inside words taken out.

    Spaces between Chinese and Latin text stay as the author set them, and so do those between Latin words, except where
    a piece is no word and the two pieces make one of `words` (see `words_of`). For every result `same(result, passage)`.
    """
    return _printed(passage, frozenset(words))


@functools.lru_cache(maxsize=4096)
def _printed(passage: str, words: frozenset[str]) -> str:
    text = " ".join(passage.replace("**", "").split())
    if " " in text:
        text = text if text.isascii() else _ODD.sub("", text)
        text = _joined(text, words)
    return text if same(text, passage) else passage


def side_by_side(left: str, between: str, right: str) -> str | None:
    """The printed form of two neighbouring sentences out of their own, where no mending can reach across.

    `left` and `right` are what `printed` made of passages without `*`; `between` is what stands between these in the
    file. None where the whole must be printed anew: where it is not white space, where a sentence does not end in a full
    stop or the next not begin with a letter or digit, and where only one of them holds Chinese.
    """
    apart = not between or between.isspace()
    if not (apart and left[-1:] in _FULL_STOPS and right[:1].isalnum() and _chinese(left) == _chinese(right)):
        return None
    return left + right if not between or left[-1] in "。！？" else f"{left} {right}"


@functools.lru_cache(maxsize=4)  # several readers of an article ask for the words of the whole of it
def words_of(text: str) -> frozenset[str]:
    """Latin words of three letters and more that `text` writes at least twice: what a broken word may be mended to."""
    counts = collections.Counter(_LATIN_WORD.findall(text))
    return frozenset(word for word, n in counts.items() if n > 1 and len(word) > 2)


def same(a: str, b: str) -> bool:
    """Whether two texts are equal after NFKC, without white space and `**`: the proof of a printed passage."""
    return a == b or _bare(a) == _bare(b)


def _bare(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(plain.replace("**", "").split())


def _chinese(text: str) -> bool:
    return not text.isascii() and _HAN.search(text) is not None


def _joined(text: str, words: Collection[str]) -> str:
    if not _BETWEEN.search(text):
        return text
    chinese = _chinese(text)

    def join(match: re.Match[str]) -> str:
        left, right = match[1], match[2]
        broken = _halves(left, right, words, chinese) or _fragment(left, right, chinese)
        return left if broken else match[0]

    return (_SPLIT if chinese else _SPLIT_NAME).sub(join, text)  # else only capitalised words are broken


def _halves(left: str, right: str, words: Collection[str], chinese: bool) -> bool:
    """Whether two pieces are the halves of a word that the file writes whole elsewhere."""
    if left + right not in words or not (chinese or left[0].isupper()):
        return False
    both_words = left in words and right in words
    return not (both_words or left.lower() in _COMMON or right.lower() in _COMMON)


def _fragment(left: str, right: str, chinese: bool) -> bool:
    """Whether one piece of a capitalised word cannot stand alone in any English text (`Ma rk`, `Ch en`)."""
    if not (left[0].isupper() and left[1:].islower() and right.islower()) or right in _COMMON:
        return False
    return bool(_NO_NAME.fullmatch(left) or (chinese and _NO_WORD.fullmatch(right)))
