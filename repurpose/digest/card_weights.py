"""The weights of `score`, in log odds, one for each trait: written by `evals/learn_card_score.py`, not by hand.

Traits overlap in what they tell, so a single weight says little by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BIAS: Final = -0.434
WEIGHTS: Final[Mapping[str, float]] = {
    "I": -0.211,
    "answers_first": -0.204,
    "asks": -0.310,
    "bracket": 0.009,
    "clock": -0.334,
    "comparison": 0.302,
    "condition": 0.319,
    "contrast": 0.189,
    "cut_short": -0.083,
    "dash_colon": 0.523,
    "defines": 0.269,
    "digits": 0.264,
    "ends_asking": -0.383,
    "errand": -0.115,
    "even_halves": 0.141,
    "everybody": 0.222,
    "example": -0.003,
    "exclaims": -0.088,
    "feeling": 0.048,
    "latin_words": -0.201,
    "length_100_140": 0.233,
    "length_12_18": -0.442,
    "length_18_30": 0.019,
    "length_30_60": 0.637,
    "length_60_100": 0.683,
    "length_over_140": -0.017,
    "length_under_12": -1.113,
    "likeness": 0.233,
    "lists": -0.032,
    "must": 0.176,
    "not_but": 0.509,
    "only_asks": -0.367,
    "opens_I": -0.001,
    "opens_advice": 0.446,
    "opens_condition": 0.362,
    "opens_joining": -0.295,
    "opens_past": -0.162,
    "opens_pointing": -0.658,
    "opens_stance": 0.068,
    "opens_we": 0.032,
    "opens_you": 0.121,
    "pointing": -0.101,
    "points_early": -0.625,
    "quoted_share": 0.061,
    "sentences": 0.271,
    "stance": -0.071,
    "superlative": 0.332,
    "tells": -0.133,
    "terse_remark": -0.171,
    "terse_saying": 0.465,
    "unended": -0.283,
    "vague": -0.046,
    "we": 0.139,
    "weighty": 0.779,
    "will": 0.171,
    "you": 0.002,
}
