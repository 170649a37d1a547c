"""A chat chooses how its next videos are made into shorts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from core.domain.camera import LayoutChoice
from core.domain.errors import AdminsOnlyError, OutdatedError
from core.domain.moments import LENGTHS
from core.domain.records.people import Chat, ChatKind, ChatSettings, Notify, User
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access

AUTO = "auto"
ON, OFF = "on", "off"
COUNTS = ("3", "5", "8", "10")
SCORES = ("90", "80", "70", "60")
DAYS = ("7", "30", "90", "365")
SPEECH = ("ru", "en", "uk", "de", "es", "fr", "it", "pt", "pl", "tr")
LAYOUTS = (
    LayoutChoice.AUTO,
    LayoutChoice.LEFT,
    LayoutChoice.CENTER,
    LayoutChoice.RIGHT,
    LayoutChoice.SPLIT,
    LayoutChoice.FIT,
)


class Setting(StrEnum):
    """What can be chosen."""

    COUNT = "count"
    LENGTH = "length"
    LAYOUT = "layout"
    APPROVE = "approve"
    SPEECH = "speech"
    ENGINE = "engine"
    TIGHTEN = "tighten"
    MASK = "mask"
    NOTIFY = "notify"
    RETENTION = "retention"


def choices(setting: Setting, engines: Sequence[str]) -> tuple[str, ...]:
    """Return the values on offer; `engines` are those of transcription that are configured."""
    return {
        Setting.COUNT: (AUTO, *COUNTS),
        Setting.LENGTH: (AUTO, *LENGTHS),
        Setting.LAYOUT: LAYOUTS,
        Setting.APPROVE: (OFF, *SCORES),
        Setting.SPEECH: (AUTO, *SPEECH),
        Setting.ENGINE: (AUTO, *engines),
        Setting.TIGHTEN: (OFF, ON),
        Setting.MASK: (OFF, ON),
        Setting.NOTIFY: tuple(Notify),
        Setting.RETENTION: (AUTO, *DAYS),
    }[setting]


def chosen(settings: ChatSettings, setting: Setting) -> str:
    """Return the value in force, in the form of `choices`."""
    field = _FIELDS.get(setting, setting.value)
    value: str | int | bool | None = getattr(settings, field)
    if isinstance(value, bool):
        return ON if value else OFF
    if value is None:
        return OFF if setting is Setting.APPROVE else AUTO
    return str(value)


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


_FIELDS = {
    Setting.APPROVE: "auto_approve",
    Setting.SPEECH: "speech_language",
    Setting.MASK: "mask_profanity",
    Setting.RETENTION: "retention_days",
}
"""Where the record calls a setting something else."""
_SWITCHES = (Setting.TIGHTEN, Setting.MASK)
_NUMBERS = (Setting.COUNT, Setting.APPROVE, Setting.RETENTION)


def _changed(settings: ChatSettings, setting: Setting, value: str) -> ChatSettings:
    picked: str | int | bool | None = None if value in (AUTO, OFF) else value
    if setting in _SWITCHES:
        picked = value == ON
    elif setting in _NUMBERS and picked is not None:
        picked = int(value)
    elif setting is Setting.NOTIFY:
        picked = Notify(value)
    elif setting is Setting.LAYOUT:
        picked = value
    changes: dict[str, Any] = {_FIELDS.get(setting, setting.value): picked}
    return replace(settings, **changes)
