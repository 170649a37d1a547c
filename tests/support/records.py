"""Records to store in tests, and a project with everything around it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from core.domain.ids import new_id
from core.domain.media import MediaFacts
from core.domain.pipeline import Stage
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipMeta, ClipSource, ClipStatus
from core.domain.records.detection import Arm, Detection, Suggestion
from core.domain.records.job import Job, JobState
from core.domain.records.people import Chat, ChatKind, User
from core.domain.records.project import Project, ProjectStatus, SourceKind, SourceRef
from core.domain.spans import Span
from core.ports.uow import UnitOfWork, UnitOfWorkFactory

NOON = datetime(2026, 5, 17, 12, 0, 0, 123456, tzinfo=UTC)
SECOND = timedelta(seconds=1)

# Larger than 2**33: telegram's ids do not fit 32 bits.
PERSON = 8_589_934_593
GROUP = -1_002_147_483_649

FACTS = MediaFacts(
    width=1920,
    height=1080,
    fps=29.97,
    variable_fps=False,
    duration_ms=120_000,
    start_offset_ms=33,
    rotation=0,
    video_codec="h264",
    audio_codec=None,
    bytes=5_000_000_000,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A project of somebody in a chat, its source file, and its clips."""

    user: User
    chat: Chat
    project: Project
    source: Artifact
    clips: tuple[Clip, ...]


async def set_scene(uow: UnitOfWorkFactory, *, clips: int = 2) -> Scene:
    """Store a whole project."""
    async with uow() as work:
        scene = await add_scene(work, clips=clips)
        await work.commit()
    return scene


async def add_scene(work: UnitOfWork, *, clips: int = 2) -> Scene:
    """Add a whole project to a transaction."""
    user = await work.users.ensure(PERSON, "Аня", "ru")
    chat = await work.chats.ensure(GROUP, ChatKind.SUPERGROUP, "Подкаст")
    project = a_project(chat, user)
    source = an_artifact(project.id)
    made = tuple(a_clip(source, position=place) for place in range(1, clips + 1))
    await work.projects.add(project)
    await work.artifacts.put(source)
    await work.clips.add_all(made)
    return Scene(user, chat, project, source, made)


def a_project(
    chat: Chat,
    user: User,
    *,
    status: ProjectStatus = ProjectStatus.RECEIVED,
    created_at: datetime = NOON,
) -> Project:
    return Project(
        id=new_id(),
        chat_id=chat.id,
        user_id=user.id,
        source=SourceRef(SourceKind.TELEGRAM, "BAACAgIAAx", name="беседа.mp4", bytes=5_000_000_000),
        thread_id=77,
        language=None,
        duration_ms=None,
        status=status,
        error=None,
        created_at=created_at,
        updated_at=created_at,
    )


def an_artifact(
    project_id: UUID,
    type_: ArtifactType = ArtifactType.SOURCE_VIDEO,
    clip_id: UUID | None = None,
    key: str = "projects/1/source.mp4",
) -> Artifact:
    return Artifact(
        id=new_id(),
        project_id=project_id,
        clip_id=clip_id,
        type=type_,
        key=key,
        sha256="ab" * 32,
        bytes=5_000_000_000,
        facts=FACTS,
        engine=None,
        created_at=NOON,
    )


def a_clip(source: Artifact, *, position: int = 1, seconds: int = 30) -> Clip:
    return Clip(
        id=new_id(),
        project_id=source.project_id,
        source_file_id=source.id,
        position=position,
        title="Зачем «мы» здесь — 🎬",
        span=Span(1_500, 1_500 + seconds * 1_000),
        score=87,
        source_type=ClipSource.VIRAL_DETECTED,
        status=ClipStatus.PENDING,
        error=None,
        meta=ClipMeta(reason="спор", subscores={"hook": 9, "flow": 7}, tags=("a", "б")),
        created_at=NOON,
        updated_at=NOON,
    )


def a_detection(project: Project, arm: Arm, *spans: Span) -> Detection:
    return Detection(
        id=new_id(),
        project_id=project.id,
        arm=arm,
        provider="gigachat",
        prompt_version="v1",
        found_by="gigachat/GigaChat-2-Pro",
        suggestions=tuple(Suggestion(span, f"Момент «{span.start_ms}»", 80) for span in spans),
        calls=3,
        tokens=12_345,
        cost_usd=Decimal("0.012345678"),
        seconds=4.5,
        error=None,
        created_at=NOON,
    )


def a_job(
    project: Project,
    type_: Stage = Stage.INGEST,
    *,
    clip: Clip | None = None,
    created_at: datetime = NOON,
) -> Job:
    return Job(
        id=new_id(),
        project_id=project.id,
        clip_id=clip.id if clip else None,
        type=type_,
        state=JobState.QUEUED,
        attempt=0,
        progress=0.0,
        worker_id=None,
        heartbeat_at=None,
        run_after=None,
        enqueued_at=None,
        started_at=None,
        finished_at=None,
        cost_usd=Decimal(0),
        error=None,
        created_at=created_at,
    )
