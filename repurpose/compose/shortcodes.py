"""Hugo's shortcodes in a Markdown body → HTML that stands without Hugo. Pure text to text.

A player becomes a link to where it plays; a figure an image with its caption; a shortcode that is not known is
dropped and what it encloses stays. Inside code they are left as written, and `{{</* … */>}}` prints as Hugo prints it.
What comes out still has to pass the allow-list of `html`.
"""

from __future__ import annotations

import html
import re

from repurpose.compose import listen

# The bound keeps one unclosed `{{<` from being searched to the end of the file.
_PIECE = re.compile(r"`[^`\n]{1,1000}`|\{\{([<%])([^{}]{0,1000}?)[>%]\}\}|<iframe\b([^<>]{0,2000})>")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ARGUMENT = re.compile(r'(?:([A-Za-z_]{1,40})=)?(?:"([^"]*)"|`([^`]*)`|([^\s"`=]+))')
_YOUTUBE_EMBED = re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([A-Za-z0-9_-]{6,20})")
_FRAME_SOURCE = re.compile(r"""\ssrc\s*=\s*["']?(https?://[^\s"'<>]{1,1000})""")
_LINK = '<a href="{}">{}</a>'


def as_html(markdown: str) -> str:
    """The body with every shortcode and frame outside code replaced."""
    if "{{" not in markdown and "<iframe" not in markdown:
        return markdown
    fence = ""
    lines = markdown.splitlines(keepends=True)
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif "{{" in line or "<iframe" in line:
            lines[number] = _PIECE.sub(_replacement, line)
    return "".join(lines)


def _replacement(match: re.Match[str]) -> str:
    if match[2] is not None:
        return _shortcode(match[1], match[2].strip())
    if match[3] is not None:
        return _frame(match[3])
    return match[0]


def _shortcode(mark: str, inside: str) -> str:
    if inside.startswith("/*") and inside.endswith("*/"):
        close = {"<": ">", "%": "%"}[mark]
        return html.escape(f"{{{{{mark} {inside[2:-2].strip()} {close}}}}}")
    name, _, rest = inside.partition(" ")
    plain: list[str] = []
    named: dict[str, str] = {}
    for key, double, tick, bare in _ARGUMENT.findall(rest):
        value = double or tick or bare
        if key:
            named[key] = value
        else:
            plain.append(value)
    first = plain[0] if plain else ""
    match name:
        case "youtube":
            return _link("YouTube", listen.youtube(named.get("id", first)))
        case "spotify":
            return _link("Spotify", listen.spotify(first))
        case "apple-podcast":
            return _link("Apple Podcasts", listen.apple_podcast(first))
        case "vimeo":
            number = named.get("id", first)
            return _link("Vimeo", f"https://vimeo.com/{number}" if number.isdecimal() else None)
        case "figure":
            return _figure(named)
        case "ref" | "relref":
            return _page(named.get("path", first))
    return ""


def _link(label: str, url: str | None) -> str:
    return _LINK.format(html.escape(url), label) if url else ""


def _figure(named: dict[str, str]) -> str:
    caption = html.escape(named.get("caption") or named.get("title") or "")
    alt = html.escape(named.get("alt", "")) or caption
    image = f'<img src="{html.escape(named.get("src", ""))}" alt="{alt}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>" if caption else image


def _page(path: str) -> str:
    """The address of another page of the site, as Hugo lays pages out when no permalinks are set."""
    page, mark, anchor = path.partition("#")
    page = re.sub(r"(?:/?_?index)?\.md$", "", page)
    at = f"/{page.strip('/')}/" if page else ""
    return html.escape(at + mark + anchor)


def _frame(attributes: str) -> str:
    found = _FRAME_SOURCE.search(attributes)
    if found is None:
        return ""
    video = _YOUTUBE_EMBED.match(found[1])
    if video:
        return _link("YouTube", listen.youtube(video[1]))
    host = found[1].split("/", 3)[2]
    return _link(html.escape(host), found[1])
