"""What a page puts around the text is never prose, and prose that looks like it stays prose."""

import pytest

from repurpose.digest.blocks import blocks
from repurpose.model import PROSE, BlockKind

K = BlockKind

BEFORE = "海邊的小鎮在冬天很安靜，街上只剩下風聲。"
AFTER = "第二天早上，漁船還是照常出海，沒有人提起昨天的事。"


def kind_of(line: str) -> BlockKind:
    """The kind of a line between two paragraphs of an article with marked headings."""
    text = f"## 小鎮\n\n{BEFORE}\n\n{line}\n\n{AFTER}\n"
    start = text.index(line)
    return next(b.kind for b in blocks(text, 0) if b.start <= start + len(line) - 1 < b.end)


@pytest.mark.parametrize(
    "line",
    [
        "> 本文整理自某個節目第三集，主持人為方小海。",
        "> 本文為「海的三種寫法」系列第二篇，上篇見前一期。",
        "*編按：本文寫於 2024 年冬天。*",
        "编者按：这篇访谈完成于去年冬天。",
        "譯註：原文用的是另一個字。",
        "編譯｜方小海",
        "编辑 | 江南",
        "文／方小海",
        "責任編輯：方小海",
        "作者：方小海、林海生",
        "免責聲明：本文不構成投資建議。",
        "声明：本文仅代表作者观点。",
        "本文转载自海风周刊，作者方小海。",
        "本文由海風週刊授權轉載。",
        "本文根据播客《海风》第三期整理。",
        "未經授權，不得轉載。",
        "远岸对这期访谈进行了编译整理，在保留原话的前提下做了删减。",
        "以下為訪談內容整理：",
        "為方便閱讀，以下文字經過編輯。",
        "原文連結：https://example.com/a",
        "> 📺 影片連結：[YouTube](https://www.youtube.com/watch?v=AbCdEfGhI_1)",
        "*This article was originally published in Harbour Weekly.*",
        "*This interview has been edited for length and clarity.*",
        "The following transcript has been lightly edited.",
        "Editor's note: the harbour has since closed.",
        "Translated by Nora Whitfield",
        "By Nora Whitfield | Harbour Weekly",
        "First published in the March issue.",
        "The views expressed here are the author's own.",
        "© 2026 Harbour Weekly. All rights reserved.",
        "[^1]: 這是一條註腳。",
    ],
)
def test_notes(line: str) -> None:
    assert kind_of(line) is K.NOTE


@pytest.mark.parametrize(
    "line",
    [
        "###### △图片由AI生成",
        "▲方小海在港口。（圖／受訪者提供）",
        "图源：受访者提供",
        "圖片來源：海風週刊",
        "圖1 港口的水溫變化",
        "（圖／海風週刊提供）",
        "Photo: Nora Whitfield",
        "Image credit: Harbour Weekly",
        "Photo by Nora Whitfield",
        "Figure 2. Water temperature over time",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) is K.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "*2025年12月3日 13:01*",
        "2026/02/17 07:40",
        "发布于 2026-01-12 10:32 北京",
        "Published Feb 3, 2026",
        "3 小時前",
        "修改于 2025年12月3日",
        "继续滑动看下一个",
        "向上滑动看下一个",
        "点击上方“**远岸**”关注，设为星标",
        "長按識別二維碼，加入讀者社群",
        "歡迎訂閱我們的電子報，每週三見。",
        "喜欢就点个**在看**",
        "分享 收藏 在看",
        "点赞 12 评论 3 收藏",
        "閱讀原文",
        "阅读 10万+",
        "舉報/反饋",
        "— END —",
        "（全文完）",
        "延伸閱讀：海的第一種寫法",
        "【延伸閱讀】海的第二種寫法",
        "標籤：海、港口",
        "下載海風APP",
        "A- A A+",
        "Continue scrolling for more",
        "Subscribe to our newsletter",
        "Sign up for our newsletter to get the latest stories in your inbox.",
        "Read more: Five harbours that changed the world",
        "Share this article",
        "Skip to main content",
        "6 min read",
        "Advertisement",
        "We use cookies to improve your experience.",
        "Accept all cookies",
        "Thanks for reading!",
        "[00:12:31]",
        "- [上一篇](/posts/a/)",
        "- 分享",
    ],
)
def test_chrome(line: str) -> None:
    assert kind_of(line) is K.CHROME


@pytest.mark.parametrize(
    "line",
    [
        "本文的目的不是回答問題，而是把問題問清楚。",
        "話題轉到開源，她展現了一貫的直率。",
        "加入我們的時候，團隊只有三個人。",
        "分享是她一天裡最快樂的事。",
        "未經媽媽同意，他把船開了出去。",
        "圖書館在晚上十點以後只剩一位館員。",
        "圖是他畫的，字是她寫的。",
        "編輯按照慣例把稿子退了回去。",
        "作者說：「我寫這本書的時候沒有看海。」",
        "記者：你為什麼離開？",
        "2018年5月1日，他加入這家公司。",
        "她在2018年5月1日加入這家公司",
        "請他留言的人是蔡金水。",
        "他說：「歡迎你們來分享。」",
        "關注這件事的人愈來愈多，他卻愈來愈少說話。",
        "為了理解模型，他們調整了參數。",
        "這篇文章討論了一系列的問題。",
        "点击率下降以后，团队开始重新思考首页的设计。",
        "The story is based on what happened in the harbour that winter.",
        "Follow me into the kitchen, she told the visitors.",
        "By the time the boat arrived, nobody was waiting.",
        "By continuing to fish at night, the village lost its sleep.",
        "Share prices fell for the third day in a row.",
        "Subscribers stayed, which surprised everyone in the room.",
        "Photo albums were the first thing they saved.",
        "Sources close to the harbour disagreed.",
        "Related work was done in the spring.",
        "Editor: What did you see that night?",
        "Q：你自己煮汤了吗？",
        "Mark Feld：",
    ],
)
def test_prose_that_begins_like_furniture_stays_prose(line: str) -> None:
    assert kind_of(line) in PROSE


def test_a_recurring_credit_is_a_speakers_label() -> None:
    text = "# 專訪\n\n記者：你好。\n\n方小海：你好，歡迎來到港口。\n\n記者：可以開始了嗎？\n\n方小海：可以。\n\n記者：謝謝\n"
    assert [b.kind for b in blocks(text, 0)][1:] == [K.PARAGRAPH] * 5


def test_a_block_quote_that_holds_a_note_is_a_note_as_a_whole() -> None:
    text = "> 本文整理自某個節目。\n> 主持人為方小海。\n\n" + BEFORE
    assert [b.kind for b in blocks(text, 0)] == [K.NOTE, K.NOTE, K.PARAGRAPH]


def test_everything_under_related_links_is_the_pages() -> None:
    text = f"## 正文\n\n{BEFORE}\n\n## 延伸閱讀\n\n這一句介紹系列的其他文章。\n\n### 上一季\n\n- 甲\n\n## 後記\n\n{AFTER}\n"
    prose = [text[b.start : b.end] for b in blocks(text, 0) if b.kind in PROSE]
    assert prose == [BEFORE, AFTER]
