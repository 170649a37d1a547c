"""Ways in which Google fails. Faults of a call have a route: token, upload, delete, start, poll;
those of an operation come with its end."""

import json
from typing import Any

from tests.fakes.llm.faults import CUT, Fault, html

__all__ = ["CUT", "Fault", "html", "in_file", "in_operation", "refused"]

_HTTP = {
    "INVALID_ARGUMENT": (400, 3), "FAILED_PRECONDITION": (400, 9), "UNAUTHENTICATED": (401, 16),
    "PERMISSION_DENIED": (403, 7), "NOT_FOUND": (404, 5), "RESOURCE_EXHAUSTED": (429, 8),
    "INTERNAL": (500, 13), "UNAVAILABLE": (503, 14), "DEADLINE_EXCEEDED": (504, 4),
}  # fmt: skip


def refused(
    name: str, message: str = "", *, route: str = "start", delay: str | None = None
) -> Fault:
    """A call answered with a status; `delay` such as "30s" is when to come again."""
    http, _ = _HTTP[name]
    error: dict[str, Any] = {"code": http, "message": message or name, "status": name}
    if delay is not None:
        kind = "type.googleapis.com/google.rpc.RetryInfo"
        error["details"] = [{"@type": kind, "retryDelay": delay}]
    return Fault(http, json.dumps({"error": error}), route=route)


def in_operation(name: str, message: str = "") -> Fault:
    """An operation that ends with an error."""
    return Fault(200, _status(name, message), route="operation")


def in_file(name: str, message: str = "") -> Fault:
    """An operation (v2) that ends well, its file did not."""
    return Fault(200, _status(name, message), route="file")


def _status(name: str, message: str) -> str:
    return json.dumps({"code": _HTTP[name][1], "message": message or name})
