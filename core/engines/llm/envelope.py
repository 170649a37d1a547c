"""The envelope of a chat completion, which OpenAI-compatible servers and GigaChat share."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from core.domain.errors import EngineUnavailableError
from core.engines.llm.http import body_of
from core.engines.llm.reply import UNREADABLE

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Envelope:
    """The first choice's message and finish_reason, the usage block, and who answered; empty where
    they are not what they should be."""

    model: str = ""
    finish: str = UNREADABLE
    message: Json = field(default_factory=dict)
    usage: Json = field(default_factory=dict)


def open_envelope(response: httpx.Response) -> Envelope:
    """Read an answer with a good status, whatever its body."""
    try:
        body = body_of(response)
    except EngineUnavailableError:
        return Envelope()
    choices = body.get("choices")
    choice = _object(choices[0]) if isinstance(choices, list) and choices else {}
    model = str(body.get("model") or "")
    usage = _object(body.get("usage"))
    if not isinstance(choice.get("message"), dict):
        return Envelope(model, usage=usage)
    return Envelope(model, str(choice.get("finish_reason") or ""), choice["message"], usage)


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}
