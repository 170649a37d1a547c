"""Who we are to Google: a service account, whose key buys tokens that last an hour."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from core.domain.errors import EngineAuthError, EngineMissingError, EngineUnavailableError

_SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_TIMEOUT_S = 30


class Token(NamedTuple):
    """A bearer token and when it ends."""

    value: str
    until: datetime


class ServiceAccount:
    """Gives tokens; one serves everybody until it is about to end."""

    def __init__(self, key_file: Path) -> None:
        """Read the key.

        Raises EngineMissingError without google-auth, EngineAuthError for a file that is no key.
        """
        try:
            from google.auth.transport import requests  # noqa: PLC0415 - an optional part
            from google.oauth2 import service_account  # noqa: PLC0415
        except ImportError as error:
            raise EngineMissingError(f"the extra google: {error}", name="google-auth") from error
        read: Any = service_account.Credentials.from_service_account_file
        try:
            self._credentials = read(str(key_file), scopes=[_SCOPE])
        except (OSError, ValueError) as error:
            raise EngineAuthError(f"{key_file} is no key of a service account: {error}") from error
        self._new_connection: Any = requests.Request
        self._one_at_a_time = asyncio.Lock()

    @property
    def project(self) -> str:
        """The project that the account belongs to."""
        return str(self._credentials.project_id)

    async def token(self) -> Token:
        """Return a token that holds for some minutes at least.

        Raises EngineAuthError, EngineUnavailableError.
        """
        async with self._one_at_a_time:
            if not self._credentials.valid:
                await asyncio.to_thread(self._renew)
            until: datetime = self._credentials.expiry
            return Token(self._credentials.token, until.replace(tzinfo=UTC))

    async def forget(self, token: Token) -> None:
        """Drop a token that was refused."""
        async with self._one_at_a_time:
            if self._credentials.token == token.value:
                self._credentials.token = None

    def _renew(self) -> None:
        from google.auth.exceptions import RefreshError, TransportError  # noqa: PLC0415

        try:
            self._credentials.refresh(partial(self._new_connection(), timeout=_TIMEOUT_S))
        except TransportError as error:
            raise EngineUnavailableError(f"Google gives no token: {error}") from error
        except RefreshError as error:
            kind = EngineUnavailableError if error.retryable else EngineAuthError
            raise kind(f"Google gives no token: {error}") from error
