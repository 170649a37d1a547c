"""A chat decides what its shorts carry of their maker."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from core.domain.brand import BrandKit
from core.domain.clock import utc_now
from core.domain.errors import (
    AdminsOnlyError,
    InvalidImageError,
    InvalidStyleError,
    WatermarkTextError,
)
from core.domain.keys import logo_key
from core.domain.logos import logo_suffix
from core.domain.overlays import MAX_WATERMARK_TEXT
from core.domain.records.people import Chat, ChatKind, User
from core.domain.style_rules import COLOR
from core.ports.objects import ObjectStore
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access

UNUSED_LOGO_STAYS = timedelta(hours=1)
"""A short in the making may still carry the logo that was replaced."""


LogoCheck = Callable[[str], Awaitable[None]]
"""Raises InvalidImageError when the picture under a storage key cannot be drawn."""


@dataclass(frozen=True, slots=True)
class ChangeBrand:
    """Reads and changes the brand kit of a chat; in groups only admins may."""

    uow: UnitOfWorkFactory
    access: Access
    objects: ObjectStore
    check: LogoCheck

    async def read(self, chat: Chat, actor: User) -> BrandKit:
        """Return what is in force. Raises AdminsOnlyError."""
        await self._require_rights(chat, actor)
        async with self.uow() as uow:
            fresh = await uow.chats.get(chat.id)
        return (fresh or chat).settings.brand

    async def __call__(self, kit: BrandKit, chat: Chat, actor: User) -> BrandKit:
        """Take over everything but a new logo, which `set_logo` brings; return what is in force.

        Raises AdminsOnlyError, WatermarkTextError, InvalidStyleError for a bad colour.
        """
        clean = _checked(kit)
        await self._require_rights(chat, actor)
        return await self._change(
            chat, lambda old: replace(clean, logo_key=old.logo_key if clean.logo_key else None)
        )

    async def set_logo(self, body: bytes, chat: Chat, actor: User) -> BrandKit:
        """Take a picture over as the logo. Raises AdminsOnlyError, InvalidImageError."""
        suffix = logo_suffix(body)
        await self._require_rights(chat, actor)
        key = logo_key(chat.id, hashlib.sha256(body).hexdigest(), suffix)
        async with self.uow() as uow:
            # Whatever breaks before the settings name it: a logo that nobody uses is deleted.
            await uow.discards.add(utc_now() + UNUSED_LOGO_STAYS, key)
            await uow.commit()
        await self.objects.write(key, body)
        try:
            await self.check(key)
        except InvalidImageError:
            await self._forget(key, chat)
            raise
        return await self._change(chat, lambda old: replace(old, logo_key=key))

    async def _forget(self, key: str, chat: Chat) -> None:
        """Delete a picture that is not the chat's logo."""
        async with self.uow() as uow:
            kept = (await uow.chats.get(chat.id) or chat).settings.brand.logo_key
        if kept != key:
            await self.objects.delete(key)

    async def _change(self, chat: Chat, changed: Callable[[BrandKit], BrandKit]) -> BrandKit:
        async with self.uow() as uow:
            settings = (await uow.chats.get(chat.id) or chat).settings
            kit = changed(settings.brand)
            await uow.chats.set_settings(chat.id, replace(settings, brand=kit))
            if (old := settings.brand.logo_key) and old != kit.logo_key:
                await uow.discards.add(utc_now() + UNUSED_LOGO_STAYS, old)
            await uow.commit()
        return kit

    async def _require_rights(self, chat: Chat, actor: User) -> None:
        if chat.kind is ChatKind.PRIVATE or await self.access.administers(chat, actor):
            return
        raise AdminsOnlyError(f"user {actor.id} does not administer chat {chat.id}")


def _checked(kit: BrandKit) -> BrandKit:
    text = watermark_text(kit.watermark_text or "")
    if kit.accent_color is not None and not re.fullmatch(COLOR, kit.accent_color):
        raise InvalidStyleError("", f"accent_color: {kit.accent_color} (#rrggbb)")
    return replace(kit, watermark_text=text or None)


def watermark_text(text: str) -> str:
    """Return the text in one line. Raises WatermarkTextError for a long one."""
    line = " ".join(text.split())
    if len(line) > MAX_WATERMARK_TEXT:
        raise WatermarkTextError(f"{len(line)} letters", limit=MAX_WATERMARK_TEXT)
    return line
