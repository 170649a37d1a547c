"""A chat chooses how its next videos are made into shorts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.domain.errors import AdminsOnlyError, OutdatedError
from core.domain.moments import LENGTHS
from core.domain.records.people import Chat, ChatKind, ChatSettings, User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access

AUTO = "auto"
ON, OFF = "on", "off"
COUNTS = ("3", "5", "8", "10")


class Setting(StrEnum):
    """What can be chosen."""

    COUNT = "count"
    LENGTH = "length"
    ENGINE = "engine"
    TIGHTEN = "tighten"
    MASK = "mask"


def choices(setting: Setting, engines: Sequence[str]) -> tuple[str, ...]:
    """Return the values on offer; `engines` are those of transcription that are configured."""
    return {
        Setting.COUNT: (AUTO, *COUNTS),
        Setting.LENGTH: (AUTO, *LENGTHS),
        Setting.ENGINE: (AUTO, *engines),
        Setting.TIGHTEN: (OFF, ON),
        Setting.MASK: (OFF, ON),
    }[setting]


def chosen(settings: ChatSettings, setting: Setting) -> str:
    """Return the value in force, in the form of `choices`."""
    switches = {Setting.TIGHTEN: settings.tighten, Setting.MASK: settings.mask_profanity}
    if setting in switches:
        return ON if switches[setting] else OFF
    value: str | int | None = getattr(settings, setting)
    return AUTO if value is None else str(value)


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Reads and changes what a chat prefers; in groups only admins may."""

    uow: UnitOfWorkFactory
    access: Access
    engines: tuple[str, ...]

    async def read(self, chat: Chat, actor: User) -> ChatSettings:
        """Return what is in force, for a person who may change it. Raises AdminsOnlyError."""
        await self._require_rights(chat, actor)
        async with self.uow() as uow:
            fresh = await uow.chats.get(chat.id)
        return (fresh or chat).settings

    async def __call__(self, setting: Setting, value: str, chat: Chat, actor: User) -> ChatSettings:
        """Take one of the `choices` over. Raises AdminsOnlyError; OutdatedError for a value that
        is not, or no longer, on offer."""
        if value not in choices(setting, self.engines):
            raise OutdatedError(f"{setting} cannot be {value!r}")
        await self._require_rights(chat, actor)
        async with self.uow() as uow:
            fresh = await uow.chats.get(chat.id)
            changed = _changed((fresh or chat).settings, setting, value)
            await uow.chats.set_settings(chat.id, changed)
            await uow.commit()
        return changed

    async def _require_rights(self, chat: Chat, actor: User) -> None:
        if chat.kind is ChatKind.PRIVATE or await self.access.administers(chat, actor):
            return
        raise AdminsOnlyError(f"user {actor.id} does not administer chat {chat.id}")


def _changed(settings: ChatSettings, setting: Setting, value: str) -> ChatSettings:
    picked = None if value == AUTO else value
    match setting:
        case Setting.COUNT:
            return replace(settings, count=int(picked) if picked else None)
        case Setting.LENGTH:
            return replace(settings, length=picked)
        case Setting.ENGINE:
            return replace(settings, engine=picked)
        case Setting.TIGHTEN:
            return replace(settings, tighten=value == ON)
        case Setting.MASK:
            return replace(settings, mask_profanity=value == ON)
