"""Cards whose buttons change the camera."""

from pathlib import Path

from aiogram.types import FSInputFile, InputMediaPhoto

from bot.delivery.cards import CardMessages
from bot.delivery.memory import ChatMemory, Form, Shown
from bot.delivery.speaker import Speaker
from bot.delivery.turns import Turns
from bot.screens import Screen
from bot.screens.camera import camera_screen
from bot.texts import html_words
from core.domain.camera import CameraWish
from core.domain.camera_choice import camera_of
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import MessageRole
from core.ports.chat import ChatAddress, PreviewState
from core.ports.uow import UnitOfWorkFactory
from core.texts import Texts, Translator

CAMERA_PANEL = "camera"
"""See `Shown.panel`."""

_SETTLING_TRIES = 3


class CameraCards:
    """The camera's side of a clip's card; see `ChatView.show_camera`."""

    def __init__(
        self,
        speaker: Speaker,
        memory: ChatMemory,
        cards: CardMessages,
        turns: Turns,
        uow: UnitOfWorkFactory,
        texts: Texts,
    ) -> None:
        self._speaker = speaker
        self._memory = memory
        self._cards = cards
        self._turns = turns
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
        async with self._turns.of(clip.id):
            decided = await self._show(to, clip, wish, state, sheet)
        if decided:
            await self._cards.refresh(to, clip.id)

    async def _show(
        self,
        to: ChatAddress,
        clip: Clip,
        wish: CameraWish,
        state: PreviewState,
        sheet: Path | None,
    ) -> bool:
        """Say whether the clip was decided, so that its card is to show that instead."""
        t = html_words(self._texts, to.language)
        for _ in range(_SETTLING_TRIES):
            async with self._uow() as uow:
                now = await uow.clips.get(clip.id)
            shown = await self._memory.recall(clip.id, MessageRole.CARD)
            if now is None or shown is None or shown.is_over:
                return False
            if now.status not in (ClipStatus.PENDING, ClipStatus.EXPORTED):
                return True
            if camera_of(now.meta, to.chat.settings) != wish:
                return False
            screen, panel = camera_screen(t, now, wish, state), CAMERA_PANEL
            if shown.shows(shown.form, screen):
                return False
            if state is not PreviewState.DRAWING and not _is_open(t, shown, now, wish):
                screen, panel = await self._cards.screen_of(to, now), ""
                if sheet is None or not shown.shows(shown.form, screen):
                    return False
            if await self._change(shown, screen, panel, sheet):
                sheet = None
        return False

    async def _change(self, shown: Shown, screen: Screen, panel: str, sheet: Path | None) -> bool:
        """Return False where the card was sent anew elsewhere meanwhile."""
        row, form = shown.row, shown.form
        if sheet is None:
            there = await self._speaker.edit(
                row.chat_telegram_id, row.message_id, screen, photo=form is Form.PHOTO
            )
        else:
            media = InputMediaPhoto(media=FSInputFile(sheet))
            there = await self._speaker.put_media(
                row.chat_telegram_id, row.message_id, screen, media
            )
            form = Form.PHOTO
        picture = shown.picture if sheet is None else ""
        return await self._memory.note(shown, form if there else Form.GONE, screen, panel, picture)


def _is_open(t: Translator, shown: Shown, clip: Clip, wish: CameraWish) -> bool:
    """Say whether the card shows the choices, with whatever news."""
    return any(
        shown.shows(shown.form, camera_screen(t, clip, wish, state)) for state in PreviewState
    )
