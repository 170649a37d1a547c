"""From the transcript to the words burnt into a clip."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain.captions import Captions, CaptionStyle, CaptionWord
from core.domain.document import Word
from core.domain.timeline import Timeline
from core.stages.profanity import masked
from core.stages.tighten import remaining_words

MIN_WORD_MS = 60
"""Recognisers give some words no length; shorter ones would never be seen lit."""
MAX_WORD_LETTERS = 40
"""Longer "words" are addresses and noise; no line holds them."""

_DASHES = ("—", "–", "-", "―")
_STOPS = (".", "!", "?", "…", ":")
_NO_BREAK = "\u00a0"


def captions_for(
    words: Sequence[Word],
    timeline: Timeline,
    style: CaptionStyle,
    *,
    mask_profanity: bool = False,
) -> Captions | None:
    """Return those of a clip's words that are kept, with times of the short; None where nobody
    speaks. `mask_profanity` puts stars into obscene ones.

    Words are in order, do not overlap and lie inside the short.
    """
    shown: list[CaptionWord] = []
    spoken = _with_dashes(remaining_words(words, timeline))
    starts = [timeline.to_output(word.start_ms) for word in spoken]
    length = timeline.duration_ms
    for i, word in enumerate(spoken):
        start = max(starts[i], shown[-1].end_ms if shown else 0)
        limit = starts[i + 1] if i + 1 < len(spoken) else length
        end = max(start + MIN_WORD_MS, min(timeline.to_output(word.end_ms), max(limit, start)))
        end = min(end, length)
        text = masked(word.text) if mask_profanity else word.text
        if text and end > start:
            shown.append(CaptionWord(_shown(text), start, end, word.speaker))
    return Captions(style, tuple(shown)) if shown else None


def _with_dashes(words: Sequence[Word]) -> list[Word]:
    """Return the words without those that are nothing but a dash, which nobody says: it stands
    after the word before it, or, where a sentence ended, before the first of the next.
    """
    joined: list[Word] = []
    dash = ""
    for word in words:
        if word.text not in _DASHES:
            joined.append(replace(word, text=f"{dash}{word.text}"))
            dash = ""
        elif joined and not joined[-1].text.endswith(_STOPS):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text}{_NO_BREAK}{word.text}")
        else:
            dash = f"{word.text}{_NO_BREAK}"
    return joined


def _shown(text: str) -> str:
    return text if len(text) <= MAX_WORD_LETTERS else f"{text[: MAX_WORD_LETTERS - 1]}…"
