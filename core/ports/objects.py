"""Object storage."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol


class ObjectStore(Protocol):
    """Files under keys such as `projects/<id>/source.mp4`: Latin letters, digits and `._-` in
    parts between slashes, none of which begins with a dot. Any other key is a ValueError."""

    async def put(self, key: str, path: Path) -> None:
        """Store the file under `key`, replacing what was there, whole or not at all.

        The file may be deleted afterwards, but never changed: the store may keep a link to it.
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
        """Say whether the object is there. Raises StorageError."""
        ...

    async def delete(self, key: str) -> None:
        """Delete the object, if it is there. Raises StorageError."""
        ...

    async def delete_prefix(self, prefix: str) -> int:
        """Delete every object below the folder `prefix`; return how many.

        Whole parts count: `projects/1` and `projects/1/` are the same folder, and neither is
        `projects/10`. Raises StorageError.
        """
        ...
