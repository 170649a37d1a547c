"""Transcript files as recordings; their sentences are read by rules of our own."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from core.domain.document import Document, Word
from core.domain.errors import BadTranscriptError, ShortsError
from core.domain.moments import SpeechSignals
from core.engines.transcription.sidecar import SidecarTranscriber
from core.ports.transcriber import TranscribeRequest
from core.stages.sentences import build_document
from tests.benchmarks.moments.recording import Recording, Utterance

_TAIL_MS = 1_000
_PUNCTUATED = 0.02
_BETWEEN_SENTENCES_MS = 600
_LISTENING_MS = 2_500
_END = re.compile(r"[.!?…。！？؟]+[\"'»”’)\]]*$")
_QUESTION = re.compile(r"[?？؟][!?.…]*[\"'»”’)\]]*$")


async def read_transcript(path: Path) -> Recording:
    """Read a .srt, a .vtt, a Deepgram answer or the sample's own truth.

    Raises BadTranscriptError for anything else, and for a transcript without words.
    """
    document = _truth(path)
    if document is None:
        transcriber = SidecarTranscriber(path)
        document = transcriber.parse(await transcriber.request(TranscribeRequest(path, 0)))
    if document.is_empty:
        raise BadTranscriptError("no words", name=path.name)
    return recording_of(path.name, document)


def recording_of(
    name: str,
    document: Document,
    duration_ms: int | None = None,
    signals: tuple[SpeechSignals, ...] = (),
) -> Recording:
    """Return a recording; without a duration it ends a second after the last word.

    What has neither letters nor digits (an emoji, a note) is nothing that was said.
    """
    said = (word for word in document.words() if any(map(str.isalnum, word.text)))
    words = sorted(said, key=lambda word: (word.start_ms, word.end_ms))
    end_ms = max(word.end_ms for word in words) + _TAIL_MS
    utterances = (Utterance(tuple(said), _is_question(said)) for said in _sentences(words))
    in_order = tuple(sorted(utterances, key=lambda u: (u.start_ms, u.end_ms)))
    return Recording(name, document, in_order, duration_ms or end_ms, signals)


def _truth(path: Path) -> Document | None:
    """Return the words of a `….truth.json`, None for any other file."""
    if not path.name.endswith(".truth.json"):
        return None
    try:
        truth = json.loads(path.read_text(encoding="utf-8"))
        words = [
            Word(word["text"], word["start_ms"], word["end_ms"], speaker=word["speaker"])
            for word in truth["words"]
        ]
        return build_document(words, language=truth["language"], engine="truth")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadTranscriptError(repr(error), name=path.name) from error


def _sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield sentences: by their end marks where there are any, else by silence and voice."""
    marked = sum(_END.search(word.text) is not None for word in words)
    return _by_marks(words) if marked >= _PUNCTUATED * len(words) else _by_silence(words)


def _by_marks(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Each voice talks in sentences of its own: a listener's word does not end them."""
    begun: dict[int | None, list[Word]] = {}
    speaker: int | None = None
    for word in words:
        said = begun.setdefault(word.speaker, [])
        gone_ms = word.start_ms - said[-1].end_ms if said else 0
        if gone_ms > _LISTENING_MS and speaker != word.speaker:
            yield said
            begun[word.speaker] = said = []
        said.append(word)
        speaker = word.speaker
        if _END.search(word.text):
            yield begun.pop(word.speaker)
    yield from begun.values()


def _by_silence(words: Sequence[Word]) -> Iterator[list[Word]]:
    said: list[Word] = []
    for word in words:
        if said and (
            word.speaker != said[-1].speaker
            or word.start_ms - said[-1].end_ms >= _BETWEEN_SENTENCES_MS
        ):
            yield said
            said = []
        said.append(word)
    yield from filter(None, (said,))


def _is_question(words: Sequence[Word]) -> bool:
    return _QUESTION.search(words[-1].text) is not None


async def read_all(paths: Iterable[Path]) -> tuple[list[Recording], list[str]]:
    """Return what could be read, and a line on each file that could not."""
    recordings, skipped = list[Recording](), list[str]()
    for path in paths:
        try:
            recordings.append(await read_transcript(path))
        except ShortsError as error:
            skipped.append(f"{path.name}: {error}")
    return recordings, skipped
