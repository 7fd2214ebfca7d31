"""The weights of `score`, in log odds, one for each trait: written by `evals/learn_card_score.py`, not by hand.

Traits overlap in what they tell, so a single weight says little by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BIAS: Final = -0.373
WEIGHTS: Final[Mapping[str, float]] = {
    "I": -0.227,
    "answers_first": -0.263,
    "asks": -0.317,
    "bracket": 0.014,
    "clock": -0.381,
    "comparison": 0.309,
    "condition": 0.335,
    "contrast": 0.211,
    "cut_short": -0.097,
    "dash_colon": 0.519,
    "defines": 0.300,
    "digits": 0.279,
    "ends_asking": -0.415,
    "errand": -0.145,
    "even_halves": 0.137,
    "everybody": 0.249,
    "example": -0.010,
    "exclaims": -0.094,
    "feeling": 0.004,
    "latin_words": -0.198,
    "length_100_140": 0.209,
    "length_12_18": -0.397,
    "length_18_30": 0.075,
    "length_30_60": 0.580,
    "length_60_100": 0.645,
    "length_over_140": -0.023,
    "length_under_12": -1.089,
    "likeness": 0.262,
    "lists": -0.055,
    "must": 0.200,
    "not_but": 0.531,
    "only_asks": -0.406,
    "opens_I": -0.009,
    "opens_advice": 0.440,
    "opens_condition": 0.411,
    "opens_joining": -0.331,
    "opens_past": -0.155,
    "opens_pointing": -0.683,
    "opens_stance": 0.060,
    "opens_we": 0.042,
    "opens_you": 0.124,
    "pointing": -0.138,
    "points_early": -0.691,
    "quoted_share": 0.071,
    "sentences": 0.266,
    "stance": -0.086,
    "superlative": 0.354,
    "tells": -0.176,
    "unended": -0.338,
    "vague": -0.059,
    "we": 0.147,
    "weighty": 0.792,
    "will": 0.211,
    "you": 0.008,
}
