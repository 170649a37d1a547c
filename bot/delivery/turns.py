"""Whose turn it is to change a message."""

import asyncio
from uuid import UUID
from weakref import WeakValueDictionary


class Turns:
    """A lock for each subject, shared by everything in this process that changes its message: of
    two presses at once the later sees what the earlier left."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    def of(self, subject_id: UUID) -> asyncio.Lock:
        """Return the lock, to be held while the message is read about, edited and noted."""
        return self._locks.setdefault(subject_id, asyncio.Lock())
