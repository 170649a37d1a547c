"""Cards of pending clips whose buttons are about something else than the decision, and the
pictures that show what came of it."""

from collections.abc import Sequence
from pathlib import Path

from aiogram.types import FSInputFile, InputMediaPhoto, InputMediaVideo

from bot.delivery.camera_cards import CAMERA_PANEL
from bot.delivery.cards import CardMessages
from bot.delivery.memory import ChatMemory, Form, Shown
from bot.delivery.panel_screens import PanelScreens
from bot.delivery.speaker import Speaker
from bot.delivery.turns import Turns
from bot.screens import Screen
from bot.screens.panels import News
from core.domain.looks import look_of
from core.domain.pipeline import Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import MessageRole
from core.domain.records.job import Job
from core.ports.chat import ChatAddress, Panel, PictureKind, PreviewState
from core.ports.uow import UnitOfWorkFactory

_SETTLING_TRIES = 3
_ON_ITS_WAY: dict[Stage, News] = {
    Stage.DRAFT_LOOK: (PictureKind.DRAFT, PreviewState.LOOKING),
    Stage.DRAFT: (PictureKind.DRAFT, PreviewState.DRAWING),
    Stage.STILL: (PictureKind.STILL, PreviewState.DRAWING),
}
_DRAFT_WIDTH, _DRAFT_HEIGHT = 360, 640


class PanelCards:
    """See `ChatView.show_panel` and `ChatView.show_picture`. Raises what `ChatCaller` raises."""

    def __init__(
        self,
        speaker: Speaker,
        memory: ChatMemory,
        cards: CardMessages,
        screens: PanelScreens,
        turns: Turns,
        uow: UnitOfWorkFactory,
    ) -> None:
        self._speaker = speaker
        self._memory = memory
        self._cards = cards
        self._screens = screens
        self._turns = turns
        self._uow = uow

    async def show(
        self, to: ChatAddress, clip: Clip, panel: Panel, drawing: PictureKind | None
    ) -> None:
        """Show what the buttons are about now."""
        async with self._turns.of(clip.id):
            decided = await self._show(to, clip, panel, drawing)
        if decided:
            await self._cards.refresh(to, clip.id)

    async def _show(
        self, to: ChatAddress, clip: Clip, panel: Panel, drawing: PictureKind | None
    ) -> bool:
        """Say whether the clip was decided, so that its card is to show that instead."""
        before, screen = None, None
        for _ in range(_SETTLING_TRIES):
            now, shown, jobs = await self._state(clip)
            if now is None or shown is None:
                return False
            if now.status is not ClipStatus.PENDING:
                return True
            drawn = (drawing, PreviewState.DRAWING) if drawing else None
            news = drawn or _on_its_way(jobs, look_of(now, to.chat.settings), shown)
            if screen is None or (now, news) != before:
                before, screen = (now, news), await self._screens.of(to, now, panel, news)
            if shown.is_over:
                await self._cards.send_anew(to, now, screen, panel)
                return False
            if shown.shows(shown.form, screen):
                return False
            await self._change(shown, screen, panel)
        return False

    async def put(
        self,
        to: ChatAddress,
        clip: Clip,
        kind: PictureKind,
        state: PreviewState,
        file: Path | None,
    ) -> None:
        """Show a picture, or the news of it, on whatever the card shows."""
        async with self._turns.of(clip.id):
            await self._put(to, clip, kind, state, file)

    async def _put(
        self,
        to: ChatAddress,
        clip: Clip,
        kind: PictureKind,
        state: PreviewState,
        file: Path | None,
    ) -> None:
        look = look_of(clip, to.chat.settings)
        for _ in range(_SETTLING_TRIES):
            now, shown, _ = await self._state(clip)
            if now is None or shown is None or shown.is_over:
                return
            if now.status is not ClipStatus.PENDING or look_of(now, to.chat.settings) != look:
                return
            panel = _panel_under(shown, kind)
            if panel is None:
                return
            picture = f"{kind}-{look}"
            if shown.picture in (picture, f"{PictureKind.DRAFT}-{look}"):
                file = None
            screen = await self._screens.of(to, now, panel, (kind, state))
            if file is None and shown.shows(shown.form, screen):
                return
            if file is None:
                await self._change(shown, screen, panel)
            else:
                await self._put_file(shown, screen, _media(kind, file), picture)

    async def _state(self, clip: Clip) -> tuple[Clip | None, Shown | None, Sequence[Job]]:
        """Return the clip as it is now, its card, and what is being done for it."""
        async with self._uow(reading=True) as uow:
            now = await uow.clips.get(clip.id)
            row = await uow.messages.find(clip.id, MessageRole.CARD)
            jobs = await uow.jobs.open_of_clip(clip.project_id, clip.id)
        return now, Shown(row) if row else None, jobs

    async def _change(self, shown: Shown, screen: Screen, panel: Panel) -> None:
        row, form = shown.row, shown.form
        there = await self._speaker.edit(
            row.chat_telegram_id, row.message_id, screen, photo=form is Form.PHOTO
        )
        form = form if there else Form.GONE
        await self._memory.note(shown, form, screen, panel, shown.picture)

    async def _put_file(
        self,
        shown: Shown,
        screen: Screen,
        media: InputMediaPhoto | InputMediaVideo,
        picture: str,
    ) -> None:
        row = shown.row
        there = await self._speaker.put_media(row.chat_telegram_id, row.message_id, screen, media)
        form = Form.PHOTO if there else Form.GONE
        # An upload takes a while: the panel of now may be one that another process opened since.
        fresh = await self._memory.recall(row.subject_id, row.role)
        panel = fresh.panel if fresh else shown.panel
        await self._memory.note(shown, form, screen, panel, picture)


def _on_its_way(jobs: Sequence[Job], look: str, shown: Shown) -> News | None:
    """Return how far the picture is that is being made for the card."""
    going_on = {job.type for job in jobs}
    for stage, news in _ON_ITS_WAY.items():
        if stage in going_on and shown.picture != f"{news[0]}-{look}":
            return news
    return None


def _media(kind: PictureKind, file: Path) -> InputMediaPhoto | InputMediaVideo:
    if kind is PictureKind.STILL:
        return InputMediaPhoto(media=FSInputFile(file))
    return InputMediaVideo(
        media=FSInputFile(file),
        width=_DRAFT_WIDTH,
        height=_DRAFT_HEIGHT,
        supports_streaming=True,
    )


def _panel_under(shown: Shown, kind: PictureKind) -> Panel | None:
    """Return what a picture is shown with; None where a sheet of the camera is not to be taken
    away for it."""
    if shown.panel != CAMERA_PANEL:
        return Panel(shown.panel)
    return Panel.CARD if kind is PictureKind.DRAFT else None
