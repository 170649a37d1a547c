"""A language model under watch."""

from core.domain.errors import EngineError
from core.ports.llm import CallSink, LanguageModel, LlmAnswer, LlmRequest, unheard
from core.ports.watch import EngineWatch


class WatchedModel:
    """Is itself a LanguageModel; tells how each question ended."""

    def __init__(self, model: LanguageModel, watch: EngineWatch) -> None:
        self._model = model
        self._watch = watch

    @property
    def name(self) -> str:
        return self._model.name

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        """See the port."""
        try:
            answer = await self._model.ask(request, heard)
        except EngineError as error:
            await self._watch.failed(self.name, error)
            raise
        await self._watch.well(self.name)
        return answer
