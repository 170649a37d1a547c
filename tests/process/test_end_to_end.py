"""From a video in a chat to a short in a chat, through every process of the product."""

import asyncio
import json
import re
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.deepgram import FakeDeepgram
from tests.fakes.gigachat import FakeGigaChat
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.user import FakeUser
from tests.fakes.telegram.views import MessageView
from tests.process.editing import TITLE, WORDS, edit_everything, share_of_glow
from tests.process.product import Product, running_product

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.timeout(420)]

REVIEW_S = 120.0
RENDER_S = 240.0
GLOWING = 0.001


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def product(tmp_path: Path, telegram: FakeTelegram) -> AsyncIterator[Product]:
    async with (
        FakeDeepgram() as deepgram,
        FakeGigaChat() as gigachat,
        running_product(tmp_path, telegram, deepgram, gigachat) as running,
    ):
        yield running


def probe(path: Path) -> dict[str, Any]:
    command = ("ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", str(path))
    facts: dict[str, Any] = json.loads(subprocess.check_output(command))
    return facts


async def send_and_review(telegram: FakeTelegram, user: FakeUser, video: Path) -> list[MessageView]:
    """Send the sample, wait for the cards, approve the first and reject the second."""
    await user.sends(video=video)
    await telegram.wait_for(lambda: user.chat.last.has_button("✅ Все"), REVIEW_S, "the review")
    cards = _cards(user)
    assert len(cards) >= 3
    approved = await user.presses(cards[0], "✅")
    assert approved.text
    await user.presses(cards[1], "❌")
    return cards


def _cards(user: FakeUser) -> list[MessageView]:
    return [m for m in user.chat.from_bot if m.photo and m.has_button("❌")]


def shorts_in(user: FakeUser) -> list[MessageView]:
    return [m for m in user.chat.from_bot if m.video]


async def check_short(telegram: FakeTelegram, short: MessageView, tmp_path: Path) -> None:
    path = tmp_path / "received.mp4"
    await telegram.download(short, path)
    facts = probe(path)
    video, audio = (
        next(s for s in facts["streams"] if s["codec_type"] == kind) for kind in ("video", "audio")
    )
    assert (video["width"], video["height"]) == (1080, 1920)
    assert (video["codec_name"], video["pix_fmt"]) == ("h264", "yuv420p")
    assert audio["codec_name"] == "aac"
    assert short.video is not None
    assert (short.video["width"], short.video["height"]) == (1080, 1920)
    assert abs(float(facts["format"]["duration"]) - short.video["duration"]) <= 1
    assert "#" in short.text


async def scratch_is_empty(scratch: Path) -> None:
    """The job that sent the short clears up just after it."""
    async with asyncio.timeout(20):
        while list(scratch.glob("job-*")):  # noqa: ASYNC110  (a folder wakes nobody)
            await asyncio.sleep(0.1)


async def test_approved_moments_arrive_once_each_whatever_dies_on_the_way(
    telegram: FakeTelegram, product: Product, sample_dir: Path, tmp_path: Path
) -> None:
    user = telegram.user(4_200_000_001, language_code="ru")
    cards = await send_and_review(telegram, user, sample_dir / "podcast.mp4")
    editor = await edit_everything(telegram, user, cards[2])
    await telegram.download(editor.card, tmp_path / "still.jpg")
    assert share_of_glow(tmp_path / "still.jpg") > GLOWING
    (short,) = await telegram.wait_for(lambda: shorts_in(user), RENDER_S, "the short")
    await check_short(telegram, short, tmp_path)
    assert share_of_glow(tmp_path / "received.mp4") < GLOWING / 10
    await telegram.wait_for(lambda: "🎉" in _cards_text(user), 30, "the card says so")
    assert len(shorts_in(user)) == 1
    await scratch_is_empty(tmp_path / "scratch")

    edited = editor.card
    await editor.press("✅")
    await telegram.wait_for(
        lambda: _rendering(user.chat.message(edited)), RENDER_S, "the render has begun"
    )
    await product.kill("worker-heavy")
    await product.start_worker("heavy")
    both = await telegram.wait_for(lambda: shorts_in(user)[1:], RENDER_S, "the other short")
    await check_short(telegram, both[-1], tmp_path)
    await telegram.wait_for(
        lambda: "🎉" in user.chat.message(edited).text, 30, "the other card says so"
    )
    assert len(shorts_in(user)) == 2
    await check_edits(telegram, user, both[-1], tmp_path, length_s=_length_s(cards[2]) - 2)
    assert share_of_glow(tmp_path / "received.mp4") > GLOWING


async def check_edits(
    telegram: FakeTelegram, user: FakeUser, short: MessageView, tmp_path: Path, length_s: int
) -> None:
    """The short says what was typed, and is as long as it was cut."""
    assert short.text.startswith(TITLE)
    assert short.video is not None
    assert abs(short.video["duration"] - length_s) <= 1
    await user.presses(short, "📄 SRT")
    subtitles = await telegram.wait_for(
        lambda: next((m for m in user.chat.from_bot if m.document), None), 30, "the subtitles"
    )
    srt = await telegram.download(subtitles, tmp_path / "received.srt")
    said = re.findall(r"^[^\d\n].*", srt.read_text(), re.MULTILINE)
    assert " ".join(said).endswith(WORDS[-40:])


def _length_s(card: MessageView) -> int:
    return int(card.text.split("\n")[1].split(" · ")[-1].split()[0])


def _rendering(card: MessageView) -> bool:
    """The card shows more than what looking for faces alone takes."""
    digits = "".join(c for c in card.text.split("%")[0][-5:] if c.isdigit())
    return "собираю" in card.text and int(digits or 0) >= 40


def _cards_text(user: FakeUser) -> str:
    return "\n".join(m.text for m in user.chat.from_bot if m.photo)
