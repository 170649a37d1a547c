"""What can be asked of and written to the database. Repositories never commit."""

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from core.domain.judgements import Judgement
from core.domain.pipeline import Lane, Stage
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.charge import Charge
from core.domain.records.clip import Clip, ClipMeta, ClipStatus
from core.domain.records.delivery import Delivery, MessageRole, Post, SentMessage
from core.domain.records.detection import Detection
from core.domain.records.job import Job
from core.domain.records.people import Chat, ChatKind, ChatSettings, User
from core.domain.records.preset import CaptionPreset
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.domain.records.search import MomentSearch
from core.domain.spans import Span


class UserRepository(Protocol):
    """People."""

    async def ensure(self, telegram_id: int, name: str, language: str) -> User:
        """Return the person, added with `language` when new; `name` is kept fresh."""
        ...

    async def get(self, user_id: UUID) -> User | None: ...
    async def set_language(self, user_id: UUID, language: str) -> None: ...


class ChatRepository(Protocol):
    """Chats."""

    async def ensure(self, telegram_id: int, kind: ChatKind, title: str) -> Chat:
        """Return the chat, added when new; an inactive one becomes active again."""
        ...

    async def get(self, chat_id: UUID) -> Chat | None: ...
    async def by_telegram_id(self, telegram_id: int) -> Chat | None: ...
    async def set_language(self, chat_id: UUID, language: str) -> None: ...
    async def set_settings(self, chat_id: UUID, settings: ChatSettings) -> None: ...
    async def set_active(self, chat_id: UUID, active: bool) -> None: ...
    async def migrate(self, old_telegram_id: int, new_telegram_id: int) -> None:
        """A group became a supergroup: keep its row, and what was sent to it, under the new id.

        A row that the supergroup already has is merged into the older one.
        """
        ...


class ProjectRepository(Protocol):
    """Submitted videos."""

    async def add(self, project: Project) -> None: ...
    async def get(self, project_id: UUID) -> Project | None: ...
    async def open_in_chat(self, chat_id: UUID) -> Sequence[Project]:
        """Projects received or processing in this chat, newest first."""
        ...

    async def recent_in_chat(self, chat_id: UUID, limit: int) -> Sequence[Project]: ...
    async def set_facts(self, project_id: UUID, duration_ms: int, language: str | None) -> None:
        """Store what was learned of the source; None leaves the language as it is."""
        ...

    async def move(
        self,
        project_id: UUID,
        to: ProjectStatus,
        *,
        only_from: Sequence[ProjectStatus],
        error: ErrorNote | None = None,
    ) -> bool:
        """Change the status when it is one of `only_from`; say whether it was."""
        ...


class ArtifactRepository(Protocol):
    """Stored files."""

    async def put(self, artifact: Artifact) -> None:
        """Add, or replace the one of the same project, clip and type, its id included."""
        ...

    async def find(
        self, project_id: UUID, type_: ArtifactType, clip_id: UUID | None = None
    ) -> Artifact | None: ...


class ClipRepository(Protocol):
    """Clips."""

    async def add_all(self, clips: Sequence[Clip]) -> None: ...
    async def get(self, clip_id: UUID) -> Clip | None: ...
    async def of_project(self, project_id: UUID) -> Sequence[Clip]:
        """Clips of a project, by position."""
        ...

    async def of_projects(self, project_ids: Collection[UUID]) -> Sequence[Clip]:
        """Clips of all these projects, by project and position."""
        ...

    async def move(self, clip_id: UUID, to: ClipStatus, *, only_from: Sequence[ClipStatus]) -> bool:
        """Change the status when it is one of `only_from`; say whether it was."""
        ...

    async def judged_in_chat(
        self, chat_id: UUID, limit: int, *, but_not: UUID
    ) -> Sequence[Judgement]:
        """What people of this chat decided about suggestions, newest first; those of the project
        `but_not` left out."""
        ...

    async def suggested_before(
        self, chat_id: UUID, sha256: str, *, but_not: UUID
    ) -> Sequence[Span]:
        """Stretches suggested to this chat from the source file of this hash, whatever became of
        them; those of the project `but_not`, and of projects that failed before people saw them,
        left out."""
        ...

    async def said_before(self, chat_id: UUID, limit: int, *, but_not: UUID) -> Sequence[str]:
        """Words of the newest clips suggested to this chat, newest first; the same left out."""
        ...

    async def change(self, clip_id: UUID, title: str, span: Span, meta: ClipMeta) -> None:
        """Give a clip another title or other cuts."""
        ...

    async def set_error(self, clip_id: UUID, key: str | None) -> None: ...
    async def set_meta(self, clip_id: UUID, meta: ClipMeta) -> None: ...


