"""Hugo's shortcodes become what they stand for, and are never printed raw."""

from __future__ import annotations

import pytest

from repurpose.compose.shortcodes import as_html
from repurpose.html import to_html

BASE = "https://letter.example.org/posts/seaweed/"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("{{< youtube kelp_FOREST-1 >}}", ("https://www.youtube.com/watch?v=kelp_FOREST-1", "YouTube")),
        (
            '{{< youtube id="kelpFOREST01" autoplay="true" >}}',
            ("https://www.youtube.com/watch?v=kelpFOREST01", "YouTube"),
        ),
        ("{{<youtube kelpFOREST01>}}", ("https://www.youtube.com/watch?v=kelpFOREST01", "YouTube")),
        (
            '{{< spotify "episode/1a2B3c4D5e6F7g8H9i0Jkl" >}}',
            ("https://open.spotify.com/episode/1a2B3c4D5e6F7g8H9i0Jkl", "Spotify"),
        ),
        (
            '{{< apple-podcast "tw/podcast/kelp-talk/id100200300?i=1000200300400" >}}',
            ("https://podcasts.apple.com/tw/podcast/kelp-talk/id100200300?i=1000200300400", "Apple Podcasts"),
        ),
        ("{{< vimeo 12345 >}}", ("https://vimeo.com/12345", "Vimeo")),
        (
            '<iframe width="560" src="https://www.youtube.com/embed/kelpFOREST01?rel=0"></iframe>',
            ("https://www.youtube.com/watch?v=kelpFOREST01", "YouTube"),
        ),
        (
            "<iframe src='https://player.example.com/e/1'></iframe>",
            ("https://player.example.com/e/1", "player.example.com"),
        ),
    ],
)
def test_a_player_becomes_a_link(written: str, link: tuple[str, str]) -> None:
    assert to_html(written, BASE).strip() == f'<p><a href="{link[0]}">{link[1]}</a></p>'


def test_a_figure_becomes_an_image_with_its_caption() -> None:
    page = to_html('{{< figure src="/kelp.png" caption="海帶 & 船" >}}', BASE)
    assert page.strip() == (
        '<figure><img src="https://letter.example.org/kelp.png" alt="海帶 &amp; 船">'
        "<figcaption>海帶 &amp; 船</figcaption></figure>"
    )


def test_a_reference_to_a_page_becomes_its_address() -> None:
    page = to_html('[前篇]({{< relref "posts/kelp.md#two" >}}) [這裡]({{< ref "#two" >}})', BASE)
    assert 'href="https://letter.example.org/posts/kelp/#two"' in page
    assert f'href="{BASE}#two"' in page


def test_an_unknown_shortcode_is_dropped_and_its_content_stays() -> None:
    assert to_html("{{% note %}}記得**潮汐**{{% /note %}}", BASE) == "<p>記得<strong>潮汐</strong></p>\n"


def test_an_escaped_shortcode_prints_as_hugo_prints_it() -> None:
    assert to_html("寫 {{</* youtube x */>}} 即可", None) == "<p>寫 {{&lt; youtube x &gt;}} 即可</p>\n"


@pytest.mark.parametrize(
    "code",
    [
        "`{{< youtube kelpFOREST01 >}}`",
        "```\n{{< youtube kelpFOREST01 >}}\n```\n",
        "~~~~\n{{< x >}}\n~~~\n{{< y >}}\n~~~~\n",
    ],
)
def test_inside_code_they_are_left_as_written(code: str) -> None:
    assert as_html(code) == code


def test_after_a_fence_closes_they_are_replaced_again() -> None:
    assert "{{" not in as_html("```\na\n```\n{{< youtube kelpFOREST01 >}}")


@pytest.mark.parametrize(
    "written",
    [
        "{{< youtube javascript:alert(1) >}}",
        '{{< spotify "../../evil" >}}',
        '{{< apple-podcast "tw/../x y" >}}',
        "{{< vimeo x >}}",
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe>",
    ],
)
def test_an_id_that_is_none_gives_no_link(written: str) -> None:
    assert "<a" not in to_html(written, BASE)
