"""A person changes everything about a moment before they approve it."""

import subprocess
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView

TITLE = "Правка <прямо> в чате"
WORDS = "Всё переписано заново, и это видно на картинке. Дальше ещё немного слов до самого конца."
GLOW = (0x3D, 0xFF, 0xE0)
"""What words are lit with in the style «Неон»; nothing else in the sample is like it."""

_STILL_S = 60.0


@dataclass
class Editor:
    """Presses the buttons of one card, wherever it goes; `name` begins its text."""

    telegram: FakeTelegram
    user: FakeUser
    name: str

    @property
    def card(self) -> MessageView:
        return [m for m in self.user.chat.from_bot if self.name in m.text and m.buttons][-1]

    async def press(self, *buttons: str) -> None:
        """Press one button after the other, each as soon as it is there."""
        for button in buttons:
            await self.telegram.wait_for(partial(self._shows, button), 30, button)
            await self.user.presses(self.card, button)

    def _shows(self, button: str) -> bool:
        return self.card.has_button(button)

    async def answer(self, question: str, text: str) -> None:
        asked = await self.telegram.wait_for(
            lambda: next((m for m in self.user.chat.from_bot if question in m.text), None)
        )
        await self.user.sends(text=text, reply_to=asked)

    async def still(self, words: str) -> MessageView:
        """Wait for the picture of an edit, on a card that says this."""

        def drawn() -> MessageView | None:
            card = self.card
            return card if words in card.text and card.photo and "⏳" not in card.text else None

        return await self.telegram.wait_for(drawn, _STILL_S, "a still")


async def edit_everything(telegram: FakeTelegram, user: FakeUser, card: MessageView) -> Editor:
    """Give the moment another title, other words and another style, begin it 2 s later, take an
    edit back; the last picture is on the card then."""
    editor = Editor(telegram, user, card.text.split("\n")[0])
    await editor.press("✏️", "🏷 Название", "✍️ Своё название")
    await editor.answer("новым названием", TITLE)
    editor.name = TITLE
    await editor.press("💬 Субтитры", "✍️ Написать иначе")
    await editor.answer("текстом для субтитров", WORDS)
    await editor.press("🪝 Название в начале: нет", "🎨 Стиль", "Неон", "‹ К правке")
    await editor.press("✂️ Начало и конец")
    await editor.press("▶️ +2 с", "⏹ −2 с", "↩️ Отменить", "👌 Готово")
    await editor.still("🎨 Стиль: Неон")
    return editor


def share_of_glow(picture: Path) -> float:
    """Return how much of the first seconds of a picture or film is of GLOW's colour."""
    small = ("-t", "4", "-vf", "scale=270:480", "-f", "rawvideo", "-pix_fmt", "rgb24", "-")
    raw = subprocess.check_output(("ffmpeg", "-v", "error", "-i", str(picture), *small))
    pixels = np.frombuffer(raw, np.uint8).reshape(-1, 3).astype(int)
    return float((np.abs(pixels - GLOW).max(axis=1) < 60).mean())
