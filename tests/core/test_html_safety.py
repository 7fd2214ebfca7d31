"""Whatever stands in an article, only the allow-list comes out."""

from __future__ import annotations

import html.parser
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.html import to_html

BASE = "https://letter.example.org/posts/a/"
ELEMENTS = """
    a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins
    kbd li mark ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var wbr
"""
ALLOWED = set(ELEMENTS.split())
HARMLESS = "href title src alt width height lang dir start reversed align colspan rowspan scope datetime"
ATTRIBUTES = set(HARMLESS.split())
ADDRESSES = {"href", "src"}
SAFE_ADDRESS = re.compile(r"(?:https?://[^\s]|mailto:)", re.IGNORECASE)


class Inspector(html.parser.HTMLParser):
    """Collects what a browser would act on and must not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.active.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or (name in ADDRESSES and not SAFE_ADDRESS.match(value or "")):
                self.active.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.active.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.active.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.active.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.active.append(f"unknown {data}")


def active(page: str) -> list[str]:
    inspector = Inspector()
    inspector.feed(page)
    inspector.close()
    return inspector.active


# The families of the OWASP filter evasion sheet, of the HTML5 security sheet, and mutation payloads, one or more each.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/xss src=//evil.example/x.js>",
    "<<SCRIPT>alert(1);//\\<</SCRIPT>",
    "<script\x20type='text/javascript'>alert(1);</script>",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=\"javascript:alert('x');\">",
    "<IMG SRC=JaVaScRiPt:alert(1)>",
    "<IMG SRC=`javascript:alert(1)`>",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>"\\>',
    "<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>",
    "<IMG SRC=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)>",
    '<IMG SRC="jav\tascript:alert(1);">',
    '<IMG SRC="jav&#x09;ascript:alert(1);">',
    '<IMG SRC="jav&#x0A;ascript:alert(1);">',
    '<IMG SRC=" &#14;  javascript:alert(1);">',
    '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+">',
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<img/src=`x`onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<a href=javascript:alert(1)>x</a>",
    '<a href="  javascript:alert(1)">x</a>',
    '<a href="java\x00script:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="https://ok.example" onmouseover="alert(1)" style="position:fixed" target="_blank">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](&#x6a;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "![x](javascript:alert(1))",
    '![x"onerror="alert(1)](x)',
    '![x](x"onerror="alert(1))',
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    "[a](https://ok.example 'x\" onclick=\"alert(1)')",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<math href="javascript:alert(1)">x</math>',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><img src=x onerror=alert(1)></template>",
    "<title><img src=x onerror=alert(1)></title>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    "<plaintext><img src=x onerror=alert(1)>",
    '<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed>',
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo 1 ?><?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE html [<!ENTITY x 'y'>]>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<frameset><frame src=javascript:alert(1)></frameset>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=x></applet>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<input onfocus=alert(1) autofocus>",
    "<select onfocus=alert(1) autofocus><option>x</select>",
    "<keygen autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<video poster=javascript:alert(1)//></video>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=javascript:alert(1)//>",
    "<style>@import 'javascript:alert(1)';</style>",
    '<div style="background-image:url(javascript:alert(1))">x</div>',
    '<div style="width:expression(alert(1))">x</div>',
    '<p style="behavior:url(#default#time2)" onend=alert(1)>x</p>',
    '<table background="javascript:alert(1)"><td background="javascript:alert(1)">x</table>',
    "<bgsound src=javascript:alert(1)>",
    "<layer src=javascript:alert(1)></layer>",
    "<x onclick=alert(1)>x</x>",
    "<xss style=animation-name:x onanimationstart=alert(1)>",
    "<p id=location name=cookie class=x contenteditable>x</p>",
    "<img name=getElementById>",
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    '<q cite="data:text/html,x">x</q>',
    "`<script>alert(1)</script>`<script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "[^x]\n\n[^x]: <script>alert(1)</script>[a](javascript:alert(1))",
    '{{< youtube "><script>alert(1)</script>" >}}',
    '{{< figure src="javascript:alert(1)" caption="<script>alert(1)</script>" >}}',
    '{{< apple-podcast "tw/\'><script>alert(1)</script>" >}}',
    '{{< ref "javascript:alert(1)" >}}',
    '[x]({{< ref "x" onclick="y" >}} "t" onclick=alert(1))',
    '<iframe src="https://e.example/x?&quot;onload=alert(1)">',
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("frame", ["{}", "字{}字", "- {}\n", "> {}\n", "# {}\n", "<div>\n{}\n</div>"])
def test_nothing_active_is_left(payload: str, frame: str) -> None:
    for base in (BASE, None):
        assert (
            active(
                to_html(frame.format(payload) if "{" not in payload else frame.replace("{}", payload), base)
            )
            == []
        )


@given(
    st.lists(st.sampled_from(PAYLOADS), min_size=2, max_size=5),
    st.sampled_from(["", "\n", " ", "\n\n", '"', "'"]),
)
def test_payloads_together_leave_nothing_active(payloads: list[str], between: str) -> None:
    assert active(to_html(between.join(payloads), BASE)) == []


@given(st.text(alphabet=st.sampled_from("<>\"'=&;:/#![]()`*_~|{}-\n\t abhrefscij漢「。\x00"), max_size=200))
def test_any_text_leaves_nothing_active(text: str) -> None:
    assert active(to_html(text, BASE)) == []


@given(st.text(max_size=300))
def test_every_character_of_the_output_is_legal_in_xml(text: str) -> None:
    illegal = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
    assert illegal.search(to_html(text, BASE)) is None
