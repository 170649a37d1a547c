"""Cutting fillers and long pauses out of a clip."""

from core.stages.tighten.mend import remaining_words
from core.stages.tighten.tighten import tighten

__all__ = ["remaining_words", "tighten"]
