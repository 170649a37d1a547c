"""Films to work on, and a run of a single stage."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.document import Document
from core.domain.media import MediaFacts
from core.domain.pipeline import Stage
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import Project, ProjectStatus
from core.engines.transcription.choice import Transcribers
from core.media.tools import FfmpegTools
from core.ports.progress import ignore_progress
from core.services.addressing import address_of_project
from tests.factories import follow
from tests.support.engines import DictatedTranscriber, FileFetcher, FilmRenderer
from tests.support.media import make
from tests.support.records import a_clip
from tests.worker.bench import Bench
from worker.artifacts import keep_file
from worker.context import JobHandler, JobRun, Meter, WorkerContext
from worker.jobs.transcribe import run_transcribe


@pytest.fixture(scope="session")
def talk_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """40 s of picture with a tone."""
    return make(
        tmp_path_factory.mktemp("films") / "talk.mp4",
        *("-f", "lavfi", "-i", "testsrc=s=320x180:r=5:d=40"),
        *("-f", "lavfi", "-i", "sine=d=40"),
        *("-pix_fmt", "yuv420p", "-preset", "ultrafast", "-shortest"),
    )


@pytest.fixture(scope="session")
def taken_in(talk_film: Path) -> "Ingested":
    """What INGEST finds out about the talk, and its sound."""

    async def look() -> Ingested:
        tools, sound = FfmpegTools(), talk_film.with_name("sound.ogg")
        facts = await tools.probe(talk_film)
        await tools.extract_audio(talk_film, facts, sound, ignore_progress)
        return facts, sound

    return asyncio.run(look())


@pytest.fixture(scope="session")
def short_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = ("-f", "lavfi", "-i", "testsrc=s=1080x1920:r=5:d=1")
    out = tmp_path_factory.mktemp("films") / "short.mp4"
    return make(out, *source, "-pix_fmt", "yuv420p", "-preset", "ultrafast")


@pytest.fixture(scope="session")
def cover(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = ("-f", "lavfi", "-i", "testsrc=s=108x192:r=5:d=1")
    return make(tmp_path_factory.mktemp("films") / "cover.jpg", *source, "-frames:v", "1")


@pytest.fixture(scope="session")
def interview() -> Document:
    """Two subjects in eleven sentences, about 35 s."""
    return follow(
        [
            (0, "Почему люди бросают учёбу уже на второй неделе?", 500),
            (1, "Потому что ждут быстрого результата.", 250),
            (1, "А результат приходит только через три месяца.", 250),
            (1, "Мы проверили это на тысяче студентов.", 250),
            (1, "Дошли до конца только сорок человек.", 1800),
            (0, "Как ты сам учил английский?", 500),
            (1, "Я каждый день смотрел один и тот же сериал.", 250),
            (1, "Сначала не понимал вообще ничего.", 250),
            (1, "Он шёл без субтитров.", 250),
            (1, "Через год я переводил его маме с листа.", 250),
            (1, "Это был лучший учитель в моей жизни!", 400),
        ]
    )


@pytest.fixture
def stage(
    bench: Bench, talk_film: Path, short_film: Path, cover: Path, interview: Document
) -> "StageBench":
    """A worker with the engines of the tests on these films."""
    context = replace(
        bench.context,
        fetcher=FileFetcher(talk_film),
        transcribers=Transcribers([DictatedTranscriber(interview)]),
        renderer=FilmRenderer(bench.context.objects, short_film, cover),
    )
    return StageBench(Bench(context, bench.uow))


class StageBench:
    """Runs handlers one by one, each attempt on what the database says then."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.runs: list[JobRun] = []

    def use(self, **engines: object) -> None:
        """Exchange engines of the context."""
        self.bench.context = replace(self.bench.context, **engines)  # type: ignore[arg-type]

    async def attempt(
        self, type_: Stage, handler: JobHandler, of: Project | Clip, number: int = 1
    ) -> JobRun:
        """Run a handler as the given attempt at a new job; return the run."""
        bench = self.bench
        job = replace(await bench.job(type_, of=of), attempt=number)
        project = await bench.stored_project(job.project_id)
        async with bench.uow() as uow:
            to = await address_of_project(uow, project)
        clip = await bench.stored_clip(of) if isinstance(of, Clip) else None
        scratch = bench.context.scratch / f"job-{len(self.runs)}"
        scratch.mkdir(parents=True)
        run = JobRun(job, project, clip, to, scratch, Meter())
        self.runs.append(run)
        await handler(bench.context, run)
        return run

    async def artifact(
        self, project: Project, type_: ArtifactType, clip: Clip | None = None
    ) -> Artifact | None:
        async with self.bench.uow() as uow:
            return await uow.artifacts.find(project.id, type_, clip.id if clip else None)

    async def content(self, artifact: Artifact | None) -> bytes:
        assert artifact is not None
        return await self.bench.context.objects.read(artifact.key)


Ingested = tuple[MediaFacts, Path]
Prepare = Callable[[Stage], Awaitable[Project]]


@pytest.fixture
def ready_for(stage: StageBench, talk_film: Path, taken_in: Ingested) -> Prepare:
    """Return a project with everything that comes before a stage."""

    async def prepare(type_: Stage) -> Project:
        project = await stage.bench.project()
        facts, sound = taken_in

        async def ingested(context: WorkerContext, run: JobRun) -> None:
            await keep_file(context, run, ArtifactType.SOURCE_VIDEO, talk_film, facts=facts)
            await keep_file(context, run, ArtifactType.AUDIO, sound)
            async with context.uow() as uow:
                await uow.projects.set_facts(project.id, facts.duration_ms, None)
                await uow.commit()

        await stage.attempt(Stage.INGEST, ingested, project)
        if type_ is not Stage.TRANSCRIBE:
            await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
        return await stage.bench.stored_project(project.id)

    return prepare


@pytest.fixture
async def approved(stage: StageBench, ready_for: Prepare) -> Clip:
    """A clip that somebody wants, in a project with everything that a short is made of."""
    project = await ready_for(Stage.VIRAL_DETECT)
    source = await stage.artifact(project, ArtifactType.SOURCE_VIDEO)
    assert source is not None
    clip = replace(a_clip(source, seconds=20), status=ClipStatus.APPROVED)
    async with stage.bench.uow() as uow:
        await uow.clips.add_all([clip])
        processing = (ProjectStatus.PROCESSING,)
        await uow.projects.move(project.id, ProjectStatus.IN_REVIEW, only_from=processing)
        await uow.commit()
    return clip
