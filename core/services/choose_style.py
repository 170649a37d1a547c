"""A chat chooses how the captions of its next shorts look."""

from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.captions import CaptionStyle
from core.domain.errors import AdminsOnlyError, StyleGoneError
from core.domain.presets import DEFAULT_PRESET, SYSTEM_PRESETS
from core.domain.records.clip import Clip
from core.domain.records.people import Chat, ChatKind, ChatSettings, User
from core.domain.records.preset import CaptionPreset
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access


@dataclass(frozen=True, slots=True)
class ChooseStyle:
    """Reads and changes the style of a chat; in groups only admins may change it."""

    uow: UnitOfWorkFactory
    access: Access

    async def current(self, chat: Chat, user: User) -> CaptionPreset | None:
        """Return the style in force; None when it is gone and the default one stands in."""
        async with self.uow() as uow:
            fresh = await uow.chats.get(chat.id)
            return await preset_of(uow, (fresh or chat).settings, user.id)

    async def __call__(self, preset_id: UUID, chat: Chat, actor: User) -> ChatSettings:
        """Take a style over that the person sees. Raises AdminsOnlyError, StyleGoneError."""
        if chat.kind is not ChatKind.PRIVATE and not await self.access.administers(chat, actor):
            raise AdminsOnlyError(f"user {actor.id} does not administer chat {chat.id}")
        async with self.uow() as uow:
            preset = await uow.presets.get(preset_id)
            if preset is None or preset.owner_id not in (None, actor.id):
                raise StyleGoneError(f"no preset {preset_id} of user {actor.id}")
            fresh = await uow.chats.get(chat.id)
            settings = replace((fresh or chat).settings, style=style_key(preset))
            await uow.chats.set_settings(chat.id, settings)
            await uow.commit()
        return settings


async def preset_of(uow: UnitOfWork, settings: ChatSettings, user_id: UUID) -> CaptionPreset | None:
    """Return the style that a chat has chosen; None when it is gone.

    Settings of old hold the name of an own style, which is one of `user_id`.
    """
    try:
        return await uow.presets.get(UUID(settings.style))
    except ValueError:
        return await uow.presets.by_name(settings.style, user_id)


async def style_of(uow: UnitOfWork, settings: ChatSettings, user_id: UUID) -> CaptionStyle:
    """Return the style of a chat's shorts."""
    preset = await preset_of(uow, settings, user_id)
    return preset.style if preset else SYSTEM_PRESETS[DEFAULT_PRESET]


async def clip_preset(
    uow: UnitOfWork, clip: Clip, settings: ChatSettings, user_id: UUID
) -> CaptionPreset | None:
    """Return the style that was chosen for a clip, else the chat's; None when both are gone."""
    if clip.meta.style is not None:
        own = await preset_of(uow, replace(settings, style=clip.meta.style), user_id)
        if own is not None:
            return own
    return await preset_of(uow, settings, user_id)


async def clip_style(
    uow: UnitOfWork, clip: Clip, settings: ChatSettings, user_id: UUID
) -> CaptionStyle:
    """Return how the captions of a clip look."""
    preset = await clip_preset(uow, clip, settings, user_id)
    return preset.style if preset else SYSTEM_PRESETS[DEFAULT_PRESET]


def style_key(preset: CaptionPreset) -> str:
    """Return how a chosen style is noted: see `ChatSettings.style`."""
    return preset.name if preset.owner_id is None else str(preset.id)
