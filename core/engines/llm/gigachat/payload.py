"""GigaChat's chat request (v1 contract)."""

from typing import Any

from core.engines.llm.gigachat.ladder import LOWEST_TEMPERATURE, Attempt, Mode
from core.engines.llm.messages import conversation
from core.ports.llm import LlmRequest

_KEYWORDS = {"type", "description", "properties", "required", "items", "enum"}


def chat_payload(model: str, request: LlmRequest, attempt: Attempt) -> dict[str, Any]:
    """Return the body of POST /chat/completions."""
    payload: dict[str, Any] = {
        "model": model,
        "messages": conversation(request, schema_in_words=attempt.mode is Mode.PLAIN),
        "temperature": max(attempt.temperature, LOWEST_TEMPERATURE),
        "max_tokens": attempt.max_tokens,
        "stream": False,
    }
    if attempt.mode is Mode.FUNCTION:
        payload["functions"] = [
            {
                "name": request.name,
                "description": request.description,
                "parameters": _plain(request.schema),
            }
        ]
        payload["function_call"] = {"name": request.name}
    return payload


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with the keywords that the service documents for function parameters."""
    plain = {key: value for key, value in schema.items() if key in _KEYWORDS}
    if "properties" in plain:
        plain["properties"] = {name: _plain(about) for name, about in plain["properties"].items()}
    if "items" in plain:
        plain["items"] = _plain(plain["items"])
    return plain
