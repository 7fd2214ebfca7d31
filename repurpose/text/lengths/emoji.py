"""Emoji sequences, as twemoji's parser (and so X) tells them apart. Finds where one begins and ends, nothing else.

The sequences are those recommended for general interchange (UTS #51, ED-27: RGI), written as a grammar instead of a
list, with U+FE0F optional wherever a sequence is still recognised without it.
"""

from __future__ import annotations

import regex  # type: ignore[import-untyped]

_TONE = "[\U0001f3fb-\U0001f3ff]"
_VS = "\ufe0f?"
_ZWJ = "\u200d"
_ADULT = "[👨👩🧑]"
_CHILD = "[👦👧🧒]"
_OBJECT = "(?:[🌾🍳🍼🎄🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦯🦰🦱🦲🦳🦼🦽🩰]|[⚕⚖✈]\ufe0f?)"
_AHEAD = "(?:\u200d➡\ufe0f?)?"
_GENDER = "(?:\u200d[♀♂]\ufe0f?)"
_ACTIVE = "[👮👯👰👱👳👷💁💂💆💇🏃🏄🏊🚣🚴🚵🚶🙅🙆🙇🙋🙍🙎🤦🤵🤷🤸🤹🤼🤽🤾🦸🦹🧍🧎🧏🧔🧖🧗🧘🧙🧚🧛🧜🧝🧞🧟]"
_PICTURED = "[⛹🏋🏌🕵]"  # text by default, so U+FE0F may follow
_REGIONS = (
    "A[CDEFGILMOQRSTUWXZ] B[ABDEFGHIJLMNOQRSTVWYZ] C[ACDFGHIKLMNOPQRUVWXYZ] D[EGJKMOZ] E[ACEGHRSTU] F[IJKMOR] "
    "G[ABDEFGHILMNPQRSTUWY] H[KMNRTU] I[CDELMNOQRST] J[EMOP] K[EGHIMNPRWYZ] L[ABCIKRSTUVY] "
    "M[ACDEFGHKLMNOPQRSTUVWXYZ] N[ACEFGILOPRUZ] OM P[AEFGHKLMNRSTWY] QA R[EOSUW] S[ABCDEGHIJKLMNORSTVXYZ] "
    "T[ACDFGHJKLMNORTVWZ] U[AGMNSYZ] V[ACEGINU] W[FS] XK Y[ET] Z[AMW]"
)
_FLAGS = "|".join(
    "".join(chr(0x1F1E6 + ord(char) - 65) if char.isalpha() else char for char in region)
    for region in _REGIONS.split()
)
_FAMILY = (
    f"(?:(?:{_ADULT}{_ZWJ})?{_ADULT}|🧑{_ZWJ}🧑){_ZWJ}{_CHILD}(?:{_ZWJ}{_CHILD})?|🧑{_ZWJ}🧒(?:{_ZWJ}🧒)?"
)
_COUPLE = f"{_ADULT}{_TONE}?{_ZWJ}(?:❤{_VS}{_ZWJ}(?:💋{_ZWJ})?|🤝{_ZWJ}){_ADULT}{_TONE}?"
_PERSON = f"{_ADULT}{_TONE}?{_ZWJ}{_OBJECT}{_AHEAD}"
_DOING = f"(?:{_ACTIVE}{_TONE}?|{_PICTURED}(?:{_TONE}|{_VS}))(?:{_GENDER}{_AHEAD}|\u200d➡\ufe0f?)"
_JOINED = "|".join(
    sequence.replace("+", _ZWJ).replace("~", _VS)
    for sequence in (
        *("🏳~+🌈", "🏳~+⚧~", "🏴+☠~", "🐕+🦺", "🐈+⬛", "🐦+[⬛🔥]", "🐻+❄~", "👁~+🗨~", "😮+💨", "😵+💫"),
        *("😶+🌫~", "❤~+[🔥🩹]", "🍋+🟩", "🍄+🟫", "⛓~+💥", "🙂+[↔↕]~"),
    )
)
_HANDS = f"🫱{_TONE}{_ZWJ}🫲{_TONE}"
_TAGGED = "🏴\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f"
_KEYCAP = "[#*0-9]\ufe0f?\u20e3"
_TYPED = "[©®]\ufe0f"  # text by default: an emoji only where U+FE0F says so
_TONED = rf"\p{{Emoji_Modifier_Base}}{_TONE}"
_SHOWN = r"\p{Emoji_Presentation}"
_TEXT = r"[\p{Emoji}--\p{Emoji_Presentation}--[#*0-9©®]](?:\ufe0f|(?!\ufe0e))"

SEQUENCE = regex.compile(
    "|".join(
        [
            _FAMILY,
            _COUPLE,
            _PERSON,
            _DOING,
            _HANDS,
            _JOINED,
            _TAGGED,
            _FLAGS,
            _KEYCAP,
            _TYPED,
            _TONED,
            _SHOWN,
            _TEXT,
        ]
    ),
    regex.VERSION1,
)
