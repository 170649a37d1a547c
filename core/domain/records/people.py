"""People and the chats they use."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.brand import BrandKit


class ChatKind(StrEnum):
    """Telegram's kinds of chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Approval(StrEnum):
    """Who decides about clips in a group."""

    OWNER = "owner"
    ADMINS = "admins"
    VOTES = "votes"


class Notify(StrEnum):
    """What of the program's messages makes a sound."""

    ALL = "all"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class User:
    """A person. `language` is the interface language, ru or en; a `plan` without `plan_until` has
    no end. `forgotten_at`: when they had everything erased, and have not come back since."""

    id: UUID
    telegram_id: int
    name: str
    language: str
    plan: str
    created_at: datetime
    plan_until: datetime | None = None
    banned: bool = False
    forgotten_at: datetime | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat prefers; None leaves the choice to the program.

    style: the name of a system preset, or the id of a preset.  length: a key of `moments.LENGTHS`.
    engine: of transcription.  tighten: cut fillers and long pauses out of the shorts.
    mask_profanity: star obscene words in the captions.
    approval: who decides about clips in a group; `votes_needed` of them settle a clip by votes.
    auto_approve: the score from which clips that were found are approved by themselves.
    retention_days: how long works are kept, None as the installation has it.
    notify: with RESULTS progress and cards come without a sound.
    """

    style: str = "Shorts"
    layout: str = "auto"
    count: int | None = None
    length: str | None = None
    engine: str | None = None
    tighten: bool = False
    channel_telegram_id: int | None = None
    speech_language: str | None = None
    mask_profanity: bool = False
    brand: BrandKit = field(default_factory=BrandKit)
    approval: Approval = Approval.OWNER
    votes_needed: int = 3
    auto_approve: int | None = None
    retention_days: int | None = None
    notify: Notify = Notify.ALL


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat the bot talks in. `language` is None until somebody chose one for the chat."""

    id: UUID
    telegram_id: int
    kind: ChatKind
    title: str
    language: str | None
    active: bool
    settings: ChatSettings
    created_at: datetime
