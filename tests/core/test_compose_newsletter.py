"""Letters: a section an episode, everything printed has its source, nothing is said twice."""

from __future__ import annotations

import dataclasses
import json

import pytest

from repurpose.compose import Context, Material, newsletter
from repurpose.compose.letter import letter
from repurpose.compose.quoting import Said
from repurpose.jobs import Make
from repurpose.model import Article, Draft, Severity, Slot
from repurpose.settings import Mail, Site
from repurpose.text import mend
from tests.core.letter_samples import article, context, kelp, lighthouse, material, quote, salt, tide


def texts(materials: list[Material]) -> dict[str, str]:
    return {m.article.path: m.article.text for m in materials}


def quotes_of(draft: Draft, section: int = 0) -> list[str]:
    return [q["text"] for q in draft.view["sections"][section]["quotes"]]


def test_everything_printed_is_in_its_file() -> None:
    materials = [kelp(), tide(), salt(), lighthouse()]
    draft = newsletter.compose(materials, context())
    files = texts(materials)
    assert draft.sources
    for source in draft.sources:
        assert mend.same(source.text, files[source.path][source.start : source.end])
    said = "\n".join(source.text for source in draft.sources)
    for section in draft.view["sections"]:
        assert section["title"] in said
        assert all(sentence in said for sentence in section["lead"]["sentences"])
        for quotation in section["quotes"]:
            assert mend.same(quotation["text"], "".join(_halves(draft, quotation["text"])))


def _halves(draft: Draft, text: str) -> list[str]:
    return [source.text for source in draft.sources if source.role == "quote" and source.text in text]


def test_each_part_names_its_own_sources() -> None:
    draft = newsletter.compose([kelp(), tide()], context())
    paths = [{draft.sources[i].path for i in part.sources} for part in draft.parts]
    assert paths == [{"articles/kelp-farm.md"}, {"articles/tide-gauges.md"}]
    assert sorted(i for part in draft.parts for i in part.sources) == list(range(len(draft.sources)))


def test_the_authors_lead_is_marked_as_the_authors() -> None:
    lead = newsletter.compose([kelp()], context()).view["sections"][0]["lead"]
    assert lead["by"] == "author"
    assert lead["label"] == "作者導言"
    assert lead["text"].startswith("海帶長得比竹子還快")


def test_without_a_lead_sentences_of_the_article_stand_in() -> None:
    lead = newsletter.compose([tide()], context()).view["sections"][0]["lead"]
    assert lead["by"] == "summary"
    assert lead["label"] == "原文摘句"
    assert lead["text"] == "".join(lead["sentences"])
    assert len(lead["sentences"]) == 3


def test_a_lead_that_cannot_be_shown_in_the_file_is_not_printed() -> None:
    shown = tide()
    hidden = dataclasses.replace(shown, article=dataclasses.replace(shown.article, lead="這句話不在檔案裡。"))
    assert newsletter.compose([hidden], context()).view["sections"][0]["lead"]["by"] == "summary"


def test_quotations_are_the_best_in_the_order_of_reading() -> None:
    draft = newsletter.compose([kelp()], context(Make(kind="newsletter", quotes=2)))
    assert quotes_of(draft) == [
        "我們不是在種菜，我們是在跟洋流談條件。",
        "補助讓人買得起船，卻沒有人教我們怎麼把船開到市場。",
    ]


def test_halves_of_one_utterance_are_printed_as_one_with_both_spans() -> None:
    draft = newsletter.compose([kelp()], context())
    assert "最難的不是養，是等，等水溫降下來，等浪停，等有人願意先付訂金。" in quotes_of(draft)
    assert {"最難的不是養，是等，", "等水溫降下來，等浪停，等有人願意先付訂金。"} <= {
        s.text for s in draft.sources
    }


def test_the_comma_of_the_sentence_around_is_not_part_of_the_quotation() -> None:
    draft = newsletter.compose([lighthouse()], context())
    assert quotes_of(draft) == [
        "You never stop counting the flashes",
        "A logbook is a letter to somebody who is not born yet",
    ]


