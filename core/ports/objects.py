"""Object storage."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol


class ObjectStore(Protocol):
    """Files under keys such as `projects/<id>/source.mp4` (letters, digits, `._-/`)."""

    async def put(self, key: str, path: Path) -> None:
        """Store the file under `key`, replacing what was there, whole or not at all.

        Raises StorageError.
        """
        ...

    def local(self, key: str) -> AbstractAsyncContextManager[Path]:
        """Give a readable local file with the object's content for the time of the context.

        It must not be changed. Raises ObjectNotFoundError, StorageError.
        """
        ...

    async def read(self, key: str) -> bytes:
        """Return a small object whole. Raises ObjectNotFoundError, StorageError."""
        ...

    async def write(self, key: str, body: bytes) -> None:
        """Store a small object. Raises StorageError."""
        ...

    async def exists(self, key: str) -> bool:
        """Say whether the object is there."""
        ...

    async def delete_prefix(self, prefix: str) -> int:
        """Delete every object whose key starts with `prefix`; return how many."""
        ...
