"""Files through the fake Telegram: uploads, covers, thumbnails, ids used again, downloads."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
)

from tests.fakes.telegram import FakeTelegram, FakeUser, SpecificationError
from tests.fakes.telegram.aiogram_bot import connected_bot
from tests.fakes.telegram.samples import jpeg_bytes, mp4_bytes

SHORT = mp4_bytes(300_000)
STOP = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="🛑 Стоп", callback_data="stop")]]
)


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    async with connected_bot(tg) as bot:
        yield bot


@pytest.fixture
async def user(tg: FakeTelegram) -> FakeUser:
    user = tg.user(42)
    await user.starts()
    return user


def a_short() -> BufferedInputFile:
    return BufferedInputFile(SHORT, "short.mp4")


def a_picture(width: int = 320, height: int = 320, size: int = 64) -> BufferedInputFile:
    return BufferedInputFile(jpeg_bytes(width, height, size), "picture.jpg")


async def test_a_short_arrives_with_all_that_was_said_of_it(
    tg: FakeTelegram, bot: Bot, user: FakeUser, tmp_path: Path
) -> None:
    path = tmp_path / "short.mp4"
    path.write_bytes(SHORT)
    sent = await bot.send_video(
        user.id,
        FSInputFile(path),
        width=1080,
        height=1920,
        duration=34,
        cover=a_picture(1080, 1920),
        thumbnail=a_picture(180, 320),
        caption="<b>Главное</b> #shorts",
        supports_streaming=True,
        reply_markup=STOP,
    )
    assert sent.video
    assert (sent.video.width, sent.video.height, sent.video.duration) == (1080, 1920, 34)
    assert sent.video.file_name == "short.mp4"
    assert sent.video.file_size == len(SHORT)
    assert sent.video.thumbnail
    assert sent.video.thumbnail.height == 320
    assert sent.video.cover
    assert (sent.video.cover[-1].width, sent.video.cover[-1].height) == (1080, 1920)

    (call,) = tg.calls_to("sendVideo", chat_id=user.id, supports_streaming=True)
    assert {f["file_name"] for f in call.files.values()} == {"short.mp4", "picture.jpg"}
    assert hashlib.sha256(SHORT).hexdigest() in {f["sha256"] for f in call.files.values()}
    assert user.chat.last.text == "Главное #shorts"
    assert [entity["type"] for entity in user.chat.last.entities] == ["bold", "hashtag"]
    assert user.chat.last.has_button("🛑")
    copy = await tg.download(user.chat.last, tmp_path / "copy.mp4")
    assert copy.read_bytes() == SHORT


async def test_a_file_id_sends_the_file_again(tg: FakeTelegram, bot: Bot, user: FakeUser) -> None:
    other = tg.user(43)
    await other.starts()
    first = await bot.send_video(user.id, a_short(), width=1080, height=1920, duration=5)
    assert first.video
    again = await bot.send_video(other.id, first.video.file_id, caption="ещё раз")
    assert again.video
    assert again.video.file_unique_id == first.video.file_unique_id
    assert (again.video.width, again.video.duration) == (1080, 5)
    with pytest.raises(TelegramBadRequest, match="can't use file of type Video as Document"):
        await bot.send_document(user.id, first.video.file_id)
    with pytest.raises(TelegramBadRequest, match="wrong remote file identifier"):
        await bot.send_video(user.id, "BAACAgIunknown")


async def test_what_is_no_video_arrives_as_a_document(bot: Bot, user: FakeUser) -> None:
    sent = await bot.send_video(user.id, BufferedInputFile(b"words", "short.mp4"))
    assert sent.video is None
    assert sent.document
    assert sent.document.mime_type == "video/mp4"


async def test_a_text_becomes_a_video(tg: FakeTelegram, bot: Bot, user: FakeUser) -> None:
    progress = await bot.send_message(user.id, "90 %", reply_markup=STOP)
    media = InputMediaVideo(
        media=a_short(), width=1080, height=1920, duration=7, cover=a_picture(), caption="готово"
    )
    edited = await bot.edit_message_media(media, chat_id=user.id, message_id=progress.message_id)
    assert isinstance(edited, Message)
    assert edited.video
    assert edited.video.cover
    message = user.chat.message(progress.message_id)
    assert (message.text, message.buttons) == ("готово", [])
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("?", chat_id=user.id, message_id=progress.message_id)
    same = InputMediaVideo(media=edited.video.file_id, caption="готово")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_media(same, chat_id=user.id, message_id=progress.message_id)
    await bot.edit_message_caption(
        chat_id=user.id, message_id=progress.message_id, caption="подпись", reply_markup=STOP
    )
    await bot.edit_message_reply_markup(chat_id=user.id, message_id=progress.message_id)
    last = user.chat.message(progress.message_id)
    assert (last.text, last.buttons) == ("подпись", [])


async def test_photos_have_sizes_and_limits(bot: Bot, user: FakeUser) -> None:
    sent = await bot.send_photo(user.id, a_picture(1080, 1920), caption="кадр")
    assert sent.photo
    assert (sent.photo[-1].width, sent.photo[-1].height) == (1080, 1920)
    assert [size.height for size in sent.photo] == [90, 320, 800, 1280, 1920]
    refused = {
        "IMAGE_PROCESS_FAILED": BufferedInputFile(b"not a picture", "a.jpg"),
        "PHOTO_INVALID_DIMENSIONS": a_picture(9000, 2000),
        "too big for a photo": a_picture(100, 100, (10 << 20) + 1),
    }
    for reason, picture in refused.items():
        with pytest.raises(TelegramBadRequest, match=reason):
            await bot.send_photo(user.id, picture)


async def test_albums(bot: Bot, user: FakeUser) -> None:
    first = InputMediaVideo(media=a_short(), width=9, height=16, duration=1, caption="оба")
    sent = await bot.send_media_group(user.id, [first, InputMediaPhoto(media=a_picture())])
    assert sent[0].media_group_id == sent[1].media_group_id
    assert [bool(m.video) for m in user.chat.from_bot] == [True, False]
    with pytest.raises(TelegramBadRequest, match="too many messages to send as an album"):
        await bot.send_media_group(user.id, [InputMediaPhoto(media=a_picture()) for _ in range(11)])


async def test_what_people_send_can_be_downloaded(
    tg: FakeTelegram, bot: Bot, user: FakeUser, tmp_path: Path
) -> None:
    path = tmp_path / "talk.mp4"
    path.write_bytes(SHORT)
    sent = await user.sends(video=path, caption="нарежь", width=1920, height=1080, duration=60)
    assert sent.video
    assert sent.video["duration"] == 60
    received = (await bot.get_updates())[-1].message
    assert received
    assert received.video
    await bot.download(received.video, tmp_path / "copy.mp4")
    assert (tmp_path / "copy.mp4").read_bytes() == SHORT
    document = await user.sends(document=path, file_name="интервью.mp4")
    assert document.document
    assert document.document["mime_type"] == "video/mp4"
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("nonsense")


async def test_size_limits_of_the_public_server(bot: Bot, user: FakeUser, tmp_path: Path) -> None:
    large = tmp_path / "large.mp4"
    large.write_bytes(mp4_bytes(64))
    with large.open("ab") as file:
        file.truncate((50 << 20) + 1)
    sent = await user.sends(video=large, width=1, height=1, duration=1)
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(sent.file_id)
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_video(user.id, FSInputFile(large))
    assert not user.chat.from_bot


async def test_a_local_server_works_with_paths(tmp_path: Path) -> None:
    path = tmp_path / "большой файл.mp4"
    path.write_bytes(SHORT)
    async with FakeTelegram(local=True) as tg, connected_bot(tg, local=True) as bot:
        user = tg.user(42)
        sent = await user.sends(video=path, width=1, height=1, duration=1)
        found = await bot.get_file(sent.file_id)
        assert found.file_path == str(path)
        downloaded = await bot.download(sent.file_id)
        assert downloaded
        assert downloaded.read() == SHORT
        await bot.send_video(user.id, path.as_uri(), width=9, height=16, duration=3)
        path.unlink()
        copy = await tg.download(user.chat.last, tmp_path / "copy.mp4")
        assert copy.read_bytes() == SHORT


async def test_an_unusable_thumbnail_is_a_violation() -> None:
    with pytest.raises(SpecificationError, match="thumbnail of 64 bytes"):
        await _sends_a_large_thumbnail()


async def _sends_a_large_thumbnail() -> None:
    async with FakeTelegram() as tg, connected_bot(tg) as bot:
        user = tg.user(42)
        await user.starts()
        sent = await bot.send_video(user.id, a_short(), thumbnail=a_picture(1080, 1920))
        assert sent.video
        assert sent.video.thumbnail is None


async def test_the_sample_of_a_person_is_probed(
    tg: FakeTelegram, user: FakeUser, sample_dir: Path
) -> None:
    videos = sorted(sample_dir.glob("*.mp4"))
    if not videos:
        pytest.skip("the sample video is not made yet")
    sent = await user.sends(video=videos[0])
    assert sent.video
    assert sent.video["width"] == 1920
    assert sent.video["duration"] > 30
