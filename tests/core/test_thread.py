"""Threads: hook, ideas, end; every sentence once, in order, verbatim; every post valid where it will be posted."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.compose import Context, Material
from repurpose.compose.ideas import readable
from repurpose.compose.pointing import points_back, points_elsewhere
from repurpose.compose.thread import MOST_BODY, as_json, compose, outer_marks
from repurpose.jobs import Make
from repurpose.model import NETWORKS, Draft, Language, Media, Network, Person
from repurpose.review import Facts, review
from repurpose.settings import Limits
from repurpose.text import mend
from repurpose.text.lengths import count
from tests.core.letter_samples import article, context, material, quote, span_of

BODY = """
林若海在外海養了十二年海帶。他去年第一次把收成賣到國外。她在節目裡說：「我們不是在種菜，我們是在跟洋流談條件。」

海帶一天可以長十五公分，但颱風一來，一整季的繩子都可能不見。「最難的不是養，是等，」林若海說，「等水溫降下來。」

養殖戶林若海估計，如果加工廠能設在港邊，運費可以少掉四成。
"""
LEAD = "海帶長得比竹子還快，卻總是賣不到好價錢。林若海談她如何從三條繩子開始。這件事她做了十二年。"
POINTS = (
    "林若海在外海養了十二年海帶。",
    "他去年第一次把收成賣到國外。",
    "海帶一天可以長十五公分，但颱風一來，一整季的繩子都可能不見。",
    "養殖戶林若海估計，如果加工廠能設在港邊，運費可以少掉四成。",
)
QUOTE = "我們不是在種菜，我們是在跟洋流談條件。"
READ = "閱讀全文\nhttps://letter.example.org/posts/kelp/"
LISTEN = """收聽與觀看：潮聲電台
YouTube https://www.youtube.com/watch?v=kelpFARM001
Spotify https://open.spotify.com/episode/1kelp2FARM3episode4Abc
Apple Podcasts https://podcasts.apple.com/tw/podcast/tide/id1002003004?i=1000200300"""
MEDIA = Media(
    ("kelpFARM001",), ("episode/1kelp2FARM3episode4Abc",), ("tw/podcast/tide/id1002003004?i=1000200300",)
)


def kelp(lead: str | None = LEAD, *, quoted: bool = True, **known: Any) -> Material:
    """An article of one speaker, with a description, four key points and an episode."""
    of = article("articles/kelp.md", BODY, "在洋流上種海帶", lead=lead)
    quotes = [quote(of, QUOTE, "林若海", score=0.9)] if quoted else []
    people = [Person("林若海", ("林若海",), "養殖戶", span_of(of.text, "養殖戶"))]
    return material(of, quotes, (), POINTS, people, **{"media": MEDIA, "source_name": "潮聲電台", **known})


def setting(**limits: int) -> Context:
    """What a thread is made for."""
    made = context(Make(kind="thread"))
    return dataclasses.replace(made, limits=Limits(**limits), templates={"thread": "d" * 64})


def thread(network: Network, of: Material | None = None, **limits: int) -> Draft:
    """The thread about an article."""
    return compose(of or kelp(), network, setting(**limits))


def bodies(draft: Draft, role: str = "body") -> list[str]:
    """The posts of one role, without their numbers."""
    return [bare(post) for post in draft.view["posts"] if post["role"] == role]


def bare(post: dict[str, Any]) -> str:
    """A post's text without its number."""
    return str(post["text"]).removesuffix(f"\n\n{post['number']}")


def test_a_thread_on_x() -> None:
    assert [part.text for part in thread("x").parts] == [
        f"「{QUOTE}」\n\n——林若海，養殖戶\n\n1/7",
        "海帶長得比竹子還快，卻總是賣不到好價錢。\n\n2/7",
        "林若海談她如何從三條繩子開始。這件事她做了十二年。\n\n3/7",
        "林若海在外海養了十二年海帶。他去年第一次把收成賣到國外。\n\n4/7",
        "海帶一天可以長十五公分，但颱風一來，一整季的繩子都可能不見。\n\n5/7",
        "養殖戶林若海估計，如果加工廠能設在港邊，運費可以少掉四成。\n\n6/7",
        f"在洋流上種海帶\n\n{READ}\n\n{LISTEN}\n\n7/7",
    ]


