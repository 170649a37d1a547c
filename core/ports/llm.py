"""Large language models that answer with an object of a given JSON schema."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class LlmRequest:
    """What to ask. `schema` is a JSON schema of type object; `name` names it (Latin letters, _).

    `history` holds earlier (answer, complaint) pairs of the same conversation, for a corrective
    retry. `session` groups the calls of one video.
    """

    system: str
    user: str
    name: str
    description: str
    schema: dict[str, Any]
    history: tuple[tuple[str, str], ...] = ()
    max_tokens: int = 4_000
    temperature: float = 0.3
    session: str | None = None


@dataclass(frozen=True, slots=True)
class LlmUsage:
    """Tokens of one call, as billed."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class LlmAnswer:
    """The answer as JSON text: present and complete, but not yet validated against the schema."""

    engine: str
    model: str
    text: str
    usage: LlmUsage = field(default_factory=LlmUsage)


class LanguageModel(Protocol):
    """A chat model."""

    @property
    def name(self) -> str:
        """Engine name for logs and the ledger."""
        ...

    async def ask(self, request: LlmRequest) -> LlmAnswer:
        """Ask once. Raises EngineError (EngineRefusedError for content filters,
        EngineTooMuchError when the prompt does not fit, EngineBadAnswerError for an empty or
        truncated answer)."""
        ...
