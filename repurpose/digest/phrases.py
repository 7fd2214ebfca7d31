"""The words by which pages in Chinese and English speak of themselves: patterns for `furniture`, and nothing else.

Pure. Every pattern is anchored by its user, has no unbounded repetition inside another, and is only ever shown a bounded
stretch of one line, so none can take more than linear time. Alternatives are grouped by what a page wants to say.
"""

from __future__ import annotations

import re


def _any(*parts: str) -> str:
    return "(?:" + "|".join(parts) + ")"


def _begun(first: str, pattern: str) -> re.Pattern[str]:
    """A pattern that is given up at once where the text does not begin with one of `first`: most lines do not."""
    return re.compile(f"(?=[{first}]){pattern}", re.IGNORECASE)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = _any(
    r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?",
    r"\d{1,2}\s?月\s?\d{1,2}\s?日",
    r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?(?!\d|%)",
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}",
    rf"\b\d{{1,2}}\s{_MONTH},?\s\d{{4}}",
    r"\d{1,3}\s?(?:分鐘|分钟|小時|小时|個小時|个小时|天|週|周|個月|个月)前",
    r"\b\d{1,3}\s?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\sago",
)
_TIME = r"(?:T|[\s,，]{0,3}(?:at\s)?)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4}\b|[+-]\d{2}:?\d{2})?"
DATED = re.compile(
    r"(?:"
    + _any(
        r"發布|发布|發佈|刊登|刊出|更新|修改|出版|建立|创建|最後|最后|首發|首发|上傳|上传",
        r"posted|published|updated|last|created|modified",
    )
    + r"[\w\s]{0,6}[于於on]{0,2}\s?[:：]?\s?)?"
    + _DAY
    + rf"(?:{_TIME})?",
    re.IGNORECASE,
)
PUNCTUATED = re.compile(r"[，。、；！？!?;「」“”『』]|,\s|\.\s")

_ROLE = _any(
    *[
        "作者",
        "編輯",
        "编辑",
        "責任編輯",
        "责任编辑",
        "責編",
        "责编",
        "主編",
        "主编",
        "總編輯",
        "总编辑",
        "執行編輯",
        "执行编辑",
        "編譯",
        "编译",
        "翻譯",
        "翻译",
        "譯者",
        "译者",
        "譯",
        "译",
        "校對",
        "校对",
        "審校",
        "审校",
        "校譯",
        "校译",
        "撰文",
        "撰稿",
        "採訪",
        "采访",
        "採訪整理",
        "采访整理",
        "整理",
        "記者",
        "记者",
        "文字",
        "文案",
        "文",
        "文丨圖",
        "口述",
        "策劃",
        "策划",
        "監製",
        "监制",
        "攝影",
        "摄影",
        "排版",
        "美編",
        "美编",
        "設計",
        "设计",
        "製作",
        "制作",
        "剪輯",
        "剪辑",
        "出品",
        "運營",
        "运营",
        "來源",
        "来源",
        "出處",
        "出处",
        "稿源",
        "資料來源",
        "资料来源",
        "文章來源",
        "文章来源",
        "原文",
        "原標題",
        "原标题",
        "原作者",
        "原題",
        "本文作者",
        "authors?",
        "editors?",
        "written",
        "words",
        "edited",
        "translated",
        "translators?",
        "reported",
        "reporting",
        "interviewed",
        "compiled",
        "produced",
        "producers?",
        "source",
        "story",
        "text",
    ]
)
# A label of a transcript looks like a credit ("记者：你怎么看？"): a credit names somebody and asks nothing.
CREDITED = _begun(
    r"abceiprstw主作來出制剪原口執审審总执排採摄撰攝整文本来校监監稿策編總编美翻製記設譯记设译責資责资运運采",
    rf"(?:本文|by\s)?{_ROLE}(?:\sby)?(?:\s?[|｜丨／/:：]\s?|(?<=\sby)\s)\S",
)
BYLINE = re.compile(r"by\s[A-Z][\w.'’-]{0,30}(?:\s[\w.'’,&|·•-]{1,30}){0,9}\Z", re.IGNORECASE)

