"""Stretches of time in words."""

from core.texts.translator import Translator

_MINUTE_S = 60
_ALMOST_A_MINUTE_S = 50
_LONG_MIN = 90


def eta(t: Translator, seconds: int) -> str:
    """Return a remaining time in words, rounded up: a wait may end early, never late."""
    if seconds < _ALMOST_A_MINUTE_S:
        return t("eta", minutes=0)
    minutes = -(-seconds // _MINUTE_S)
    if minutes <= _LONG_MIN:
        return t("eta", minutes=minutes)
    return t("eta-hours", hours=minutes // 60, minutes=minutes % 60)


def length(t: Translator, duration_ms: int) -> str:
    """Return a clip's length: `35 с`."""
    return t("seconds", seconds=round(duration_ms / 1000))
