"""Several language models as one: the next is asked when one cannot answer."""

from collections.abc import Sequence

import structlog

from core.domain.errors import AllEnginesFailedError, EngineError, EngineRefusedError
from core.ports.llm import CallSink, LanguageModel, LlmAnswer, LlmRequest, unheard

log = structlog.get_logger(__name__)


class FallbackModel:
    """Asks its models in order until one answers. Is itself a LanguageModel.

    A refusal or a bad answer moves on like a failure does: another model reads the same text
    with another filter. One that is known to refuse the question is not asked.
    """

    def __init__(self, models: Sequence[LanguageModel]) -> None:
        """Raises ValueError for an empty list, or one model twice."""
        if not models:
            raise ValueError("a fallback needs at least one language model")
        if len({id(model) for model in models}) != len(models):
            raise ValueError("the same language model twice is no fallback")
        self._models = tuple(models)

    @property
    def name(self) -> str:
        return "+".join(model.name for model in self._models)

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        """Ask. Raises AllEnginesFailedError with every cause, in the order tried, refusals with
        the model's name, and what `heard` raises."""
        causes: list[EngineError] = []
        for model in self._models:
            if model.name in request.refused_by:
                causes.append(EngineRefusedError("as it did before", model.name))
                continue
            try:
                return await model.ask(request, heard)
            except AllEnginesFailedError as error:
                causes.extend(error.causes)
            except EngineRefusedError as error:
                causes.append(EngineRefusedError(error.detail, model.name))
            except EngineError as error:
                causes.append(error)
            log.warning("llm_failed", engine=model.name, error=repr(causes[-1]))
        raise AllEnginesFailedError(causes)
