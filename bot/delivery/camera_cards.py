"""Cards whose buttons change the camera."""

from pathlib import Path

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageMedia
from aiogram.types import FSInputFile, InputMediaPhoto

from bot.delivery.caller import ChatCaller
from bot.delivery.cards import CardMessages
from bot.delivery.memory import ChatMemory, Form, Shown
from bot.delivery.speaker import Speaker, is_gone, is_unchanged
from bot.screens import Screen
from bot.screens.camera import camera_screen
from bot.screens.card import card_screen
from bot.texts import html_words
from core.domain.camera import CameraWish
from core.domain.camera_choice import camera_of
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import MessageRole
from core.ports.chat import ChatAddress, PreviewState
from core.ports.uow import UnitOfWorkFactory
from core.texts import Texts, Translator

_SETTLING_TRIES = 3


class CameraCards:
    """The camera's side of a clip's card; see `ChatView.show_camera`."""

    def __init__(
        self,
        call: ChatCaller,
        speaker: Speaker,
        memory: ChatMemory,
        cards: CardMessages,
        uow: UnitOfWorkFactory,
        texts: Texts,
    ) -> None:
        self._call = call
        self._speaker = speaker
        self._memory = memory
        self._cards = cards
        self._uow = uow
        self._texts = texts

    async def show(
        self,
        to: ChatAddress,
        clip: Clip,
        wish: CameraWish,
        state: PreviewState,
        sheet: Path | None,
    ) -> None:
        """See the port. Raises what `ChatCaller` raises."""
        t = html_words(self._texts, to.language)
        for _ in range(_SETTLING_TRIES):
            async with self._uow() as uow:
                now = await uow.clips.get(clip.id)
            shown = await self._memory.recall(clip.id, MessageRole.CARD)
            if now is None or shown is None or shown.is_over:
                return
            if now.status not in (ClipStatus.PENDING, ClipStatus.EXPORTED):
                await self._cards.refresh(to, clip.id)
                return
            if camera_of(now.meta, to.chat.settings) != wish:
                return
            screen = camera_screen(t, now, wish, state)
            if shown.shows(shown.form, screen):
                return
            if state is not PreviewState.DRAWING and not _is_open(t, shown, now, wish):
                screen = card_screen(t, now)
                if sheet is None or not shown.shows(shown.form, screen):
                    return
            await self._change(shown, screen, sheet)
            sheet = None

    async def _change(self, shown: Shown, screen: Screen, sheet: Path | None) -> None:
        row, form = shown.row, shown.form
        if sheet is None:
            there = await self._speaker.edit(
                row.chat_telegram_id, row.message_id, screen, photo=form is Form.PHOTO
            )
        else:
            there, form = await self._put_picture(shown, screen, sheet), Form.PHOTO
        await self._memory.keep(
            row.subject_id,
            row.role,
            row.chat_telegram_id,
            row.message_id,
            form if there else Form.GONE,
            screen,
        )

    async def _put_picture(self, shown: Shown, screen: Screen, sheet: Path) -> bool:
        """Give the card another picture; False when it is not there any more."""
        media = InputMediaPhoto(media=FSInputFile(sheet), caption=screen.text)
        try:
            await self._call(
                shown.row.chat_telegram_id,
                lambda chat_id: EditMessageMedia(
                    chat_id=chat_id,
                    message_id=shown.row.message_id,
                    media=media,
                    reply_markup=screen.keyboard,
                ),
            )
        except TelegramBadRequest as error:
            if is_gone(error):
                return False
            if not is_unchanged(error):
                raise
        return True


def _is_open(t: Translator, shown: Shown, clip: Clip, wish: CameraWish) -> bool:
    """Say whether the card shows the choices, with whatever news."""
    return any(
        shown.shows(shown.form, camera_screen(t, clip, wish, state)) for state in PreviewState
    )
