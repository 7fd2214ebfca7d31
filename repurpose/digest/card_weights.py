"""The weights of `score`, in log odds, one for each trait: made by `evals/learn_card_score.py`, not by hand.

Two traits may share what they tell, so a single weight says little by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BIAS: Final = -0.366
WEIGHTS: Final[Mapping[str, float]] = {
    "I": -0.016,
    "answers_first": 0.031,
    "asks": -0.025,
    "bracket": -0.015,
    "clock": -0.228,
    "comparison": 0.198,
    "condition": 0.202,
    "contrast": 0.193,
    "cut_short": -0.080,
    "dash_colon": 0.384,
    "defines": 0.249,
    "digits": 0.120,
    "ends_asking": -0.239,
    "errand": -0.158,
    "even_halves": 0.033,
    "everybody": 0.298,
    "example": -0.039,
    "exclaims": 0.000,
    "feeling": -0.115,
    "latin_words": -0.062,
    "length_100_140": 0.072,
    "length_12_18": -0.156,
    "length_18_30": 0.037,
    "length_30_60": 0.523,
    "length_60_100": 0.349,
    "length_over_140": -0.020,
    "length_under_12": -0.803,
    "likeness": 0.057,
    "lists": 0.017,
    "must": 0.199,
    "not_but": 0.313,
    "only_asks": -0.243,
    "opens_I": -0.010,
    "opens_advice": 0.291,
    "opens_condition": 0.332,
    "opens_joining": -0.209,
    "opens_past": -0.051,
    "opens_pointing": -0.337,
    "opens_stance": 0.038,
    "opens_we": 0.133,
    "opens_you": 0.103,
    "pointing": 0.021,
    "quoted_share": -0.037,
    "sentences": 0.294,
    "stance": -0.063,
    "superlative": 0.230,
    "tells": -0.059,
    "unended": -0.406,
    "vague": 0.024,
    "we": 0.274,
    "weighty": 0.677,
    "will": 0.125,
    "you": -0.075,
}
