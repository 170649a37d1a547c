"""What may be said to people. Implemented by `bot.delivery`; the core knows no Telegram.

Calls are idempotent: what a chat was already shown is remembered by the implementation (its own
message ids), so a retried job edits or skips instead of repeating itself. Rate limits of the chat
service are waited out inside. All raise ChatUnreachableError when the chat is gone.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from uuid import UUID

from core.domain.camera import CameraWish
from core.domain.pipeline import Stage
from core.domain.records.channel import Channel
from core.domain.records.clip import Clip
from core.domain.records.delivery import Post
from core.domain.records.people import Chat
from core.domain.records.project import ErrorNote, Project
from core.domain.records.search import MomentSearch


@dataclass(frozen=True, slots=True)
class ChatAddress:
    """Where to speak and in which language (ru or en)."""

    chat: Chat
    thread_id: int | None
    language: str


@dataclass(frozen=True, slots=True)
class Download:
    """How far the download of a source is, 0..1; `bytes_per_s` None until it can be told."""

    fraction: float
    bytes_per_s: float | None


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What the progress message shows. `position` counts jobs ahead in the queue, 0 = running;
    `eta_s` is None until it can be told honestly. `fraction` is 0..1 of the whole way to the
    review, which usually takes `whole_s`. `plan_minutes` is what is taken from the person's plan,
    None where nothing is. `again_s` is set while a failed attempt waits for the next one.
    """

    stage: Stage | None
    fraction: float
    eta_s: int | None
    position: int | None = None
    whole_s: int | None = None
    plan_minutes: int | None = None
    download: Download | None = None
    again_s: int | None = None


@dataclass(frozen=True, slots=True)
class FinishedShort:
    """A short ready to be sent, as files of this machine; sizes in px. `key` tells it from other
    makes of the same clip."""

    clip: Clip
    key: str
    video: Path
    cover: Path
    width: int
    height: int
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a short arrived and the id that re-sends it."""

    message_id: int
    file_id: str


@dataclass(frozen=True, slots=True)
class PostView:
    """What is told about a post."""

    post: Post
    clip: Clip
    channel: Channel


@dataclass(frozen=True, slots=True)
class PostOrder:
    """An uploaded short to be posted by the channel's rules. `link` is where its video came from,
    where that was a link."""

    channel: Channel
    clip: Clip
    file_id: str
    link: str | None
    language: str


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """What a search for a moment came to.

    found: how many clips are offered now.  offered: places in the review of those that hold it and
    were offered before.  note: the key of what people should know about how it was searched.
    error: why there is nothing.
    """

    found: int = 0
    offered: tuple[int, ...] = ()
    note: str | None = None
    error: ErrorNote | None = None


class PreviewState(StrEnum):
    """How far the picture of a clip's camera is."""

    LOOKING = "looking"
    DRAWING = "drawing"
    READY = "ready"
    FAILED = "failed"


class Panel(StrEnum):
    """What the buttons of a pending clip's card are about, beside the decision."""

    CARD = ""
    SCORES = "scores"
    EDIT = "edit"
    CUT = "cut"
    TITLE = "title"
    TEXT = "text"
    STYLE = "style"


class PictureKind(StrEnum):
    """What shows how a pending clip will look."""

    STILL = "still"
    DRAFT = "draft"


class ChatView(Protocol):
    """Speaks to people."""

    async def show_progress(self, to: ChatAddress, project: Project, view: ProgressView) -> None:
        """Create or update the project's one progress message, with its stop button."""
        ...

    async def show_failure(self, to: ChatAddress, project: Project, error: ErrorNote) -> None:
        """Turn the progress message into an explanation of what went wrong."""
        ...

    async def show_cancelled(self, to: ChatAddress, project: Project) -> None:
        """Turn the progress message into a receipt of the stop."""
        ...

    async def show_candidates(
        self,
        to: ChatAddress,
        project: Project,
        clips: tuple[Clip, ...],
        thumbnails: dict[UUID, Path],
    ) -> None:
        """Send a card per clip (`thumbnails` by clip id) and close the progress message."""
        ...

    async def show_search(
        self,
        to: ChatAddress,
        project: Project,
        search: MomentSearch,
        outcome: SearchOutcome | None,
    ) -> None:
        """Answer the message that asked: it is being searched for (None), or what came of it."""
        ...

    async def show_more(
        self,
        to: ChatAddress,
        project: Project,
        clips: tuple[Clip, ...],
        thumbnails: dict[UUID, Path],
    ) -> None:
        """Send a card per clip that has none, and bring the review's closing message up to date."""
        ...

    async def refresh_card(
        self, to: ChatAddress, clip: Clip, render_fraction: float | None = None
    ) -> None:
        """Bring a clip's card up to date with its status and the progress of its render."""
        ...

    async def show_panel(
        self, to: ChatAddress, clip: Clip, panel: Panel, drawing: PictureKind | None = None
    ) -> None:
        """Turn the card of a pending clip into what its buttons are about now; a card that was
        deleted is sent anew. `drawing`: what is on its way to it. A decided clip's card is brought
        up to date instead."""
        ...

    async def show_picture(
        self,
        to: ChatAddress,
        clip: Clip,
        kind: PictureKind,
        state: PreviewState,
        file: Path | None = None,
    ) -> None:
        """Put a picture of a pending clip, or the news that there is none yet, on its card,
        whatever its buttons are about.

        `clip` is what the picture shows: when it was changed or decided since, nothing happens. A
        still never takes the place of a draft that shows the same.
        """
        ...

    async def show_camera(
        self,
        to: ChatAddress,
        clip: Clip,
        wish: CameraWish,
        state: PreviewState,
        sheet: Path | None = None,
    ) -> None:
        """Turn the card of a clip, pending or in the chat, into one whose buttons change its
        camera, or bring it up to date; `sheet` takes the place of the card's picture.

        `wish` is what the news is about: when another one was asked for since, nothing happens.
        News of the work (anything but DRAWING) never brings buttons back that a person closed.
        `refresh_card` turns the card back.
        """
        ...

    async def bring_card(self, to: ChatAddress, clip: Clip, below: int) -> None:
        """Send the card anew as an answer to the message `below`, unless it is further down
        already; the one before goes."""
        ...

    async def show_clip_failure(self, to: ChatAddress, clip: Clip, error: ErrorNote) -> None:
        """Say on the clip's card that its short could not be made, with a button to try again."""
        ...

    async def deliver(self, to: ChatAddress, short: FinishedShort) -> Receipt:
        """Put the short into the chat, exactly once however often this is called. Another make of
        a clip that is there takes its place, in the same message."""
        ...

    async def post(self, order: PostOrder) -> int:
        """Post an uploaded short to a channel or group, never twice; return the message id.

        Raises EngineUnavailableError when it surely did not go out and may another time,
        PostUnsureError when nobody can know, PostRefusedError, ChatUnreachableError.
        """
        ...

    async def show_post(
        self, to: ChatAddress, view: PostView, in_place_of: int | None = None
    ) -> None:
        """Create or update the one message about a post, with the buttons that change it; where
        there is none yet, the message `in_place_of` becomes it."""
        ...

    async def show_channel(self, to: ChatAddress, channel: Channel) -> None:
        """Tell that a channel cannot be posted to any more, or that it can again."""
        ...
