"""A short's words as an .srt file."""

from collections.abc import Sequence

from core.domain.captions import CaptionWord
from core.stages.sentence_ends import ends_sentence

CUE_LETTERS = 42
"""One line of subtitles: the usual limit of broadcasters for Latin and Cyrillic."""
CUE_MS = 5_000
PAUSE_MS = 700


def to_srt(words: Sequence[CaptionWord]) -> str:
    """Return SubRip text (UTF-8, times of the short); cues break at sentences, pauses and changes
    of speaker, and hold one line each."""
    cues = [
        f"{number}\n{_clock(cue[0].start_ms)} --> {_clock(cue[-1].end_ms)}\n"
        + " ".join(word.text for word in cue)
        for number, cue in enumerate(_cues(words), start=1)
    ]
    return "\n\n".join(cues) + ("\n" if cues else "")


def _cues(words: Sequence[CaptionWord]) -> list[list[CaptionWord]]:
    cues: list[list[CaptionWord]] = []
    for word in words:
        if cues and _continues(cues[-1], word):
            cues[-1].append(word)
        else:
            cues.append([word])
    return cues


def _continues(cue: Sequence[CaptionWord], word: CaptionWord) -> bool:
    last = cue[-1]
    letters = sum(len(each.text) + 1 for each in cue) + len(word.text)
    return (
        letters <= CUE_LETTERS
        and word.end_ms - cue[0].start_ms <= CUE_MS
        and word.start_ms - last.end_ms <= PAUSE_MS
        and word.speaker == last.speaker
        and not ends_sentence(last.text, word.text)
    )


def _clock(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02},{rest:03}"
