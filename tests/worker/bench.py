"""A worker's collaborators for tests, and shorthands around its records."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.errors import StorageError
from core.domain.ids import new_id
from core.domain.pipeline import Lane, Stage
from core.domain.plans import Admission, PlanLimits
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job
from core.domain.records.people import ChatKind
from core.domain.records.project import Project, ProjectStatus
from core.engines.transcription.choice import Transcribers
from core.media.tools import FfmpegTools
from core.ports.chat import ChatView
from core.ports.queue import JobQueue
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.channel_access import ChannelAccess
from core.services.jobs import HandOver, queued_job
from core.services.progress_estimate import EstimateProgress
from core.stages.detect import load_prompt
from core.stages.detect.material import Tuning
from core.storage.objects.folder import FolderStore
from tests.factories import follow
from tests.support.announcer import SilentAnnouncer
from tests.support.chat import Admins
from tests.support.engines import DictatedTranscriber, FileFetcher, FilmRenderer, OneFace
from tests.support.records import a_clip, a_project, an_artifact
from worker.context import Handlers, JobHandler, JobRun, WorkerContext
from worker.retry import Backoff
from worker.runner import Runner

PREFIX = "test"
BEAT_S = 0.05
HASTY = Backoff(first=timedelta(milliseconds=20), growth=2, longest=timedelta(seconds=1))


def make_context(
    uow: UnitOfWorkFactory, queue: JobQueue, chat: ChatView, folder: Path, **changes: object
) -> WorkerContext:
    """Return a context on the real database and object store, with the engines of the tests."""
    objects = FolderStore(folder / "objects")
    nothing = folder / "nothing"
    context = WorkerContext(
        uow=uow,
        hand_over=HandOver(uow, queue),
        estimate=EstimateProgress(uow, {Lane.LIGHT: 8, Lane.HEAVY: 1}),
        objects=objects,
        chat=chat,
        announcer=SilentAnnouncer(),
        channels=ChannelAccess(uow, Admins(posters=frozenset({4242}))),
        fetcher=FileFetcher(nothing),
        tools=FfmpegTools(),
        transcribers=Transcribers([DictatedTranscriber(follow([(0, "Слово.", 0)]))]),
        model=None,
        prompt=load_prompt("v1"),
        tuning=Tuning(),
        shadow=None,
        faces=OneFace(),
        renderer=FilmRenderer(objects, nothing, nothing),
        limits=PlanLimits(),
        admission=Admission(),
        max_upload_bytes=50 * 2**20,
        look_ahead=0,
        scratch=folder / "scratch",
        worker_id=f"test:{new_id().hex[-8:]}",
    )
    return replace(context, **changes)  # type: ignore[arg-type]


class TroubledDatabase:
    """A UnitOfWorkFactory in front of another.

    `away` transactions fail before they begin, `bugs` as nobody expected; `silent_commits` are
    made, but the answer is lost.
    """

    def __init__(self, uow: UnitOfWorkFactory) -> None:
        self._uow = uow
        self.away = 0
        self.bugs = 0
        self.silent_commits = 0

    def __call__(self, *, reading: bool = False) -> UnitOfWork:
        return _TroubledUnit(self, self._uow(reading=reading))  # type: ignore[return-value]


class _TroubledUnit:
    def __init__(self, database: TroubledDatabase, inner: UnitOfWork) -> None:
        self._database = database
        self._inner = inner

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    async def __aenter__(self) -> Self:
        if self._database.away:
            self._database.away -= 1
            raise StorageError("the database is away")
        if self._database.bugs:
            self._database.bugs -= 1
            raise RuntimeError("a bug")
        await self._inner.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._inner.__aexit__(kind, error, trace)

    async def commit(self) -> None:
        await self._inner.commit()
        if self._database.silent_commits:
            self._database.silent_commits -= 1
            raise StorageError("the connection broke")


@dataclass
class Bench:
    """`context` is the worker's; `uow` is the test's own way to the database."""

    context: WorkerContext
    uow: UnitOfWorkFactory

    def runner(
        self, handler: JobHandler, backoff: Backoff = HASTY, beat_s: float = BEAT_S
    ) -> Runner:
        """A runner that does every stage with the same handler."""
        handlers: Handlers = dict.fromkeys(Stage, handler)
        return Runner(self.context, handlers, beat_s, backoff)

    async def project(self, status: ProjectStatus = ProjectStatus.PROCESSING) -> Project:
        async with self.uow() as uow:
            user = await uow.users.ensure(4242, "Мария", "ru")
            chat = await uow.chats.ensure(4242, ChatKind.PRIVATE, "Мария")
            project = a_project(chat, user, status=status, created_at=utc_now())
            await uow.projects.add(project)
            await uow.commit()
        return project

    async def clips(self, status: ClipStatus = ClipStatus.APPROVED, count: int = 1) -> list[Clip]:
        """Add a project in review with clips in this status."""
        project = await self.project(ProjectStatus.IN_REVIEW)
        source = an_artifact(project.id)
        clips = [
            replace(a_clip(source, position=place), status=status) for place in range(1, count + 1)
        ]
        async with self.uow() as uow:
            await uow.artifacts.put(source)
            await uow.clips.add_all(clips)
            await uow.commit()
        return clips

    async def job(
        self,
        type_: Stage = Stage.INGEST,
        *,
        of: Project | Clip | None = None,
        made: datetime | None = None,
        enqueued: datetime | None = None,
    ) -> Job:
        """Add a queued job that the queue does not know."""
        subject = of or await self.project()
        project_id = subject.project_id if isinstance(subject, Clip) else subject.id
        clip_id = subject.id if isinstance(subject, Clip) else None
        job = queued_job(type_, project_id, clip_id, now=made)
        async with self.uow() as uow:
            await uow.jobs.add(replace(job, enqueued_at=enqueued))
            await uow.commit()
        return job

    async def claimed(self, job: Job, *, times: int = 1, beat: datetime | None = None) -> Job:
        """Let somebody else take the job for the `times`th time and beat last at `beat`."""
        now = beat or utc_now()
        for attempt in range(times):
            async with self.uow() as uow:
                taken = await uow.jobs.claim(job.id, attempt, "somebody", now)
                if attempt + 1 < times:
                    await uow.jobs.give_back(job.id, attempt + 1, now + timedelta(seconds=1))
                await uow.commit()
            assert taken is not None
        return await self.stored(job)

    async def stored(self, job: Job) -> Job:
        async with self.uow() as uow:
            found = await uow.jobs.get(job.id)
        assert found is not None
        return found

    async def jobs(self, project_id: UUID) -> list[Job]:
        async with self.uow() as uow:
            return list(await uow.jobs.of_project(project_id))

    async def stored_project(self, project_id: UUID) -> Project:
        async with self.uow() as uow:
            found = await uow.projects.get(project_id)
        assert found is not None
        return found

    async def stored_clip(self, clip: Clip) -> Clip:
        async with self.uow() as uow:
            found = await uow.clips.get(clip.id)
        assert found is not None
        return found


async def do_nothing(context: WorkerContext, run: JobRun) -> None:
    """A job that is done at once."""


def failing(*errors: Exception) -> JobHandler:
    """A job that fails with these errors, one attempt after the other, then is done."""
    left = list(errors)

    async def handler(context: WorkerContext, run: JobRun) -> None:
        if left:
            raise left.pop(0)

    return handler


def counting(handler: Callable[[JobRun], Awaitable[None]]) -> tuple[JobHandler, list[JobRun]]:
    """Return a job that writes down its runs before it does what `handler` does."""
    runs: list[JobRun] = []

    async def counted(context: WorkerContext, run: JobRun) -> None:
        runs.append(run)
        await handler(run)

    return counted, runs
