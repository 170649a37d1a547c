"""Is a result one that may be shown to people, whatever a model answered?"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from core.domain.moments import SIGNALS, SUBSCORES, Candidate, ClipWish, DetectionResult
from tests.benchmarks.moments.judge import is_wrong_length
from tests.benchmarks.moments.recording import Recording

_BEST_SCORE = 100
_BEST_SUBSCORE = 20
_MOST_LISTED = 5
_LONGEST_LISTED = 31
_LONGEST = {"title": 100, "reason": 300, "payoff": 200, "needs": 200, "found_by": 100}
# A join between the parts of one emoji is a format letter that belongs there.
_JOINER = "\u200d"


def problems_of(result: DetectionResult, recording: Recording, wish: ClipWish) -> Iterator[str]:
    """Yield what is wrong with a result, nothing for a valid one."""
    found = result.candidates
    if not found:
        yield "no clips and no error"
    if wish.count is not None and len(found) > wish.count:
        yield f"{len(found)} clips instead of {wish.count}"
    for one, following in pairwise(sorted(candidate.span for candidate in found)):
        if one.overlap_ms(following):
            yield f"{one} and {following} overlap"
    for candidate in found:
        for problem in _of_clip(candidate, recording, wish):
            yield f"{candidate.span}: {problem}"


def _of_clip(candidate: Candidate, recording: Recording, wish: ClipWish) -> Iterator[str]:
    span = candidate.span
    if is_wrong_length(recording, span, wish):
        yield f"{span.duration_ms} ms long, wished {wish}, the video has {recording.duration_ms}"
    for name, time_ms in (("start", span.start_ms), ("end", span.end_ms)):
        if recording.is_inside_word(time_ms):
            yield f"the {name} is inside a word"
    if not 0 <= candidate.score <= _BEST_SCORE:
        yield f"score {candidate.score}"
    if set(candidate.subscores) != set(SUBSCORES):
        yield f"sub-scores {candidate.subscores}"
    if not all(0 <= part <= _BEST_SUBSCORE for part in candidate.subscores.values()):
        yield f"sub-scores {candidate.subscores}"
    for name, value in candidate.signals.items():
        if name not in SIGNALS or not 0 <= value <= 1:
            yield f"signal {name} {value}"
    yield from _of_texts(candidate)


def _of_texts(candidate: Candidate) -> Iterator[str]:
    for name, longest in _LONGEST.items():
        text: str = getattr(candidate, name)
        if len(text) > longest or not _is_clean(text):
            yield f"{name} {text[:120]!r}"
    for name in ("tags", "hashtags"):
        listed: tuple[str, ...] = getattr(candidate, name)
        too_long = any(len(text) > _LONGEST_LISTED for text in listed)
        if len(listed) > _MOST_LISTED or too_long or not all(map(_is_clean, listed)):
            yield f"{name} {str(listed)[:120]!r}"
    if not all(tag.startswith("#") and len(tag) > 1 for tag in candidate.hashtags):
        yield f"hashtags {candidate.hashtags}"


def _is_clean(text: str) -> bool:
    """True for one line without control, format, surrogate or unassigned letters."""
    return all(letter == _JOINER or unicodedata.category(letter)[0] != "C" for letter in text)
