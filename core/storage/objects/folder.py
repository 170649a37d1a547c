"""Objects as files below a folder of this machine."""

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

from core.domain.errors import ObjectNotFoundError, StorageError
from core.storage.objects.keys import checked_folder, checked_key

INCOMING = ".incoming"
"""Where files are made whole: the same file system, and no key can begin with a dot."""

ABANDONED_AFTER_S = 24 * 3_600

LINK_FROM_BYTES = 4 * 1024 * 1024
"""Larger files are linked, not copied: a source video of gigabytes is stored in no time."""


class FolderStore:
    """ObjectStore. Replacing and deleting do not disturb who has an object open."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, key: str, path: Path) -> None:
        target = self._path(key)
        await self._bring_in(target, lambda new: _link_or_copy(path.resolve(), new))

    async def write(self, key: str, body: bytes) -> None:
        target = self._path(key)
        await self._bring_in(target, lambda new: new.write_bytes(body))

    @asynccontextmanager
    async def local(self, key: str) -> AsyncIterator[Path]:
        path = self._path(key)
        if not await asyncio.to_thread(path.is_file):
            raise ObjectNotFoundError(key)
        yield path

    async def read(self, key: str) -> bytes:
        try:
            return await asyncio.to_thread(self._path(key).read_bytes)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise ObjectNotFoundError(key) from error
        except OSError as error:
            raise StorageError(f"{key} cannot be read: {error}") from error

    async def exists(self, key: str) -> bool:
        return await asyncio.to_thread(self._path(key).is_file)

    async def delete(self, key: str) -> None:
        path = self._path(key)
        try:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise StorageError(f"{key} cannot be deleted: {error}") from error

    async def delete_prefix(self, prefix: str) -> int:
        folder = self._root / checked_folder(prefix)
        try:
            return await asyncio.to_thread(_delete_below, folder)
        except OSError as error:
            raise StorageError(f"{prefix} cannot be deleted: {error}") from error

    def sweep(self) -> None:
        """Remove what a killed process left half made."""
        long_ago = time.time() - ABANDONED_AFTER_S
        for path in (self._root / INCOMING).glob("*"):
            if path.lstat().st_ctime < long_ago:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._root / checked_key(key)

    async def _bring_in(self, target: Path, make: Callable[[Path], object]) -> None:
        new = self._root / INCOMING / uuid4().hex
        try:
            await asyncio.to_thread(_make_and_move, make, new, target)
        except OSError as error:
            raise StorageError(f"{target.name} cannot be stored: {error}") from error


def _make_and_move(make: Callable[[Path], object], new: Path, target: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        make(new)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            new.replace(target)
        except FileNotFoundError:
            # Somebody deleted the folder, empty until now, at this very moment.
            target.parent.mkdir(parents=True, exist_ok=True)
            new.replace(target)
    finally:
        # Still there after a failure, and when both names are links to one file.
        new.unlink(missing_ok=True)


def _link_or_copy(source: Path, new: Path) -> None:
    if source.stat().st_size >= LINK_FROM_BYTES:
        try:
            os.link(source, new)
        except OSError:
            # Another file system, or a file of somebody else's.
            pass
        else:
            return
    shutil.copyfile(source, new)


def _delete_below(folder: Path) -> int:
    deleted = 0
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            (Path(parent) / name).unlink(missing_ok=True)
            deleted += 1
        try:
            Path(parent).rmdir()
        except OSError:
            # Something new was put there meanwhile: it stays.
            continue
    return deleted
