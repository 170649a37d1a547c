"""Where methods register themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple, TypeAlias

from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.request import ApiCall

Handler: TypeAlias = Callable[[Backend, ApiCall], Awaitable[object]]
Plain: TypeAlias = Callable[[Backend, ApiCall], object]


class Registered(NamedTuple):
    """A method under its documented name."""

    name: str
    handler: Handler


REGISTRY: dict[str, Registered] = {}


def waiting(name: str) -> Callable[[Handler], Handler]:
    """Register a method that may take its time."""

    def register(handler: Handler) -> Handler:
        REGISTRY[name.lower()] = Registered(name, handler)
        return handler

    return register


def method(name: str) -> Callable[[Plain], Plain]:
    """Register a method that answers at once."""

    def register(plain: Plain) -> Plain:
        async def handler(backend: Backend, call: ApiCall) -> object:
            return plain(backend, call)

        REGISTRY[name.lower()] = Registered(name, handler)
        return plain

    return register
