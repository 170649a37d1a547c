"""How a stand-in may be told to misbehave."""

import json
from dataclasses import dataclass, replace
from typing import Any

CUT = 0


@dataclass(frozen=True)
class Fault:
    """What the next calls of a route meet, after `seconds` of delay.

    status: 0 cuts the connection; 200 is a normal answer, odd as `odd` says.
    cached: so many tokens of the prompt are known from an earlier call.
    route: the route it waits for; chat unless told.  times: for so many calls.
    """

    status: int = 200
    body: str = ""
    kind: str = "application/json"
    retry_after: str | None = None
    seconds: float = 0.0
    odd: str = ""
    text: str = ""
    cached: int = 0
    route: str = "chat"
    times: int = 1

    def repeated(self, times: int) -> "Fault":
        return replace(self, times=times)

    def on(self, route: str) -> "Fault":
        return replace(self, route=route)


class Faults:
    """The faults still to come."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, *faults: Fault) -> None:
        for fault in faults:
            self._waiting += [replace(fault, times=1)] * fault.times

    def take(self, route: str) -> Fault | None:
        """Return the next one for this route, if any."""
        for index, fault in enumerate(self._waiting):
            if fault.route == route:
                return self._waiting.pop(index)
        return None


def failure(status: int, body: dict[str, Any], retry_after: str | None = None) -> Fault:
    return Fault(status, json.dumps(body, ensure_ascii=False), retry_after=retry_after)


def html(status: int = 502) -> Fault:
    return Fault(status, f"<html><body><h1>{status} Bad Gateway</h1></body></html>", "text/html")


def dropped() -> Fault:
    return Fault(CUT)


def slow(seconds: float) -> Fault:
    return Fault(seconds=seconds)


def saying(text: str) -> Fault:
    """The model says exactly this."""
    return Fault(odd="says", text=text)


def cached(tokens: int) -> Fault:
    """No fault: a part of the prompt costs less."""
    return Fault(cached=tokens)


def blank() -> Fault:
    """White space until the limit, as models write that must write JSON and cannot."""
    return odd("blank")


def odd(kind: str) -> Fault:
    """An answer with HTTP 200 that is not what was asked; see the server for the kinds."""
    return Fault(odd=kind)
