"""The chat request of OpenAI-compatible servers."""

from typing import Any

from core.engines.llm.ladder import Attempt, Format, Ladder
from core.engines.llm.messages import conversation
from core.ports.llm import LlmRequest

LADDER = Ladder((Format.JSON_SCHEMA, Format.JSON_OBJECT, Format.WORDS), most_tokens=16_384)
"""No forced function call: DeepInfra documents json_schema, while tools are refused by many of its
models, may be chosen by the model only, and do not combine with json_schema."""


def chat_payload(model: str, request: LlmRequest, attempt: Attempt) -> dict[str, Any]:
    """Return the body of POST /chat/completions.

    The schema is told in words too: servers that ignore `response_format` answer 200 all the same,
    and json_object without words loops on whitespace.
    """
    payload: dict[str, Any] = {
        "model": model,
        "messages": conversation(request, schema_in_words=True),
        "temperature": attempt.temperature,
        "max_tokens": attempt.max_tokens,
        "stream": False,
    }
    if attempt.format is Format.JSON_SCHEMA:
        payload["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": request.name, "schema": request.schema, "strict": True},
        }
    elif attempt.format is Format.JSON_OBJECT:
        payload["response_format"] = {"type": "json_object"}
    return payload
