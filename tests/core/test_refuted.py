"""What stands in an article only to be taken back: it is printed in no list without its answer."""

from __future__ import annotations

import pytest

from repurpose.digest.blocks import blocks
from repurpose.digest.points import key_points
from repurpose.digest.refuted import foils
from repurpose.digest.salience import reading
from repurpose.digest.statements import statements
from repurpose.digest.summary import summary
from repurpose.model import Article
from repurpose.text.scripts import detect


def article(body: str) -> Article:
    return Article("a.md", "0" * 64, body, 0, "林若水談風場維修", detect(body), blocks(body, 0))


def taken_back(body: str) -> list[str]:
    """The statements of a text that what follows takes back."""
    made = article(body)
    read = statements(made)
    return [read[i].text for i in sorted(foils(read, made))]


@pytest.mark.parametrize(
    ("foil", "answer"),
    [
        ("找一片沒有人要的海域，先裝三台機器試試看。", "聽起來很合理，但沒有一家公司這樣成功過。"),
        ("找一片没有人要的海域，先装三台机器试试看。", "这听起来很理性，但没有一家公司这样成功过。"),
        ("把舊的巡檢表直接交給無人船去跑。", "結果完全行不通。每一片海的浪都不一樣。"),
        ("有人在門口舉牌，說她把沿岸的漁場都賣掉了。", "她的開場白是澄清：公司從來沒有買過任何漁場。"),
        ("每一次換機器，最後總會多出新的工作。", "林若水拒絕用這個說法安慰大家。"),
        ("風場一直是工程師說了算的地方。", "但這兩年，做法徹底改變了。"),
        ("很多人以為蓋一座風場最貴的是那三片葉片。", "但林若水認為，最貴的是等天氣的那三個星期。"),
        ("過去，深海的風場只有大公司蓋得起。", "然而三家小公司去年各蓋了一座。"),
        ("不久前，一套機器就能服務所有的風場。", "但她的一席話點出了別的東西。"),
        ("批评者说，无人船会让港口的人都没有工作。", "但港口去年多了两百个职位。"),
        ("Critics say the boats will empty the harbour.", "But the harbour hired two hundred people last year."),
        ("The boats run the old inspection sheet by themselves.", "It sounds reasonable. No company has managed it."),
    ],
)  # fmt: skip
def test_a_sentence_is_taken_back_by_the_one_that_follows(foil: str, answer: str) -> None:
    """In the same paragraph, and in the next one."""
    assert taken_back(f"{foil}{' ' * foil.isascii()}{answer}\n") == [foil]
    assert taken_back(f"{foil}\n\n{answer}\n") == [foil]
    assert taken_back(f"{foil}\n\n## 另一件事\n\n{answer}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "無人船每天可以巡檢十二座風機。但浪高超過三公尺時，它們也得回港。",
        "人力是最大的瓶頸。一旦這個前提不再成立，整套排班就要重寫。",
        "無人船的成績超過預期。林若水不認同「機器會取代人」的說法。",
        "公司公布了三年的巡檢資料。業主拒絕評論。",
        "過去三年，故障率每年都下降一成。但如果浪變大呢？",
        "不管你同不同意，這份報告說得很清楚。她的團隊花了三年。",
        "The boats inspect twelve turbines a day. But in high seas they return to harbour.",
        "The claim is new. The owners rejected an offer from the city.",
    ],
)
def test_a_mere_limit_is_no_answer(body: str) -> None:
    assert taken_back(body) == []


def test_a_few_words_between_are_taken_back_too() -> None:
    view = "每一次換機器，最後總會多出新的工作。"
    assert taken_back(f"{view}不用怕。林若水不同意這種說法。") == [view, "不用怕。"]


def test_one_answer_reaches_back_to_where_the_view_of_others_begins() -> None:
    """And no further than the paragraph, and not over another turn."""
    view = "不久前，一套機器就能服務所有的風場。從北到南，每一座港口都買同一個型號。"
    assert taken_back(f"公司成立十年了。{view}但這個策略正在轉向。") == [
        "不久前，一套機器就能服務所有的風場。",
        "從北到南，每一座港口都買同一個型號。",
    ]
    assert taken_back("以前老師傅聽聲音就知道哪裡壞。但現在感測器也聽得到。但老師傅還是會去。") == [
        "以前老師傅聽聲音就知道哪裡壞。"
    ]


BODY = """\
林若水公布風場維修的新做法，三年內讓無人船負責八成的海上巡檢。

很多人以為風場維修最大的瓶頸是無人船的價格和風場的大小。

但林若水說，風場維修最大的瓶頸是等天氣的那三個星期。

無人船每天巡檢十二座風機，是工程師出海巡檢的三倍。

風場維修的成本在過去五年上漲了四成，等天氣的日子占了一半。

公司去年讓十二艘無人船在三個港口出海，每艘船每天送回四百張照片。
"""


def test_what_is_taken_back_is_in_no_summary_and_no_key_point_by_itself() -> None:
    read = reading(article(BODY))
    foil = "很多人以為風場維修最大的瓶頸是無人船的價格和風場的大小。"
    assert [read.statements[i].text for i in read.foils] == [foil]
    told = [passage.text for passage in (*summary(read), *key_points(read))]
    assert told
    assert foil not in told
