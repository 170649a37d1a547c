"""The step that finds the moments of a talk."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.errors import AllSuggestedError, NoMomentsError, NoSpeechError
from core.domain.moments import Candidate, DetectionResult
from core.domain.spans import Span
from core.ports.llm import LanguageModel
from core.ports.progress import ProgressSink, ignore_progress
from core.stages.detect.calls import Questions
from core.stages.detect.conversation import Conversation
from core.stages.detect.examples import examples_for
from core.stages.detect.limits import LEAST_SPEECH_MS, Counts, Limits, counts_for, limits_for
from core.stages.detect.local.find import FOUND_BY, find_locally
from core.stages.detect.material import Material, Tuning
from core.stages.detect.memory import Memory, memory_of
from core.stages.detect.numbering import Transcript
from core.stages.detect.passes import Findings, search_with_model
from core.stages.detect.prompt import PromptTemplate, fill
from core.stages.detect.ranking import by_position
from core.stages.detect.script import Letters
from core.stages.detect.search import Search, lengths_in_words
from core.stages.detect.select import place
from core.stages.detect.talk import Talk
from core.stages.detect.windows import Window

NOTE_LOCAL = "note-local-scoring"
"""The model could not be used: everything was found by local scoring."""
NOTE_PARTLY_LOCAL = "note-partly-local-scoring"
"""The model could not read parts of the talk; those were scored locally."""
NOTE_FILLED_UP = "note-filled-up-locally"
"""The model found too few; local scoring added the rest."""

_DEFAULT_TUNING = Tuning()


async def detect(
    material: Material,
    *,
    model: LanguageModel | None,
    prompt: PromptTemplate,
    session: str,
    tuning: Tuning = _DEFAULT_TUNING,
    last_try: bool = False,
    progress: ProgressSink = ignore_progress,
) -> DetectionResult:
    """Find the moments of a talk, best first; without a model by local scoring.

    `session` groups the model's calls. `notes` of the result are text keys that people should
    see. `last_try`: nobody will ask again, so even trouble that passes ends in local scoring.

    Raises NoSpeechError, NoMomentsError (AllSuggestedError where the memory holds all there are),
    and EngineError when asking the model later may help.
    """
    # Hours of talk take seconds of arithmetic: not on the loop that serves other jobs.
    task = await asyncio.to_thread(_task, material, tuning)
    if model is None:
        result = await _only_locally(task, ())
    else:
        search = _search(task, material, model, prompt, session, progress, last_try=last_try)
        result = await _complete(task, await search_with_model(search))
    progress(1.0)
    return result


@dataclass(frozen=True, slots=True)
class _Task:
    talk: Talk
    limits: Limits
    counts: Counts
    memory: Memory
    tuning: Tuning

    async def score_locally(
        self, counts: Counts, already: Sequence[Candidate], closed: Sequence[Span] = ()
    ) -> list[Candidate]:
        """Find more candidates outside those `already` there, outside `closed` stretches and what
        is remembered."""
        taken = [*(candidate.span for candidate in already), *closed, *self.memory.stretches]
        proposals = await asyncio.to_thread(find_locally, self.talk, self.limits, counts, taken)
        at_most, weights = counts.at_most, self.tuning.weights
        return place(
            self.talk, proposals, self.limits, at_most, weights, already, memory=self.memory
        )


def _task(material: Material, tuning: Tuning) -> _Task:
    """Prepare. Raises NoSpeechError, NoMomentsError."""
    talk = Talk(material.document, material.signals, material.duration_ms)
    if len(talk) == 0:
        raise NoSpeechError
    if talk.length_ms(0, len(talk) - 1) < LEAST_SPEECH_MS:
        raise NoMomentsError
    return _Task(
        talk=talk,
        limits=limits_for(talk, material.wish),
        counts=counts_for(material.duration_ms, material.wish),
        memory=memory_of(talk, material.suggested, material.said_before),
        tuning=tuning,
    )


def _search(
    task: _Task,
    material: Material,
    model: LanguageModel,
    prompt: PromptTemplate,
    session: str,
    progress: ProgressSink,
    *,
    last_try: bool,
) -> Search:
    system = fill(prompt.system, **lengths_in_words(task.talk, task.limits))
    return Search(
        talk=task.talk,
        transcript=Transcript(task.talk, task.memory.stretches),
        language=material.document.language,
        letters=Letters(task.talk.text(0, len(task.talk) - 1)),
        limits=task.limits,
        counts=task.counts,
        memory=task.memory,
        prompt=prompt,
        conversation=Conversation(model, system, prompt.correction, session),
        questions=Questions(progress),
        examples=examples_for(prompt, material.judgements, task.tuning),
        tuning=task.tuning,
        last_try=last_try,
    )


async def _complete(task: _Task, findings: Findings) -> DetectionResult:
    """Score locally what the model left unread, and what is missing."""
    if not findings.is_answered:
        return await _only_locally(task, (NOTE_LOCAL,))
    found = list(findings.candidates)
    found_by = found[0].found_by if found else FOUND_BY
    notes: list[str] = []
    if findings.unread:
        elsewhere = list(_elsewhere(task.talk, findings.unread))
        more = await task.score_locally(_share(task, findings), found, elsewhere)
        found = [*found[: task.counts.at_most - len(more)], *more]
        notes += [NOTE_PARTLY_LOCAL] if more else []
    if (missing := task.counts.at_least - len(found)) > 0:
        more = await task.score_locally(Counts(missing, missing), found)
        found += more
        notes += [NOTE_FILLED_UP] if more else []
    return await _result(task, found, found_by, tuple(notes))


async def _only_locally(task: _Task, notes: tuple[str, ...]) -> DetectionResult:
    return await _result(task, await task.score_locally(task.counts, ()), FOUND_BY, notes)


def _elsewhere(talk: Talk, windows: Sequence[Window]) -> Iterator[Span]:
    """Yield the talk without the windows."""
    free = 0
    for window in sorted(windows):
        if window.first > free:
            yield talk.span(free, window.first - 1)
        free = max(free, window.last + 1)
    if free < len(talk):
        yield talk.span(free, len(talk) - 1)


def _share(task: _Task, findings: Findings) -> Counts:
    """Return how many clips what is unread should give: its share, and one where there is room."""
    unread = {at for window in findings.unread for at in range(window.first, window.last + 1)}
    part, counts = len(unread) / len(task.talk), task.counts
    room = len(findings.candidates) < counts.at_most
    return Counts(round(counts.at_least * part), max(int(room), round(counts.at_most * part)))


async def _result(
    task: _Task, found: Sequence[Candidate], by: str, notes: tuple[str, ...]
) -> DetectionResult:
    """Raises NoMomentsError, AllSuggestedError."""
    if found:
        return DetectionResult(tuple(by_position(found)), by, notes)
    if task.memory:
        one = Counts(1, 1)
        if await asyncio.to_thread(find_locally, task.talk, task.limits, one):
            raise AllSuggestedError
    raise NoMomentsError
