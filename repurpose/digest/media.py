"""Where an article's episode can be heard or seen: the ids in shortcodes, links, players, front matter and bare URLs.

Pure. Ids are spelt as the sites spell them, so that two articles of one episode can be told by comparing strings; the
order is that of first appearance, front matter first. Other sites' players are not listed.
"""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping

from repurpose.model import Media

_FIELDS = 64  # how many strings of the front matter are looked at

_STOP = r"[^\s<>\"'`)）\]」』”’，。；、|]{4,1000}"
_URL = re.compile("//" + _STOP)
_REST = re.compile(_STOP)
_HOSTS = ("youtube.com/", "youtu.be/", "open.spotify.com/", "podcasts.apple.com/")
_SIGNS = ("//", "{{", "spotify:", ".com/", "youtu")  # one of them is in whatever names something
_CODE = re.compile(
    r"\{\{[<%]\s{0,20}(youtube|spotify|apple[-_]?podcasts?|audio|podcast)[\w-]{0,20}\s([^{}]{1,1000}?)[>%]\}\}",
    re.IGNORECASE,
)
_ARGUMENT = re.compile(
    r"(?:([\w-]{1,30})\s{0,5}=\s{0,5})?(?:\"([^\"]{1,600})\"|`([^`]{1,600})`|'([^']{1,600})'|([^\s\"'`=]{1,600}))"
)
_URI = re.compile(r"\bspotify:(episode|show):([0-9A-Za-z]{16,32})\b")
_ESCAPE = re.compile(r"\\([_*~\-.&=?#()\[\]])")

_VIDEO = re.compile(r"[0-9A-Za-z_-]{11}\Z")
_SPOTIFY = re.compile(r"(episode|show)/([0-9A-Za-z]{16,32})\Z")
_APPLE = re.compile(r"(?:[a-z]{2}/)?podcast/(?:[^/?#]{1,300}/)?id\d{3,15}\Z")
_AUDIO = re.compile(r"\.(?:mp3|m4a|ogg|oga|wav|opus|aac|flac)\Z", re.IGNORECASE)
_NAMED = ("id", "src", "url", "episode", "path", "show")


class _Found:
    """Four lists without repetition, in order of appearance."""

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, None]] = {
            "youtube": {},
            "spotify": {},
            "apple_podcast": {},
            "audio": {},
        }

    def add(self, kind: str, value: str | None) -> bool:
        if value:
            self.ids[kind].setdefault(value)
        return bool(value)

    def media(self) -> Media:
        return Media(**{kind: tuple(values) for kind, values in self.ids.items()})


def media(text: str, body_start: int, front: Mapping[str, object]) -> Media:
    """The media that a file names: `front` is its front matter, the body begins at `body_start` (code points).

    A YouTube id has 11 characters; a Spotify id is `episode/…` or `show/…`; an Apple id is the path after the host, with
    `?i=` where the link names an episode; audio is the absolute URLs of audio files.
    """
    found = _Found()
    for value in (*_strings(front.values()), text[body_start:]):
        if any(map(value.__contains__, _SIGNS)):
            _read(found, value)
    return found.media()


def youtube(url: str) -> str | None:
    """The video id in a YouTube address or player, else None."""
    parts = _parts(url)
    if parts is None:
        return None
    host, path, query = parts
    if host == "youtu.be":
        return _video(path.split("/")[0])
    if host not in ("youtube.com", "youtube-nocookie.com"):
        return None
    head, _, tail = path.partition("/")
    if head in ("embed", "shorts", "live", "v", "e"):
        return _video(tail.split("/")[0])
    return _video(_first(query, "v")) if head in ("watch", "watch_popup", "") else None


def spotify(url: str) -> str | None:
    """`episode/<id>` or `show/<id>` of a Spotify address or player, else None."""
    parts = _parts(url)
    if parts is None or parts[0] not in ("open.spotify.com", "play.spotify.com"):
        return None
    pieces = [piece for piece in parts[1].split("/") if piece not in ("embed", "embed-podcast", "video")]
    pieces = [piece for piece in pieces if not piece.startswith("intl-")]
    match = _SPOTIFY.match("/".join(pieces[:2]))
    return match[0] if match else None


def apple_podcast(url: str) -> str | None:
    """The path of an Apple Podcasts address, with `?i=` where there is one, else None."""
    parts = _parts(url)
    if parts is None or parts[0] not in (
        "podcasts.apple.com",
        "itunes.apple.com",
        "embed.podcasts.apple.com",
    ):
        return None
    return _apple_path(parts[1], _first(parts[2], "i"))


