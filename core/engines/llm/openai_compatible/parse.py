"""An OpenAI-compatible completion in our terms."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import httpx

from core.engines.llm.envelope import open_envelope
from core.engines.llm.messages import token_count
from core.engines.llm.reply import Reply
from core.ports.llm import LlmUsage

_MILLION = Decimal(1_000_000)
_SMALLEST = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Prices:
    """USD per million tokens, for servers that do not say what a call cost."""

    in_per_1m: Decimal
    out_per_1m: Decimal


def parse_reply(response: httpx.Response, model: str, prices: Prices) -> Reply:
    """Read a completion of the `model` that was asked."""
    envelope = open_envelope(response)
    content, refusal = envelope.message.get("content"), envelope.message.get("refusal")
    return Reply(
        model=envelope.model or model,
        finish=envelope.finish,
        seconds=response.elapsed.total_seconds(),
        body=response.text,
        said=content if isinstance(content, str) else "",
        refusal=str(refusal or ""),
        usage=parse_usage(envelope.usage, prices),
    )


def parse_usage(counts: dict[str, Any], prices: Prices) -> LlmUsage:
    """Read the usage block; `estimated_cost` (USD) is DeepInfra's own, absent elsewhere.

    `prompt_tokens` contains the cached ones, whose discount only `estimated_cost` knows.
    """
    prompt = token_count(counts.get("prompt_tokens"))
    completion = token_count(counts.get("completion_tokens"))
    details = counts.get("prompt_tokens_details")
    cost = _money(counts.get("estimated_cost"))
    if cost is None:
        cost = (prompt * prices.in_per_1m + completion * prices.out_per_1m) / _MILLION
    return LlmUsage(
        prompt_tokens=prompt,
        completion_tokens=completion,
        cached_tokens=token_count(details.get("cached_tokens")) if isinstance(details, dict) else 0,
        cost_usd=cost,
    )


def _money(value: object) -> Decimal | None:
    """Read USD; what binary arithmetic has added behind the ninth place is none."""
    try:
        money = Decimal(str(value)).quantize(_SMALLEST)
    except InvalidOperation:
        return None
    return money if money.is_finite() and money >= 0 else None
