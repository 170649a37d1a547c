"""What the transcript says of a scene, with good and with bad labels of the speakers."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import count, pairwise
from random import Random

from core.domain.document import Word
from core.domain.spans import Span
from tests.benchmarks.camera.world import Scene, Speech

WORD_MS, PAUSE_MS = 260, 60
PHRASE_WORDS = 5
"""A wrong label usually covers a phrase, not a word."""
STRAY, LATE = 0.06, 0.35
"""How often a careless diarization gives a word to somebody, and the first word of a turn to the
speaker before."""


SHUFFLES = 20
"""Of a few phrases some orders are right by luck: the one that says least is taken."""


class Labels(StrEnum):
    """How the diarization did: without a mistake; the same under other names; with the usual
    mistakes; uselessly; not at all."""

    RIGHT = "right"
    RENAMED = "renamed"
    CARELESS = "careless"
    SHUFFLED = "shuffled"
    NONE = "none"


def words_of(scene: Scene, labels: Labels = Labels.RIGHT, seed: int = 1) -> tuple[Word, ...]:
    """Return the words in order of time; one that interrupts another is said meanwhile."""
    spoken = [(time, speech) for speech in scene.speeches for time in _times(speech)]
    spoken.sort(key=lambda pair: pair[0])
    name = _names(scene, labels, [speech.person for _, speech in spoken], Random(seed))
    numbers = count()
    return tuple(
        Word(f"w{i}", time.start_ms, time.end_ms, 1.0, name(i, speech.person))
        for i, (time, speech) in zip(numbers, spoken, strict=False)
    )


def alternate(
    people: Sequence[int], turn_ms: int, until_ms: int, pause_ms: int = 300
) -> tuple[Speech, ...]:
    """Return turns of equal length, one person after the other, with pauses between."""
    starts = range(0, until_ms - turn_ms // 2, turn_ms)
    return tuple(
        Speech(people[i % len(people)], Span(start, min(start + turn_ms, until_ms) - pause_ms))
        for i, start in enumerate(starts)
    )


def _times(speech: Speech) -> list[Span]:
    start, end = speech.span.start_ms, speech.span.end_ms
    step = WORD_MS + PAUSE_MS
    return [Span(at, min(at + WORD_MS, end)) for at in range(start, end - PAUSE_MS, step)]


def _names(
    scene: Scene, labels: Labels, people: Sequence[int], random: Random
) -> Callable[[int, int], int | None]:
    """Return the label of word i, said by a person."""
    known = sorted(set(people))
    if labels is Labels.NONE:
        return lambda _i, _person: None
    if labels is Labels.RENAMED:
        return lambda _i, person: known[-1 - known.index(person)] + 7
    if labels is Labels.CARELESS:
        heard = [
            random.choice(known) if random.random() < STRAY
            else before if random.random() < LATE
            else who
            for before, who in pairwise([people[0], *people])
        ]  # fmt: skip
        return lambda i, _person: heard[i]
    if labels is Labels.SHUFFLED:
        drawn = [_shuffled(people, random) for _ in range(SHUFFLES)]
        useless = min(drawn, key=lambda heard: _says(people, heard))
        return lambda i, _person: useless[i]
    return lambda _i, person: person


def _shuffled(people: Sequence[int], random: Random) -> list[int]:
    """Return the labels of the words when those of the phrases are exchanged."""
    phrases = [people[i] for i in range(0, len(people), PHRASE_WORDS)]
    random.shuffle(phrases)
    return [phrases[i // PHRASE_WORDS] for i in range(len(people))]


def _says(people: Sequence[int], heard: Sequence[int]) -> float:
    """Return how much labels tell of who speaks, whatever the names: 0 for nothing."""
    total = len(people)
    alone = Counter(people), Counter(heard)
    both = Counter(zip(people, heard, strict=True))
    return sum(
        abs(both[who, label] - alone[0][who] * alone[1][label] / total)
        for who in alone[0]
        for label in alone[1]
    )
