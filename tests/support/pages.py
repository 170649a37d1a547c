"""Messages whose pages are turned by buttons, as a person sees them."""

from collections.abc import Sequence

from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView

BUSY: Sequence[str] = ("Рисую", "Drawing")


class Pages:
    """A message whose pages somebody turns; it is `drawn` once a picture is above the words."""

    def __init__(self, tg: FakeTelegram, person: FakeUser, message: MessageView) -> None:
        self.tg, self.person, self.message = tg, person, message

    @property
    def now(self) -> MessageView:
        return self.person.chat.message(self.message)

    async def shows(self, text: str, *, drawn: bool = True, busy: bool = False) -> MessageView:
        def settled() -> MessageView | None:
            now = self.now
            words = now.text + "".join(button.text for button in now.buttons)
            drawing = any(word in words for word in BUSY)
            whole = drawing == busy and bool(now.photo) >= drawn
            return now if text in words and whole else None

        return await self.tg.wait_for(settled, 10, f"a page with {text!r}")

    async def press(self, button: str, then: str, *, drawn: bool = True, busy: bool = False) -> str:
        """Press, and wait for the page; `busy`: while its picture is still being drawn."""
        answer = await self.person.presses(self.now, button)
        await self.shows(then, drawn=drawn, busy=busy)
        return answer.text

    async def asks(self, button: str, question: str) -> MessageView:
        await self.person.presses(self.now, button)
        return await newest(self.tg, self.person, question)


async def newest(tg: FakeTelegram, person: FakeUser, text: str) -> MessageView:
    def last() -> MessageView | None:
        message = person.chat.from_bot[-1]
        return message if text in message.text else None

    return await tg.wait_for(last, 10, f"a message with {text!r}")


async def opened(
    tg: FakeTelegram, person: FakeUser, command: str, text: str, *, drawn: bool = True
) -> Pages:
    """Send a command, and wait until the answer is whole."""
    await person.sends(text=command)
    menu = Pages(tg, person, await newest(tg, person, text))
    await menu.shows(text, drawn=drawn)
    return menu
