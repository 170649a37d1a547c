"""Put together again what a listener's "uh-huh", or the layout of lines, has parted."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.document import Word
from core.domain.moments import SpeechSignals
from core.stages.detect.sentences import is_complete

_LAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word with the signals of the line it came in."""

    word: Word
    signals: SpeechSignals


def rejoined(
    lines: Iterable[tuple[Spoken, ...]], longest_gap_ms: int, *, keeps_lines: bool = False
) -> list[tuple[Spoken, ...]]:
    """Return the lines by start, those that go on an unfinished one of the same voice joined to it.

    Others may speak in between, or at the same time.  longest_gap_ms: the longest silence of that
    voice inside a sentence.  keeps_lines: lines stay apart where nobody else spoke in between.
    """
    pieces: list[list[Spoken]] = []
    latest: dict[int | None, list[Spoken]] = {}
    for line in sorted(lines, key=start_of):
        voice = line[0].word.speaker
        piece = latest.get(voice)
        stays = keeps_lines and bool(pieces) and pieces[-1] is piece
        if piece is not None and not stays and _goes_on(piece, line, longest_gap_ms):
            piece.extend(line)
        else:
            latest[voice] = list(line)
            pieces.append(latest[voice])
    return [tuple(sorted(piece, key=lambda s: time_of(s.word))) for piece in pieces]


def start_of(line: tuple[Spoken, ...]) -> tuple[int, int]:
    return time_of(line[0].word)


def time_of(word: Word) -> tuple[int, int]:
    return word.start_ms, word.end_ms


def ends_with_mark(line: Iterable[Spoken]) -> bool:
    """True when the line's last words end a sentence."""
    last = list(line)[-_LAST_WORDS:]
    return is_complete(" ".join(said.word.text for said in last))


def _goes_on(piece: list[Spoken], line: tuple[Spoken, ...], longest_gap_ms: int) -> bool:
    gap_ms = line[0].word.start_ms - piece[-1].word.end_ms
    return gap_ms <= longest_gap_ms and not ends_with_mark(piece[-_LAST_WORDS:])
