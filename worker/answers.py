"""What a language model answered for a project: kept, so that nothing is asked and paid twice."""

import hashlib
import json
from dataclasses import asdict
from typing import Any, Self

from core.domain.records.artifact import ArtifactType
from core.ports.llm import LanguageModel, LlmAnswer, LlmRequest
from worker import artifacts
from worker.context import JobRun, WorkerContext


class AnswerBook:
    """A LanguageModel in front of another: gives the answers that earlier attempts were given to
    the same questions, and asks the rest.

    Its one artifact is LLM_RAW, all answers by question. Questions come one after the other.
    """

    def __init__(
        self, context: WorkerContext, run: JobRun, model: LanguageModel, known: dict[str, Any]
    ) -> None:
        self._context = context
        self._run = run
        self._model = model
        self._known = known
        self._asking: list[str] = []

    @classmethod
    async def open(cls, context: WorkerContext, run: JobRun, model: LanguageModel) -> Self:
        """Read what is known. Raises StorageError."""
        artifact = await artifacts.find(context, run, ArtifactType.LLM_RAW)
        known = json.loads(await context.objects.read(artifact.key)) if artifact else {}
        return cls(context, run, model, known)

    @property
    def name(self) -> str:
        return self._model.name

    async def ask(self, request: LlmRequest) -> LlmAnswer:
        """See the port. A known answer costs nothing."""
        question = _digest(request)
        # A corrective question belongs to the one it corrects.
        self._asking = [*self._asking, question] if request.history else [question]
        if (answer := self._known.get(question)) is not None:
            return LlmAnswer(**answer)
        return await self._model.ask(request)

    async def keep(self, answer: LlmAnswer) -> None:
        """Store the answer to the last question, before anybody reads it. Raises StorageError."""
        if self._asking[-1] in self._known:
            return
        self._run.meter.spend(answer.usage.cost_usd)
        self._known[self._asking[-1]] = {
            "engine": answer.engine,
            "model": answer.model,
            "text": answer.text,
        }
        await self._write(answer.model)

    async def forget_last(self) -> None:
        """Drop the answers to the last question and its corrections: they could not be used, and
        asking again is what another attempt is for. Raises StorageError."""
        for question in self._asking:
            self._known.pop(question, None)
        await self._write(self._model.name)

    async def _write(self, engine: str) -> None:
        body = json.dumps(self._known, ensure_ascii=False).encode()
        await artifacts.keep_bytes(self._context, self._run, ArtifactType.LLM_RAW, body, engine)


def _digest(request: LlmRequest) -> str:
    return hashlib.sha256(json.dumps(asdict(request), sort_keys=True).encode()).hexdigest()
