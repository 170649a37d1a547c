"""The ChatView of Telegram."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from aiogram import Bot
from aiogram.enums import ChatAction

from bot.delivery.acting import act
from bot.delivery.caller import ChatCaller
from bot.delivery.camera_cards import CameraCards
from bot.delivery.cards import CardMessages
from bot.delivery.memory import ChatMemory
from bot.delivery.pacer import EditPacer
from bot.delivery.panel_cards import PanelCards
from bot.delivery.panel_screens import PanelScreens
from bot.delivery.post_messages import PostMessages
from bot.delivery.progress_message import ProgressMessages
from bot.delivery.receipts import Mark, Receipts
from bot.delivery.search_message import SearchMessages
from bot.delivery.shorts import ShortMessages
from bot.delivery.speaker import Speaker
from bot.delivery.turns import Turns
from core.domain.camera import CameraWish
from core.domain.records.channel import Channel
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.domain.records.search import MomentSearch
from core.ports.chat import (
    ChatAddress,
    FinishedShort,
    Panel,
    PictureKind,
    PostOrder,
    PostView,
    PreviewState,
    ProgressView,
    Receipt,
    SearchOutcome,
)
from core.ports.uow import UnitOfWorkFactory
from core.tasks import TaskNursery
from core.texts import Texts


class TelegramChatView:
    """Implements `core.ports.chat.ChatView`.

    Beside ChatUnreachableError the calls raise EngineUnavailableError and EngineRateLimitedError,
    both worth a retry, when the Bot API cannot be reached for long.
    """

    def __init__(
        self,
        bot: Bot,
        uow: UnitOfWorkFactory,
        texts: Texts,
        nursery: TaskNursery,
        *,
        max_upload_bytes: int,
        edit_every_s: Callable[[int], float],
    ) -> None:
        """`nursery` runs delayed edits and must outlive the view; `edit_every_s` gives the seconds
        between progress edits in a chat of that Telegram id."""
        call = ChatCaller(bot, uow)
        speaker, memory = Speaker(call), ChatMemory(uow)
        self._call, self._uow, self._receipts = call, uow, Receipts(call)
        turns = Turns()
        self._pacer = EditPacer(nursery, edit_every_s)
        self._progress = ProgressMessages(speaker, memory, self._pacer, uow, texts, edit_every_s)
        self._cards = CardMessages(speaker, memory, self._pacer, turns, uow, texts)
        self._searches = SearchMessages(speaker, memory, texts)
        screens = PanelScreens(self._cards, uow, texts)
        self._cameras = CameraCards(speaker, memory, self._cards, turns, uow, texts)
        self._panels = PanelCards(speaker, memory, self._cards, screens, turns, uow)
        self._shorts = ShortMessages(call, speaker, self._cards, uow, texts, max_upload_bytes)
        self._posts = PostMessages(call, speaker, memory, uow, texts)

    async def show_progress(self, to: ChatAddress, project: Project, view: ProgressView) -> None:
        await self._progress.show(to, project, view)

    async def show_failure(self, to: ChatAddress, project: Project, error: ErrorNote) -> None:
        await self._progress.end(to, project, self._progress.failed(to, project, error))
        await self._receipts.mark(to, project, Mark.FAILED)

    async def show_cancelled(self, to: ChatAddress, project: Project) -> None:
        await self._progress.end(to, project, self._progress.cancelled(to, project))
        await self._receipts.mark(to, project, Mark.CANCELLED)

    async def show_candidates(
        self,
        to: ChatAddress,
        project: Project,
        clips: tuple[Clip, ...],
        thumbnails: dict[UUID, Path],
    ) -> None:
        await self._progress.end(to, project, self._progress.found(to, project, len(clips)))
        await self.show_more(to, project, clips, thumbnails)
        await self._receipts.mark(to, project, Mark.FOUND)

    async def show_more(
        self,
        to: ChatAddress,
        project: Project,
        clips: tuple[Clip, ...],
        thumbnails: dict[UUID, Path],
    ) -> None:
        for clip in sorted(clips, key=lambda clip: clip.position):
            await self._cards.send(to, clip, thumbnails.get(clip.id))
        await self._cards.review(to, project.id)

    async def show_search(
        self,
        to: ChatAddress,
        project: Project,
        search: MomentSearch,
        outcome: SearchOutcome | None,
    ) -> None:
        await self._searches.show(to, project, search, outcome)
        if outcome is None:
            await act(self._call, to, ChatAction.TYPING)

    async def refresh_card(
        self, to: ChatAddress, clip: Clip, render_fraction: float | None = None
    ) -> None:
        await self._cards.refresh(to, clip.id, fraction=render_fraction)
        if render_fraction is None:
            await self._cards.refresh_review(to, clip.project_id)
            if clip.status is ClipStatus.EXPORTED:
                await self._cards.move_up(to, clip.project_id)
                await self._mark_done(to, clip)

    async def show_panel(
        self, to: ChatAddress, clip: Clip, panel: Panel, drawing: PictureKind | None = None
    ) -> None:
        await self._panels.show(to, clip, panel, drawing)
        if drawing is PictureKind.DRAFT:
            await act(self._call, to, ChatAction.RECORD_VIDEO)

    async def show_picture(
        self,
        to: ChatAddress,
        clip: Clip,
        kind: PictureKind,
        state: PreviewState,
        file: Path | None = None,
    ) -> None:
        await self._panels.put(to, clip, kind, state, file)

    async def show_camera(
        self,
        to: ChatAddress,
        clip: Clip,
        wish: CameraWish,
        state: PreviewState,
        sheet: Path | None = None,
    ) -> None:
        await self._cameras.show(to, clip, wish, state, sheet)

    async def bring_card(self, to: ChatAddress, clip: Clip, below: int) -> None:
        await self._cards.bring(to, clip.id, below)

    async def show_clip_failure(self, to: ChatAddress, clip: Clip, error: ErrorNote) -> None:
        await self._cards.refresh(to, clip.id, error=error)
        await self._cards.refresh_review(to, clip.project_id)

    async def deliver(self, to: ChatAddress, short: FinishedShort) -> Receipt:
        return await self._shorts.deliver(to, short)

    async def post(self, order: PostOrder) -> int:
        return await self._posts.post(order)

    async def show_post(
        self, to: ChatAddress, view: PostView, in_place_of: int | None = None
    ) -> None:
        await self._posts.show(to, view, in_place_of)

    async def show_channel(self, to: ChatAddress, channel: Channel) -> None:
        await self._posts.show_channel(to, channel)

    async def _mark_done(self, to: ChatAddress, clip: Clip) -> None:
        async with self._uow(reading=True) as uow:
            project = await uow.projects.get(clip.project_id)
        if project is not None and project.status is ProjectStatus.DONE:
            await self._receipts.mark(to, project, Mark.DONE)

    async def drain(self) -> None:
        """Make the edits that still wait for their turn: call it before the program ends."""
        await self._pacer.drain()