def test_a_thought_that_somebody_says_twice_is_quoted_once_the_better_time() -> None:
    often = "買這艘船對漁會有什麼好處？我們不知道，到今天還是不知道。"
    again = "漁會去年買了船。然後呢？對漁會有什麼好處？到今天還是不知道。"
    of = _plain(f"阿土說：「{often}」阿土又說：「{again}」阿土說：「繩子不等人。」")
    quotes = [
        quote(of, often, "阿土"),
        quote(of, again, "阿土", score=0.9),
        quote(of, "繩子不等人。", "阿土"),
    ]
    assert quotes_of(newsletter.compose([material(of, quotes)], context())) == [again, "繩子不等人。"]


def test_what_points_back_is_quoted_where_nothing_else_is_left() -> None:
    of = _plain("阿土說：「但船要先修好。」阿土說：「繩子不等人。」")
    quotes = [quote(of, "但船要先修好。", "阿土", score=0.9), quote(of, "繩子不等人。", "阿土")]
    one, both = context(Make(kind="newsletter", quotes=1)), context(Make(kind="newsletter", quotes=2))
    assert quotes_of(newsletter.compose([material(of, quotes)], one)) == ["繩子不等人。"]
    assert quotes_of(newsletter.compose([material(of, quotes)], both)) == ["但船要先修好。", "繩子不等人。"]


def test_the_role_is_printed_as_the_article_states_it() -> None:
    draft = newsletter.compose([tide()], context())
    assert draft.view["sections"][0]["quotes"][0]["role"] == "中央港務研究室主任"
    assert any(source.text == "中央港務研究室主任" for source in draft.sources)


def _plain(body: str, path: str = "articles/plain.md") -> Article:
    return article(path, body, "船塢")


def test_who_has_no_name_is_not_quoted_and_neither_is_what_is_not_verbatim_or_weak() -> None:
    of = _plain("有人說：「船要先修好。」老闆阿土說：「船會自己說話。」阿土又說：「好。」")
    wrong = dataclasses.replace(quote(of, "船會自己說話。", "阿土"), text="船自己會說話。")
    draft = newsletter.compose(
        [material(of, [quote(of, "船要先修好。", None), wrong, quote(of, "好。", "阿土", score=0.2)])],
        context(),
    )
    assert quotes_of(draft) == []


def test_what_points_back_is_printed_with_the_half_before_it_however_wide_its_letters_are() -> None:
    first = "We kept the lamp for thirty years and nobody asked us why it was still burning at noon."
    second = "It was for the boats that come home late, and for the boats that do not come home."
    of = article("a.md", f"“{first}” Holt said. “{second}”", "The lamp", language="en")
    quotes = [quote(of, first, "Holt", score=0.6, utterance=1), quote(of, second, "Holt", utterance=1)]
    assert quotes_of(newsletter.compose([material(of, quotes)], context())) == [f"{first} {second}"]
    better = [dataclasses.replace(quotes[0], score=0.95), quotes[1]]
    assert quotes_of(newsletter.compose([material(of, better)], context())) == [first]


@pytest.mark.parametrize(
    ("between", "second", "printed"),
    [
        ("Holt said. ", "You want both before you row out.", "You want both before you row out."),
        ("Holt said, ", "and we never asked.", "We kept the lamp for thirty years, and we never asked."),
    ],
)
def test_an_english_comma_may_stand_for_a_full_stop(between: str, second: str, printed: str) -> None:
    """Whose sentence is over before the next half begins is not joined by it."""
    first = "We kept the lamp for thirty years,"
    of = article("a.md", f"“{first}” {between}“{second}”", "The lamp", language="en")
    quotes = [quote(of, first, "Holt", score=0.6, utterance=1), quote(of, second, "Holt", utterance=1)]
    assert quotes_of(newsletter.compose([material(of, quotes)], context())) == [printed]


@pytest.mark.parametrize("speaker", ["主持人", "记者", " Host ", "Q"])
def test_a_part_somebody_plays_is_no_name(speaker: str) -> None:
    of = article("a.md", f"{speaker}說：「船會自己說話，你要聽。」", "船塢")
    one = material(of, [quote(of, "船會自己說話，你要聽。", speaker, score=0.9)])
    assert quotes_of(newsletter.compose([one], context())) == []


