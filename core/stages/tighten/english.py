"""Fillers of English."""

import re

from core.stages.tighten.filler import Filler, SetOff, Speech


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Speech(
    hesitation=re.compile(r"u+h*m+|u+h+|e+r+m*|a+h*m+"),
    names=_set("word letter sound called"),
    fillers=(
        Filler(
            ("you", "know"),
            SetOff.AFTER,
            not_after=_set(
                "do did don't didn't does if as what how that would will should could can may to"
                " when once because thing things all let makes before until"
            ),
            not_before=_set("what that how who why where when if it him her them this me about of"),
        ),
        Filler(
            ("i", "mean"),
            SetOff.AFTER,
            not_after=_set("what do did if that thing how know when way because"),
            not_before=_set("it that this to what by"),
        ),
        Filler(
            ("like",),
            SetOff.BOTH,
            not_after=_set(
                "feel feels felt look looks looked sound sounds seem seems smell smells taste"
                " would i'd you'd just something anything nothing more"
            ),
        ),
    ),
)
