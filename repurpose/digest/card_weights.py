"""The weights of `score`, in log odds, one for each trait: made by `evals/learn_card_score.py`, not by hand.

Two traits may share what they tell, so a single weight says little by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BIAS: Final = -0.256
WEIGHTS: Final[Mapping[str, float]] = {
    "I": -0.100,
    "answers_first": 0.042,
    "asks": -0.036,
    "bracket": 0.003,
    "clock": -0.145,
    "comparison": 0.194,
    "condition": 0.300,
    "contrast_but": 0.131,
    "contrast_not_but": 0.225,
    "cut_short": -0.030,
    "dash_colon": 0.339,
    "digits": 0.126,
    "ends_asking": -0.245,
    "errand": -0.157,
    "even_halves": -0.019,
    "everybody": 0.259,
    "example": -0.014,
    "exclaims": 0.000,
    "latin_words": -0.137,
    "length_100_140": 0.029,
    "length_12_18": -0.171,
    "length_18_30": 0.075,
    "length_30_60": 0.506,
    "length_60_100": 0.331,
    "length_over_140": -0.017,
    "length_under_12": -0.754,
    "likeness": 0.030,
    "must": 0.326,
    "only_asks": -0.240,
    "opens_I": 0.011,
    "opens_advice": 0.250,
    "opens_condition": 0.314,
    "opens_joining": -0.237,
    "opens_past": -0.056,
    "opens_pointing": -0.324,
    "opens_stance": 0.016,
    "opens_you": 0.141,
    "pointing": -0.034,
    "quoted_share": -0.051,
    "quoting": 0.005,
    "sentences": 0.307,
    "stance": -0.066,
    "superlative": 0.185,
    "unended": -0.401,
    "vague": 0.002,
    "we": 0.315,
    "weighty": 0.682,
    "you": -0.097,
}
