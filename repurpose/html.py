"""Markdown → safe HTML, for mail and feed alike, and CSS inlined for mail. The door to comrak, nh3 and css-inline.

Everything that leaves `to_html` has passed an allow-list of elements, attributes and URL schemes; nothing here opens
a file or an address. Raw HTML in an article is kept where the list has it and dropped where not.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import lru_cache

import comrak
import css_inline
import nh3

from repurpose.compose import shortcodes

#: Deeper nesting than any writer needs. A tree parser takes quadratic time in depth: at 60 000 levels, 28 seconds.
_DEEPEST = 200
_REFERENCES = 500

_TAGS = """
    a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins
    kbd li mark ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var wbr
"""
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
#: Removed with what they contain; of every other element that is not allowed, the text stays.
_EMPTIED = "script style template textarea title select noscript object applet math svg form"
_SCHEMES = frozenset(("http", "https", "mailto"))

_C0 = bytes(b for b in (*range(32), 127) if b not in b"\t\n\r")
_C1_OR_NO_CHARACTER = re.compile("[\x80-\x9f\ufffe\uffff]")
_FOOTNOTE_MARK = re.compile(
    r'<sup class="footnote-ref"><a href="#[^"<>]*" id="[^"<>]*" data-footnote-ref>(\d+)</a></sup>'
)
_FOOTNOTE_BACK = re.compile(
    r' ?<a href="#[^"<>]*" class="footnote-backref"[^<>]*>↩(?:<sup class="footnote-ref">\d+</sup>)?</a>'
)
_TICKS = {
    '<input type="checkbox" checked="" disabled="" />': "☑",
    '<input type="checkbox" disabled="" />': "☐",
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
#: Elements that need no end tag; they cannot nest without another element between.
_NO_END_TAG = "p li td th tr dt dd option br hr img input wbr col source area base link meta embed"
_UNCOUNTED = frozenset(_NO_END_TAG.split())
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_HEADING = re.compile(r"<(/?)h([1-6])\b")


def _options() -> tuple[comrak.ExtensionOptions, comrak.RenderOptions]:
    extensions = comrak.ExtensionOptions()
    for name in ("table", "strikethrough", "autolink", "tasklist", "footnotes", "cjk_friendly_emphasis"):
        setattr(extensions, name, True)
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True  # raw HTML passes here and is judged by the allow-list below
    return extensions, rendering


_EXTENSIONS, _RENDERING = _options()


def to_html(markdown: str, base_url: str | None, *, top_heading: int = 1) -> str:
    """Safe HTML of an article's body.

    GitHub's Markdown, with emphasis that works beside Chinese marks. Relative addresses are made absolute against
    `base_url` (absolute itself) and dropped where it is None. `top_heading` is the level that `#` gets; what would
    be deeper than h6 is h6. Footnote marks are plain superscripts, since a link inside a page leads nowhere in a
    feed reader or a mail. Text that nests deeper than 200 levels comes out as escaped paragraphs.
    """
    source = shortcodes.as_html(legal(markdown))
    raw = comrak.render_markdown(source, extension_options=_EXTENSIONS, render_options=_RENDERING)
    raw = _FOOTNOTE_BACK.sub("", _FOOTNOTE_MARK.sub(r"<sup>\1</sup>", raw))
    for box, sign in _TICKS.items():
        raw = raw.replace(box, sign)
    if _too_deep(raw):
        return _paragraphs(source)
    clean = _cleaner(base_url).clean(_relieved(raw))
    if "&#" in source:
        clean = legal(clean)
    clean = clean.replace("&nbsp;", "\xa0")
    clean = _IMAGE.sub(_image, clean)
    return _shifted(clean, top_heading - 1) if top_heading > 1 else clean


def legal(text: str) -> str:
    """The text without what XML forbids (XML 1.0 section 2.2, `Char`), lone surrogates and the C1 controls."""
    data = text.encode("utf-8", "ignore").translate(None, _C0)
    text = data.decode("utf-8")
    # Their lead bytes are rare in any language, and finding a byte is far cheaper than searching every character.
    return _C1_OR_NO_CHARACTER.sub("", text) if b"\xc2" in data or b"\xef\xbf" in data else text


def inlined(page: str) -> str:
    """A whole HTML page with the rules of its `<style>` written into `style` attributes, for mail programs that drop it.

    A `<style data-css-inline="keep">` (media queries, dark colours) stays where it is. Nothing is fetched.
    """
    return _INLINER.inline(page).replace('<style data-css-inline="keep">', "<style>")


_INLINER = css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False)


@lru_cache(maxsize=64)
def _cleaner(base_url: str | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS.split()),
        attributes={name: set(allowed) for name, allowed in _ATTRIBUTES.items()},
        clean_content_tags=set(_EMPTIED.split()),
        url_schemes=set(_SCHEMES),
        link_rel=None,  # without target="_blank" there is nothing that rel would have to protect
        url_relative=("rewrite_with_base", base_url) if base_url else "deny",
    )


def _too_deep(raw: str) -> bool:
    """Whether elements nest deeper than `_DEEPEST`, estimated upwards: an end tag counts only where its element is open."""
    if raw.count("<") - raw.count("</") <= _DEEPEST:
        return False
    open_now: Counter[str] = Counter()
    for match in _TAG.finditer(raw):
        name = match[2].lower()
        if name in _UNCOUNTED:
            continue
        if not match[1]:
            open_now[name] += 1
            if open_now.total() > _DEEPEST:
                return True
        elif open_now[name]:
            open_now[name] -= 1
    return False


def _relieved(raw: str) -> str:
    """The same HTML with text nodes of more than 500 character references broken up: the parser is quadratic in them.

    The break is an element that the allow-list drops, so nothing of it is left.
    """
    if raw.count("&") <= _REFERENCES:
        return raw
    pieces = raw.split("<")
    for number, piece in enumerate(pieces):
        if piece.count("&") > _REFERENCES:
            tag, close, text = piece.partition(">")
            parts = text.split("&")
            groups = ("&".join(parts[i : i + _REFERENCES]) for i in range(0, len(parts), _REFERENCES))
            pieces[number] = tag + close + "<span></span>&".join(groups)
    return "<".join(pieces)


def _paragraphs(text: str) -> str:
    pieces = (piece.strip() for piece in text.split("\n\n"))
    return "".join(f"<p>{html.escape(piece, quote=False)}</p>\n" for piece in pieces if piece)


def _image(match: re.Match[str]) -> str:
    """An image needs a place to come from, and an alternative text; one without the first leaves the second."""
    attributes: dict[str, str] = dict(re.findall(r' ([a-z]+)="([^"]*)"', match[1]))
    if "src" not in attributes:
        return attributes.get("alt", "")
    return match[0] if "alt" in attributes else f'<img{match[1]} alt="">'


def _shifted(clean: str, by: int) -> str:
    return _HEADING.sub(lambda m: f"<{m[1]}h{min(6, int(m[2]) + by)}", clean)
