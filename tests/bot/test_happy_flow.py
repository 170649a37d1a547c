"""From a video to a short, as a person sees it."""

from pathlib import Path

from core.domain.pipeline import Lane, Stage
from core.domain.records.clip import ClipStatus
from core.domain.records.job import JobState
from core.domain.records.project import ProjectStatus
from core.ports.chat import ProgressView
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.telegram_bot import RunningBot, StageHand


async def test_a_video_becomes_a_short(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    uow: UnitOfWorkFactory,
    films: Path,
) -> None:
    video = await maria.sends(video=films / "talk.mp4", duration=2710, file_name="Выпуск <12>.mp4")
    progress = await tg.wait_for(lambda: maria.chat.from_bot[0])
    assert progress.reply_to == video.id
    assert "Выпуск <12>.mp4" in progress.text
    assert progress.has_button("🛑")
    await tg.wait_for(lambda: maria.chat.message(video).reactions == ("👀",))
    assert [lane for _, _, lane in bot.queue.taken] == [Lane.LIGHT]

    project = await worker.project(maria.id)
    to = await worker.address(project)
    await worker.telegram.view.show_progress(
        to, project, ProgressView(Stage.TRANSCRIBE, 0.42, 130, 0)
    )
    await tg.wait_for(lambda: "42 %" in maria.chat.message(progress).text)

    clips = await worker.offers(
        project, ["Почему мы всё бросили", "Честно о деньгах"], films / "frame.jpg"
    )
    assert not maria.chat.message(progress).buttons
    first, second, closing = maria.chat.from_bot[1:]
    assert first.photo
    assert second.photo
    assert closing.has_button("✅ Все")
    assert maria.chat.message(video).reactions == ("👍",)

    answer = await maria.presses(first, "✅")
    assert answer.text.startswith("✅")
    await maria.presses(second, "❌")
    await tg.wait_for(lambda: "Отклонено" in maria.chat.message(second).text)
    async with uow() as work:
        job = await work.jobs.find(Stage.FACE_DETECT, project.id, clips[0].id)
    assert job is not None
    assert job.state is JobState.QUEUED

    to = await worker.address(project)
    await worker.telegram.view.refresh_card(to, clips[0], 0.42)
    await tg.wait_for(lambda: "42 %" in maria.chat.message(first).text)
    receipt = await worker.delivers(project, clips[0], films / "short.mp4", films / "cover.jpg")
    short = maria.chat.message(receipt.message_id)
    assert short.video is not None
    assert (short.video["width"], short.video["height"], short.video["duration"]) == (
        1080,
        1920,
        35,
    )
    assert short.video["cover"]
    assert short.video["thumbnail"]["height"] <= 320
    assert "#деньги" in short.text
    assert short.reply_to == first.id
    assert (await worker.clip(clips[1])).status is ClipStatus.REJECTED

    assert tg.calls_to("sendChatAction")[-1].params["action"] == "upload_video"
    async with uow() as work:
        await work.projects.move(
            project.id, ProjectStatus.DONE, only_from=[ProjectStatus.IN_REVIEW]
        )
        await work.commit()
    await worker.telegram.view.refresh_card(to, await worker.clip(clips[0]))
    assert maria.chat.message(video).reactions == ("🎉",)