def test_what_the_lead_says_is_not_quoted_again() -> None:
    of = article(
        "articles/a.md",
        "阿土說：「船會自己說話，你要聽。」",
        "船塢",
        lead="阿土說：「船會自己說話，你要聽。」",
    )
    assert (
        quotes_of(
            newsletter.compose([material(of, [quote(of, "船會自己說話，你要聽。", "阿土")])], context())
        )
        == []
    )


def test_the_same_words_in_two_articles_of_an_episode_are_printed_once() -> None:
    one = _plain("阿土說：「船會自己說話，你要停下來聽。」", "articles/one.md")
    two = _plain("阿土说：“船会自己说话，你要停下来听！”", "articles/two.md")
    materials = [
        material(one, [quote(one, "船會自己說話，你要停下來聽。", "阿土", score=0.7)], episode="e"),
        material(two, [quote(two, "船会自己说话，你要停下来听！", "阿土", score=0.9)], episode="e"),
    ]
    draft = newsletter.compose(materials, context())
    assert len(draft.view["sections"]) == 1
    assert len(quotes_of(draft)) == 1


def test_articles_of_one_episode_share_a_section_and_are_linked() -> None:
    first, second = kelp(), tide()
    second = dataclasses.replace(second, entry=dataclasses.replace(second.entry, episode="kelp"))
    section = newsletter.compose([first, second], context()).view["sections"][0]
    assert section["title"] == first.article.title
    assert section["articles"] == [
        {
            "title": second.article.title,
            "url": "https://letter.example.org/posts/tide-gauges/",
            "language": "zh-Hant",
        }
    ]
    assert [link["label"] for link in section["listen"]] == [
        "YouTube",
        "YouTube 2",
        "Spotify",
        "Apple Podcasts",
    ]


def test_only_articles_in_the_sections_language_are_quoted() -> None:
    first, second = kelp(), lighthouse()
    second = dataclasses.replace(second, entry=dataclasses.replace(second.entry, episode="kelp"))
    draft = newsletter.compose([first, second], context(Make(kind="newsletter", quotes=5)))
    assert {source.path for source in draft.sources} == {"articles/kelp-farm.md"}


def test_articles_that_are_here_are_not_listed_as_related_and_each_is_once() -> None:
    first = kelp()
    other = tide()
    second = dataclasses.replace(
        other, entry=dataclasses.replace(other.entry, episode="kelp"), related=(first.entry, *first.related)
    )
    section = newsletter.compose([first, second], context()).view["sections"][0]
    assert [entry["title"] for entry in section["related"]] == ["海帶的價格是怎麼定出來的"]


def test_links_lead_to_the_web_only() -> None:
    shown = kelp()
    odd = dataclasses.replace(
        shown, entry=dataclasses.replace(shown.entry, url="javascript:alert(1)", source_url="ftp://a/b")
    )
    section = newsletter.compose([odd], context()).view["sections"][0]
    assert section["url"] is None
    assert section["source_url"] is None


@pytest.mark.parametrize(
    ("wanted", "subject"),
    [
        (None, "在洋流上種海帶：一個養殖戶的十二年｜誰在看潮位？三十七座驗潮站的維修日誌"),
        ("週報 {date}：{title}", "週報 2026 年 2 月 10 日：在洋流上種海帶：一個養殖戶的十二年"),
        ("} {date} {", "} 2026 年 2 月 10 日 {"),
    ],
)
def test_the_subject(wanted: str | None, subject: str) -> None:
    draft = newsletter.compose([kelp(), tide(), salt()], context(Make(kind="newsletter", subject=wanted)))
    assert draft.view["subject"] == draft.title == subject


def test_the_preheader_is_the_first_sentence_that_the_subject_does_not_say() -> None:
    said = newsletter.compose([kelp()], context()).view["preheader"]
    assert said == "海帶長得比竹子還快，卻總是賣不到好價錢。"
    subject = Make(kind="newsletter", subject="海帶長得比竹子還快，卻總是賣不到好價錢！")
    assert newsletter.compose([kelp()], context(subject)).view["preheader"].startswith("林若海談她如何")


