"""POST /chat/completions (v1): what is refused, and what is answered."""

import json
import re
import time
import uuid
from typing import Any

from tests.fakes.llm.asked import schema_in
from tests.fakes.llm.clips import tokens_of, value_for
from tests.fakes.llm.faults import Fault

Json = dict[str, Any]

CHAT_MODELS = (
    "GigaChat",
    "GigaChat-2",
    "GigaChat-2-Pro",
    "GigaChat-2-Max",
    "GigaChat-3-Ultra",
)
_ROLES = {"system", "user", "assistant", "function"}
_FUNCTION_NAME = re.compile(r"[A-Za-z_]\w*$", re.ASCII)
_REFUSAL = (
    "Не люблю менять тему разговора, но вот сейчас тот самый случай. "
    "Генеративные языковые модели не обладают собственным мнением."
)


def problem_of(body: Json) -> str | None:
    """Return what the service calls invalid (422), None for a good request."""
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        return "Invalid params: messages must not be empty"
    for index, message in enumerate(messages):
        if message.get("role") not in _ROLES:
            return "Invalid params: unknown role"
        if message["role"] == "system" and index:
            return "Invalid params: system message must be the first message"
    if not body.get("repetition_penalty", 1.0) > 0:
        return "Invalid params: repetition_penalty must be in range (0, +inf)"
    if not body.get("temperature", 1.0) > 0:
        return "Invalid params: temperature must be in range (0, +inf)"
    return _function_problem(body) or _format_problem(body)


def _function_problem(body: Json) -> str | None:
    functions = body.get("functions") or []
    for function in functions:
        if not _FUNCTION_NAME.match(str(function.get("name", ""))):
            return "Invalid params: function name is not valid"
        if not isinstance(function.get("parameters"), dict):
            return "Invalid params: function parameters are required"
    forced = body.get("function_call")
    if isinstance(forced, dict) and forced.get("name") not in {f["name"] for f in functions}:
        return "Invalid params: function_call names an unknown function"
    return None


def _format_problem(body: Json) -> str | None:
    """The schema lies flat beside the type, not as at OpenAI."""
    shape = body.get("response_format")
    if shape is None or shape.get("type") == "text":
        return None
    if shape.get("type") != "json_schema" or not isinstance(shape.get("schema"), dict):
        return "Invalid params: response_format must hold a schema"
    return None


def answer_to(body: Json, fault: Fault) -> Json:
    """Return a completion, odd in the way the fault says."""
    prompt = "\n".join(str(message.get("content", "")) for message in body["messages"])
    said = _said(body, prompt)
    message: Json = {"role": "assistant", "content": said}
    finish = "stop"
    if isinstance(body.get("function_call"), dict):
        name = body["function_call"]["name"]
        call: Json = {"name": name, "arguments": json.loads(said)}
        message = {
            "role": "assistant",
            "content": "",
            "function_call": call,
            "functions_state_id": str(uuid.uuid4()),
        }
        finish = "function_call"
    message, finish = _odd(message, finish, said, fault)
    if tokens_of(said) > body.get("max_tokens", tokens_of(said)):
        message, finish = _odd(message, finish, said, Fault(odd="length"))
    return _completion(body, prompt, message, finish, fault.cached)


def _said(body: Json, prompt: str) -> str:
    """Return the answer as JSON text where a shape is asked for, else a greeting."""
    if isinstance(forced := body.get("function_call"), dict):
        schema = next(f for f in body["functions"] if f["name"] == forced["name"])["parameters"]
    elif isinstance(shape := body.get("response_format"), dict):
        schema = shape["schema"]
    elif (told := schema_in(prompt)) is not None:
        schema = told
    else:
        return "Здравствуйте!"
    return json.dumps(value_for(schema, prompt), ensure_ascii=False)


def _odd(message: Json, finish: str, said: str, fault: Fault) -> tuple[Json, str]:
    texts = {
        "blacklist": (_REFUSAL, "blacklist"),
        "length": (said[: len(said) // 2], "length"),
        "error": ("", "error"),
        "prose": (f"Вот что нашлось [см. ниже]:\n{said}\nУдачи!", "stop"),
        "fenced": (f"<think>Хм {{…}}</think>```json\n{said.removesuffix('}')},}}\n```", "stop"),
        "invalid": ("Моменты есть, но JSON не получился", "stop"),
        "empty": ("", "stop"),
        "blank": ("{" + "\n" * 4_000, "length"),
    }
    if fault.odd in texts:
        content, finish = texts[fault.odd]
        return {"role": "assistant", "content": content}, finish
    if fault.odd == "string" and "function_call" in message:
        call = {**message["function_call"], "arguments": said}
        return {**message, "function_call": call}, finish
    return (_saying(message, fault.text) if fault.odd == "says" else message), finish


def _saying(message: Json, text: str) -> Json:
    if "function_call" not in message:
        return {**message, "content": text}
    try:
        arguments = json.loads(text)
    except (ValueError, RecursionError):
        arguments = text
    return {**message, "function_call": {**message["function_call"], "arguments": arguments}}


def _completion(body: Json, prompt: str, message: Json, finish: str, cached: int) -> Json:
    # What is cached counts neither as prompt nor in the total: only the rest is billed.
    asked = tokens_of(prompt) - cached
    said = tokens_of(json.dumps(message, ensure_ascii=False))
    return {
        "choices": [{"message": message, "index": 0, "finish_reason": finish}],
        "created": int(time.time()),
        "model": f"{body['model']}:2.0.28.2",
        "object": "chat.completion",
        "usage": {
            "prompt_tokens": asked,
            "completion_tokens": said,
            "total_tokens": asked + said,
            "precached_prompt_tokens": cached,
        },
    }
