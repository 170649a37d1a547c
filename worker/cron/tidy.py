"""Erasing what has been kept long enough, a little at a time.

Rows go first, in one transaction with a note of what is to be deleted for them; the objects follow
by that note, which stays until the store has done it. A crash anywhere leaves nothing behind for
good, and two workers at once do no harm.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from core.domain.clock import utc_now
from core.domain.errors import StorageError
from core.domain.keys import artifact_key, project_prefix
from core.domain.records.artifact import ArtifactType
from core.domain.retention import RetentionRules, days_before
from worker.context import WorkerContext

log = structlog.get_logger(__name__)

AT_ONCE = 50
"""So many in one transaction: people's presses wait for it on SQLite."""

SOURCE_GRACE = timedelta(hours=1)
"""A job that took its project just before its source went still finds the file."""

BARE_IDS_DAYS = 31
"""Longer than a month of a plan."""

_OF_SOURCE = (ArtifactType.SOURCE_VIDEO, ArtifactType.AUDIO)


async def tidy(context: WorkerContext, rules: RetentionRules, now: datetime | None = None) -> None:
    """Erase works and sources whose time is up, then delete what is due. Raises StorageError when
    the database cannot be reached."""
    now = now or utc_now()
    works = await _erase_works(context, rules, now)
    sources = await _lose_sources(context, rules, now)
    objects = await discard_due(context, now)
    async with context.uow() as uow:
        people = await uow.privacy.drop_forgotten(days_before(now, BARE_IDS_DAYS))
        await uow.commit()
    if works or sources or objects or people:
        log.info("tidied", works=works, sources=sources, objects=objects, people=people)


async def discard_due(context: WorkerContext, now: datetime) -> int:
    """Delete objects on their way out, but for those that are in use again; return how many."""
    deleted = 0
    while True:
        async with context.uow(reading=True) as uow:
            due = await uow.discards.due(now, AT_ONCE)
        for discard in due:
            async with context.uow(reading=True) as uow:
                in_use = await uow.privacy.in_use(discard.prefix)
            try:
                deleted += 0 if in_use else await _delete(context, discard.prefix)
            except StorageError as error:
                log.warning("objects_left", prefix=discard.prefix, error=str(error))
                return deleted
            async with context.uow() as uow:
                await uow.discards.done(discard)
                await uow.commit()
        if len(due) < AT_ONCE:
            return deleted


async def _delete(context: WorkerContext, prefix: str) -> int:
    if prefix.endswith("/"):
        return await context.objects.delete_prefix(prefix)
    there = await context.objects.exists(prefix)
    await context.objects.delete(prefix)
    return int(there)


async def _erase_works(context: WorkerContext, rules: RetentionRules, now: datetime) -> int:
    async with context.uow(reading=True) as uow:
        chats = await uow.privacy.idle_chats(days_before(now, 1))
    erased = 0
    for chat_id in chats:
        while count := await _erase_some_of(context, chat_id, rules, now):
            erased += count
    return erased


async def _erase_some_of(
    context: WorkerContext, chat_id: UUID, rules: RetentionRules, now: datetime
) -> int:
    async with context.uow() as uow:
        chat = await uow.chats.get(chat_id)
        days = rules.days_for(chat.settings) if chat else None
        if days is None:
            return 0
        idle = await uow.privacy.idle_projects(chat_id, days_before(now, days), AT_ONCE)
        for project_id in idle:
            await uow.privacy.erase_project(project_id)
        await uow.discards.add(now, *map(project_prefix, idle))
        await uow.commit()
    return len(idle)


async def _lose_sources(context: WorkerContext, rules: RetentionRules, now: datetime) -> int:
    if rules.source_days is None:
        return 0
    lost = 0
    while count := len(await _lose_some(context, rules.source_days, now)):
        lost += count
    return lost


async def _lose_some(context: WorkerContext, days: int, now: datetime) -> Sequence[UUID]:
    async with context.uow() as uow:
        idle = await uow.privacy.idle_sources(days_before(now, days), AT_ONCE)
        for project_id in idle:
            await uow.privacy.lose_source(project_id, now)
            keys = (artifact_key(project_id, type_) for type_ in _OF_SOURCE)
            await uow.discards.add(now + SOURCE_GRACE, *keys)
        await uow.commit()
    return idle