def test_the_view_is_json_and_the_same_again() -> None:
    one = newsletter.compose([kelp(), lighthouse()], context())
    two = newsletter.compose([kelp(), lighthouse()], context())
    assert one == two
    assert json.loads(json.dumps(one.view)) == one.view
    assert len(one.id) == 12


@pytest.mark.parametrize("name", ["newsletter.html.j2", "newsletter.txt.j2"])
def test_another_template_is_another_draft(name: str) -> None:
    ctx = context()
    changed = dataclasses.replace(ctx, templates={**ctx.templates, name: "f" * 64})
    assert newsletter.compose([kelp()], ctx).id != newsletter.compose([kelp()], changed).id


@pytest.mark.parametrize(
    ("materials", "language", "label"),
    [
        ([lighthouse()], "en", "From the same episode"),
        ([salt()], "zh-Hans", "同集文章"),
        ([salt(), lighthouse(), kelp()], "zh-Hant", "同集文章"),
        ([salt(), salt(), kelp()], "zh-Hans", "同集文章"),
    ],
)
def test_the_letter_speaks_the_language_of_most_articles(
    materials: list[Material], language: str, label: str
) -> None:
    draft = newsletter.compose(materials, context())
    assert draft.language == draft.view["language"] == language
    assert draft.view["labels"]["also"] == label


def test_intro_is_in_paragraphs_and_quotes_may_be_none() -> None:
    draft = newsletter.compose([kelp()], context(Make(kind="newsletter", intro="一。\n\n二。\n", quotes=0)))
    assert draft.view["intro"] == ["一。", "二。"]
    assert quotes_of(draft) == []


@pytest.mark.parametrize(
    ("template", "names"),
    [
        (None, ("newsletter.html.j2", "newsletter.txt.j2")),
        ("short", ("short.html.j2", "short.txt.j2")),
        ("short.html.j2", ("short.html.j2", "short.txt.j2")),
    ],
)
def test_which_templates_are_meant(template: str | None, names: tuple[str, str]) -> None:
    assert newsletter.templates(Make(kind="newsletter", template=template)) == names


def test_the_file_name_has_no_colon_and_tells_runs_apart() -> None:
    assert newsletter.stem(Slot("weekly", "2026-02-10T08:00")) == "weekly-2026-02-10T0800"
    assert newsletter.stem(Slot("weekly", "2026-02-10T08:00", 2)) == "weekly-2026-02-10T0800-2"


def _mailed(ctx: Context) -> tuple[str, str, str]:
    made = letter(newsletter.compose([kelp()], ctx), "<p>x</p>", "x", ctx)
    return made.sender, made.list_id, made.unsubscribe


def test_settings_that_are_missing_are_stood_in_for_and_reported() -> None:
    bare = context(mail=Mail(), site=Site(url="https://www.example.net/a/"))
    assert _mailed(bare) == (
        "letter@example.net",
        "weekly-newsletter.example.net",
        "mailto:letter@example.net?subject=unsubscribe",
    )
    problems = newsletter.compose([kelp()], bare).problems
    assert [p.code for p in problems] == [
        "mail-sender-missing",
        "mail-unsubscribe-missing",
        "mail-address-missing",
    ]
    assert {p.severity for p in problems} == {Severity.WARNING}


def test_settings_that_are_there_are_used() -> None:
    assert _mailed(context()) == (
        "letter@example.org",
        "letter.example.org",
        "https://letter.example.org/leave?reader=all",
    )
    assert newsletter.compose([kelp()], context()).problems == ()


def test_a_host_in_other_letters_is_written_in_ascii() -> None:
    assert (
        _mailed(context(mail=Mail(), site=Site(url="https://bücher.example/")))[0]
        == "letter@xn--bcher-kva.example"
    )


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ("船會自己說話，你要聽。", "船会自己说话，你要听！", True),
        ("船會自己說話，你要聽。", "他說：船會自己說話，你要聽，再走。", True),
        ("船會自己說話，你要聽。", "潮水不等人，繩子也不等。", False),
        ("", "船會自己說話。", False),
        ("船", "船會自己說話。", False),
    ],
)
def test_what_counts_as_said_before(first: str, second: str, again: bool) -> None:
    assert Said([first]).has(second) is again
