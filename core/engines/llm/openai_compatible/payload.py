"""The chat request of OpenAI-compatible servers."""

from enum import Enum, auto
from typing import Any

from core.engines.llm.messages import conversation
from core.ports.llm import LlmRequest

MOST_TOKENS = 16_384


class Format(Enum):
    """How the answer's shape is asked for, the strictest first."""

    JSON_SCHEMA = auto()
    JSON_OBJECT = auto()
    PLAIN = auto()


def chat_payload(
    model: str, request: LlmRequest, format_: Format, max_tokens: int
) -> dict[str, Any]:
    """Return the body of POST /chat/completions.

    The schema is told in words too: servers that ignore `response_format` answer 200 all the same,
    and json_object without words loops on whitespace.
    """
    payload: dict[str, Any] = {
        "model": model,
        "messages": conversation(request, schema_in_words=True),
        "temperature": request.temperature,
        "max_tokens": min(max_tokens, MOST_TOKENS),
        "stream": False,
    }
    if format_ is Format.JSON_SCHEMA:
        payload["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": request.name, "schema": request.schema, "strict": True},
        }
    elif format_ is Format.JSON_OBJECT:
        payload["response_format"] = {"type": "json_object"}
    return payload
