"""Media ids, however a file spells them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.digest.media import apple_podcast, media, spotify, youtube
from repurpose.model import Media

VIDEO = "Zey_BM2Y-_4"
EPISODE = "episode/0AbCdEfGhIjKlMnOpQrSt1"
APPLE = "tw/podcast/hai-feng/id1000000001?i=1000000000002"


@pytest.mark.parametrize(
    "text",
    [
        f"https://www.youtube.com/watch?v={VIDEO}",
        f"http://youtube.com/watch?app=desktop&v={VIDEO}&t=19s",
        f"https://m.youtube.com/watch?v={VIDEO}#t=1",
        f"https://youtu.be/{VIDEO}?si=abc",
        f"https://www.youtube.com/shorts/{VIDEO}",
        f"https://www.youtube.com/live/{VIDEO}?feature=share",
        f"https://www.youtube-nocookie.com/embed/{VIDEO}?rel=0",
        f"youtu.be/{VIDEO}",
        f"影片在 www.youtube.com/watch?v={VIDEO}。",
        "*原視頻：https://www.youtube.com/watch?v=Zey\\_BM2Y-\\_4&t=19s*",
        f"[影片](https://www.youtube.com/watch?v={VIDEO})",
        f'<iframe src="//www.youtube.com/embed/{VIDEO}?a=1&amp;b=2"></iframe>',
        f"{{{{< youtube {VIDEO} >}}}}",
        f'{{{{< youtube "{VIDEO}" >}}}}',
        f'{{{{< youtube id="{VIDEO}" autoplay="true" >}}}}',
        f"{{{{% youtube id={VIDEO} title='一集' %}}}}",
        f"（https://youtu.be/{VIDEO}）",
        f"「https://youtu.be/{VIDEO}」",
    ],
)
def test_youtube(text: str) -> None:
    assert media(text, 0, {}) == Media(youtube=(VIDEO,))


@pytest.mark.parametrize(
    "text",
    [
        f'{{{{< spotify "{EPISODE}" >}}}}',
        f"{{{{< spotify {EPISODE} >}}}}",
        '{{< spotify id="0AbCdEfGhIjKlMnOpQrSt1" >}}',
        f"https://open.spotify.com/{EPISODE}?si=1",
        f"https://open.spotify.com/embed/{EPISODE}/video",
        f"https://open.spotify.com/intl-ja/{EPISODE}",
        "spotify:episode:0AbCdEfGhIjKlMnOpQrSt1",
    ],
)
def test_spotify(text: str) -> None:
    assert media(text, 0, {}) == Media(spotify=(EPISODE,))


@pytest.mark.parametrize(
    "text",
    [
        f'{{{{< apple-podcast "{APPLE}" >}}}}',
        f"https://podcasts.apple.com/{APPLE}",
        f"https://podcasts.apple.com/{APPLE}&l=zh-Hant-TW",
        f'<iframe src="https://embed.podcasts.apple.com/{APPLE}&amp;theme=light"></iframe>',
    ],
)
def test_apple_podcast(text: str) -> None:
    assert media(text, 0, {}) == Media(apple_podcast=(APPLE,))


def test_a_show_without_an_episode_is_kept_as_it_is() -> None:
    text = "https://open.spotify.com/show/0AbCdEfGhIjKlMnOpQrSt2 https://podcasts.apple.com/us/podcast/x/id1000000001"
    assert media(text, 0, {}) == Media(
        spotify=("show/0AbCdEfGhIjKlMnOpQrSt2",), apple_podcast=("us/podcast/x/id1000000001",)
    )


@pytest.mark.parametrize("ending", ["mp3", "m4a", "ogg", "wav", "opus", "MP3"])
def test_audio_files(ending: str) -> None:
    url = f"https://example.com/a/ep%20{ending}.{ending}?token=1"
    assert media(f'{{{{< audio src="{url}" >}}}}\n{url}', 0, {}).audio == (url,)


def test_audio_needs_a_whole_address() -> None:
    assert not media("/audio/a.mp3 和 //example.com/a.mp3", 0, {})


def test_front_matter_comes_first_and_nothing_comes_twice() -> None:
    text = (
        f"---\nx: https://youtu.be/AAAAAAAAAAA\n---\nhttps://youtu.be/BBBBBBBBBBB {{{{< youtube {VIDEO} >}}}}"
    )
    front = {"source_url": f"https://youtu.be/{VIDEO}", "links": ["https://youtu.be/CCCCCCCCCCC"], "n": 5}
    body = text.index("---\nhttps")
    assert media(text, body, front).youtube == (VIDEO, "CCCCCCCCCCC", "BBBBBBBBBBB")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/@somebody",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=toolongtobe1",
        "https://youtube.com.example.org/watch?v=" + VIDEO,
        "https://example.com/watch?v=" + VIDEO,
        "https://open.spotify.com/track/0AbCdEfGhIjKlMnOpQrSt1",
        "https://podcasts.apple.com/tw/browse",
        "https://[bad/watch",
        "{{< youtube >}}",
        "{{< vimeo 12345678901 >}}",
    ],
)
def test_what_names_no_episode(text: str) -> None:
    assert not media(text, 0, {})


def test_one_address_at_a_time() -> None:
    assert youtube(f"https://youtu.be/{VIDEO}") == VIDEO
    assert spotify(f"https://open.spotify.com/{EPISODE}") == EPISODE
    assert apple_podcast(f"https://podcasts.apple.com/{APPLE}") == APPLE
    assert youtube("https://example.com/") is None
    assert spotify("https://example.com/") is None
    assert apple_podcast("https://example.com/") is None


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "{{< youtube ",
                ">}}",
                "https://",
                "youtu.be/",
                VIDEO,
                "\\_",
                "?v=",
                "&",
                "spotify:",
                "[",
                '"',
                "=",
            ]
        )
        | st.text(max_size=5),
        max_size=30,
    ).map("".join)
)
def test_any_text_gives_ids_of_the_right_shape(text: str) -> None:
    found = media(text, 0, {"source": text})
    assert all(len(each) == 11 for each in found.youtube)
    assert all("/" in each for each in found.spotify)
    assert len(set(found.youtube)) == len(found.youtube)