_OPEN = r"(?:[（(【\[]\s?)?"
_PIECE = r"(?:文章|文|篇文章|篇訪談|篇访谈|篇專訪|篇专访|篇報導|篇报道|篇|訪談|访谈|專訪|专访|對談|对谈|逐字稿|文稿|期內容|期内容|集內容|集内容)"
NOTE = _begun(
    r"(\[acdefilnoprstvw©感▶【上下为以作來備免关出利单原参參單在声备完导導小平延影投按授播收文未本来此注為版特相節系網編编网聲节視觀观视訪註說論譯论访译说資资轉转这這連郑鄭鏈链關附風风（🎙🎧👉📺🔗\s",
    _any(
        _OPEN + r"(?:編者?按|编者?按|譯者?[按註注]|译者?[按注])(?!照|鈕|钮|時|时|下|月|意|重)",
        _OPEN + r"(?:編輯|编辑|編者|编者|譯者|译者)(?:按|註|注|後記|后记)\s?[:：）)】\]｜|，,]",
        _OPEN
        + r"(?:按語|按语|小編按|小编按|導讀|导读|註|注|備註|备注|附註|附注|說明|说明|(?:特別|特别|平台|版權|版权|免責|免责|鄭重|郑重)?(?:聲明|声明)|免責條款|免责条款|利益揭露|利益披露|風險提示|风险提示|作者簡介|作者简介|關於作者|关于作者)\s?[:：）)】\]]",
        _OPEN
        + rf"(?:本|此|這篇|这篇){_PIECE}?(?:是|乃|僅|仅|已|均|主要|最初|原)?(?:整理自|整理於|整理于|改寫自|改写自|摘自|摘錄自|摘录自|節錄自|节录自|節選自|节选自|編譯自|编译自|譯自|译自|翻譯自|翻译自|"
        r"轉載|转载|轉自|转自|來自|来自|源自|出自|取材自|原載|原载|刊載於|刊载于|刊於|刊于|首發|首发|發表於|发表于|授權|授权|[經经][^。]{1,16}(?:授權|授权)|"
        r"由[^。，]{1,24}(?:授權|授权|提供|整理|編譯|编译|翻譯|翻译|撰寫|撰写|轉載|转载))",
        rf"本{_PIECE}(?:是|係|系)?(?:根據|根据|依據|依据|依|由|以)[^。]{{0,60}}(?:整理|編寫|编写|改寫|改写|編譯|编译|翻譯|翻译|撰寫|撰写|製作|制作)",
        rf"本{_PIECE}(?:為|为|是|屬於|属于)[^。，,]{{0,48}}(?:系列|專題|专题|連載|连载|逐字稿|轉載|转载|譯文|译文|編譯|编译|業配|合作稿|廣告文|節錄|节录)",
        r"(?:以上|以下|上述|下文)(?:內容|内容|文字|觀點|观点)?(?:為|为|是)?[^。]{0,16}(?:僅供|仅供|不代表|不構成|不构成|由[^。]{1,16}(?:整理|提供)|逐字稿|(?:訪談|访谈|專訪|专访|對談|对谈|對話|对话|採訪|采访)(?:實錄|实录|整理|全文|內容|内容|摘要|節錄|节录|精華|精华))",
        r"(?:為|为)(?:了)?(?:方便|便於|便于)(?:閱讀|阅读|理解)[^。]{0,40}(?:整理|編輯|编辑|刪減|删减|潤|润|調整|调整)",
        r"在不改(?:變|变)(?:原意|原義|原义)",
        r"(?:未經|未经)(?:授權|授权|許可|许可|同意|允許|允许|本[^。，]{1,10})[^。]{0,12}(?:不得|禁止|轉載|转载|勿|嚴禁|严禁)",
        r"(?:轉載|转载)(?:請|请|須|须|需|事宜|合作|規範|规范|自|聲明|声明)|(?:授權|授权)(?:轉載|转载|合作)",
        r"(?:📺|🎧|🎙|▶️?|👉|🔗)?\s?(?:原|完整|本集|參考|参考|相關|相关|論文|论文|資料|资料|文章)?(?:文|視頻|视频|影片|節目|节目|收聽|收听|收看|觀看|观看|播客|單集|单集|訪談|访谈)?(?:鏈接|链接|連結|链結|網址|网址|出處|出处|來源|来源)\s?[:：]",
        r"(?:📺|🎧|🎙|▶️?|👉|🔗)?\s?(?:收聽|收听|收看|觀看|观看|完整影片|完整視頻|完整视频|完整節目|完整节目|參考資料|参考资料|參考文獻|参考文献|延伸閱讀|延伸阅读|原文)\s?[:：]",
        r"(?:本|這個|这个)?系列(?:文章|報導|报道|全部文章|導讀|导读)\s?[:：]",
        r"(?:\(|\[)?(?:editor|translator|author|publisher|producer)(?:['’]?s|s['’])?\s(?:note|comment)s?\b",
        r"this\s(?:article|interview|conversation|transcript|post|piece|story|essay|excerpt|episode|discussion|column|translation|text|newsletter)\b[^.]{0,40}\b(?:was|is|has\sbeen|have\sbeen|appeared)\s(?:(?:first|originally|lightly|slightly|also|an?|the|automatically)\s){0,3}"
        r"(?:adapted|published|translated|edited|condensed|excerpted|excerpt|based\son|transcribed|transcript|reprinted|republished|reproduced|compiled|produced\sby|sponsored|generated|part\s\w+\sof|part\sof|for\sinformation|provided|updated|corrected|recorded|abridged|shortened|in\s)",
        r"(?:the\s)?(?:following|interview|conversation|transcript|discussion|text\sbelow|transcript\sbelow)\b[^.]{0,40}\b(?:was|is|has\sbeen|have\sbeen)\s(?:lightly\s|slightly\s|an?\s|been\s){0,3}(?:edited|condensed|transcribed|translated|transcript|excerpt|adapted|abridged|machine)",
        r"(?:first|originally|previously)\s(?:published|appeared|posted)\b",
        r"(?:adapted|excerpted|translated|reprinted|republished|transcribed)\s(?:and\s\w+\s)?(?:from|by|with)\b",
        r"(?:disclaimer|disclosure|correction|clarification|sponsored|sponsored\sby|further\sreading|references|sources|about\sthe\s(?:author|host|show|podcast)|copyright|note\sto\sreaders)\s?(?:[:：]|\Z)",
        r"(?:original|full|watch|listen|source|video|audio|episode|links?|show\snotes)\s?(?:article|video|episode|interview|transcript|here|link|notes|on|to)?\s?[:：]\s?(?:https?:|\[|<)",
        r"(?:the\s)?(?:views|opinions)\s(?:and\s\w+\s)?expressed\b",
        r"nothing\s(?:in\sthis|here)\b[^.]{0,40}\badvice",
        r"all\srights\sreserved|©|\(c\)\s\d{4}|copyright\s(?:©|\d{4})",
        r"(?:投資|投资)(?:一定)?有(?:風險|风险)",
        r"(?:today['’]s|this(?:\s(?:week|month)['’]s)?|our)\s(?:issue|edition|newsletter|letter|email|post)\s(?:is|was)\s(?:sponsored|presented|brought\sto\syou|made\spossible)\b",
        r"(?:(?:感謝|感谢)|本(?:期|篇|文|電子報|电子报)(?:內容|内容|電子報|电子报)?(?:是)?(?:由|感謝|感谢))[^。，]{1,24}(?:贊助|赞助|冠名)[^。，]{0,8}(?=[。，！!,]|\Z)",
        r"\[\^[^\]]{1,20}\]:",
    ),
)
EDITED = re.compile(
    r"[^。，,：:]{0,24}(?:對|对|將|将|把)[^。，,]{0,16}(?:訪談|访谈|採訪|采访|對話|对话|對談|对谈|播客|視頻|视频|原文|全文|逐字稿|錄音|录音)[^。，,]{0,6}(?:進行|进行|做|作)了?[^。，,]{0,12}(?:翻譯|翻译|編譯|编译|整理|刪減|删减|編輯|编辑|精簡|精简|潤色|润色)"
)

