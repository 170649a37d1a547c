"""An OpenAI-compatible completion in our terms."""

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from core.domain.errors import EngineBadAnswerError, EngineRefusedError, EngineUnavailableError
from core.engines.llm.json_text import extract_object
from core.engines.llm.messages import token_count
from core.ports.llm import LlmUsage


def parse_usage(body: dict[str, Any]) -> LlmUsage:
    """Read the usage block; `estimated_cost` (USD) is DeepInfra's own, absent elsewhere."""
    usage = body.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    return LlmUsage(
        prompt_tokens=token_count(counts.get("prompt_tokens")),
        completion_tokens=token_count(counts.get("completion_tokens")),
        cost_usd=_money(counts.get("estimated_cost")),
    )


@dataclass(frozen=True, slots=True)
class Reply:
    """One completion: the first choice's message, its finish_reason, and what it cost."""

    model: str
    finish: str
    message: dict[str, Any]
    usage: LlmUsage


def parse_reply(body: dict[str, Any]) -> Reply:
    """Read a completion. Raises EngineUnavailableError when it is none."""
    choices = body.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise EngineUnavailableError(f"no message in the answer: {json.dumps(body)[:300]}")
    finish, model = str(choice.get("finish_reason") or ""), str(body.get("model") or "")
    return Reply(model, finish, message, parse_usage(body))


def read_reply(reply: Reply, schema: dict[str, Any]) -> str:
    """Return the answer as JSON text.

    Raises EngineRefusedError for a content filter, EngineBadAnswerError for an empty, truncated or
    unreadable answer.
    """
    finish, message = reply.finish, reply.message
    if finish == "content_filter" or message.get("refusal"):
        raise EngineRefusedError(str(message.get("refusal") or finish))
    if finish == "length":
        raise EngineBadAnswerError("truncated by max_tokens")
    content = str(message.get("content") or "")
    if not content.strip():
        raise EngineBadAnswerError(f"empty answer, finish_reason={finish!r}")
    return extract_object(content, schema)


def _money(value: object) -> Decimal:
    try:
        money = Decimal(str(value))
    except InvalidOperation:
        return Decimal(0)
    return money if money.is_finite() and money > 0 else Decimal(0)
