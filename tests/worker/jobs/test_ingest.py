"""INGEST: the source, its facts, its sound."""

import hashlib
import time
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.errors import StorageError, TooLongError
from core.domain.pipeline import Stage
from core.domain.plans import PlanLimits
from core.domain.records.artifact import ArtifactType
from core.domain.records.project import ProjectStatus
from core.ports.objects import ObjectStore
from core.storage.objects.folder import FolderStore
from tests.support.engines import FileFetcher
from tests.support.media import length_ms
from tests.support.recording_chat import RecordingChat
from tests.worker.jobs.conftest import StageBench
from worker.context import Fetching, JobRun, WorkerContext
from worker.jobs.ingest import run_ingest
from worker.news import tell_progress


class StoreWithoutSound(FolderStore):
    """An object store that loses its connection before it takes the sound."""

    async def put(self, key: str, path: Path) -> None:
        if key.endswith(".ogg"):
            raise StorageError("connection lost")
        await super().put(key, path)


async def test_the_source_and_its_sound_are_kept(stage: StageBench, talk_film: Path) -> None:
    project = await stage.bench.project(ProjectStatus.RECEIVED)
    run = await stage.attempt(Stage.INGEST, run_ingest, project)
    source = await stage.artifact(project, ArtifactType.SOURCE_VIDEO)
    audio = await stage.artifact(project, ArtifactType.AUDIO)
    assert source is not None
    assert source.facts is not None
    assert source.sha256 == hashlib.sha256(talk_film.read_bytes()).hexdigest()
    assert source.bytes == talk_film.stat().st_size
    assert (source.facts.width, source.facts.height, source.facts.duration_ms) == (320, 180, 40_000)
    assert await stage.content(source) == talk_film.read_bytes()
    assert audio is not None
    async with stage.bench.context.objects.local(audio.key) as path:
        assert abs(length_ms(path) - 40_000) < 100
    known = await stage.bench.stored_project(project.id)
    assert (known.status, known.duration_ms) == (ProjectStatus.PROCESSING, 40_000)
    assert run.meter.fraction == 1.0


async def test_another_attempt_finds_everything_there(stage: StageBench) -> None:
    fetcher = stage.bench.context.fetcher
    assert isinstance(fetcher, FileFetcher)
    project = await stage.bench.project()
    for number in (1, 2):
        await stage.attempt(Stage.INGEST, run_ingest, project, number)
    assert fetcher.fetched == 1


async def test_a_source_that_is_here_is_not_fetched_again(stage: StageBench) -> None:
    fetcher, good = stage.bench.context.fetcher, stage.bench.context.objects
    assert isinstance(fetcher, FileFetcher)
    assert isinstance(good, FolderStore)
    broken: ObjectStore = StoreWithoutSound(good._root)
    stage.use(objects=broken)
    project = await stage.bench.project()
    with pytest.raises(StorageError):
        await stage.attempt(Stage.INGEST, run_ingest, project)
    stage.use(objects=good)
    await stage.attempt(Stage.INGEST, run_ingest, project, 2)
    assert fetcher.fetched == 1
    assert await stage.artifact(project, ArtifactType.AUDIO) is not None
    assert (await stage.bench.stored_project(project.id)).duration_ms == 40_000


async def test_what_is_refused_leaves_nothing(stage: StageBench) -> None:
    stage.use(limits=replace(PlanLimits(), max_ms=30_000))
    project = await stage.bench.project()
    with pytest.raises(TooLongError):
        await stage.attempt(Stage.INGEST, run_ingest, project)
    assert await stage.artifact(project, ArtifactType.SOURCE_VIDEO) is None
    assert await stage.artifact(project, ArtifactType.AUDIO) is None


async def test_the_download_tells_how_far_and_how_fast_it_is(
    stage: StageBench, chat: RecordingChat
) -> None:
    project = await stage.bench.project(ProjectStatus.RECEIVED)
    folder = stage.bench.context.scratch / "download"
    folder.mkdir(parents=True)
    (folder / "part").write_bytes(b"x" * 6_000_000)

    async def half_way(context: WorkerContext, run: JobRun) -> None:
        ago = time.monotonic() - 3
        run.meter.fetching = Fetching(folder, 0.5, ago)
        await tell_progress(context, run)

    await stage.attempt(Stage.INGEST, half_way, project)
    download = chat.progress[-1][1].download
    assert download is not None
    assert download.fraction == 0.5
    assert download.bytes_per_s == pytest.approx(2_000_000, rel=0.2)
