"""Objects in a bucket of anything that speaks S3."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from obstore.exceptions import BaseError
from obstore.store import S3Store as Bucket

from core.domain.errors import ObjectNotFoundError, StorageError
from core.storage.objects.keys import checked_folder, checked_key

if TYPE_CHECKING:
    from obstore.store import S3Config

PART_BYTES = 8 * 1024 * 1024
PARTS_AT_ONCE = 4


class S3Store:
    """ObjectStore. `scratch` takes the local copies of objects in use."""

    def __init__(self, bucket: Bucket, scratch: Path) -> None:
        self._bucket = bucket
        self._scratch = scratch

    async def put(self, key: str, path: Path) -> None:
        with _errors(key, missing=StorageError):
            await self._bucket.put_async(
                checked_key(key), path, chunk_size=PART_BYTES, max_concurrency=PARTS_AT_ONCE
            )

    async def write(self, key: str, body: bytes) -> None:
        with _errors(key, missing=StorageError):
            await self._bucket.put_async(checked_key(key), body)

    @asynccontextmanager
    async def local(self, key: str) -> AsyncIterator[Path]:
        name = PurePosixPath(checked_key(key)).name
        folder = await asyncio.to_thread(self._new_folder)
        try:
            path = folder / name
            await self._download(key, path)
            yield path
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def read(self, key: str) -> bytes:
        with _errors(key):
            found = await self._bucket.get_async(checked_key(key))
            return bytes(await found.bytes_async())

    async def exists(self, key: str) -> bool:
        try:
            with _errors(key):
                await self._bucket.head_async(checked_key(key))
        except ObjectNotFoundError:
            return False
        return True

    async def delete(self, key: str) -> None:
        try:
            with _errors(key):
                await self._bucket.delete_async(checked_key(key))
        except ObjectNotFoundError:
            return

    async def delete_prefix(self, prefix: str) -> int:
        with _errors(prefix):
            found = await self._bucket.list(checked_folder(prefix)).collect_async()
            if found:
                await self._bucket.delete_async([entry["path"] for entry in found])
            return len(found)

    async def _download(self, key: str, path: Path) -> None:
        with _errors(key):
            found = await self._bucket.get_async(key)
            with path.open("xb") as file:
                async for chunk in found.stream(PART_BYTES):
                    await asyncio.to_thread(file.write, chunk)

    def _new_folder(self) -> Path:
        self._scratch.mkdir(parents=True, exist_ok=True)
        return Path(mkdtemp(prefix="object-", dir=self._scratch))


@contextmanager
def _errors(key: str, missing: type[StorageError] = ObjectNotFoundError) -> Iterator[None]:
    """Translate the library's errors; `missing` is what "not found" means here."""
    try:
        yield
    except FileNotFoundError as error:
        raise missing(_worded(key, error)) from error
    except (BaseError, OSError) as error:
        raise StorageError(_worded(key, error)) from error


def _worded(key: str, error: Exception) -> str:
    # What follows the first paragraph is the library's own debug print.
    said, _, _ = str(error).partition("\n\n")
    return f"{key}: {type(error).__name__}: {said}"


def open_bucket(
    name: str,
    prefix: str,
    *,
    region: str,
    endpoint: str | None,
    access_key_id: str | None,
    secret_access_key: str | None,
) -> Bucket:
    """Return the bucket, everything in it below `prefix`.

    Without keys they are looked for where AWS tools look. Plain http is taken when the endpoint
    asks for it. Nothing connects yet.
    """
    config: S3Config = {"region": region}
    if endpoint is not None:
        config["endpoint"] = endpoint
    if access_key_id is not None and secret_access_key is not None:
        config |= {"access_key_id": access_key_id, "secret_access_key": secret_access_key}
    return Bucket(
        name,
        prefix=prefix or None,
        config=config,
        client_options={
            "allow_http": (endpoint or "").startswith("http://"),
            "connect_timeout": timedelta(seconds=10),
            # A whole download, however large, is one request: only silence ends it.
            "read_timeout": timedelta(seconds=60),
            "timeout": timedelta(hours=1),
        },
        retry_config={
            "max_retries": 3,
            "retry_timeout": timedelta(seconds=60),
            "backoff": {
                "init_backoff": timedelta(milliseconds=100),
                "max_backoff": timedelta(seconds=2),
                "base": 2,
            },
        },
    )
