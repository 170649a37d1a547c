"""The whole story of a camera: what was seen and heard, what was asked for, what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.camera import CameraPlan, CameraWish
from core.domain.document import Word
from core.domain.faces import FaceAnalysis
from core.domain.spans import Span

SAME_VOICE_MS = 700
"""A pause shorter than this does not end a voice's stretch."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch in which one diarized speaker is heard, times in ms of the source; `speaker` None
    where nobody told the voices apart."""

    span: Span
    speaker: int | None


@dataclass(frozen=True, slots=True)
class CameraTrail:
    """Everything one needs to see why the camera of a clip does what it does."""

    wish: CameraWish
    analysis: FaceAnalysis
    voices: tuple[Voice, ...]
    plan: CameraPlan


def voices_of(words: Sequence[Word]) -> tuple[Voice, ...]:
    """Return who is heard when; short pauses within a voice are bridged."""
    voices: list[Voice] = []
    for word in words:
        last = voices[-1] if voices else None
        if (
            last is not None
            and last.speaker == word.speaker
            and word.start_ms - last.span.end_ms < SAME_VOICE_MS
        ):
            end_ms = max(last.span.end_ms, word.end_ms)
            voices[-1] = replace(last, span=Span(last.span.start_ms, end_ms))
        else:
            voices.append(Voice(Span(word.start_ms, max(word.start_ms, word.end_ms)), word.speaker))
    return tuple(voices)
