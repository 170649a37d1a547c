"""What a language model answered for a project: kept, so that nothing is asked and paid twice."""

import asyncio
import hashlib
import json
from dataclasses import asdict, replace
from typing import Any, Self

from core.domain.clock import utc_now
from core.domain.errors import AllEnginesFailedError, EngineError, EngineRefusedError
from core.domain.records.artifact import ArtifactType
from core.ports.llm import CallSink, LanguageModel, LlmAnswer, LlmCall, LlmRequest, unheard
from core.tasks import to_the_end
from worker import artifacts
from worker.context import JobRun, WorkerContext
from worker.ledger import book_call

MOST_KEPT = 120
"""Answers, and raw calls, in one artifact: a talk of four hours needs about 35."""

LABELS = ("session", "purpose", "refused_by")
"""Parts of a question that say whom it serves, and whom not to ask: they do not change its answer.
"""

REFUSED, REFUSED_BY = "refused", "refused_by"

Stored = dict[str, Any]


class AnswerBook:
    """A LanguageModel in front of another: gives the answers that earlier attempts were given to
    the same questions, and asks the rest.

    Every call is booked and stored raw before anybody reads it. A refusal is an answer, too; where
    others of a chain may answer later, only these are asked again.
    """

    def __init__(
        self,
        context: WorkerContext,
        run: JobRun,
        model: LanguageModel,
        kept_as: ArtifactType,
        stored: Stored,
    ) -> None:
        self._context = context
        self._run = run
        self._model = model
        self._kept_as = kept_as
        self._answers: dict[str, Stored] = stored.get("answers", {})
        self._calls: list[Stored] = stored.get("calls", [])
        self._beside: Stored | None = stored.get("beside")
        self._conversations: dict[str, list[str]] = {}
        self._writing = asyncio.Lock()

    @classmethod
    async def open(
        cls,
        context: WorkerContext,
        run: JobRun,
        model: LanguageModel,
        kept_as: ArtifactType = ArtifactType.LLM_RAW,
    ) -> Self:
        """Read what is known; jobs that run side by side need artifacts of their own.

        Raises StorageError.
        """
        artifact = await artifacts.find(context, run, kept_as)
        stored = json.loads(await context.objects.read(artifact.key)) if artifact else {}
        return cls(context, run, model, kept_as, stored)

    @property
    def name(self) -> str:
        return self._model.name

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        """See the port. A known answer costs nothing, and is told to nobody. Raises also
        StorageError."""
        question = self._note(request)
        known = self._answers.get(question, {})
        if known and REFUSED_BY not in known:
            return _answer(known)
        request = replace(request, refused_by=frozenset(known.get(REFUSED_BY, ())))

        async def keep(call: LlmCall) -> None:
            await to_the_end(self._keep(question, call))
            await heard(call)

        try:
            answer = await self._model.ask(request, keep)
        except EngineError as error:
            if refusal := _refusal(error):
                await to_the_end(self._learn(question, refusal))
            raise
        known = {"engine": answer.engine, "model": answer.model, "text": answer.text}
        await to_the_end(self._learn(question, known))
        return answer

    def beside(self, note: Stored) -> Stored:
        """Return the note that is kept with the answers; `note` becomes it where there are none."""
        if self._beside is None or not self._answers:
            self._beside = note
        return self._beside

    async def forget_last(self) -> None:
        """Drop the answers to the last question and its corrections: they could not be used, and
        asking again is what another attempt is for. Raises StorageError."""
        if self._conversations:
            _, questions = self._conversations.popitem()
            for question in questions:
                self._answers.pop(question, None)
            await self._write()

    def _note(self, request: LlmRequest) -> str:
        """Return the question's digest; a corrective question belongs to the one it corrects."""
        first = _digest(replace(request, history=()))
        question = _digest(request)
        self._conversations[first] = [*self._conversations.pop(first, []), question]
        return question

    async def _keep(self, question: str, call: LlmCall) -> None:
        await book_call(self._context, self._run, call)
        raw = {"question": question, "job": str(self._run.job.id), "at": utc_now().isoformat()}
        self._calls = [*self._calls, raw | asdict(call)][-MOST_KEPT:]
        await self._write()

    async def _learn(self, question: str, answer: Stored) -> None:
        self._answers[question] = answer
        for oldest in list(self._answers)[:-MOST_KEPT]:
            del self._answers[oldest]
        await self._write()

    async def _write(self) -> None:
        # One after the other: of two writings the later must hold more.
        async with self._writing:
            stored = {"beside": self._beside, "answers": self._answers, "calls": self._calls}
            text = json.dumps(stored, ensure_ascii=False, default=str)
            # Half of a surrogate pair is no UTF-8, but some models write it; json reads it again.
            body = text.encode("utf-8", "surrogatepass")
            await artifacts.keep_bytes(self._context, self._run, self._kept_as, body, self.name)


def _digest(request: LlmRequest) -> str:
    """Name a question by all that its answer depends on."""
    asked = {name: value for name, value in asdict(request).items() if name not in LABELS}
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _refusal(error: EngineError) -> Stored:
    """Return why every model refused, or which did when another may answer another time; empty
    when none did."""
    causes = error.causes if isinstance(error, AllEnginesFailedError) else (error,)
    refused = [cause for cause in causes if isinstance(cause, EngineRefusedError)]
    if len(refused) == len(causes):
        return {REFUSED: [str(cause) for cause in refused]}
    engines = sorted({cause.engine for cause in refused if cause.engine})
    return {REFUSED_BY: engines} if engines else {}


def _answer(known: Stored) -> LlmAnswer:
    """Return a known answer. Raises EngineRefusedError, or AllEnginesFailedError for several, when
    there was none."""
    if REFUSED not in known:
        return LlmAnswer(**known)
    refusals = [EngineRefusedError(detail) for detail in known[REFUSED]]
    raise refusals[0] if len(refusals) == 1 else AllEnginesFailedError(refusals)
