"""The step that finds where a talk is about something: with a model, or by the words said."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.domain.errors import NoSpeechError, NothingFoundError
from core.domain.moments import Candidate, DetectionResult
from core.ports.llm import LanguageModel
from core.ports.progress import ProgressSink, ignore_progress
from core.stages.detect.limits import LEAST_SPEECH_MS, limits_for
from core.stages.detect.material import Material, Tuning
from core.stages.detect.prompt import PromptTemplate
from core.stages.detect.proposal import Proposal
from core.stages.detect.query.ask import Inquiry, ask_about
from core.stages.detect.query.find import FOUND_BY, find_by_words
from core.stages.detect.select import place
from core.stages.detect.talk import Talk
from core.stages.detect.windows import Window

NOTE_FOUND_BY_WORDS = "note-found-by-words"
"""No model was asked, or it was of no help: everything was found by the words of the query."""
NOTE_PARTLY_FOUND_BY_WORDS = "note-partly-found-by-words"
"""The model could not read parts of the talk; those were searched by words."""

MOST_FOUND = 5
"""Where nobody says how many are wanted: of an answer to a question few want more."""

_DEFAULT_TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class _Task:
    inquiry: Inquiry
    tuning: Tuning

    def placed(self, proposals: Iterable[Proposal]) -> list[Candidate]:
        """Cut the proposals, the earlier ones first."""
        asked, found = self.inquiry, list[Candidate]()
        for proposal in proposals:
            if len(found) < asked.at_most:
                found += place(asked.talk, [proposal], asked.limits, 1, self.tuning.weights, found)
        return found

    async def by_words(
        self, already: Sequence[Candidate] = (), within: Sequence[Window] | None = None
    ) -> list[Candidate]:
        """Search the whole talk, or the windows `within`, for more candidates."""
        missing = self.inquiry.at_most - len(already)
        asked = self.inquiry
        # Hours of talk take seconds of arithmetic: not on the loop that serves other jobs.
        return await asyncio.to_thread(
            lambda: find_by_words(
                asked.talk, asked.query, asked.limits, missing, self.tuning, already, within
            )
        )


async def find_moments(
    material: Material,
    query: str,
    *,
    model: LanguageModel | None,
    prompt: PromptTemplate,
    session: str,
    tuning: Tuning = _DEFAULT_TUNING,
    last_try: bool = False,
    progress: ProgressSink = ignore_progress,
) -> DetectionResult:
    """Find where a talk is about `query`, as many clips as are wished or MOST_FOUND.

    A model reads every window of `tuning.window_tokens` once; a talk of one window is one call.
    What it could not read, and a talk in which it found nothing, are searched by words. What is
    most to the point comes first. What was suggested before is
    found again: it was asked for. `session`, `last_try` and `notes` of the result: see `detect`.

    Raises NoSpeechError, NothingFoundError, and EngineError when asking the model later may help.
    """
    talk = Talk(material.document, material.signals, material.duration_ms)
    if len(talk) == 0:
        raise NoSpeechError
    if talk.length_ms(0, len(talk) - 1) < LEAST_SPEECH_MS:
        raise NothingFoundError(query=query)
    limits, at_most = limits_for(talk, material.wish), material.wish.count or MOST_FOUND
    task = _Task(Inquiry(talk, material.document.language, query, limits, at_most), tuning)
    if model is None:
        return _result(query, await task.by_words())
    read = await ask_about(
        task.inquiry,
        model,
        prompt,
        session=session,
        window_tokens=tuning.window_tokens,
        last_try=last_try,
        progress=progress,
    )
    found = task.placed(_in_turn([proposals for _, proposals in read.answered]))
    if not found:
        found = await task.by_words()
    elif read.unread:
        found += await task.by_words(found, read.unread)
    return _result(query, found)


def _in_turn(by_window: Sequence[Sequence[Proposal]]) -> list[Proposal]:
    """Return what is most to the point in each window, then what is second …: places in different
    answers do not compare otherwise."""
    ranked = [(rank, p) for proposals in by_window for rank, p in enumerate(proposals)]
    return [p for _, p in sorted(ranked, key=lambda each: (each[0], -each[1].score))]


def _result(query: str, found: Sequence[Candidate]) -> DetectionResult:
    if not found:
        raise NothingFoundError(query=query)
    by_words = sum(candidate.found_by == FOUND_BY for candidate in found)
    notes: tuple[str, ...] = ()
    if by_words:
        notes = (NOTE_FOUND_BY_WORDS if by_words == len(found) else NOTE_PARTLY_FOUND_BY_WORDS,)
    return DetectionResult(tuple(found), found[0].found_by, notes)