class JobRepository(Protocol):
    """Jobs: every change is a compare-and-set that tells whether it took."""

    async def add(self, job: Job) -> None: ...
    async def get(self, job_id: UUID) -> Job | None: ...
    async def find(self, type_: Stage, project_id: UUID, clip_id: UUID | None = None) -> Job | None:
        """The newest job of this type for the project, or for the clip."""
        ...

    async def of_project(self, project_id: UUID) -> Sequence[Job]: ...
    async def claim(self, job_id: UUID, attempt: int, worker_id: str, now: datetime) -> Job | None:
        """Take a queued job whose attempt count is `attempt`: running, attempt + 1.

        None when somebody else was faster, or it is over.
        """
        ...

    async def beat(
        self, job_id: UUID, attempt: int, worker_id: str, progress: float, now: datetime
    ) -> bool:
        """Heartbeat; False when the job is no longer ours (cancelled, taken over)."""
        ...

    async def finish(self, job_id: UUID, attempt: int, cost_usd: Decimal, now: datetime) -> bool:
        """running -> done; adds the cost."""
        ...

    async def retry(
        self, job_id: UUID, attempt: int, run_after: datetime, error: str, cost_usd: Decimal
    ) -> bool:
        """running -> queued, to run at `run_after`; `enqueued_at` is cleared, the cost added."""
        ...

    async def fail(
        self, job_id: UUID, attempt: int, error: str, cost_usd: Decimal, now: datetime
    ) -> bool:
        """running -> failed for good; adds the cost."""
        ...

    async def spend(self, job_id: UUID, cost_usd: Decimal) -> None:
        """Add the cost of an attempt that ended without a word in the row (cancelled, taken over,
        released): money is spent whatever became of the work."""
        ...

    async def release(self, job_id: UUID, attempt: int) -> bool:
        """running -> queued as if it had not been claimed (the worker is shutting down): the
        attempt count is again what the queue knows the job by, `enqueued_at` is cleared."""
        ...

    async def mark_enqueued(self, job_id: UUID, attempt: int, now: datetime) -> None: ...
    async def cancel_all(self, project_id: UUID, now: datetime, *, clips_only: bool = False) -> int:
        """Cancel every queued or running job of a project, or only those of its clips; one that
        follows a job finishing at this moment included. Return how many."""
        ...

    async def lost(self, silent_since: datetime) -> Sequence[Job]:
        """Running jobs whose heartbeat is older than `silent_since`."""
        ...

    async def give_back(self, job_id: UUID, attempt: int, silent_since: datetime) -> bool:
        """running -> queued for a lost job; the claim stays counted, `enqueued_at` is cleared."""
        ...

    async def never_enqueued(self, now: datetime, committed_before: datetime) -> Sequence[Job]:
        """Queued jobs made before `committed_before` that nobody enqueued, and that may run
        within a minute of `now`, oldest first."""
        ...

    async def waiting_long(self, now: datetime, enqueued_before: datetime) -> Sequence[Job]:
        """Queued jobs that were enqueued before `enqueued_before` and may run now, oldest first:
        either the queue is long, or it has lost them."""
        ...

    async def waiting_ahead(self, job: Job, lane: Lane) -> int:
        """How many queued or running jobs of the lane were made before this one; those beside the
        way do not count."""
        ...

    async def seconds_per_media_second(self, type_: Stage, last: int = 20) -> float | None:
        """Median speed of the newest finished jobs of a type; None without history.

        The media length is the project's for project stages, the clip's for clip stages.
        """
        ...


class MessageRepository(Protocol):
    """Messages of ours in chats (the view's own memory)."""

    async def find(self, subject_id: UUID, role: MessageRole) -> SentMessage | None: ...
    async def at(self, chat_telegram_id: int, message_id: int) -> SentMessage | None:
        """What is known of this message of a chat; None for one that is not ours."""
        ...

    async def put(self, message: SentMessage) -> None: ...


class DeliveryRepository(Protocol):
    """Shorts on their way."""

    async def find(self, clip_id: UUID, chat_telegram_id: int) -> Delivery | None: ...
    async def at(self, chat_telegram_id: int, message_id: int) -> Delivery | None:
        """The short that this message of a chat carries."""
        ...

    async def put(self, delivery: Delivery) -> None: ...


class PostRepository(Protocol):
    """Posts to channels."""

    async def add(self, post: Post) -> None: ...
    async def get(self, post_id: UUID) -> Post | None: ...


class PresetRepository(Protocol):
    """Caption styles."""

    async def by_name(self, name: str, owner_id: UUID | None) -> CaptionPreset | None:
        """The owner's preset of that name, else the system's. `owner_id` is a user's id."""
        ...

    async def available_to(self, owner_id: UUID | None) -> Sequence[CaptionPreset]:
        """The system's presets, then the owner's, which hide the system's of the same name."""
        ...


class ChargeRepository(Protocol):
    """The ledger."""

    async def add(self, charge: Charge) -> None:
        """Add; the same charge twice counts once."""
        ...

    async def of_project(self, project_id: UUID) -> Sequence[Charge]:
        """Charges of a project, oldest first."""
        ...


class DetectionRepository(Protocol):
    """Searches for moments, and what they came to."""

    async def put(self, detection: Detection) -> None:
        """Add, or replace the one of the same project and arm."""
        ...

    async def of_project(self, project_id: UUID) -> Sequence[Detection]: ...
    async def compared(self, limit: int) -> Sequence[tuple[Detection, Detection]]:
        """Pairs of (main, shadow) of the newest projects that have both, newest first."""
        ...


class SearchRepository(Protocol):
    """Searches of people for a moment."""

    async def add(self, search: MomentSearch) -> None: ...
    async def get(self, job_id: UUID) -> MomentSearch | None: ...
    async def asked_in(self, chat_id: UUID, message_id: int) -> MomentSearch | None:
        """The search that this message of a chat asked for."""
        ...
