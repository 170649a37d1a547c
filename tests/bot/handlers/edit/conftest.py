"""A clip under review, whose transcript the bot can read."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.excerpts import said_within
from core.domain.records.clip import Clip
from core.ports.uow import UnitOfWorkFactory
from core.stages.detect.talk import Talk
from tests.factories import duration_of
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.editing import TALK, keep_transcript
from tests.support.telegram_bot import RunningBot, StageHand, running_bot


@pytest.fixture
async def bot(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path
) -> AsyncIterator[RunningBot]:
    async with running_bot(tg, uow, storage=tmp_path / "objects") as bot:
        yield bot


@pytest.fixture
async def clip(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
    tmp_path: Path,
) -> Clip:
    """A clip of the third and the fourth sentence, in review."""
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    project = await worker.project(maria.id)
    await keep_transcript(uow, project, TALK, tmp_path / "objects")
    span = Talk(TALK, (), duration_of(TALK)).span(2, 3)
    said = said_within(TALK, span)

    def place(clip: Clip) -> Clip:
        meta = replace(clip.meta, said=said, first_words=said[:20])
        return replace(clip, span=span, meta=meta)

    (clip,) = await worker.offers(project, ["Середина"], films / "frame.jpg", placed=place)
    async with uow() as work:
        await work.projects.set_facts(project.id, duration_of(TALK), "ru")
        await work.commit()
    return clip
