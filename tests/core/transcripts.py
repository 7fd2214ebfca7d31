"""Made-up interviews in the shapes in which transcripts are stored, each with its turns as (speaker, first words)."""

from __future__ import annotations

import dataclasses

from repurpose.digest.blocks import blocks
from repurpose.model import Article, Language
from repurpose.text.scripts import detect


def article(
    text: str, *, title: str = "", lead: str | None = None, language: Language | None = None
) -> Article:
    """An article without front matter, read as the reader of files would read its body."""
    return Article("a.md", "0" * 64, text, 0, title, language or detect(text), blocks(text, 0), lead=lead)


@dataclasses.dataclass(frozen=True)
class Sample:
    """One transcript. `turns` are the speaker and the first characters of each turn, `last` how the last one ends."""

    name: str
    text: str
    turns: tuple[tuple[str, str], ...]
    last: str
    title: str = ""


ENGLISH_BOLD = Sample(
    "English, bold labels",
    """# Building boats in the desert

Nora Feld talks with Ivo Marsh about wood, water and patience.

**Nora Feld:** Why would anybody build a boat where there is no water?

**Ivo Marsh:** Because the best boats are built far from the sea. Distance makes you honest about every plank.

You cannot test anything, so you have to understand everything.

![A workshop](hull.jpg)

### The first hull

**Nora Feld:** And the first one sank?

**Ivo Marsh:** It did. We learned more in that one minute than in two years of drawings.

## About the show

New conversations every Friday.
""",
    (
        ("Nora Feld", "Why would"),
        ("Ivo Marsh", "Because the best"),
        ("Nora Feld", "And the first"),
        ("Ivo Marsh", "It did."),
    ),
    "two years of drawings.",
)

SIMPLIFIED_Q = Sample(
    "Simplified Chinese, Q and a name with odd spaces",
    """主持人 **林 晓 梅** 和种树人何远的谈话。

#### 为什么种树

Q： 你为什么要在沙地里种树？

He Yuan： 树从来不会骗人。你给一棵树多少水，它就还你多少阴凉。

这件事没有捷径。

###### △图片由编辑绘制

真正难的不是种下去，而是第二年还愿意回来看它。

Q ： 那失败的时候呢？

He Yu an：

失败就是土壤在说话。

#### 后来

Q： 现在有多少棵？

H e Yuan ： 三千棵左右。
但我从来不数，数了就会急。

*原视频链接：https://example.org/watch*

继续滑动看下一个
""",
    (
        ("Q", "你为什么要"),
        ("He Yuan", "树从来不会"),
        ("Q", "那失败的"),
        ("He Yuan", "失败就是"),
        ("Q", "现在有多少"),
        ("He Yuan", "三千棵"),
    ),
    "数了就会急。",
)

TRADITIONAL_HOST = Sample(
    "Traditional Chinese, host and two guests",
    """本集邀請木工師傅周以安與陶藝家伊娃·諾瓦克，一起談手藝。

主持人：兩位為什麼選擇用手做東西？

周以安：機器做得比我快，但機器不會後悔。後悔是手藝的一部分。

伊娃·諾瓦克：我同意。陶土記得你碰過它的每一次。

主持人：會不會太浪漫？

周以安：浪漫的是客人，我們只是每天掃木屑。

伊娃·諾瓦克：（笑）還有付房租。

主持人：最後想給年輕人什麼建議？

周以安：不要急著有風格，先把一件事做一千次。
""",
    (
        ("主持人", "兩位為什麼"),
        ("周以安", "機器做得"),
        ("伊娃·諾瓦克", "我同意"),
        ("主持人", "會不會"),
        ("周以安", "浪漫的是"),
        ("伊娃·諾瓦克", "（笑）還有"),
        ("主持人", "最後想給"),
        ("周以安", "不要急著"),
    ),
    "做一千次。",
)

TIMES_AFTER = Sample(
    "English, times after the name, label alone",
    """Dana Oyelaran (00:00:05):
Welcome back. How do you keep bees on a roof in winter?

Tom Brandt (00:00:12):
You don't keep them. You keep the box dry and they keep themselves.

People always want to help too much.

Dana Oyelaran (00:01:40):
Do they sleep?

Tom Brandt (00:01:44):
They shiver. That is how a hive stays alive until spring.
""",
    (
        ("Dana Oyelaran", "Welcome back"),
        ("Tom Brandt", "You don't keep"),
        ("Dana Oyelaran", "Do they"),
        ("Tom Brandt", "They shiver"),
    ),
    "alive until spring.",
)

TIMES_BEFORE = Sample(
    "English, times before the name",
    """[00:12] Host: What did you learn from the fire?

[00:19] Pia Lund: That a bakery is not an oven. It is forty people who know when to turn up.

[01:02] Host: Did you think of closing?

[01:05] Pia Lund: Every day. I still do, and then somebody asks for bread.
""",
    (("Q", "What did"), ("Pia Lund", "That a bakery"), ("Q", "Did you"), ("Pia Lund", "Every day")),
    "asks for bread.",
)