def test_elsewhere_the_description_is_one_post() -> None:
    for network in ("bluesky", "threads", "mastodon"):
        assert bodies(thread(network))[0] == LEAD


def test_linkedin_gets_one_post_of_paragraphs() -> None:
    (post,) = thread("linkedin").parts
    paragraphs = post.text.split("\n\n")
    assert paragraphs[:4] == [f"「{QUOTE}」", "——林若海，養殖戶", LEAD, "".join(POINTS[:2])]
    assert paragraphs[-1].endswith("i=1000200300")
    assert not re.search(r"\d/\d\Z", post.text)


@pytest.mark.parametrize("network", NETWORKS)
def test_every_post_is_valid_and_proved(network: Network) -> None:
    of = kelp()
    draft = thread(network, of)
    assert all(count(network, part.text).valid for part in draft.parts)
    assert review(draft, Facts(), {of.article.path: of.article.text}, ()) == ()
    for source in draft.sources:
        assert mend.same(source.text, of.article.text[source.start : source.end])
    for part, post in zip(draft.parts, draft.view["posts"], strict=True):
        said = "".join(draft.sources[index].text for index in part.sources)
        assert said
        assert post["role"] != "body" or bare(post) in said


def test_a_small_instance_gets_more_posts_and_less_at_the_end() -> None:
    small, large = thread("mastodon", mastodon=100), thread("mastodon")
    assert all(count("mastodon", part.text, limit=100).valid for part in small.parts)
    assert small.view["limit"] == 100
    assert bodies(small, "end")[0].count("https://") == 2
    assert bodies(large, "end")[0].count("https://") == 4


def test_without_a_strong_quotation_the_title_is_the_hook_and_not_repeated() -> None:
    draft = thread("x", kelp(quoted=False))
    assert bodies(draft, "hook") == ["在洋流上種海帶"]
    assert bodies(draft, "end") == [f"{READ}\n\n{LISTEN}"]
    assert thread("linkedin", kelp(quoted=False)).parts[0].text.count("在洋流上種海帶") == 1


def test_a_quotation_that_the_description_repeats_is_no_hook() -> None:
    assert bodies(thread("x", kelp(f"林若海說：「{QUOTE}」")), "hook") == ["在洋流上種海帶"]


def test_what_points_back_goes_with_its_sentence_or_not_at_all() -> None:
    of = article("a.md", BODY, "在洋流上種海帶")
    alone = material(of, (), (), (POINTS[1], POINTS[2]))
    assert bodies(thread("x", alone)) == [POINTS[2]]
    assert bodies(thread("x", material(of, (), (), POINTS[:2]))) == ["".join(POINTS[:2])]


def test_the_summary_stands_in_for_a_description() -> None:
    of = article("a.md", BODY, "在洋流上種海帶")
    draft = thread("bluesky", material(of, (), (POINTS[0],), (POINTS[0], POINTS[3])))
    assert bodies(draft) == [POINTS[0], POINTS[3]]


def test_of_many_points_some_from_all_over_the_article_are_said() -> None:
    sentences = [f"海帶的第{number}件事情和第{number}艘船有關係。" for number in "一二三四五六七八九"]
    of = article("a.md", "\n" + "\n\n".join(sentences) + "\n", "海帶", lead="海帶很香。")
    said = bodies(thread("x", material(of, (), (), sentences)))
    assert said[0] == "海帶很香。"
    assert len(said) == MOST_BODY
    assert said[1] == sentences[0]
    assert said[-1] == sentences[-1]


