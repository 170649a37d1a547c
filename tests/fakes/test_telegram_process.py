"""The fake Telegram as a process of its own, with the same interface."""

import asyncio
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import BufferedInputFile

from tests.fakes.telegram import (
    ActError,
    SpecificationError,
    faults,
    telegram_process,
)
from tests.fakes.telegram.aiogram_bot import connected_bot, polling
from tests.fakes.telegram.samples import jpeg_bytes, mp4_bytes
from tests.fakes.test_telegram import choosing_dispatcher

SHORT = mp4_bytes(3 << 20)


async def test_the_same_conversation_from_afar(tmp_path: Path) -> None:
    async with telegram_process() as tg, connected_bot(tg) as bot:
        user = tg.user(42)
        async with polling(choosing_dispatcher(), bot):
            await user.starts()
            question = await tg.wait_for(lambda: user.chat.from_bot[-1])
            answer = await user.presses(question, button_text_startswith="✅")
            assert answer.show_alert
            await tg.wait_for(lambda: user.chat.last.text == "Готово")

        await tg.inject("sendVideo", faults.retry_after(3).only_for(chat_id=42))
        with pytest.raises(TelegramRetryAfter):
            await bot.send_video(42, BufferedInputFile(SHORT, "short.mp4"))
        await bot.send_video(42, BufferedInputFile(SHORT, "short.mp4"), width=1080, height=1920)
        short = await tg.wait_for(lambda: user.chat.last if user.chat.last.video else None)
        copy = await tg.download(short, tmp_path / "copy.mp4")
        assert copy.read_bytes() == SHORT
        assert [call.status for call in tg.calls_to("sendVideo")] == [429, 200]

        picture = tmp_path / "frame.jpg"
        picture.write_bytes(jpeg_bytes(640, 480))
        sent = await user.sends(photo=picture, caption="кадр")
        assert (await bot.get_file(sent.file_id)).file_size == 64
        with pytest.raises(ActError, match="there is no chat -100"):
            await user.sends(-100, text="чужой чат")


async def test_two_waits_side_by_side_see_the_same_once() -> None:
    async with telegram_process() as tg, connected_bot(tg) as bot:
        user, other = tg.user(42), tg.user(43)
        await user.starts()
        await other.starts()
        async with asyncio.TaskGroup() as group:
            first = group.create_task(tg.wait_for(lambda: user.chat.from_bot))
            second = group.create_task(tg.wait_for(lambda: other.chat.from_bot))
            await bot.send_message(42, "раз")
            await bot.send_message(43, "два")
        assert first.result()
        assert second.result()
        assert len(user.chat.history) == len(other.chat.history) == 2


async def test_violations_are_raised_here_too() -> None:
    with pytest.raises(SpecificationError, match="chat actions are not for channels"):
        await _types_in_a_channel()


async def _types_in_a_channel() -> None:
    async with telegram_process("--no-privacy") as tg, connected_bot(tg) as bot:
        owner = tg.user(42)
        channel = await tg.add_chat("channel", "Нарезки", owner=owner)
        await owner.promotes_bot(channel, "can_post_messages")
        await bot.send_message(channel.id, "пост")
        await bot.send_chat_action(channel.id, "typing")
