"""The weights of `score`, in log odds, one for each trait: written by `evals/learn_card_score.py`, not by hand.

Traits overlap in what they tell, so a single weight says little by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BIAS: Final = -0.425
WEIGHTS: Final[Mapping[str, float]] = {
    "I": -0.222,
    "answers_first": -0.241,
    "asks": -0.316,
    "bracket": 0.013,
    "clock": -0.355,
    "comparison": 0.307,
    "condition": 0.331,
    "contrast": 0.205,
    "cut_short": -0.077,
    "dash_colon": 0.529,
    "defines": 0.256,
    "digits": 0.266,
    "ends_asking": -0.382,
    "errand": -0.113,
    "even_halves": 0.134,
    "everybody": 0.221,
    "example": -0.008,
    "exclaims": -0.089,
    "feeling": -0.008,
    "latin_words": -0.186,
    "length_100_140": 0.236,
    "length_12_18": -0.443,
    "length_18_30": 0.007,
    "length_30_60": 0.638,
    "length_60_100": 0.686,
    "length_over_140": -0.019,
    "length_under_12": -1.105,
    "likeness": 0.239,
    "lists": -0.045,
    "must": 0.184,
    "not_but": 0.518,
    "only_asks": -0.372,
    "opens_I": -0.003,
    "opens_advice": 0.431,
    "opens_condition": 0.367,
    "opens_joining": -0.301,
    "opens_past": -0.157,
    "opens_pointing": -0.638,
    "opens_stance": 0.077,
    "opens_we": 0.045,
    "opens_you": 0.127,
    "pointing": -0.117,
    "points_early": -0.667,
    "quoted_share": 0.069,
    "sentences": 0.271,
    "stance": -0.070,
    "superlative": 0.336,
    "tells": -0.164,
    "terse_remark": -0.131,
    "terse_saying": 0.463,
    "unended": -0.278,
    "vague": -0.046,
    "we": 0.142,
    "weighty": 0.779,
    "will": 0.173,
    "you": 0.003,
}