def _read(found: _Found, text: str) -> None:
    """Everything in `text`, in order of appearance."""
    hits: list[tuple[int, str, str, str]] = []
    if "{{" in text:
        hits += [(m.start(), "code", m[1], m[2]) for m in _CODE.finditer(text)]
    for m in _URL.finditer(text):
        hits.append((m.start(), "url", "", _scheme(text, m.start()) + m[0]))
    for host in _HOSTS:
        hits += [(at, "url", "", "//" + url) for at, url in _without_scheme(text, host)]
    if "spotify:" in text:
        hits += [(m.start(), "uri", "", f"{m[1]}/{m[2]}") for m in _URI.finditer(text)]
    for _, form, name, value in sorted(hits):
        if form == "uri":
            found.add("spotify", value)
        elif form == "code":
            _shortcode(found, name.lower(), value)
        else:
            _address(found, value)


def _scheme(text: str, at: int) -> str:
    """The scheme that stands before `//` at code point `at`, empty where there is none."""
    before = text[max(0, at - 6) : at].lower()
    return next((scheme for scheme in ("https:", "http:") if before.endswith(scheme)), "")


def _without_scheme(text: str, host: str) -> Iterator[tuple[int, str]]:
    """Addresses written without `https://`, such as `youtu.be/…`."""
    at = text.find(host)
    while at >= 0:
        start = at - 4 if text[max(0, at - 4) : at] == "www." else at
        before = text[start - 1 : start]
        match = None if before in ("/", ".", "-", "@") or before.isalnum() else _REST.match(text, start)
        if match:
            yield start, match[0]
        at = text.find(host, at + len(host))


def _address(found: _Found, raw: str) -> None:
    url = _ESCAPE.sub(r"\1", html.unescape(raw)).rstrip(".,;:!?*_\\")
    if found.add("youtube", youtube(url)) or found.add("spotify", spotify(url)):
        return
    if found.add("apple_podcast", apple_podcast(url)) or not url.lower().startswith("http"):
        return
    path = url.split("?")[0].split("#")[0]
    if _AUDIO.search(path[-8:]):
        found.add("audio", url)


def _shortcode(found: _Found, name: str, arguments: str) -> None:
    for value in _arguments(arguments):
        if "//" in value:
            _address(found, value)
        elif name == "youtube":
            found.add("youtube", _video(_ESCAPE.sub(r"\1", value)))
        elif name == "spotify":
            match = _SPOTIFY.match(value.split("?")[0])
            found.add(
                "spotify",
                match[0]
                if match
                else f"episode/{value}"
                if re.fullmatch(r"[0-9A-Za-z]{22}", value)
                else None,
            )
        elif name.startswith("apple"):
            path, _, query = value.partition("?")
            found.add("apple_podcast", _apple_path(path.strip("/"), _first(query, "i")))


def _arguments(text: str) -> Iterator[str]:
    """The positional arguments of a shortcode and the named ones that can hold an id."""
    for match in _ARGUMENT.finditer(text):
        value = match[2] or match[3] or match[4] or match[5]
        if value and (match[1] is None or match[1].lower() in _NAMED):
            yield value.strip()


def _parts(url: str) -> tuple[str, str, str] | None:
    try:
        parts = urllib.parse.urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:  # such as an unclosed IPv6 bracket: no address of these sites
        return None
    for prefix in ("www.", "m.", "music."):
        host = host.removeprefix(prefix)
    return host, parts.path.strip("/"), parts.query


def _first(query: str, key: str) -> str:
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if name == key:
            return value
    return ""


def _video(value: str) -> str | None:
    match = _VIDEO.match(value[:11])
    return match[0] if match and not re.match(r"[\w-]", value[11:12]) else None


def _apple_path(path: str, episode: str) -> str | None:
    if not _APPLE.match(path):
        return None
    return f"{path}?i={episode}" if episode.isdigit() else path


def _strings(values: Iterable[object]) -> Iterator[str]:
    """The strings in front-matter values, lists and tables one level deep."""
    seen = 0
    for value in values:
        inner = (
            value.values()
            if isinstance(value, Mapping)
            else value
            if isinstance(value, list | tuple)
            else (value,)
        )
        for each in inner:
            if isinstance(each, str) and seen < _FIELDS:
                seen += 1
                yield each
