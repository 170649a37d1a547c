"""Finished shorts as one album, and the queue before they are finished."""

import asyncio
from collections import Counter
from pathlib import Path

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import Project, ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.closing import close_if_settled
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.media import takes_of
from tests.support.telegram_bot import RunningBot, StageHand
from tests.support.waiting import until

FILMS = ("short.mp4", "talk.mp4")


async def _finishes(
    worker: StageHand, project: Project, clips: tuple[Clip, ...], films: Path
) -> None:
    """Every short is made and sent; with the last one the project is done."""
    async with worker.uow() as uow:
        for clip in clips:
            await uow.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await uow.commit()
    for clip, film in zip(clips, FILMS, strict=False):
        await worker.delivers(project, clip, films / film, films / "cover.jpg")
    async with worker.uow() as uow:
        await close_if_settled(uow, project.id)
        await uow.commit()
    to = await worker.address(project)
    await worker.telegram.view.refresh_card(to, await worker.clip(clips[-1]))


async def test_finished_shorts_come_as_an_album_without_an_upload(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    project = await worker.project(maria.id)
    clips = await worker.offers(project, ("Первый", "Второй"))
    closing = maria.chat.from_bot[-1]
    assert not closing.has_button("🗂")
    await maria.presses(closing, "✅ Все")
    waiting = await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if "впереди 1 задача" in m.text), None)
    )
    assert "2. Второй" in waiting.text, "the queue shows on the card"
    async with worker.uow() as uow:
        await uow.jobs.cancel_clip(clips[0].id, utc_now())
        await uow.clips.move(clips[0].id, ClipStatus.EXPORTED, only_from=[ClipStatus.APPROVED])
        await uow.commit()
    to = await worker.address(project)
    await worker.telegram.view.refresh_card(to, await worker.clip(clips[0]))
    await tg.wait_for(lambda: "впереди" not in maria.chat.message(waiting).text)
    await _finishes(worker, project, clips, films)
    done = maria.chat.message(closing)
    assert [button.text for button in done.buttons] == ["🗂 Альбомом"]
    answers = await asyncio.gather(*(maria.presses(done, "🗂") for _ in range(3)))
    assert Counter(answer.text for answer in answers) == {
        "🗂 Отправляю альбомом: 2": 1,
        "🗂 Альбом только что отправил, он внизу": 2,
    }
    await tg.wait_for(lambda: len(_album(maria)) == 2)
    (call,) = tg.calls_to("sendMediaGroup")
    assert not call.files, "nothing is uploaded again"
    assert [text.split("\n")[0] for text in _album(maria)] == ["Первый", "Второй"]


async def test_videos_sent_together_end_in_one_album(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
    tmp_path: Path,
) -> None:
    await maria.sends_album(videos=takes_of(films / "talk.mp4", tmp_path, 2))

    async def taken() -> bool:
        return len(await _projects(uow, maria)) == 2

    await until(taken)
    await tg.wait_for(lambda: len(maria.chat.from_bot) == 2)
    for project in await _projects(uow, maria):
        assert not any(message.has_button("🗂") for message in maria.chat.from_bot)
        clips = await worker.offers(project, (f"Лучшее {new_id().hex[-3:]}",))
        await _finishes(worker, project, clips, films)
        async with uow() as work:
            fresh = await work.projects.get(project.id)
        assert fresh is not None
        assert fresh.status is ProjectStatus.DONE
    offered = next(message for message in maria.chat.from_bot if message.has_button("🗂"))
    assert [button.text for button in offered.buttons] == ["🗂 Все видео альбомом (2)"]
    await maria.presses(offered, "🗂")
    await tg.wait_for(lambda: len(_album(maria)) == 2)


async def _projects(uow: UnitOfWorkFactory, person: FakeUser) -> list[Project]:
    async with uow() as work:
        chat = await work.chats.by_telegram_id(person.id)
        return list(await work.projects.recent_in_chat(chat.id, 5)) if chat else []


def _album(person: FakeUser) -> list[str]:
    return [m.text for m in person.chat.from_bot if m.raw.get("media_group_id")]
