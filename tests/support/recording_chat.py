"""The chat of the worker tests."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from core.domain.camera import CameraWish
from core.domain.records.channel import Channel
from core.domain.records.clip import Clip
from core.domain.records.delivery import Post
from core.domain.records.project import ErrorNote, Project
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


@dataclass
class RecordingChat:
    """A ChatView that writes down what it was asked to say.

    By the name of a call: `trouble` holds errors that it raises one after the other before it
    works, `always` the error that it raises every time, `hanging` those that never return. As in a
    real chat, a short is put there once however often that is asked.
    """

    trouble: dict[str, list[Exception]] = field(default_factory=dict)
    always: dict[str, Exception] = field(default_factory=dict)
    hanging: set[str] = field(default_factory=set)
    calls: Counter[str] = field(default_factory=Counter)
    progress: list[tuple[UUID, ProgressView]] = field(default_factory=list)
    failures: list[tuple[UUID, ErrorNote]] = field(default_factory=list)
    cancelled: list[UUID] = field(default_factory=list)
    candidates: list[tuple[tuple[Clip, ...], dict[UUID, int]]] = field(default_factory=list)
    more: list[tuple[tuple[Clip, ...], dict[UUID, int]]] = field(default_factory=list)
    searches: list[tuple[MomentSearch, SearchOutcome | None]] = field(default_factory=list)
    cards: list[tuple[Clip, float | None]] = field(default_factory=list)
    pictures: list[tuple[Clip, PictureKind, PreviewState, bytes]] = field(default_factory=list)
    cameras: list[tuple[CameraWish, PreviewState, bytes]] = field(default_factory=list)
    clip_failures: list[tuple[Clip, ErrorNote]] = field(default_factory=list)
    arrived: dict[UUID, FinishedShort] = field(default_factory=dict)
    posted: list[PostOrder] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)

    async def show_progress(self, to: ChatAddress, project: Project, view: ProgressView) -> None:
        await self._called("show_progress")
        self.progress.append((project.id, view))

    async def show_failure(self, to: ChatAddress, project: Project, error: ErrorNote) -> None:
        await self._called("show_failure")
        self.failures.append((project.id, error))

    async def show_cancelled(self, to: ChatAddress, project: Project) -> None:
        await self._called("show_cancelled")
        self.cancelled.append(project.id)

    async def show_candidates(
        self,
        to: ChatAddress,
        project: Project,
        clips: tuple[Clip, ...],
        thumbnails: dict[UUID, Path],
    ) -> None:
        await self._called("show_candidates")
        sizes = {clip_id: path.stat().st_size for clip_id, path in thumbnails.items()}
        self.candidates.append((clips, sizes))

    async def show_more(
        self,
        to: ChatAddress,
        project: Project,
        clips: tuple[Clip, ...],
        thumbnails: dict[UUID, Path],
    ) -> None:
        await self._called("show_more")
        sizes = {clip_id: path.stat().st_size for clip_id, path in thumbnails.items()}
        self.more.append((clips, sizes))

    async def show_search(
        self,
        to: ChatAddress,
        project: Project,
        search: MomentSearch,
        outcome: SearchOutcome | None,
    ) -> None:
        await self._called("show_search")
        self.searches.append((search, outcome))

    async def show_panel(
        self, to: ChatAddress, clip: Clip, panel: Panel, drawing: PictureKind | None = None
    ) -> None:
        await self._called("show_panel")

    async def show_picture(
        self,
        to: ChatAddress,
        clip: Clip,
        kind: PictureKind,
        state: PreviewState,
        file: Path | None = None,
    ) -> None:
        await self._called("show_picture")
        picture = b"" if file is None else await asyncio.to_thread(file.read_bytes)
        self.pictures.append((clip, kind, state, picture))

    async def refresh_card(
        self, to: ChatAddress, clip: Clip, render_fraction: float | None = None
    ) -> None:
        await self._called("refresh_card")
        self.cards.append((clip, render_fraction))

    async def show_camera(
        self,
        to: ChatAddress,
        clip: Clip,
        wish: CameraWish,
        state: PreviewState,
        sheet: Path | None = None,
    ) -> None:
        await self._called("show_camera")
        picture = b"" if sheet is None else await asyncio.to_thread(sheet.read_bytes)
        self.cameras.append((wish, state, picture))

    async def bring_card(self, to: ChatAddress, clip: Clip, below: int) -> None:
        await self._called("bring_card")

    async def show_clip_failure(self, to: ChatAddress, clip: Clip, error: ErrorNote) -> None:
        await self._called("show_clip_failure")
        self.clip_failures.append((clip, error))

    async def deliver(self, to: ChatAddress, short: FinishedShort) -> Receipt:
        await self._called("deliver")
        there = self.arrived.setdefault(short.clip.id, short)
        if there.key != short.key:
            self.arrived[short.clip.id] = short
        return Receipt(list(self.arrived).index(short.clip.id) + 1, f"file-{short.clip.id}")

    async def post(self, order: PostOrder) -> int:
        self.posted.append(order)
        await self._called("post")
        return len(self.posted)

    async def show_post(
        self, to: ChatAddress, view: PostView, in_place_of: int | None = None
    ) -> None:
        await self._called("show_post")
        self.posts.append(view.post)

    async def show_channel(self, to: ChatAddress, channel: Channel) -> None:
        await self._called("show_channel")
        self.channels.append(channel)

    async def _called(self, name: str) -> None:
        self.calls[name] += 1
        if name in self.hanging:
            await asyncio.Event().wait()
        if self.trouble.get(name):
            raise self.trouble[name].pop(0)
        if name in self.always:
            raise self.always[name]
