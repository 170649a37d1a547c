"""Words of cues: tags taken off, times spread over the letters."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.domain.document import Word
from core.engines.transcription.sidecar.cues import TIME_TAG, Cue, time_ms

# None of these looks beyond the next sign that could begin it anew: files of people who mean harm
# have thousands of beginnings without an end.
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^\s<>][^<>]*)>")
_TAGS = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_SOUNDS = re.compile(r"\[[^\[\]]*\]|[♪♫]")
_DASH_FIRST = re.compile(r"^\s*[-–—]\s*")
# Subtitles stay on the screen after the last word: nobody speaks slower than this.
_SLOWEST_MS_PER_LETTER = 160
_SLOWEST_EXTRA_MS = 400


@dataclass(slots=True)
class WordReader:
    """Reads cues in order; remembers who has which voice."""

    _voices: dict[str, int] = field(default_factory=dict)

    def words(self, cue: Cue) -> Iterator[Word]:
        """Yield the words of one cue."""
        speaker: int | None = None
        for start_ms, end_ms, text in _pieces(cue):
            if (voice := _VOICE.search(text)) is not None:
                speaker = self._voices.setdefault(voice[1].strip(), len(self._voices))
            yield from _spread(_tokens(text), start_ms, end_ms, speaker)


def _pieces(cue: Cue) -> Iterator[tuple[int, int, str]]:
    """Split the text at its own time tags."""
    text = "\n".join(_DASH_FIRST.sub("", line) for line in cue.lines)
    start, position = cue.start_ms, 0
    for tag in TIME_TAG.finditer(text):
        # A tag outside its cue is a mistake: it may not move words out of it.
        time = min(max(time_ms(tag.groups()), start), max(start, cue.end_ms))
        yield start, time, text[position : tag.start()]
        start, position = time, tag.end()
    yield start, cue.end_ms, text[position:]


def _tokens(text: str) -> list[str]:
    plain = _SOUNDS.sub(" ", html.unescape(_TAGS.sub("", text)))
    tokens: list[str] = []
    for token in plain.split():
        if tokens and not any(char.isalnum() for char in token):
            tokens[-1] += f" {token}"  # a dash between words is no word
        elif any(char.isalnum() for char in token):
            tokens.append(token)
    return tokens


def _spread(tokens: list[str], start_ms: int, end_ms: int, speaker: int | None) -> Iterator[Word]:
    weights = [sum(char.isalnum() for char in token) + 1 for token in tokens]
    total = sum(weights)
    slowest_ms = _SLOWEST_EXTRA_MS + _SLOWEST_MS_PER_LETTER * total
    length_ms = min(end_ms - start_ms, slowest_ms) if end_ms > start_ms else 0
    done = 0
    for token, weight in zip(tokens, weights, strict=True):
        begin = start_ms + length_ms * done // max(1, total)
        done += weight
        finish = start_ms + length_ms * done // max(1, total)
        yield Word(token, begin, finish, speaker=speaker)
