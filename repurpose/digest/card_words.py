"""The words by which `traits` tells what a passage does, for Chinese in both scripts and for English.

One entry is one trait. Chinese words stand first and are found anywhere in the text, the longest at each place; the
English ones after the first bar are whole words, after each further bar a run of words, in lower case. The lists hold words of any conversation:
connectives, pronouns, adverbs of degree, abstract nouns. Names, houses and subjects have no place in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# A passage that opens with one of these: most of them tie it to what was said before.
OPENINGS: Final[Mapping[str, str]] = {
    "opens_but": "但 可是 不過 不过 然而 而 只是 儘管如此 尽管如此 反過來 反过来 | but yet however instead",
    "opens_joining": "所以 因此 因為 因为 並且 并且 然後 然后 於是 于是 另外 此外 同時 同时 或者 甚至 包括 比如 例如 "
    "也就是 換句話 换句话 否則 否则 接著 接着 最後 最后 其次 再說 再说 結果 结果 還有 还有 也是 也就 也不 也會 也会 以及 另一方面 特別是 特别是 至於 至于 關於 关于 "
    "正因 同樣 同样 除此 還是 还是 而且 並不 并不 就像 像是 就是 "
    "| and so or because then also plus which nor otherwise besides therefore meanwhile likewise similarly still",
    "opens_this_is": "這是 这是 那是 這就是 这就是 那就是 這不是 这不是 這會 这会 這也 这也 這其實 这其实 這真的 这真的 這將 这将 | that's|this is|that is|it's|it is",
    "opens_pointing": "這 这 那 它 他 她 其中 前者 後者 后者 兩者 两者 對此 对此 此 其他 如此 "
    "| this that these those it its he she they they're them his her such both neither he's she's",
    "opens_past": "當時 当时 那時 那时 後來 后来 之前 之後 之后 昨天 上週 上周 去年 有一天 有一次 剛才 刚才 剛剛 刚刚 一開始 一开始 "
    "| back yesterday last later afterwards earlier once",
    "opens_stance": "我認為 我认为 我覺得 我觉得 我相信 我堅信 我坚信 我不認為 我不认为 我不覺得 我不觉得 我希望 我們認為 我们认为 我們相信 我们相信 我真心 我始終 我始终 "
    "在我看來 在我看来 對我來說 对我来说 | |i think|i believe|i don't|i feel|i really|in my",
    "opens_I": "我 | i i'm i've i'd my",
    "opens_we": "我們 我们 咱們 咱们 | we we're we've our",
    "opens_you": "你 | you your you're",
    "opens_condition": "如果 只要 當你 当你 當一 当一 當人 当人 當模 当模 除非 即使 無論 无论 哪怕 一旦 假設 假设 若 | if when whenever unless even",
    "opens_advice": "不要 別再 别再 別讓 别让 別去 别去 請 请 去做 去找 去問 去问 去想 去探 去試 去试 去學 去学 先把 先去 先做 永遠 永远 記住 记住 試著 试着 試試 试试 想像 想象 "
    "告訴自己 告诉自己 問自己 问自己 | don't do never always stop start remember imagine ask focus try learn build make be keep",
}
NOT_POINTING: Final = (
    "這個世界", "这个世界", "這些年", "这些年", "這幾年", "这几年", "這個時代", "这个时代", "這一代", "这一代", "這世界", "这世界",
    "其實", "其实", "其他人", "他人", "那些", "這個行業", "这个行业", "this year", "this generation", "this world",
)  # fmt: skip

# How often a passage holds one of these, wherever it stands.
INSIDE: Final[Mapping[str, str]] = {
    "contrast": "但 卻 却 然而 可是 反而 其實 其实 並非 并非 | but yet however although though actually",
    "superlative": "最 唯一 史上 絕對 绝对 根本 極其 极其 遠遠 远远 最後的 最后的 | most best worst only biggest greatest hardest ever absolutely",
    "comparison": "更 越 超過 超过 勝過 胜过 不如 一樣 一样 比較 比较 還要 还要 | more less better worse faster than",
    "everybody": "所有 任何 每一 每個 每个 每家 每次 每種 每种 每天 沒有人 没有人 沒人 没人 沒有任何 没有任何 沒有什麼 没有什么 人們 人们 大家 人類 人类 永遠 永远 總是 总是 "
    "從來 从来 一切 大多數 大多数 整個 整个 多數 多数 別人 别人 全世界 所有人 "
    "| everyone everybody everything every all anyone anything nobody nothing people always never human humans humanity|no one|most of us",
    "weighty": "未來 未来 世界 時代 时代 人生 生命 真正 真的 關鍵 关键 本質 本质 核心 價值 价值 意義 意义 智慧 自由 責任 责任 機會 机会 危險 危险 恐懼 恐惧 勇氣 勇气 "
    "相信 信任 改變 改变 革命 歷史 历史 失敗 失败 成功 品味 直覺 直觉 證明 证明 重要 困難 困难 瓶頸 瓶颈 稀缺 目標 目标 能力 創造 创造 思考 選擇 选择 代價 代价 "
    "| future world era life real truly key essence core value meaning freedom responsibility opportunity danger fear courage trust "
    "change history failure success taste truth important matter matters hard scarce bottleneck power choice cost create creativity",
    "condition": "如果 只要 當你 当你 當我 当我 當人 当人 當一 当一 當模 当模 即使 除非 一旦 否則 否则 無論 无论 假設 假设 | if when unless once whenever",
    "must": "應該 应该 必須 必须 需要 不能 無法 无法 絕不 绝不 值得 不該 不该 得把 不可能 沒辦法 没办法 不得不 "
    "| should must can't cannot won't ought worth need needs|have to|has to",
    "will": "會 会 將會 将会 將是 将是 即將 即将 年內 年内 正在 終將 终将 遲早 迟早 | will|is going to|are going to|won't",
    "stance": "我認為 我认为 我覺得 我觉得 我相信 我堅信 我坚信 我不認為 我不认为 我希望 我想 我愛 我爱 我喜歡 我喜欢 我討厭 我讨厌 我擔心 我担心 我們認為 我们认为 我們相信 我们相信 我們希望 我们希望 "
    "| |i think|i believe|i want|i hope|i love|i hate|i worry|i feel|we believe|we think|we want",
    "feeling": "愛 爱 恨 怕 擔心 担心 害怕 興奮 兴奋 驚訝 惊讶 震驚 震惊 瘋狂 疯狂 可怕 難過 难过 孤獨 孤独 痛苦 快樂 快乐 幸福 後悔 后悔 熱愛 热爱 討厭 讨厌 驕傲 骄傲 "
    "| love hate fear afraid scared worried excited shocked crazy terrifying sad lonely pain joy happy regret proud",
    "likeness": "就像 像是 像一 如同 彷彿 仿佛 好比 等於 等于 變成 变成 就是一 成為 成为 | like becomes become turns|as if",
    "you": "你 | you your you're yourself",
    "I": "我 | i my me i'm i've",
    "we": "我們 我们 咱 | we our us we're we've",
    "pointing": "這 这 那 它 他 她 此 | this that these those it its he she they them their his her it's that's",
    "vague": "某種 某种 有點 有点 可能 也許 也许 大概 之類 之类 左右 或許 或许 某些 似乎 還算 还算 稍微 一些 蠻 蛮 "
    "| maybe perhaps probably somewhat some something stuff whatever|kind of|sort of|a bit",
    "neutral": "那麼 那么 這樣 这样 這麼 这么 那樣 那样 怎麼 怎么 什麼 什么 因此 彼此 其他 他人 其它 會議 会议 社會 社会 機構 自我 我國 會計 他們的心 其實 其实 其 |",
    "example": "比如 例如 譬如 舉例 举例 包括 等等 | including e.g|for example|for instance|such as",
    "clock": "昨天 上週 上周 去年 今年 上個月 上个月 本季 這一季 下午 早上 晚上 凌晨 當時 当时 那時 那时 後來 后来 剛剛 刚刚 剛才 刚才 之前 最近 前陣子 前阵子 "
    "| yesterday last ago recently earlier",
    "errand": "流程 檔案 文件 版本 更新 發布 发布 上線 上线 加入 負責 负责 訪談 访谈 聊 採訪 采访 休息 節目 节目 感謝 感谢 謝謝 谢谢 歡迎 欢迎 季度 財報 财报 預估 预估 提到 "
    "剛說 刚说 你說的 你说的 團隊 团队 同事 項目 项目 專案 公司 會議 会议 論文 论文 介紹 介绍 | thank thanks welcome episode podcast meeting version release "
    "launch quarter guidance team company project paper|you mentioned|as i said|let's talk|next question",
    "tells": "他說 他说 她說 她说 人說 人说 他們說 他们说 我說 我说 告訴我 告诉我 問我 问我 跟我說 跟我说 回答說 回答说 | said says told asked",
}