MARKED_CAPTION = re.compile(r"[△▲▵▴▼▽◎◤◢⬆↑☝]\s?\S")
CAPTION = _begun(
    r"(cfgipsv图圖封影插照相示表配題题首（",
    _any(
        r"(?:（|\()?(?:圖|图|照片|相片|影像|封面|首圖|首图|配圖|配图|示意圖|示意图|題圖|题图|插圖|插图)\s?(?:片|像|表|說|说|注|註|釋|释|源|自|文)?\s?(?:來源|来源|出處|出处|提供|說明|说明|由|取自|攝自|截自)?\s?\d{0,2}\s?[-–]?\d{0,2}\s?[:：／/|｜]",
        r"(?:圖|图)(?:片|源)?(?:來自|来自|源自|由|取自|為|为)\S[^。，]{0,30}(?:生成|提供|截圖|截图|繪製|绘制|\Z)",
        r"(?:圖|图|表|圖表|图表)\s?\d{1,2}(?:[-–.]\d{1,2})?\s?[:：.、\s]",
        r"(?:（|\()?(?:photo|image|picture|illustration|figure|fig\.|chart|credit|photograph|graphic|screenshot|caption|video\sstill)s?\s?(?:\d{1,2}|credit|courtesy|source|via|by)?\s?(?:\d{1,2}|of|by)?\s?[:：|.]\s?\S",
        r"(?:photo|image|illustration|picture|photograph|graphic|credit)s?\s(?:by|via|courtesy|credit)\b",
    ),
)

