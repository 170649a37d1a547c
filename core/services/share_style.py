"""A caption style goes from one person to another by a link."""

import base64
import hashlib
import re
from dataclasses import dataclass
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import StyleGoneError
from core.domain.records.people import User
from core.domain.records.preset import CaptionPreset, StyleShare
from core.domain.style_json import dump_style
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.own_styles import add_numbered

_PREFIX = "style-"
_TOKEN = re.compile(rf"{_PREFIX}([A-Za-z0-9_-]{{22}})")
_TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class ShareStyle:
    """Gives styles away, and takes them. What is given stays as it was when it was shared."""

    uow: UnitOfWorkFactory

    async def give(self, user: User, preset_id: UUID) -> str:
        """Return the payload of a deep link (`?start=…`): the same one for the same style.

        Raises StyleGoneError for a style that the person does not see.
        """
        async with self.uow() as uow:
            preset = await uow.presets.get(preset_id)
            if preset is None or preset.owner_id not in (None, user.id):
                raise StyleGoneError(f"no preset {preset_id} of user {user.id}")
            token = _token(user, preset)
            share = StyleShare(token, user.id, preset.name, preset.style, utc_now())
            await uow.shares.add(share)
            await uow.commit()
        return payload_of(token)

    async def look(self, payload: str) -> StyleShare:
        """Return what a link gives. Raises StyleGoneError."""
        async with self.uow() as uow:
            return await _shared(uow, payload)

    async def take(self, user: User, payload: str) -> CaptionPreset:
        """Add what a link gives to the person's own styles; a name that is taken is numbered. The
        very same style is not added twice.

        Raises StyleGoneError, TooManyStylesError.
        """
        async with self.uow() as uow:
            share = await _shared(uow, payload)
            for own in await uow.presets.owned_by(user.id):
                if own.style == share.style and own.name.startswith(share.name):
                    return own
            preset = await add_numbered(uow, user, share.name, share.style)
            await uow.commit()
        return preset


def payload_of(token: str) -> str:
    """Return the payload of the deep link to a share."""
    return _PREFIX + token


def is_shared_style(payload: str) -> bool:
    """Say whether the payload of a deep link is that of a shared style."""
    return _TOKEN.fullmatch(payload) is not None


async def _shared(uow: UnitOfWork, payload: str) -> StyleShare:
    found = _TOKEN.fullmatch(payload)
    share = await uow.shares.get(found[1]) if found else None
    if share is None:
        raise StyleGoneError(f"nothing is shared as {payload!r}")
    return share


def _token(user: User, preset: CaptionPreset) -> str:
    """Return what nobody guesses who knows neither the person's nor the preset's id."""
    said = f"{user.id}:{preset.id}:{dump_style(preset.name, preset.style)}"
    digest = hashlib.sha256(said.encode()).digest()[:_TOKEN_BYTES]
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
