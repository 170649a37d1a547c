"""The step that finds the moments of a talk."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.document import Document
from core.domain.errors import NoMomentsError, NoSpeechError
from core.domain.moments import Candidate, ClipWish, DetectionResult, SpeechSignals
from core.domain.spans import Span
from core.ports.llm import LanguageModel
from core.stages.detect.conversation import Interviewer, KeepRaw
from core.stages.detect.limits import LEAST_SPEECH_MS, Counts, Limits, counts_for, limits_for
from core.stages.detect.local.find import FOUND_BY, find_locally
from core.stages.detect.prompt import PromptTemplate
from core.stages.detect.reading import ReadTalk, read_talk
from core.stages.detect.select import place
from core.stages.detect.talk import Talk
from core.stages.detect.windows import windows_of

NOTE_LOCAL = "note-local-scoring"
"""The model could not be used: everything was found by local scoring."""
NOTE_PARTLY_LOCAL = "note-partly-local-scoring"
"""The model could not read parts of the talk; those were scored locally."""
NOTE_FILLED_UP = "note-filled-up-locally"
"""The model found too few; local scoring added the rest."""


@dataclass(frozen=True, slots=True)
class _Task:
    talk: Talk
    limits: Limits
    counts: Counts

    async def score_locally(
        self, counts: Counts, already: Sequence[Candidate], closed: Sequence[Span] = ()
    ) -> list[Candidate]:
        """Find more candidates outside those `already` there and outside `closed` stretches."""
        taken = [*(candidate.span for candidate in already), *closed]
        # Hours of talk take seconds of arithmetic: not on the loop that serves other jobs.
        proposals = await asyncio.to_thread(find_locally, self.talk, self.limits, counts, taken)
        return place(self.talk, proposals, self.limits, counts.at_most, already)


async def detect(
    document: Document,
    signals: Sequence[SpeechSignals],
    duration_ms: int,
    wish: ClipWish,
    *,
    model: LanguageModel | None,
    prompt: PromptTemplate,
    session: str,
    keep_raw: KeepRaw,
    last_try: bool = False,
) -> DetectionResult:
    """Find the moments of a talk, best first; without a model by local scoring.

    `signals` belong to the document's lines in order (or are empty). `session` groups the model's
    calls. `keep_raw` gets every answer before it is read. `notes` of the result are text keys that
    people should see. `last_try`: nobody will ask again, so even trouble that passes ends in local
    scoring.

    Raises NoSpeechError, NoMomentsError, and EngineError when asking the model later may help.
    """
    talk = Talk(document, signals, duration_ms)
    if len(talk) == 0:
        raise NoSpeechError
    if talk.length_ms(0, len(talk) - 1) < LEAST_SPEECH_MS:
        raise NoMomentsError
    task = _Task(talk, limits_for(talk, wish), counts_for(duration_ms, wish))
    if model is None:
        return _result(await task.score_locally(task.counts, ()), FOUND_BY, ())
    interviewer = Interviewer(
        model, prompt, session, keep_raw, talk, document.language, task.limits
    )
    read = await read_talk(interviewer, list(windows_of(talk)), task.counts, last_try=last_try)
    return await _complete(task, read)


async def _complete(task: _Task, read: ReadTalk) -> DetectionResult:
    """Cut what the model proposed; score locally what it left unread, and what is missing."""
    if not read.answered:
        return _result(await task.score_locally(task.counts, ()), FOUND_BY, (NOTE_LOCAL,))
    found = place(task.talk, read.proposals, task.limits, task.counts.at_most)
    found_by = found[0].found_by if found else FOUND_BY
    notes: list[str] = []
    if read.unanswered:
        closed = [task.talk.span(window.first, window.last) for window in read.answered]
        more = await task.score_locally(_share(task, read), found, closed)
        found += more
        notes += [NOTE_PARTLY_LOCAL] if more else []
    if (missing := task.counts.at_least - len(found)) > 0:
        more = await task.score_locally(Counts(missing, missing), found)
        found += more
        notes += [NOTE_FILLED_UP] if more else []
    return _result(found, found_by, tuple(notes))


def _share(task: _Task, read: ReadTalk) -> Counts:
    """Return how many clips the unread windows should give."""
    unread = sum(window.last - window.first + 1 for window in read.unanswered)
    part = min(1.0, unread / len(task.talk))
    return Counts(round(task.counts.at_least * part), max(1, round(task.counts.at_most * part)))


def _result(found: Sequence[Candidate], by: str, notes: tuple[str, ...]) -> DetectionResult:
    if not found:
        raise NoMomentsError
    return DetectionResult(tuple(found), by, notes)
