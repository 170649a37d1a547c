"""Large language models that answer with an object of a given JSON schema."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class LlmRequest:
    """What to ask. `schema` is a JSON schema of type object; `name` names it (Latin letters, _).

    `history` holds earlier (answer, complaint) pairs of the same conversation, for a corrective
    retry. `session` groups the calls of one video; `purpose` names the pass for the ledger.
    `refused_by` names the engines that refused this very question before: of several, they are
    passed over.
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
    purpose: str = ""
    refused_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LlmUsage:
    """Tokens of one call, as billed; `cached_tokens` of the prompt cost nothing or less."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class LlmCall:
    """One call that a vendor answered and may bill, whether or not the answer can be used.

    finish: the vendor's own word for how it ended, "unreadable" where the envelope is none.
    seconds: how long it took.  body: the answer exactly as it came.
    """

    engine: str
    model: str
    purpose: str
    finish: str
    usage: LlmUsage
    seconds: float
    body: str


CallSink = Callable[[LlmCall], Awaitable[None]]
"""Hears every call of a question before its content is read."""


async def unheard(_: LlmCall) -> None:
    """Keep nothing."""


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

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        """Ask once; it may take several calls, each told to `heard` before it is read.

        Raises EngineError (EngineRefusedError for content filters, EngineTooMuchError when the
        prompt does not fit, EngineBadAnswerError for an empty or truncated answer), and whatever
        `heard` raises.
        """
        ...
