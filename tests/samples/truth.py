"""The ground truth of the sample, as written to ``podcast.truth.json``.

All times are integer milliseconds from the first frame. Rectangles are fractions 0..1 of the
picture, origin at the top left. ``faces`` holds one entry per speaker every ``faces_every_ms``;
a face that is not in the picture has ``visible`` false and a rectangle of zeros. The rectangle
spans the face from the hairline to the chin and from ear to ear, close to what face detectors
report. ``mouth`` is how far the mouth of the puppet is open, 0..1.
"""

from typing import Literal, TypedDict

from tests.samples.dialogue import MOMENTS
from tests.samples.shots import Shot
from tests.samples.timeline import Timeline, Turn

VERSION = 1
FACES_EVERY_MS = 200


class WordTruth(TypedDict):
    """One spoken word as written, with its punctuation."""

    text: str
    start_ms: int
    end_ms: int
    speaker: int
    turn: int


class TurnTruth(TypedDict):
    """What one person says until the other one speaks."""

    speaker: int
    start_ms: int
    end_ms: int
    text: str
    is_interjection: bool


class ShotTruth(TypedDict):
    """A piece between hard cuts. ``speaker`` is who is seen in a close shot, None in a wide one."""

    start_ms: int
    end_ms: int
    kind: Literal["wide", "close"]
    speaker: int | None


class FaceTruth(TypedDict):
    """Where a speaker's face is at one time."""

    time_ms: int
    speaker: int
    visible: bool
    x: float
    y: float
    w: float
    h: float
    mouth: float


class MomentTruth(TypedDict):
    """A span that makes sense on its own."""

    start_ms: int
    end_ms: int
    title: str
    why: str


class Truth(TypedDict):
    """The whole document."""

    version: int
    language: str
    width: int
    height: int
    fps: int
    duration_ms: int
    audio_sample_rate: int
    faces_every_ms: int
    words: list[WordTruth]
    turns: list[TurnTruth]
    shots: list[ShotTruth]
    moments: list[MomentTruth]
    faces: list[FaceTruth]


def milliseconds(seconds: float) -> int:
    """Seconds as whole milliseconds."""
    return round(seconds * 1000)


def word_truths(timeline: Timeline) -> list[WordTruth]:
    """Every word in the order it is spoken."""
    return [
        WordTruth(
            text=word.name,
            start_ms=milliseconds(word.start),
            end_ms=milliseconds(word.end),
            speaker=turn.line.speaker,
            turn=turn.number,
        )
        for turn in timeline.turns
        for word in turn.words
    ]


def turn_truths(timeline: Timeline) -> list[TurnTruth]:
    """Every turn in order."""
    return [
        TurnTruth(
            speaker=turn.line.speaker,
            start_ms=milliseconds(turn.start),
            end_ms=milliseconds(turn.end),
            text=turn.line.text,
            is_interjection=turn.line.is_interjection,
        )
        for turn in timeline.turns
    ]


def shot_truths(shots: tuple[Shot, ...]) -> list[ShotTruth]:
    """Every shot in order; the end of one is the start of the next."""
    return [
        ShotTruth(
            start_ms=milliseconds(shot.start),
            end_ms=milliseconds(shot.end),
            kind="wide" if shot.speaker is None else "close",
            speaker=shot.speaker,
        )
        for shot in shots
    ]


def moment_truths(turns: tuple[Turn, ...]) -> list[MomentTruth]:
    """The moments of the script with their times."""
    return [
        MomentTruth(
            start_ms=milliseconds(turns[moment.first].start),
            end_ms=milliseconds(turns[moment.last].end),
            title=moment.title,
            why=moment.why,
        )
        for moment in MOMENTS
    ]
