"""GigaChat's chat request (v1 contract)."""

from typing import Any

from core.engines.llm.ladder import LOWEST_TEMPERATURE, Attempt, Format, Ladder
from core.engines.llm.messages import conversation
from core.ports.llm import LlmRequest

LADDER = Ladder((Format.FUNCTION, Format.JSON_SCHEMA, Format.WORDS), most_tokens=16_000)
"""All hosts check the arguments of a forced function call; `response_format` is offered to some
clients only."""

_KEYWORDS = {"type", "description", "properties", "required", "items", "enum"}


def chat_payload(model: str, request: LlmRequest, attempt: Attempt) -> dict[str, Any]:
    """Return the body of POST /chat/completions; the service wants 0 < temperature.

    Except for a function the schema is told in words too: a host that ignores `response_format`
    answers all the same.
    """
    function = attempt.format is Format.FUNCTION
    payload: dict[str, Any] = {
        "model": model,
        "messages": conversation(request, schema_in_words=not function),
        "temperature": max(attempt.temperature, LOWEST_TEMPERATURE),
        "max_tokens": attempt.max_tokens,
        "stream": False,
    }
    if function:
        payload["functions"] = [
            {
                "name": request.name,
                "description": request.description,
                "parameters": _plain(request.schema),
            }
        ]
        payload["function_call"] = {"name": request.name}
    elif attempt.format is Format.JSON_SCHEMA:
        # Flat, unlike OpenAI's: the schema lies beside the type.
        payload["response_format"] = {
            "type": "json_schema",
            "schema": request.schema,
            "strict": True,
        }
    return payload


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with the keywords that the service documents for function parameters."""
    plain = {key: value for key, value in schema.items() if key in _KEYWORDS}
    if "properties" in plain:
        plain["properties"] = {name: _plain(about) for name, about in plain["properties"].items()}
    if "items" in plain:
        plain["items"] = _plain(plain["items"])
    return plain
