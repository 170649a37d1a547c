"""A message that turns from page to page, with or without a sample picture above the words."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputMediaPhoto, Message

from bot.delivery.speaker import is_unchanged
from bot.samples import Sample, SamplePictures, sample_key
from bot.screens import Screen
from core.domain.errors import InvalidImageError, ShortsError
from core.texts import Translator

log = structlog.get_logger(__name__)

_NO_TEXT = "there is no text in the message to edit"
_NO_MEDIA = ("there is no media in the message to edit", "message can't be edited")
_FILE_LOST = ("wrong file", "wrong remote file", "file reference")
_FILE_NAME = "sample.jpg"
_PATIENCE_S = 40.0
_REMEMBERED = 2_000

Place = tuple[int, int]
"""Chat and number of a message."""
Page = tuple[Screen, Sample | None]


@dataclass
class _Stage:
    """A message at work. Of several presses the last one decides which page it shows; `page` is
    that one, `drawn` the sample that is being drawn."""

    page: Page
    at_work: int = 0
    editing: asyncio.Lock = field(default_factory=asyncio.Lock)
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    drawn: Sample | None = None
    limit: asyncio.Timeout | None = None

    def turn(self, page: Page) -> None:
        """Take a page over; a drawing that nobody wants to see any more is given up."""
        self.page = page
        unwanted = self.drawn != page[1]
        if self.limit is not None and unwanted and not self.limit.expired():
            self.limit.reschedule(asyncio.get_running_loop().time())


class LivingMessages:
    """Turns pages. The words come at once, a picture that must be drawn first comes after them."""

    def __init__(self, samples: SamplePictures) -> None:
        self._samples = samples
        self._stages: dict[Place, _Stage] = {}
        self._shown: OrderedDict[Place, str] = OrderedDict()

    async def begin(
        self, below: Message, screen: Screen, sample: Sample | None, t: Translator
    ) -> None:
        """Send a new message to where `below` stands."""
        known = await self._samples.known(sample, t) if sample else None
        if sample is not None and known is not None:
            try:
                sent = await below.answer_photo(
                    known, caption=screen.text, reply_markup=screen.keyboard
                )
            except TelegramBadRequest as error:
                if not _is_lost(error):
                    raise
            else:
                self._note(sent, sample, t)
                return
        message = await below.answer(screen.text, reply_markup=screen.keyboard)
        await self.turn(message, screen, sample, t)

    async def turn(
        self, message: Message, screen: Screen, sample: Sample | None, t: Translator
    ) -> None:
        """Show a page on a message of ours. A page without a sample keeps the picture before."""
        page = (screen, sample)
        async with self._stage(message, page) as stage:
            if sample is None or self._shown.get(_place(message)) == sample_key(sample, t):
                await _say_on(stage, page, message, screen)
                return
            known = await self._samples.known(sample, t)
            if known is not None and await self._put(stage, page, message, known, t):
                return
            waiting = Screen(f"{screen.text}\n\n{t('sample-drawing')}", screen.keyboard)
            await _say_on(stage, page, message, waiting)
            await self._draw(stage, message, t)

    async def _draw(self, stage: _Stage, message: Message, t: Translator) -> None:
        """Draw what is wanted by now, one picture at a time."""
        async with stage.drawing:
            screen, sample = stage.page
            if sample is None:
                return
            if self._shown.get(_place(message)) == sample_key(sample, t):
                # Another press had it drawn, maybe before these words said that it will be.
                await _say_on(stage, stage.page, message, screen)
                return
            try:
                async with asyncio.timeout(_PATIENCE_S) as stage.limit:
                    stage.drawn = sample
                    picture = await self._samples.draw(sample, t)
            except (ShortsError, TimeoutError) as error:
                screen, wanted = stage.page
                if wanted == sample:
                    log.warning("sample_not_drawn", error=repr(error))
                    words = f"{screen.text}\n\n{t(_note_of(error))}"
                    await _say_on(stage, stage.page, message, Screen(words, screen.keyboard))
                return
            finally:
                stage.drawn = stage.limit = None
            async with stage.editing:
                screen, wanted = stage.page
                if wanted != sample:
                    return
                file_id = await _show(message, screen, BufferedInputFile(picture, _FILE_NAME))
                self._note(message, sample, t)
        if file_id is not None:
            await self._samples.remember(sample, t, file_id)

    async def _put(
        self,
        stage: _Stage,
        page: Page,
        message: Message,
        file_id: str,
        t: Translator,
    ) -> bool:
        """Show a picture that was sent before; False when it is not to be had any more."""
        screen, sample = page
        async with stage.editing:
            if stage.page is not page or sample is None:
                return True
            try:
                await _show(message, screen, file_id)
            except TelegramBadRequest as error:
                if _is_lost(error):
                    return False
                raise
            self._note(message, sample, t)
        return True

    def _note(self, message: Message, sample: Sample, t: Translator) -> None:
        """Remember what a message shows, so that turning its pages leaves the picture alone."""
        self._shown[_place(message)] = sample_key(sample, t)
        if len(self._shown) > _REMEMBERED:
            self._shown.popitem(last=False)

    @asynccontextmanager
    async def _stage(self, message: Message, page: Page) -> AsyncIterator[_Stage]:
        stage = self._stages.setdefault(_place(message), _Stage(page))
        stage.turn(page)
        stage.at_work += 1
        try:
            yield stage
        finally:
            stage.at_work -= 1
            if not stage.at_work:
                self._stages.pop(_place(message), None)


def _place(message: Message) -> Place:
    return message.chat.id, message.message_id


def _note_of(error: Exception) -> str:
    return "sample-bad-logo" if isinstance(error, InvalidImageError) else "sample-none"


async def _say_on(stage: _Stage, page: Page, message: Message, screen: Screen) -> None:
    """Change the words, unless the page was left meanwhile."""
    async with stage.editing:
        if stage.page is page:
            await _say(message, screen)


async def _say(message: Message, screen: Screen) -> None:
    """Change the words; what the press carried may be older than what the message shows now."""
    try:
        if message.photo:
            await message.edit_caption(caption=screen.text, reply_markup=screen.keyboard)
        else:
            await message.edit_text(screen.text, reply_markup=screen.keyboard)
    except TelegramBadRequest as error:
        if _NO_TEXT in error.message:
            await message.edit_caption(caption=screen.text, reply_markup=screen.keyboard)
        elif not is_unchanged(error):
            raise


async def _show(message: Message, screen: Screen, picture: BufferedInputFile | str) -> str | None:
    """Put a picture above the words; return its file id. Servers that cannot add one to a text
    get a message of its own in place of this one."""
    media = InputMediaPhoto(media=picture, caption=screen.text)
    try:
        shown = await message.edit_media(media, reply_markup=screen.keyboard)
    except TelegramBadRequest as error:
        if is_unchanged(error):
            return None
        if not any(reason in error.message for reason in _NO_MEDIA):
            raise
        shown = await message.answer_photo(
            picture, caption=screen.text, reply_markup=screen.keyboard
        )
        await message.delete()
    photo = shown.photo if isinstance(shown, Message) else None
    return photo[-1].file_id if photo else None


def _is_lost(error: TelegramBadRequest) -> bool:
    return any(reason in error.message.lower() for reason in _FILE_LOST)
