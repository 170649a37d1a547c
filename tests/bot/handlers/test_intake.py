"""Ways a video comes in, and answers to everything else."""

from pathlib import Path

import pytest

from core.domain.plans import PlanLimits
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.media import takes_of
from tests.support.telegram_bot import RunningBot, StageHand, running_bot

MIB = 2**20


async def answer_to(tg: FakeTelegram, person: FakeUser, count: int = 1) -> MessageView:
    return await tg.wait_for(lambda: person.chat.from_bot[count - 1])


async def test_a_video_file_without_a_kind_is_taken(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    await maria.sends(document=films / "talk.mp4", file_name="Подкаст.MKV")
    progress = await answer_to(tg, maria)
    assert "Подкаст.MKV" in progress.text
    project = await worker.project(maria.id)
    assert project.source.name == "Подкаст.MKV"
    assert project.source.duration_ms is None


async def test_every_video_of_an_album_is_a_project(
    tg: FakeTelegram,
    bot: RunningBot,
    uow: UnitOfWorkFactory,
    maria: FakeUser,
    films: Path,
    tmp_path: Path,
) -> None:
    videos = takes_of(films / "talk.mp4", tmp_path, 3)
    sent = await maria.sends_album(videos=videos, caption="/help Три выпуска")
    await tg.wait_for(lambda: len(maria.chat.from_bot) == 3)
    assert {message.reply_to for message in maria.chat.from_bot} == {video.id for video in sent}
    await tg.wait_for(lambda: all(maria.chat.message(video).reactions for video in sent))
    assert len(bot.queue.taken) == 3
    async with uow() as work:
        chat = await work.chats.by_telegram_id(maria.id)
        assert chat is not None
        projects = await work.projects.recent_in_chat(chat.id, 5)
    assert len({project.batch_id for project in projects} - {None}) == 1


async def test_in_a_group_a_reply_with_the_command_names_the_video(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser, films: Path
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, members=[john])
    await maria.adds_bot(group)
    hello = await tg.wait_for(lambda: group.from_bot[0])
    assert "/shorts" in hello.text
    await john.sends(group, text="/shorts")
    hint = await tg.wait_for(lambda: group.from_bot[1])
    assert "Reply /shorts to the video" in hint.text
    video = await maria.sends(group, video=films / "talk.mp4")
    asked = await john.sends(group, text="/shorts@shorts_test_bot", reply_to=video)
    progress = await tg.wait_for(lambda: group.from_bot[2])
    assert progress.reply_to == video.id
    assert progress.has_button("🛑")
    await tg.wait_for(lambda: group.message(video).reactions)
    assert not group.message(asked).reactions


async def test_in_a_group_a_mention_will_do(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, films: Path
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria)
    await maria.adds_bot(group)
    await tg.wait_for(lambda: group.from_bot)
    video = await maria.sends(group, video=films / "talk.mp4")
    await maria.sends(group, text="@shorts_test_bot нарежь, пожалуйста", reply_to=video)
    assert (await tg.wait_for(lambda: group.from_bot[1])).reply_to == video.id
    own = await maria.sends(group, video=films / "talk.mp4", caption="И это @Shorts_test_bot")
    assert (await tg.wait_for(lambda: group.from_bot[2])).reply_to == own.id


async def test_answers_stay_in_their_topic(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    forum = await tg.add_chat("supergroup", "Форум", owner=maria, forum=True)
    await maria.adds_bot(forum)
    topic = await maria.creates_topic(forum, "Выпуски")
    video = await maria.sends(forum, video=films / "talk.mp4", thread_id=topic, caption="/shorts")
    progress = await tg.wait_for(
        lambda: next((m for m in forum.from_bot if m.reply_to == video.id), None)
    )
    assert progress.thread_id == topic
    await worker.offers(await worker.project(forum.id), ["Момент"])
    assert [message.thread_id for message in forum.from_bot[-3:]] == [topic] * 3


async def test_the_same_message_is_not_taken_twice(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, films: Path
) -> None:
    video = await maria.sends(video=films / "talk.mp4")
    await answer_to(tg, maria)
    await maria.sends(text="/shorts", reply_to=video)
    again = await answer_to(tg, maria, 2)
    assert "уже взял" in again.text
    assert len(bot.queue.taken) == 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (4, "слишком короткое: 4 с"),
        (7_200, "слишком длинное: 120 мин. Я беру видео до 60 мин"),
    ],
)
async def test_what_cannot_be_used_is_refused_at_once(
    tg: FakeTelegram,
    uow: UnitOfWorkFactory,
    maria: FakeUser,
    films: Path,
    seconds: int,
    words: str,
) -> None:
    async with running_bot(tg, uow, limits=PlanLimits(max_ms=3_600_000)) as bot:
        video = await maria.sends(video=films / "talk.mp4", duration=seconds)
        refusal = await answer_to(tg, maria)
    assert words in refusal.text
    assert refusal.reply_to == video.id
    assert not bot.queue.taken
    assert not maria.chat.message(video).reactions


