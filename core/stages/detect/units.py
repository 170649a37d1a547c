"""The units a talk is numbered by: sentences, or phrases of them, and how sure their edges are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.domain.document import Word
from core.domain.moments import SpeechSignals
from core.stages.detect.phrases import LONGEST_GAP_MS, split_long, split_unmarked
from core.stages.detect.rejoin import Spoken, ends_with_mark, rejoined, start_of
from core.stages.detect.unmarked import Evidence
from core.stages.detect.words import Lexicon

_UNFINISHED = 0.1
_UNMARKED_GAP_MS = 400
_TURN_CUTS = 0.1
_DANGLING_CUTS = 0.6


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of one voice, never empty.

    cut_before, cut_after: how likely its first, its last word stands inside a sentence, 0..1.
    is_marked: marks tell what it is.
    """

    words: tuple[Word, ...]
    signals: SpeechSignals
    cut_before: float
    cut_after: float
    is_marked: bool

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def end_ms(self) -> int:
        return max(word.end_ms for word in self.words)


def units_of(lines: Sequence[tuple[Spoken, ...]], lexicon: Lexicon) -> list[Unit]:
    """Return the units of a talk by start."""
    sentences = rejoined(lines, LONGEST_GAP_MS)
    if _is_well_marked(sentences):
        phrases = [part for said in sentences for part in _cut(said, split_long)]
        return _with_edges(phrases, None)
    words = (said.word for line in lines for said in line)
    evidence = Evidence.of(words, lexicon)
    phrases = [
        part
        for said in rejoined(lines, _UNMARKED_GAP_MS, keeps_lines=True)
        for part in _cut(said, lambda words: split_unmarked(words, evidence))
    ]
    return _with_edges(phrases, evidence)


def _is_well_marked(sentences: Sequence[tuple[Spoken, ...]]) -> bool:
    marked = sum(map(ends_with_mark, sentences))
    unfinished = len(sentences) - marked
    return unfinished < marked and unfinished <= max(1, _UNFINISHED * len(sentences))


def _cut(
    said: tuple[Spoken, ...], split: Callable[[Sequence[Word]], Iterator[tuple[Word, ...]]]
) -> Iterator[tuple[Spoken, ...]]:
    at = 0
    for phrase in split([one.word for one in said]):
        yield said[at : at + len(phrase)]
        at += len(phrase)


def _with_edges(phrases: list[tuple[Spoken, ...]], evidence: Evidence | None) -> list[Unit]:
    """`evidence` is None where marks tell of every edge."""
    phrases.sort(key=start_of)
    before = _neighbours(phrases)
    after = {earlier: later for later, earlier in before.items()}
    return [
        Unit(
            words=tuple(said.word for said in phrase),
            signals=_signals(phrase),
            cut_before=_cut_between(phrases, before.get(at), at, evidence) if at else 0.0,
            cut_after=_cut_between(phrases, at, after.get(at), evidence),
            is_marked=evidence is None or ends_with_mark(phrase),
        )
        for at, phrase in enumerate(phrases)
    ]


def _neighbours(phrases: Sequence[tuple[Spoken, ...]]) -> dict[int, int]:
    """Return, by number, the phrase of the same voice that another one may go on from."""
    before, latest = dict[int, int](), dict[int | None, int]()
    for at, phrase in enumerate(phrases):
        voice = phrase[0].word.speaker
        earlier = latest.get(voice)
        if earlier is not None:
            gap_ms = phrase[0].word.start_ms - phrases[earlier][-1].word.end_ms
            if earlier == at - 1 or gap_ms <= LONGEST_GAP_MS:
                before[at] = earlier
        latest[voice] = at
    return before


def _cut_between(
    phrases: Sequence[tuple[Spoken, ...]],
    earlier: int | None,
    later: int | None,
    evidence: Evidence | None,
) -> float:
    """Return how likely an edge between phrases of one voice cuts a sentence.

    `earlier`, `later`: None where that voice did not speak, or not for a while.
    """
    if earlier is None:
        return 0.0 if evidence is None else _TURN_CUTS
    if ends_with_mark(phrases[earlier]):
        return 0.0
    if evidence is None:
        return 1.0
    last = phrases[earlier][-1].word
    if later is None:
        return _DANGLING_CUTS if evidence.dangles(last) else _TURN_CUTS
    return 1.0 - evidence.end_chance(last, phrases[later][0].word)


def _signals(phrase: Sequence[Spoken]) -> SpeechSignals:
    """Return those of the line that most of the words came in."""
    signals = [said.signals for said in phrase]
    return max(signals, key=signals.count)
