"""A vendor that answers as told, and a desk where the answer book is opened."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from core.domain.errors import EngineError
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.charge import Charge
from core.domain.records.project import Project
from core.ports.llm import (
    CallSink,
    LanguageModel,
    LlmAnswer,
    LlmCall,
    LlmRequest,
    LlmUsage,
    unheard,
)
from tests.worker.jobs.conftest import StageBench
from worker.answers import AnswerBook
from worker.context import JobRun, WorkerContext

PRICE = Decimal("0.003")
USAGE = LlmUsage(prompt_tokens=900, completion_tokens=70, cached_tokens=400, cost_usd=PRICE)


def call(body: str, finish: str = "stop", purpose: str = "") -> LlmCall:
    return LlmCall("vendor", "model-1", purpose, finish, USAGE, 1.5, body)


@dataclass
class Vendor:
    """Answers each question with the next outcome: bodies of calls, the last of which is read, or
    an error after them."""

    outcomes: list[Sequence[str | EngineError]]
    asked: list[LlmRequest] = field(default_factory=list)
    name: str = "vendor"

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        self.asked.append(request)
        outcome = self.outcomes.pop(0)
        text = ""
        for step in outcome:
            if isinstance(step, EngineError):
                raise step
            text = step
            await heard(call(step, purpose=request.purpose))
        return LlmAnswer(self.name, "model-1", text, USAGE)


@dataclass
class Desk:
    """Opens the book of a project in attempts of its own."""

    stage: StageBench
    project: Project
    run: JobRun | None = None

    async def open(
        self, vendor: LanguageModel, kept_as: ArtifactType = ArtifactType.LLM_RAW
    ) -> AnswerBook:
        opened: list[AnswerBook] = []

        async def open_book(context: WorkerContext, run: JobRun) -> None:
            self.run = run
            opened.append(await AnswerBook.open(context, run, vendor, kept_as))

        await self.stage.attempt(Stage.VIRAL_DETECT, open_book, self.project)
        return opened[0]

    @property
    def spent(self) -> Decimal:
        assert self.run is not None
        return self.run.meter.cost_usd

    async def charges(self) -> Sequence[Charge]:
        async with self.stage.bench.uow() as uow:
            return await uow.charges.of_project(self.project.id)

    async def raw(self, kept_as: ArtifactType = ArtifactType.LLM_RAW) -> dict[str, Any]:
        found = await self.stage.artifact(self.project, kept_as)
        raw: dict[str, Any] = json.loads(await self.stage.content(found))
        return raw
