"""One window's question to a model, and one chance to correct the answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from core.domain.errors import EngineBadAnswerError
from core.ports.llm import LanguageModel, LlmAnswer, LlmRequest
from core.stages.detect.answer import (
    FUNCTION,
    FUNCTION_DESCRIPTION,
    SCHEMA,
    Reading,
    read_answer,
)
from core.stages.detect.limits import Counts, Limits
from core.stages.detect.numbering import numbered, words_per_minute
from core.stages.detect.prompt import PromptTemplate, fill
from core.stages.detect.proposal import Proposal
from core.stages.detect.talk import Talk
from core.stages.detect.windows import Window

KeepRaw = Callable[[LlmAnswer], Awaitable[None]]

_MINUTE_MS = 60_000
_LONGEST_QUOTE = 8_000
_TOKENS_AROUND = 1_500
_TOKENS_A_CLIP = 450


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Asks a model about the windows of one talk."""

    model: LanguageModel
    prompt: PromptTemplate
    session: str
    keep_raw: KeepRaw
    talk: Talk
    language: str
    limits: Limits

    async def ask(self, window: Window, counts: Counts, *, must_find: bool) -> tuple[Proposal, ...]:
        """Return the moments of a window; none is asked about once more if it `must_find` some.

        Raises EngineBadAnswerError when the corrected answer cannot be used either, and what the
        model raises.
        """
        request = self._request(window, counts)
        answer, reading = await self._once(request, window)
        if reading.proposals or not (reading.problems or must_find):
            return reading.proposals
        problem = "; ".join(reading.problems[:5]) or f"at least {counts.at_least} clips are needed"
        complaint = fill(self.prompt.correction, problem=problem)
        corrected = replace(request, history=((answer.text[:_LONGEST_QUOTE], complaint),))
        _, reading = await self._once(corrected, window)
        if reading.problems and not reading.proposals:
            raise EngineBadAnswerError("; ".join(reading.problems[:5]))
        return reading.proposals

    async def _once(self, request: LlmRequest, window: Window) -> tuple[LlmAnswer, Reading]:
        answer = await self.model.ask(request)
        await self.keep_raw(answer)
        found_by = f"{answer.engine}/{answer.model}"
        return answer, read_answer(answer.text, window.first, window.last, found_by)

    def _request(self, window: Window, counts: Counts) -> LlmRequest:
        pace = words_per_minute(self.talk)
        lengths = {
            "min_words": max(5, round(self.limits.min_ms * pace / _MINUTE_MS)),
            "max_words": max(10, round(self.limits.max_ms * pace / _MINUTE_MS)),
        }
        user = fill(
            self.prompt.user,
            at_least=counts.at_least,
            at_most=counts.at_most,
            language=self.language,
            transcript=numbered(self.talk, window.first, window.last),
            **lengths,
        )
        return LlmRequest(
            system=fill(self.prompt.system, **lengths),
            user=user,
            name=FUNCTION,
            description=FUNCTION_DESCRIPTION,
            schema=SCHEMA,
            max_tokens=_TOKENS_AROUND + _TOKENS_A_CLIP * counts.at_most,
            session=self.session,
        )
