"""GigaChat's answer (v1 contract) in our terms."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.domain.errors import EngineUnavailableError
from core.engines.llm.messages import token_count
from core.ports.llm import LlmUsage

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Reply:
    """One completion: `arguments` of a function call, or `content`; both may be empty.

    `finish` is the vendor's finish_reason.
    """

    model: str
    finish: str
    content: str
    arguments: str
    usage: LlmUsage


def parse_reply(body: dict[str, Any], price_per_1m: Decimal) -> Reply:
    """Read a completion. Raises EngineUnavailableError when it is none."""
    choices = body.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise EngineUnavailableError(f"no message in the answer: {json.dumps(body)[:300]}")
    return Reply(
        model=str(body.get("model") or ""),
        finish=str(choice.get("finish_reason") or ""),
        content=str(message.get("content") or ""),
        arguments=_arguments(message.get("function_call")),
        usage=parse_usage(body.get("usage"), price_per_1m),
    )


def parse_usage(usage: object, price_per_1m: Decimal) -> LlmUsage:
    """Read the usage block: `total_tokens` is what is billed, cached tokens taken off."""
    counts = usage if isinstance(usage, dict) else {}
    return LlmUsage(
        prompt_tokens=token_count(counts.get("prompt_tokens")),
        completion_tokens=token_count(counts.get("completion_tokens")),
        cost_usd=token_count(counts.get("total_tokens")) * price_per_1m / _MILLION,
    )


def _arguments(call: object) -> str:
    """Return the arguments as text: an object here, a string at other vendors and in old answers"""
    arguments = call.get("arguments") if isinstance(call, dict) else None
    if isinstance(arguments, str):
        return arguments
    return json.dumps(arguments, ensure_ascii=False) if arguments is not None else ""
