"""Asking one model until an answer holds: the part of it that all vendors have in common."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from core.domain.errors import EngineBadAnswerError, EngineError, EngineUnavailableError
from core.engines.llm.ladder import Attempt, Format, FormatUnsupportedError, Ladder
from core.engines.llm.messages import add_usage
from core.engines.llm.reply import Flaw, Judgement, Reply, judge
from core.ports.llm import CallSink, LlmAnswer, LlmRequest, LlmUsage

log = structlog.get_logger(__name__)

Call = Callable[[Attempt], Awaitable[Reply]]
"""One call. Raises EngineError, FormatUnsupportedError for a format that is not taken."""

MOST_CALLS = 5
"""Most answered calls of one question, in all formats together."""


class Questioner:
    """Walks down a ladder of formats, and remembers the steps that the host does not have.

    What is remembered counts for one schema: a host may take the format and not the schema.
    """

    def __init__(self, engine: str, ladder: Ladder) -> None:
        self._engine = engine
        self._ladder = ladder
        self._unsupported: set[tuple[Format, str]] = set()

    async def ask(self, request: LlmRequest, call: Call, heard: CallSink) -> LlmAnswer:
        """Ask, in at most MOST_CALLS answered calls; usage is their sum.

        Raises EngineRefusedError at the first refusal, EngineBadAnswerError, EngineUnavailableError
        where the envelopes cannot be read, what `call` raises, and what `heard` raises.
        """
        attempt, spent, problem = self._first(request), LlmUsage(), EngineError()
        answered = 0
        while attempt is not None and answered < MOST_CALLS:
            try:
                reply = await call(attempt)
            except FormatUnsupportedError:
                attempt = self._without(attempt, request)
                if attempt is None:
                    raise
                continue
            answered += 1
            await heard(reply.as_call(self._engine, request.purpose))
            spent = add_usage(spent, reply.usage)
            # Mending a hostile text takes seconds of computing.
            judgement = await asyncio.to_thread(judge, reply, request.schema)
            if judgement.flaw is None:
                return LlmAnswer(self._engine, reply.model, judgement.text, spent)
            problem = self._note(judgement, attempt)
            attempt = self._supported(self._ladder.after(attempt, judgement.flaw), request)
        log.warning("llm_gave_up", engine=self._engine, cost_usd=str(spent.cost_usd))
        raise problem

    def _first(self, request: LlmRequest) -> Attempt | None:
        room = min(request.max_tokens, self._ladder.most_tokens)
        return self._supported(Attempt(self._ladder.formats[0], request.temperature, room), request)

    def _without(self, attempt: Attempt, request: LlmRequest) -> Attempt | None:
        log.info("llm_format_unsupported", engine=self._engine, format=attempt.format.name)
        if (below := self._ladder.below(attempt)) is not None:
            self._unsupported.add((attempt.format, request.name))
        return self._supported(below, request)

    def _supported(self, attempt: Attempt | None, request: LlmRequest) -> Attempt | None:
        while attempt is not None and (attempt.format, request.name) in self._unsupported:
            attempt = self._ladder.below(attempt)
        return attempt

    def _note(self, judgement: Judgement, attempt: Attempt) -> EngineError:
        log.warning(
            "llm_bad_answer",
            engine=self._engine,
            format=attempt.format.name,
            detail=judgement.detail,
        )
        unreadable = judgement.flaw is Flaw.UNREADABLE
        return (EngineUnavailableError if unreadable else EngineBadAnswerError)(judgement.detail)