CHROME_WHOLE = _begun(
    r"#(*+,\-./:<=>\[\\_abcdefghijklmnoprstuvwxy|~«·»×–—•‹›※■□▲▼◆◇○●★☆✕、【上下中主举人允全关分列加原反取向听回在复大字完导導小展左已广廣微打按推搜摘收文更最朋朗未本查正注浏滑滚滾瀏点热熱留登目看知确確約繼继聽臉舉菜複視视訂註評讚订评贊赞轉转返選閱關阅首點（，：｜\s\d",
    _any(
        r"(?:繼續|继续|向上|向下|上下|左右)?(?:滑動|滑动|滾動|滚动|下滑|上滑)(?:看|查看|閱讀|阅读|瀏覽|浏览)?(?:下一個|下一个|更多|下一篇|內容|内容|全文)?.{0,6}",
        r"(?:閱讀|阅读|查看|展開|展开|點擊|点击|點此|看)(?:原文|全文|更多|剩餘|剩余|完整).{0,10}",
        r"A-?\s?A?\s?A\+?",
        r"(?:首頁|首页|主頁|主页|目錄|目录|導航|导航|選單|菜单|搜尋|搜索|登入|登录|登錄|註冊|注册|訂閱|订阅|關注|关注|已關注|已关注|加關注|加关注|分享|收藏|點贊|点赞|按讚|讚|赞|在看|留言|評論|评论|舉報|举报|反饋|反馈|打賞|打赏|轉發|转发|列印|打印|複製連結|复制链接|回頂部|返回頂部|返回顶部|上一篇|下一篇|上一頁|下一頁|上一页|下一页|廣告|广告|推廣|推广|贊助|赞助|原創|原创|轉載|转载|熱門|热门|推薦|推荐|最新|更多|朗讀|朗读|聽新聞|字級|字号|字號|大|中|小|知道了|取消|允許|允许|確定|确定|視頻|视频|小程序|朋友圈|微信|微博|臉書|全文完|完|本文完|未完待續|未完待续|正文|文章|摘要|目次|閱讀時間|阅读时间|听全文|人划线|閱讀|阅读)"
        r"(?:[\s/>|｜·•、,，:：()（）\[\]【】+\-—*_~\d.kw萬万]|首頁|首页|登入|登录|登錄|註冊|注册|訂閱|订阅|關注|关注|分享|收藏|點贊|点赞|按讚|讚|赞|在看|留言|評論|评论|舉報|举报|反饋|反馈|轉發|转发|列印|打印|更多|閱讀|阅读|新聞|新闻|科技|財經|财经|國際|国际|人工智慧|人工智能|上一頁|下一頁|上一页|下一页|視頻|视频|小程序|微信|微博|朋友圈|完|到)*+",
        r"[—–\-=*·•~\s【（(\[]*(?:the\s)?(?:end|fin|完|全文完|本文完|未完待續|未完待续)[—–\-=*·•~\s】）)\].]*",
        r"[\s\d:：.,，、/\\|｜·•*—–\-=_~+×✕▲▼◆◇■□●○★☆※#>»›<«‹]+",
        r"[\[(（]?\d{1,2}:\d{2}(?::\d{2})?[\])）]?(?:\s?[-–—]?\s?\S.{0,60})?(?<![。.!?！？」”\"])",
        r"(?:home|menu|search|sign\s?in|log\s?in|sign\s?up|register|subscribe|subscribed|follow|following|share|save|print|email|comments?|like|likes|reply|advertisement|ad|ads|sponsored|promoted|skip\sto\s(?:main\s)?content|skip\sad|close|accept(?:\sall)?(?:\scookies)?|reject\sall|manage\s\w+|cookie\s(?:settings|policy|preferences)|privacy(?:\spolicy)?|terms(?:\sof\s\w+)?|contact(?:\sus)?|about(?:\sus)?|newsletters?|podcasts?|trending|latest|popular|most\s(?:read|popular|viewed)|recommended(?:\sfor\syou)?|related(?:\s(?:articles|stories|posts|topics|coverage))?|more\s(?:from|stories|news|on|like)\b.{0,40}|read\s(?:more|next|full|the\sfull)\b.{0,40}|see\s(?:more|also|all)\b.{0,40}|load\smore|show\s(?:more|less)|view\s(?:all|comments|more)|next(?:\s(?:article|post|page))?|previous(?:\s(?:article|post|page))?|back\sto\stop|table\sof\scontents|contents|in\sthis\sarticle|on\sthis\spage|key\stakeaways|topics|tags|copy\slink|listen(?:\sto\sthis\sarticle)?|play|pause|download|upgrade|loading\.{0,3}|transcript|open\sin\sapp|get\sthe\sapp|jump\sto\scontent|link\scopied.?|twitter|facebook|linkedin|whatsapp|reddit|x|instagram|youtube|tiktok|threads|bluesky|mastodon)"
        r"(?:[\s/>|·•,:()\[\]+\-–—*_\d.k]|home|sign\s?in|log\s?in|subscribe|share|save|print|email|comments?|likes?|reply|twitter|facebook|linkedin|whatsapp|reddit|instagram|youtube|news|technology|tech|business|science|opinion|podcasts?|and|or|x)*+",
        r"(?:\d{1,3}\s?(?:min(?:ute)?s?)\s(?:read|listen)|(?:閱讀|阅读|reading)\s?(?:時間|时间|time)\s?[:：]?.{0,12}|約?\s?\d{1,3}\s?(?:分鐘|分钟)(?:閱讀|阅读)?)",
        r"(?:\d[\d,.]{0,9}\s?[kmwKMW萬万]?\s?\+?\s?(?:人|次)?(?:閱讀|阅读|瀏覽|浏览|點閱|观看|觀看|評論|评论|留言|點贊|点赞|讚|赞|收藏|分享|轉發|转发|粉絲|粉丝|訂閱|订阅|views?|likes?|shares?|comments?|followers?|subscribers?|reactions?)[\s|·•,，/]*){1,6}",
        r"(?:閱讀|阅读|瀏覽|浏览|點閱|人氣|人气|評論|评论|views|comments|shares|likes)\s?(?:數|数|量)?\s?[:：(（]?\s?\d[\d,.]{0,9}\s?[kmwKMW萬万]?\+?[)）]?",
    )
    + r"\Z",
)
# What a page asks of its reader; may be a whole sentence.
CALL = _begun(
    r"(\[abcdefgijlprstvwy【京別别双商喜增头如客广廣戳扫投掃搜未本欢歡沪海滬点版百粤粵网联聯記請識记识请輕轻返违違長长雙頭點（",
    _any(
        r"(?:[（(【\[]\s?)?(?:點擊|点击|點選|点选|長按|长按|掃描|扫描|掃碼|扫码|掃一掃|扫一扫|識別|识别|戳|輕觸|轻触|雙擊|双击)(?!率).{0,44}(?:關注|关注|訂閱|订阅|加入|二維碼|二维码|下載|下载|收聽|收听|原文|查看|閱讀|阅读|星標|星标|公眾號|公众号|藍字|蓝字|名片|播放|播客|預約|预约|分享|收藏|小程序)",
        r"(?:歡迎|欢迎|記得|记得|別忘了|别忘了|如果(?:你|您)?(?:也)?(?:喜歡|喜欢|覺得|觉得)|喜歡(?:就|這|的)|喜欢(?:就|这|的)|請|请)(?!他|她|問|问|教).{0,30}(?:訂閱|订阅|關注|关注|星標|星标|點贊|点赞|按讚|在看|轉發|转发|分享給|分享给|留言|投稿|加入社群|加入群|五星|追蹤|追踪)",
        r"(?:海量資訊|海量资讯|返回搜狐|本文來源|京ICP|滬ICP|沪ICP|粤ICP|粵ICP|ICP備|ICP备|增值電信|增值电信|版權所有|版权所有|違法和不良|违法和不良|未滿18|廣告合作|广告合作|商務合作|商务合作|投稿(?:郵箱|邮箱|信箱)|聯繫(?:我們|郵箱)[:：]|联系(?:我们|邮箱)[:：]|客服(?:電話|电话|信箱)|(?:搜狐號|搜狐号|网易号|百家号|頭條號|头条号)(?:系|為|为|是))",
        r"(?:continue\s(?:reading|scrolling)|scroll\sdown\b|subscribe\s(?:to|now|for|today|here)\b|sign\sup\s(?:for\s(?:our|the|free)|here|now|today)|join\s(?:our|the|\d[\d,]*)\b.{0,40}(?:newsletter|community|readers|subscribers|mailing\slist|discord)|follow\s(?:us|the\sauthor|@\w+|me\son)\b|share\sthis\s(?:article|story|post|episode)|share\s(?:on|to|via)\s|click\shere\b|tap\shere\b|swipe\s(?:up|left|right)\b|we\suse\scookies|this\s(?:site|website)\suses\scookies|by\s(?:continuing|clicking|signing|subscribing|using)\b.{0,60}\byou\b|you\s(?:may|might)\salso\s(?:like|enjoy)|leave\sa\s(?:comment|reply)|leave\sus\sa\s(?:review|rating)|get\s(?:the\s(?:latest|app)|our)\b.{0,40}(?:inbox|email|newsletter|app)|download\s(?:the|our)\s(?:app|podcast)\b|already\sa\s(?:subscriber|member)|enter\syour\semail|thanks\sfor\s(?:reading|subscribing|listening)|rate\sthis\b|view\s(?:in|this\semail)\b.{0,20}browser|please\senable\b|enable\sjavascript|your\sbrowser\sdoes|like\swhat\syou['’]?re\sreading|if\syou\s(?:enjoyed|liked)\sthis|(?:story|article)\scontinues\b|sent\sfrom\smy\b|don['’]t\smiss\b.{0,30}(?:episode|issue|post)|support\s(?:us|our\sjournalism))",
    ),
)
# Labels of a page's parts; never a sentence.
LABELLED = _begun(
    r"acfhmprtu上下专你关分加圖大專延开往所打推更标栏標欄添热熱猜相看置訂設話订设话責责轉转追開關",
    _any(
        r"(?:下載|下载|打開|打开|開啟|开启)\S{0,10}(?:APP|客戶端|客户端)\Z",
        r"(?:關注|关注|追蹤|追踪|訂閱|订阅|加入|下載|下载|打開|打开|設為|设为|置頂|置顶|分享到|轉發到|转发到|添加|加)(?:我們|我们|本號|本号|本站|本報|公眾號|公众号|微信|APP|星標|星标|朋友圈|臉書|粉絲|電子報|电子报|頻道|频道|LINE|社群|「|“|《|@).{0,40}",
        r"(?:延伸閱讀|延伸阅读|相關閱讀|相关阅读|相關文章|相关文章|相關新聞|相关新闻|相關報導|相关报道|推薦閱讀|推荐阅读|推薦文章|推荐文章|更多(?:文章|新聞|新闻|內容|内容|報導|报道|精彩|資訊|资讯)|往期|看更多|看全文|熱門文章|热门文章|熱議|热议|猜你喜歡|猜你喜欢|你可能(?:也|還|还)(?:喜|想|感)|大家都在看|上一篇|下一篇|所屬專題|圖集)(?:\s?[:：｜|》>]|\Z|.{0,8}\Z)",
        r"(?:標籤|标签|關鍵字|关键字|關鍵詞|关键词|分類|分类|話題|话题|專題|专题|欄目|栏目|責任編輯|责任编辑)\s?[:：｜|》>]",
        r"(?:tags?|filed\sunder|tagged(?:\swith|\sas)?|categories|category|topics?)\s?[:：]|more\sfrom\b|posted\s(?:in|on|by)\b|filed\sunder\b|recommended\s(?:reading|for)|related\s(?:reading|articles?|stories|posts?)\s?[:：]|powered\sby\b|create\s(?:a\sfree\s|an\s)account|unsubscribe\b|advertisement\b|hosted\sby\ssimplecast",
    ),
)
SPOKEN = re.compile(
    r"[說说問问道][，,：:]?\s?[「“『\"]|[」”』\"][^」”』\"]{0,8}[說说問问道]|\b(?:said|says|asked)\b",
    re.IGNORECASE,
)
SECTION = _begun(
    r"abceflmnrsty作你关其参參大延引往推更最本标標注热熱猜留目相精系脚腳訂討註評订评資资關附",
    _any(
        r"(?:延伸|相關|相关|推薦|推荐|更多|熱門|热门|往期|猜你|你可能|大家都在|熱議|热议|最新|精選|精选|其他)(?:閱讀|阅读|文章|連結|链接|鏈接|新聞|新闻|報導|报道|資源|资源|推薦|推荐|回顧|回顾|精選|精选|股票|評論|评论|話題|话题|喜歡|喜欢|內容|内容|影片|視頻|视频|排行|集數|单集|單集|也喜歡|在看|消息)*(?:\s?\(.{0,8}\))?",
        r"(?:參考|参考)(?:資料|资料|文獻|文献|連結|链接|來源|来源|閱讀|阅读)|資料來源|资料来源|引用來源|註釋|注釋|注释|腳註|脚注|附錄連結",
        r"(?:本)?系列(?:全部)?文章|本系列全部文章|系列導覽|留言|留言區|留言板|評論|评论|評論區|评论区|討論區|标签|標籤|關於作者|关于作者|作者簡介|作者简介|關於本(?:節目|站|刊)|訂閱|订阅|目錄|目录",
        r"(?:further|related|recommended|suggested)\s(?:reading|articles?|posts?|stories|links|episodes?|content)|references|sources|footnotes|endnotes|bibliography|see\salso|links|show\snotes|more\sfrom.{0,30}|most\s(?:read|popular)|trending(?:\snow)?|you\smay\salso\slike|comments?(?:\s\(\d+\))?|leave\sa\s(?:reply|comment)|tags|about\sthe\s(?:author|host|show)|table\sof\scontents|contents|timestamps?|chapters?|subscribe|newsletter|sponsors?|share\sthis|credits",
    )
    + r"\s?[:：]?\Z",
)
