"""The Bot API's methods, by name in lower case: the API does not look at case."""

from __future__ import annotations

from . import callbacks, chats, editing, files, payments, profile, sending, updates
from .registry import REGISTRY, Registered

__all__ = [
    "REGISTRY",
    "Registered",
    "callbacks",
    "chats",
    "editing",
    "files",
    "payments",
    "profile",
    "sending",
    "updates",
]