def test_what_the_file_does_not_say_is_not_printed() -> None:
    of = kelp()
    points = (dataclasses.replace(of.digest.key_points[0], text="林若海什麼都沒說過。"),)
    changed = dataclasses.replace(of, digest=dataclasses.replace(of.digest, key_points=points))
    assert "什麼都沒說過" not in "".join(bodies(thread("x", changed)))


def test_markup_is_not_printed() -> None:
    of = article("a.md", "\n看[這裡](https://example.org)的海帶。海帶**很**長。海帶很綠也很香。\n", "海帶")
    draft = thread("x", material(of, (), (), ("看[這裡](https://example.org)的海帶。", "海帶很綠也很香。")))
    assert bodies(draft) == ["海帶很綠也很香。"]


def test_no_link_is_made_up() -> None:
    draft = thread("x", kelp(url=None, media=Media()))
    assert bodies(draft, "end") == []
    assert draft.view["url"] is None
    original = thread("x", kelp(url=None, source_url="https://show.example.org/12", media=Media()))
    assert bodies(original, "end") == ["在洋流上種海帶\n\n閱讀全文\nhttps://show.example.org/12"]
    assert thread("x", kelp(url="javascript:alert(1)", media=Media())).view["url"] is None


def test_an_article_that_says_nothing_is_an_empty_thread() -> None:
    of = article("a.md", "\n", "[a](b)")
    assert thread("x", material(of, url=None)).parts == ()
    assert thread("linkedin", material(of, url=None)).parts == ()


@pytest.mark.parametrize(
    ("text", "language", "marks"),
    [
        ("海", "zh-Hant", "「」"),
        ("「海」", "zh-Hant", "『』"),
        ("『海』", "zh-Hant", "「」"),
        ("海", "zh-Hans", "“”"),
        ("“海”", "zh-Hans", "「」"),
        ("sea", "en", "“”"),
        ("the “sea”", "en", "‘’"),
    ],
)
def test_the_outer_marks_do_not_clash(text: str, language: Language, marks: str) -> None:
    assert outer_marks(text, language) == (marks[0], marks[1])


@pytest.mark.parametrize(
    "text",
    [
        "他說好。",
        "但風很大。",
        "這很難。",
        "因此我們走了。",
        "But it works.",
        "It works.",
        "「這很難。」",
        "However, no.",
        "從那天起，海帶沒人要。",
        "自此風很大。",
        "是的，我同意。",
        "没错，海带很绿。",
        "對，我的靈感來自那次退潮。",
        "第二，繩子的做法改變了。",
        "三、海帶沒人要。",
        "我不知道那是什麼意思。",
        "我會希望他做自己想做的事。",
        "我们相信这是唯一的路。",
    ],
)
def test_a_sentence_that_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "他人即地獄。",
        "其實風很大。",
        "而今港口空了。",
        "Italy works.",
        "Button up.",
        "海帶很綠。",
        "Sowing is slow.",
        "那些只在岸上看過海帶的人，不知道繩子有多重。",
        "對海帶來說，冷水最好。",
        "二十條繩子就夠了。",
        "三十年前沒有人種海帶。",
        "我知道那些只在岸上看海的人怎麼想。",
        "我希望他們都下過水。",
    ],
)
def test_a_sentence_that_stands_alone(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "林若海用這八個字形容海帶與洋流的關係。",
        "林若海说，这就是为什么海带卖不到好价钱。",
        "養殖戶林若海從另一個角度補充。",
        "養殖戶林若海日前接受了本報專訪。",
        "Kelp farmers speak of this problem every day.",
        "她說好。",
    ],
)
def test_a_sentence_that_leans_on_what_is_said_elsewhere(text: str) -> None:
    assert points_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "海帶一天可以長十五公分，這件事林若海記得很清楚。",
        "林若海最記得的是這個公式：潮差乘以耐心。",
        "漁會的那句「海帶就是錢」寫在牆上。",
        "Kelp prices fell in this decade.",
    ],
)
def test_a_sentence_that_carries_what_it_leans_on(text: str) -> None:
    assert not points_elsewhere(text)


