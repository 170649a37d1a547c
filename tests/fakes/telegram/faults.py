"""Misbehaviour to order: what the next requests to a method meet instead of a good answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from .wire import ApiError, Json, forbidden, too_many_requests

Kind = Literal["error", "html", "hang", "drop", "lose_answer", "slow"]
_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)


@dataclass(frozen=True)
class Fault:
    """One fault for `times` requests whose parameters include `match`.

    `hang` and `slow` take `seconds`; `lose_answer` performs the action first, `drop` does not.
    """

    kind: Kind
    code: int = 0
    body: str = ""
    parameters: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0
    times: int = 1
    match: Json = field(default_factory=dict)

    def applies_to(self, params: Json) -> bool:
        return all(params.get(name) == value for name, value in self.match.items())

    def error(self) -> ApiError:
        return ApiError(self.code, self.body, **self.parameters)

    def repeated(self, times: int) -> Fault:
        return replace(self, times=times)

    def only_for(self, **match: object) -> Fault:
        """Only requests with these parameters: `blocked().only_for(chat_id=5)`."""
        return replace(self, match=match)

    def to_json(self) -> Json:
        return asdict(self)


def _refusal(error: ApiError) -> Fault:
    return Fault("error", error.code, error.description, error.parameters)


def retry_after(seconds: int) -> Fault:
    return _refusal(too_many_requests(seconds))


def blocked() -> Fault:
    return _refusal(forbidden("bot was blocked by the user"))


def refused(code: int, description: str) -> Fault:
    """Any error with the API's JSON body."""
    return Fault("error", code, description)


def server_error() -> Fault:
    return Fault("error", 502, "Bad Gateway")


def bad_gateway() -> Fault:
    """502 with the HTML page of a proxy: aiogram reports that as a ClientDecodeError."""
    return Fault("html", 502, _BAD_GATEWAY)


def hang(seconds: float = 3600) -> Fault:
    """No answer at all; the connection closes after `seconds` and nothing is performed."""
    return Fault("hang", seconds=seconds)


def slow(seconds: float) -> Fault:
    """Performed and answered as always, but late."""
    return Fault("slow", seconds=seconds)


def dropped() -> Fault:
    """The connection breaks before the request is performed."""
    return Fault("drop")


def lost_answer() -> Fault:
    """Performed, then the connection breaks: the client cannot know."""
    return Fault("lose_answer")


class FaultQueue:
    """Faults in order of injection, per method; `*` stands for every method."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[Fault]] = {}

    def add(self, method: str, fault: Fault) -> None:
        self._queues.setdefault(method.lower(), deque()).append(fault)

    def take(self, method: str, params: Json) -> Fault | None:
        """The first fault that applies to the request, used up by one."""
        for name in (method.lower(), "*"):
            queue = self._queues.get(name, deque())
            for index, fault in enumerate(queue):
                if fault.applies_to(params):
                    if fault.times > 1:
                        queue[index] = fault.repeated(fault.times - 1)
                    else:
                        del queue[index]
                    return fault
        return None

    def clear(self) -> None:
        self._queues.clear()
