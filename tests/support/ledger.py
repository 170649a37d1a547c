"""A listener for the calls of a language model."""

from core.ports.llm import LlmCall


class Ledger:
    """Hears calls and keeps them; raises `error` instead where one is given."""

    def __init__(self, error: Exception | None = None) -> None:
        self.calls: list[LlmCall] = []
        self._error = error

    async def __call__(self, call: LlmCall) -> None:
        self.calls.append(call)
        if self._error is not None:
            raise self._error

    @property
    def finishes(self) -> list[str]:
        return [call.finish for call in self.calls]
