"""What is kept of people, and how it goes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.keys import owner_of
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import ClipStatus
from core.domain.records.delivery import OPEN_POSTS
from core.domain.records.people import User
from core.domain.records.plan import UsageState
from core.domain.records.privacy import Holdings
from core.storage.repositories.idleness import Idleness
from core.storage.tables import (
    ArtifactRow,
    CaptionPresetRow,
    ChannelRow,
    ChatRow,
    ClipEditRow,
    ClipRow,
    JobRow,
    MessageRow,
    PaymentRow,
    PostRow,
    ProjectRow,
    SearchRow,
    StyleShareRow,
    UsageRow,
    UserRow,
    VoteRow,
)

_PERSONAL = (
    CaptionPresetRow.owner_id,
    StyleShareRow.owner_id,
    SearchRow.user_id,
    VoteRow.user_id,
    ChannelRow.connected_by,
)
"""Rows that are of a person alone: by the column that says whose."""


class SqlPrivacyRepository(Idleness):
    """PrivacyRepository."""

    async def holdings(self, user: User) -> Holdings:
        mine = select(ProjectRow.id).where(ProjectRow.user_id == user.id)
        clips = select(ClipRow.id).where(ClipRow.project_id.in_(mine))
        files = select(func.count(), func.coalesce(func.sum(ArtifactRow.bytes), 0))
        stored = await self._run(files.where(ArtifactRow.project_id.in_(mine)))
        count, total = stored.one()
        posts = select(PostRow.id).where(PostRow.clip_id.in_(clips))
        return Holdings(
            videos=await self._count(mine),
            moments=await self._count(clips),
            shorts=await self._count(clips.where(ClipRow.status == ClipStatus.EXPORTED)),
            files=int(count),
            bytes=int(total),
            styles=await self._count(
                select(CaptionPresetRow.id).where(CaptionPresetRow.owner_id == user.id)
            ),
            channels=await self._count(
                select(ChannelRow.id).where(ChannelRow.connected_by == user.id)
            ),
            posts=await self._count(posts.where(PostRow.status.in_(OPEN_POSTS))),
            payments=await self._count(
                select(PaymentRow.charge_id).where(PaymentRow.user_id == user.id)
            ),
            paid_until=await self._paid_until(user.id),
        )

    async def projects_of(self, user_id: UUID) -> Sequence[UUID]:
        return await self._all(select(ProjectRow.id).where(ProjectRow.user_id == user_id))

    async def erase_project(self, project_id: UUID) -> None:
        clips = select(ClipRow.id).where(ClipRow.project_id == project_id)
        for subjects in (
            select(PostRow.id).where(PostRow.clip_id.in_(clips)),
            select(JobRow.id).where(JobRow.project_id == project_id),
            clips,
        ):
            await self._change(delete(MessageRow).where(MessageRow.subject_id.in_(subjects)))
        await self._change(delete(MessageRow).where(MessageRow.subject_id == project_id))
        await self._change(delete(ProjectRow).where(ProjectRow.id == project_id))

    async def erase_person(self, user: User, now: datetime) -> None:
        here = MessageRow.chat_telegram_id == user.telegram_id
        await self._change(delete(MessageRow).where(here))
        await self._hand_channels_on(user)
        await self._hand_edits_on(user)
        for whose in _PERSONAL:
            await self._change(delete(whose.class_).where(whose == user.id))
        await self._change(delete(ChatRow).where(ChatRow.telegram_id == user.telegram_id))
        over = update(PaymentRow).where(PaymentRow.user_id == user.id, ~_returnable(now))
        await self._change(over.values(user_id=new_id()))
        held = update(UsageRow).where(
            UsageRow.user_id == user.id, UsageRow.state == UsageState.RESERVED
        )
        await self._change(held.values(state=UsageState.RELEASED, minutes=0, updated_at=now))
        person = UserRow.id == user.id
        in_use = select(UsageRow.project_id).where(UsageRow.user_id == user.id)
        paid = select(PaymentRow.charge_id).where(PaymentRow.user_id == user.id)
        if user.banned or await self._count(in_use) or await self._count(paid):
            # The plan stays with what was paid for it, for whoever comes back in time.
            bare = {"name": "", "username": None, "forgotten_at": now}
            await self._change(update(UserRow).where(person).values(bare))
        else:
            await self._change(delete(UserRow).where(person))

    async def drop_forgotten(self, before: datetime) -> int:
        theirs = select(UserRow.id).where(UserRow.forgotten_at < before)
        paid = update(PaymentRow).where(PaymentRow.user_id.in_(theirs))
        await self._change(paid.values(user_id=new_id()))
        bare = delete(UserRow).where(UserRow.forgotten_at < before)
        return await self._change(bare.where(~UserRow.banned))

    async def in_use(self, prefix: str) -> bool:
        match owner_of(prefix):
            case ("projects", project_id):
                keys = await self._keys_of(project_id)
            case ("chats", chat_id):
                chat = await self._first(select(ChatRow).where(ChatRow.id == chat_id))
                logo = chat.settings.brand.logo_key if chat else None
                keys = [logo] if logo else []
            case _:
                keys = []
        return any(
            key.startswith(prefix) if prefix.endswith("/") else key == prefix for key in keys
        )

    async def _hand_channels_on(self, user: User) -> None:
        """A channel with posts of other people goes to whose post is due next: they go out."""
        open_posts = (
            select(PostRow.channel_id, ProjectRow.user_id)
            .join(ClipRow, ClipRow.id == PostRow.clip_id)
            .join(ProjectRow, ProjectRow.id == ClipRow.project_id)
            .join(ChannelRow, ChannelRow.id == PostRow.channel_id)
            .where(
                ChannelRow.connected_by == user.id,
                ProjectRow.user_id != user.id,
                PostRow.status.in_(OPEN_POSTS),
            )
        )
        latest_first = open_posts.order_by(PostRow.due_at.desc(), PostRow.id.desc())
        heirs = {row[0]: row[1] for row in await self._run(latest_first)}
        for channel, heir in heirs.items():
            handed = update(ChannelRow).where(ChannelRow.id == channel)
            await self._change(handed.values(connected_by=heir))

    async def _hand_edits_on(self, user: User) -> None:
        """What a person changed in videos of others can still be taken back: by whose they are."""
        owner = (
            select(ProjectRow.user_id)
            .join(ClipRow, ClipRow.project_id == ProjectRow.id)
            .where(ClipRow.id == ClipEditRow.clip_id)
            .scalar_subquery()
        )
        theirs = update(ClipEditRow).where(ClipEditRow.user_id == user.id)
        await self._change(theirs.values(user_id=owner))

    async def _paid_until(self, user_id: UUID) -> datetime | None:
        latest = select(PaymentRow.valid_until).order_by(PaymentRow.valid_until.desc())
        return await self._first(
            latest.where(PaymentRow.user_id == user_id, _returnable(utc_now()))
        )

    async def _keys_of(self, project_id: UUID) -> Sequence[str]:
        # The row of a source outlives it: clips refer to it.
        gone = and_(
            ArtifactRow.type == ArtifactType.SOURCE_VIDEO, ProjectRow.source_gone_at.is_not(None)
        )
        mine = select(ArtifactRow.key).join(ProjectRow, ProjectRow.id == ArtifactRow.project_id)
        return await self._all(mine.where(ArtifactRow.project_id == project_id, ~gone))

    async def _count(self, query: Select[Any]) -> int:
        counted = await self._run(select(func.count()).select_from(query.subquery()))
        return int(counted.scalar_one())


def _returnable(now: datetime) -> ColumnElement[bool]:
    """Payments that may still be given back, or followed by others."""
    open_ = or_(PaymentRow.refunded_at.is_(None), PaymentRow.recurring)
    return and_(PaymentRow.valid_until > now, open_)
