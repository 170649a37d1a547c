"""Who we are at GigaChat."""

import hashlib
from base64 import b64encode

from core.domain.errors import EngineAuthError
from core.settings import GigaChatSettings


def authorization_key(settings: GigaChatSettings) -> str:
    """Return the Basic key: as given, or made of id and secret. Raises EngineAuthError."""
    if settings.credentials is not None:
        return settings.credentials.get_secret_value().strip()
    if settings.client_id and settings.client_secret is not None:
        pair = f"{settings.client_id}:{settings.client_secret.get_secret_value()}"
        return b64encode(pair.encode()).decode()
    raise EngineAuthError("neither GIGACHAT_CREDENTIALS nor GIGACHAT_CLIENT_ID and _SECRET are set")


def account_key(settings: GigaChatSettings) -> str:
    """Name the account without giving its key away: what workers share is filed under it."""
    text = f"{settings.auth_url}|{settings.scope}|{authorization_key(settings)}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]
