"""The bucket that Google's speech API reads from."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import GCSStore

from core.domain.errors import EngineAuthError, EngineUnavailableError
from core.engines.transcription.google.account import ServiceAccount
from core.tasks import to_the_end

if TYPE_CHECKING:
    from obstore.store import GCSCredential

log = structlog.get_logger(__name__)

_DELETE_WITHIN_S = 30.0


class SoundBucket:
    """Holds sound for as long as it is read."""

    def __init__(self, name: str, storage_url: str, account: ServiceAccount) -> None:
        self._name = name
        self._account = account

        async def credentials() -> "GCSCredential":
            token = await account.token()
            return {"token": token.value, "expires_at": token.until}

        self._store = GCSStore(
            name,
            config={"base_url": storage_url.rstrip("/")},
            client_options={
                "allow_http": storage_url.startswith("http://"),
                "connect_timeout": timedelta(seconds=10),
                "read_timeout": timedelta(seconds=60),
                "timeout": timedelta(hours=1),
            },
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=60)},
            credential_provider=credentials,
        )

    @asynccontextmanager
    async def holding(self, path: Path, key: str) -> AsyncIterator[str]:
        """Keep a file under `key`; yield its gs:// address. It is deleted whatever happens.

        Raises EngineAuthError (no such bucket, no right to write), EngineUnavailableError.
        """
        # Asked for by the store's client, a token that does not come looks like a wrong key.
        await self._account.token()
        try:
            with _errors():
                await self._store.put_async(key, path)
            yield f"gs://{self._name}/{key}"
        finally:
            await to_the_end(self._delete(key))

    async def _delete(self, key: str) -> None:
        try:
            async with asyncio.timeout(_DELETE_WITHIN_S):
                await self._store.delete_async(key)
        except FileNotFoundError:
            return  # it was never written
        except (BaseError, OSError) as error:
            # The words are not lost over that.
            log.warning("google_sound_left_behind", key=key, reason=_worded(error))


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, PermissionDeniedError, UnauthenticatedError) as error:
        raise EngineAuthError(f"Google's bucket: {_worded(error)}") from error
    except (BaseError, OSError) as error:
        raise EngineUnavailableError(f"Google's bucket: {_worded(error)}") from error


def _worded(error: Exception) -> str:
    # What follows the first paragraph is the library's own debug print.
    said, _, _ = str(error).partition("\n\n")
    return f"{type(error).__name__}: {said}"
