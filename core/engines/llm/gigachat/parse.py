"""GigaChat's answer (v1 contract) in our terms."""

import json
from decimal import Decimal

import httpx

from core.engines.llm.envelope import open_envelope
from core.engines.llm.messages import token_count
from core.engines.llm.reply import Reply
from core.ports.llm import LlmUsage

_MILLION = Decimal(1_000_000)


def parse_reply(response: httpx.Response, model: str, price_per_1m: Decimal) -> Reply:
    """Read a completion of the `model` that was asked."""
    envelope = open_envelope(response)
    content = envelope.message.get("content")
    said = _arguments(envelope.message.get("function_call"))
    return Reply(
        model=envelope.model or model,
        finish=envelope.finish,
        seconds=response.elapsed.total_seconds(),
        body=response.text,
        said=said or (content if isinstance(content, str) else ""),
        usage=parse_usage(envelope.usage, price_per_1m),
    )


def parse_usage(counts: dict[str, object], price_per_1m: Decimal) -> LlmUsage:
    """Read the usage block.

    Cached tokens are not billed, and neither `prompt_tokens` nor `total_tokens` contains them.
    """
    prompt = token_count(counts.get("prompt_tokens"))
    completion = token_count(counts.get("completion_tokens"))
    billed = token_count(counts.get("total_tokens")) or prompt + completion
    return LlmUsage(
        prompt_tokens=prompt,
        completion_tokens=completion,
        cached_tokens=token_count(counts.get("precached_prompt_tokens")),
        cost_usd=billed * price_per_1m / _MILLION,
    )


def _arguments(call: object) -> str:
    """Return the arguments as text: an object here, a string at other vendors and in old answers"""
    arguments = call.get("arguments") if isinstance(call, dict) else None
    if isinstance(arguments, str):
        return arguments
    if arguments is None:
        return ""
    try:
        return json.dumps(arguments, ensure_ascii=False)
    except (ValueError, RecursionError):
        return ""
