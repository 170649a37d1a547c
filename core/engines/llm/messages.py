"""The conversation as chat messages, and the schema told in words where it cannot be enforced."""

import json

from core.ports.llm import LlmRequest, LlmUsage

Message = dict[str, str]


def conversation(request: LlmRequest, *, schema_in_words: bool) -> list[Message]:
    """Return system first (the only place some vendors take it), then the turns."""
    system = request.system
    if schema_in_words:
        system = f"{system}\n\n{_schema_in_words(request)}"
    messages = [{"role": "system", "content": system}, {"role": "user", "content": request.user}]
    for answer, complaint in request.history:
        messages.append({"role": "assistant", "content": answer})
        messages.append({"role": "user", "content": complaint})
    return messages


def _schema_in_words(request: LlmRequest) -> str:
    schema = json.dumps(request.schema, ensure_ascii=False)
    return (
        "Answer with one JSON object and nothing else: no prose, no code fences. "
        f"It must match this JSON Schema:\n{schema}"
    )


def add_usage(one: LlmUsage, other: LlmUsage) -> LlmUsage:
    """Return what two calls cost together."""
    return LlmUsage(
        prompt_tokens=one.prompt_tokens + other.prompt_tokens,
        completion_tokens=one.completion_tokens + other.completion_tokens,
        cached_tokens=one.cached_tokens + other.cached_tokens,
        cost_usd=one.cost_usd + other.cost_usd,
    )


def token_count(value: object) -> int:
    """Read a counter of a usage block; absent or odd ones count as 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
