"""Ways in which Deepgram fails, as its documentation words them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

REQUEST_ID = "11111111-2222-4333-8444-555555555555"


@dataclass(frozen=True)
class Fault:
    """What the next matching call meets. `status` 0 cuts the connection; 200 is a normal answer.

    `seconds` of delay come first. `content_type` limits the fault to calls with that body type.
    """

    status: int
    body: str = ""
    kind: str = "application/json"
    retry_after: str | None = None
    seconds: float = 0.0
    content_type: str | None = None
    empty: bool = False
    times: int = 1

    @property
    def is_answer(self) -> bool:
        """Whether it takes the place of the ordinary answer."""
        return self.status != 200 or bool(self.body)

    def repeated(self, times: int) -> Fault:
        return replace(self, times=times)

    def only_for(self, content_type: str) -> Fault:
        return replace(self, content_type=content_type)


def legacy(status: int, code: str, message: str) -> Fault:
    return _json(status, {"err_code": code, "err_msg": message, "request_id": REQUEST_ID})


def modern(status: int, category: str, message: str, details: str = "") -> Fault:
    content = {"category": category, "message": message, "details": details}
    return _json(status, {**content, "request_id": REQUEST_ID})


def corrupt() -> Fault:
    problem = "Bad Request: failed to process audio: corrupt or unsupported data"
    return legacy(400, "Bad Request", problem)


def no_such_combination() -> Fault:
    return legacy(400, "Bad Request", "No such model/language/tier combination found.")


def bad_key() -> Fault:
    return legacy(401, "INVALID_AUTH", "Invalid credentials.")


def no_rights() -> Fault:
    problem = "Project does not have access to the requested model."
    return legacy(403, "INSUFFICIENT_PERMISSIONS", problem)


def no_credit() -> Fault:
    problem = (
        "Project does not have enough credits for an ASR request and does not have an overage"
        " agreement."
    )
    return legacy(402, "ASR_PAYMENT_REQUIRED", problem)


def no_project() -> Fault:
    return legacy(404, "PROJECT_NOT_FOUND", "Project not found.")


def too_large() -> Fault:
    return legacy(413, "PAYLOAD_TOO_LARGE", "Payload Too Large")


def too_many_requests(retry_after: str | None = None) -> Fault:
    fault = legacy(429, "TOO_MANY_REQUESTS", "Too many requests. Please try again later")
    return replace(fault, retry_after=retry_after)


def html(status: int = 502) -> Fault:
    page = f"<html><body><h1>{status} Bad Gateway</h1></body></html>"
    return Fault(status, page, "text/html")


def plain(status: int, text: str) -> Fault:
    return Fault(status, text, "text/plain")


def gateway_timeout() -> Fault:
    return plain(504, "Gateway Timeout")


def dropped() -> Fault:
    return Fault(0)


def slow(seconds: float) -> Fault:
    return Fault(200, seconds=seconds)


def no_speech() -> Fault:
    return Fault(200, empty=True)


def _json(status: int, content: dict[str, Any]) -> Fault:
    return Fault(status, json.dumps(content))