def test_a_point_that_leans_on_another_is_left_out_where_others_are_left() -> None:
    of = article("a.md", "\n林若海用這八個字形容海帶。海帶一天可以長十五公分。\n", "海帶")
    leaning, plain = "林若海用這八個字形容海帶。", "海帶一天可以長十五公分。"
    assert bodies(thread("x", material(of, (), (), (leaning, plain)))) == [plain]
    assert bodies(thread("x", material(of, (), (), (leaning,)))) == [leaning]
    assert bodies(thread("x", material(of, (), (leaning, plain)))) == [plain]


def test_a_quotation_that_points_back_does_not_open_a_thread() -> None:
    of = article("a.md", "\n林若海說：「但海帶不會等人，潮水也不會。」\n", "在洋流上種海帶")
    back = quote(of, "但海帶不會等人，潮水也不會。", "林若海", score=0.9)
    assert bodies(thread("x", material(of, [back])), "hook") == ["在洋流上種海帶"]


def test_the_half_that_points_back_goes_out_with_the_half_before_it() -> None:
    of = article("a.md", "\n「繩子斷了一整季。」林若海說，「從那天起，我們不再相信天氣預報。」\n", "海帶")
    halves = [
        quote(of, "繩子斷了一整季。", "林若海", score=0.4, utterance=1),
        quote(of, "從那天起，我們不再相信天氣預報。", "林若海", score=0.9, utterance=1),
    ]
    assert bodies(thread("x", material(of, halves)), "hook") == [
        "「繩子斷了一整季。從那天起，我們不再相信天氣預報。」\n\n——林若海"
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "[a](b)", "**a**", "{{< x >}}", "<b>a", "a[^1]", "see https://example.org"]
)
def test_what_is_not_readable(text: str) -> None:
    assert not readable(text)


def test_the_account_has_lengths_and_facets() -> None:
    draft = thread("bluesky")
    said = as_json(draft)
    assert (said["id"], said["network"], said["language"]) == (draft.id, "bluesky", "zh-Hant")
    assert [post["text"] for post in said["posts"]] == [part.text for part in draft.parts]
    last = said["posts"][-1]
    assert last["length"] == count("bluesky", last["text"]).length
    assert last["valid"] is True
    assert last["number"] == f"{len(draft.parts)}/{len(draft.parts)}"
    link = last["facets"][0]
    assert last["text"].encode()[link["byteStart"] : link["byteEnd"]].decode() == link["value"]
    assert said["sources"][0]["speaker"] == "林若海"


def test_the_same_article_makes_the_same_draft() -> None:
    assert thread("x") == thread("x")
    assert thread("x").id != thread("bluesky").id
    assert re.fullmatch(r"[0-9a-f]{12}", thread("x").id)
    assert thread("x").template_sha256 == "d" * 64


_SENTENCE = st.text("潮水風雨船海燈塔港口漁網", min_size=1, max_size=90).map(lambda text: f"{text}，海很大。")


@settings(max_examples=60, deadline=None)
@given(st.lists(_SENTENCE, min_size=1, max_size=7, unique=True), st.sampled_from(NETWORKS))
def test_the_body_says_the_chosen_sentences_once_and_in_order(sentences: list[str], network: Network) -> None:
    of = article("a.md", "\n" + "".join(f"第{i}：\n\n{text}\n\n" for i, text in enumerate(sentences)), "海")
    draft = thread(network, material(of, (), (), sentences))
    chosen = [source for source in draft.sources if source.role == "sentence"]
    assert [source.start for source in chosen] == sorted(source.start for source in chosen)
    said = "".join(source.text for source in chosen)
    if network == "linkedin":
        assert said in draft.parts[0].text.replace("\n\n", "")
    else:
        assert "".join(bodies(draft)) == said
        assert len(bodies(draft)) <= MOST_BODY or len(chosen) == 1
    assert all(count(network, part.text).valid for part in draft.parts)
    assert chosen
