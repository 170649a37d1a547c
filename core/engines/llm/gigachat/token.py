"""Access tokens of GigaChat, bought with the authorization key."""

import uuid

import httpx

from core.domain.errors import EngineAuthError
from core.engines.llm.gigachat.cache import AccessToken, TokenCache
from core.engines.llm.gigachat.credentials import account_key, authorization_key
from core.engines.llm.gigachat.errors import raise_for_auth
from core.engines.llm.http import body_of, persist, send
from core.settings import GigaChatSettings

_SECONDS_BELOW = 10**11


class TokenSource:
    """Hands out a valid access token."""

    def __init__(
        self, settings: GigaChatSettings, http: httpx.AsyncClient, cache: TokenCache
    ) -> None:
        """Raises EngineAuthError when no key is set."""
        self._settings = settings
        self._http = http
        self._cache = cache
        self._authorization = authorization_key(settings)
        self._key = account_key(settings)

    async def get(self) -> AccessToken:
        """Return a token that outlives one request. Raises EngineAuthError,
        EngineUnavailableError."""
        known = await self._cache.get(self._key)
        if known is not None and known.is_fresh:
            return known
        async with self._cache.lock(self._key):
            known = await self._cache.get(self._key)
            if known is not None and known.is_fresh:
                return known
            token = await persist(self._settings.max_attempts, self._buy)
            await self._cache.put(self._key, token)
            return token

    async def renew(self, refused: AccessToken) -> AccessToken:
        """Return another token than the one the server has just refused."""
        await self._cache.drop(self._key, refused)
        return await self.get()

    async def _buy(self) -> AccessToken:
        request = self._http.build_request(
            "POST",
            self._settings.auth_url,
            data={"scope": self._settings.scope},
            headers={
                "Authorization": f"Basic {self._authorization}",
                "RqUID": str(uuid.uuid4()),
                "Accept": "application/json",
            },
        )
        response = await send(self._http, request)
        raise_for_auth(response)
        body = body_of(response)
        value = body.get("access_token") or body.get("tok")
        expires = body.get("expires_at") or body.get("exp")
        if not isinstance(value, str) or not isinstance(expires, int | float):
            raise EngineAuthError("the token answer holds no token")
        return AccessToken(value, normalise_expiry(expires))


def normalise_expiry(value: float) -> int:
    """Return Unix ms: the service speaks of seconds on some routes and of ms on others."""
    return int(value * 1000 if value < _SECONDS_BELOW else value)