async def test_a_video_over_the_servers_limit_says_what_to_do(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, films: Path, tmp_path: Path
) -> None:
    await maria.sends(video=films / "talk.mp4", duration=2_710, file_size=134 * MIB)
    words = (await answer_to(tg, maria)).text
    assert "134 МБ" in words
    assert "20 МБ" in words
    assert "локальный сервер Bot API" in words
    assert "как видео" not in words, "it is one already"
    large = tmp_path / "large.mkv"
    with large.open("wb") as file:
        file.truncate(21 * MIB)
    await maria.sends(document=large)
    assert "как видео, а не как файл" in (await answer_to(tg, maria, 2)).text
    assert not bot.queue.taken


async def test_the_best_lighter_version_is_taken_and_said(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    qualities = [
        {"file_id": f"q{height}", "file_unique_id": f"u{height}", "width": width, "height": height,
         "codec": "h264", "file_size": size * MIB}
        for width, height, size in ((1920, 1080, 90), (854, 480, 18), (640, 360, 11))
    ]  # fmt: skip
    facts: dict[str, object] = {"qualities": qualities, "file_size": 134 * MIB, "duration": 2_710}
    await maria.sends(video=films / "talk.mp4", **facts)  # type: ignore[arg-type]
    note = await answer_to(tg, maria, 2)
    assert "854×480, 18 МБ" in note.text
    source = (await worker.project(maria.id)).source
    assert (source.ref, source.bytes) == ("q480", 18 * MIB)


async def test_a_local_server_has_no_such_limit(uow: UnitOfWorkFactory, films: Path) -> None:
    async with (
        FakeTelegram(local=True) as tg,
        running_bot(tg, uow, telegram_local_mode=True) as bot,
    ):
        maria = tg.user(1)
        await maria.sends(video=films / "talk.mp4", duration=2_710, file_size=900 * MIB)
        assert (await answer_to(tg, maria)).has_button("🛑")
        await maria.sends(video=films / "talk.mp4", duration=2_710, file_size=3_000 * MIB)
        words = (await answer_to(tg, maria, 2)).text
    assert "3\N{NO-BREAK SPACE}000 МБ" in words
    assert "владельца" not in words, "there is such a server already"
    assert len(bot.queue.taken) == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("привет", "Это не видео"),
        ("/нечто", "не знаю"),
        ("https://www.t.me/some/12", "Перешлите мне само сообщение"),
    ],
)
async def test_anything_else_gets_a_friendly_word(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, text: str, answer: str
) -> None:
    await maria.sends(text=text)
    assert answer in (await answer_to(tg, maria)).text


async def test_pictures_and_papers_are_no_videos(
    tg: FakeTelegram, bot: RunningBot, john: FakeUser, films: Path
) -> None:
    await john.sends(photo=films / "frame.jpg")
    assert "not a video" in (await answer_to(tg, john)).text
    await john.sends(document=films / "cover.jpg", file_name="plan.pdf")
    assert "not a video" in (await answer_to(tg, john, 2)).text
    assert not bot.queue.taken


async def test_what_else_is_in_an_album_gets_one_word(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, films: Path
) -> None:
    await maria.sends_album(videos=[films / "talk.mp4"])
    await answer_to(tg, maria)
    video = maria.chat.messages[0].raw
    picture = {"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}
    for number in range(3):
        photo = {key: video[key] for key in ("from", "chat", "date", "media_group_id")}
        await tg.push_update({"message": photo | {"message_id": 900 + number, "photo": [picture]}})
    await maria.sends(text="привет")
    await tg.wait_for(lambda: "не видео" in maria.chat.from_bot[-1].text)
    said = [message.text for message in maria.chat.from_bot if "Из альбома беру" in message.text]
    assert len(said) == 1
    assert len(bot.queue.taken) == 1


async def test_a_silent_animation_is_no_video(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    await maria.starts()
    file = {"file_id": "a", "file_unique_id": "b", "mime_type": "video/mp4", "file_name": "a.mp4"}
    message = dict(maria.chat.messages[0].raw) | {"message_id": 900, "document": file}
    message.pop("text")
    message["animation"] = file | {"width": 1, "height": 1, "duration": 60}
    await tg.push_update({"message": message})
    assert "не видео" in (await answer_to(tg, maria, 2)).text
    assert not bot.queue.taken


async def test_a_video_note_is_a_video(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser
) -> None:
    await maria.starts()
    note = {"file_id": "n", "file_unique_id": "u", "length": 384, "duration": 59}
    message = dict(maria.chat.messages[0].raw) | {"message_id": 900, "video_note": note}
    message.pop("text")
    await tg.push_update({"message": message})
    assert (await answer_to(tg, maria, 2)).has_button("🛑")
    source = (await worker.project(maria.id)).source
    assert (source.ref, source.duration_ms) == ("n", 59_000)


async def test_a_pinned_message_wants_no_answer(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    await maria.starts()
    raw = maria.chat.messages[0].raw
    service = {key: raw[key] for key in ("from", "chat", "date")} | {"message_id": 901}
    await tg.push_update({"message": service | {"pinned_message": raw}})
    await maria.sends(text="привет")
    assert "не видео" in (await answer_to(tg, maria, 2)).text
    assert len(maria.chat.from_bot) == 2


async def test_a_project_is_received(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    await maria.sends(video=films / "talk.mp4", duration=60)
    await answer_to(tg, maria)
    project = await worker.project(maria.id)
    assert project.status is ProjectStatus.RECEIVED
    assert project.source.duration_ms == 60_000
