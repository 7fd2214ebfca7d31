"""Which sentences point to what a reader of one post, one card or one quotation does not see. Pure; rules of language.

They look at the head of a sentence only, so that they cost the same for a long text as for a short one.
"""

from __future__ import annotations

import re

from repurpose.text.scripts import fold

_HEAD = 80  # characters; a first clause that is longer points to nothing that a rule could tell
_BACK = re.compile(
    r"[「『“\"(（]?(?:"
    r"[他她它牠祂](?!人|日|乡|山)|这|那(?!里有|些[^，,。]{2,24}的)|此[外后时举]?|其(?!实|他|中[一,])|该"
    r"|[从自](?:[那这此]|此)|但|可是|不过|然而|因此|所以|于是|而(?!今|立)|并|同时|接着|然后|换句话|也就是"
    r"|(?:是的|没错|对|嗯)[,，。]|第?[二三四五六七八九十]+(?:[,，、:：]|[点个件][,，是])"
    r"|我们?(?:也|会|都)?(?:不|没)?(?:希望|知道|觉得|认为|相信|喜欢|接受)[他她它那这](?![个里边人些们几两三]|时候|样的|种[^,，。]{1,8}的)"
    r"|例如|比如|譬如|像是|另外|另一|反之|相反|结果|后者|前者|两者|对此|当时|尤其|甚至|否则"
    r"|(?:he|she|it|they|this|that|these|those|his|her|their|its|but|so|and|or|yet|however|therefore|then|also|thus"
    r"|instead|such|hence|still|nevertheless|moreover|furthermore|meanwhile|for\s(?:example|instance)|in\sother\swords"
    r"|as\sa\sresult|on\sthe\sother\shand|the\s(?:latter|former)|(?:since|from)\sthen|after\sthat)\b"
    r")"
)
_COUNTED = "件个种项场段套群句份位字类张条层组篇"
_ELSEWHERE = re.compile(
    rf"[^，,。:：;；「“（(—]*?(?:"
    rf"(?<!是)[这那](?:些|[一两二三四五六七八九十几整]*[{_COUNTED}])(?=[^，,。:：;；「“（(—]*(?:[，,。:：;；]|\Z))"
    rf"|(?:的|从|向|了)另一[个种项{_COUNTED}]"
    rf"|(?:说|认为|指出|表示|强调|提醒)[，,]?[这那](?:就|是|正|也|[一些{_COUNTED}])"
    rf"|\b(?:says?|said|argues?|argued|notes?|noted|thinks?|thought)\s(?:that\s)?(?:this|these|those|that(?:'s|\sis))\b"
    rf"|\b(?:of|in|for|with|about|from|to|calls?|called)\s(?:this|these|those)\s(?!week|month|year|morning|evening|century|decade)"
    rf")|.*?本(?:报(?![酬表价告])|刊|台|集|期|文|节目)"
)


def points_back(text: str) -> bool:
    """Whether `text` begins with a word that a reader who has not seen the sentence before cannot place."""
    return bool(_BACK.match(fold(text[:_HEAD])))


def points_elsewhere(text: str) -> bool:
    """Whether `text` begins by leaning on something said elsewhere: 用這八個字形容, 接受本報專訪, speaks of this problem.

    Coarser than `points_back`: of sentences that are as good, one that does not is to be preferred.
    """
    return points_back(text) or bool(_ELSEWHERE.match(fold(text[:_HEAD])))