QUESTION_ANSWER = Sample(
    "Traditional Chinese, 問 and 答",
    """問：你怎麼看地圖的未來？

答：地圖會消失，但迷路不會。

問：所以還需要製圖的人嗎？

答：需要。機器知道路在哪裡，人才知道為什麼要去。
""",
    (("Q", "你怎麼看"), ("答", "地圖會"), ("Q", "所以還"), ("答", "需要。")),
    "為什麼要去。",
)

REPORTER = Sample(
    "Simplified Chinese, reporter in brackets, bold labels alone",
    """**【记者】**

您为什么离开工厂？

**【沈立】**

因为我发现自己只是在等下班。

**【记者】**

那现在呢？

**【沈立】**

现在我在等天亮。等待是一样的，等的东西不一样。
""",
    (("主持人", "您为什么"), ("沈立", "因为我"), ("主持人", "那现在呢"), ("沈立", "现在我在")),
    "等的东西不一样。",
)

BOLD_ALONE = Sample(
    "English, bold names alone on their lines, first with a role",
    """**Mina Sato (host)**

How small can a theatre be?

**Jules Okafor**

Eleven seats. I counted them every night because I could.

When somebody laughed, you knew exactly who it was.

**Mina Sato (host)**

Would you go back?

**Jules Okafor**

I never left. The rooms around me just got bigger.
""",
    (
        ("Mina Sato", "How small"),
        ("Jules Okafor", "Eleven seats"),
        ("Mina Sato", "Would you"),
        ("Jules Okafor", "I never left"),
    ),
    "just got bigger.",
)

FULL_THEN_SHORT = Sample(
    "English, full names first and short ones after, lines without blank lines between",
    """Amira Haddad: Where does a river begin?
Leo Vance: In an argument. Every country says it begins on the other side.
Amira: And where do you say it begins?
Leo: Where the first child drinks from it. That is the only answer I can defend.
Amira: Is that geography?
Leo: It is the part of geography we forgot.
""",
    (
        ("Amira Haddad", "Where does"),
        ("Leo Vance", "In an argument"),
        ("Amira Haddad", "And where"),
        ("Leo Vance", "Where the first"),
        ("Amira Haddad", "Is that"),
        ("Leo Vance", "It is the part"),
    ),
    "we forgot.",
)

QUOTE_BLOCKS = Sample(
    "Traditional Chinese, label with role, list items",
    """- **主持人 方亭：** 你第一次登台是什麼時候？
- **盧謙：** 十九歲。我忘了所有的詞，觀眾卻以為那是安排好的沉默。
- **方亭：** 後來呢？
- **盧謙：** 後來我真的安排沉默，沒有人再相信了。
""",
    (("方亭", "你第一次"), ("盧謙", "十九歲"), ("方亭", "後來呢"), ("盧謙", "後來我真的")),
    "沒有人再相信了。",
)

SAMPLES = (
    ENGLISH_BOLD,
    SIMPLIFIED_Q,
    TRADITIONAL_HOST,
    TIMES_AFTER,
    TIMES_BEFORE,
    QUESTION_ANSWER,
    REPORTER,
    BOLD_ALONE,
    FULL_THEN_SHORT,
    QUOTE_BLOCKS,
)

ESSAYS = {
    "numbered points": "第一點：我們要先看清楚問題。\n\n你覺得呢？\n\n第二點：再談方法。\n\n第三點：最後才是工具。\n\n第四點：不要急。\n",
    "bold remarks": "**Note:** Do you need this?\n\nText.\n\n**Tip:** You may skip it.\n\n**Note:** We repeat it.\n\n**Tip:** I do too.\n",
    "definitions": "- **Oak:** a hard wood that you can trust.\n- **Pine:** a soft one. Why not?\n- **Elm:** I like it.\n- **Ash:** we use it.\n",
    "people described": "**Ana Ruiz**：後來創辦了自己的公司，你可能用過。\n\n**Bo Lindqvist**：去了大學教書，為什麼？\n\n**Chen Wei**：我們都認識。\n",
    "makers compared": "## 速度\n\n- **Acme**：最快，而且便宜。\n- **Globex**：慢一點。\n\n## 價格\n\n- **Acme**：貴。\n- **Globex**：便宜。\n",
    "strong and weak points": "## 甲\n\n優點：輕。你會喜歡。\n\n缺點：貴？\n\n## 乙\n\n優點：便宜。\n\n缺點：重。\n",
    "a prompt": "User: What is a boat?\n\nAssistant: A boat is a vessel.\n\nUser: Do you like it?\n\nAssistant: I do.\n",
    "a title in a text": "何遠：我們還能種三千棵樹嗎？\n\n這是一篇普通的文章，沒有對話。\n\n何遠說，他不數樹。\n",
}
