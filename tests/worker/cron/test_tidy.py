"""Erasing what has been kept long enough."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.errors import SourceGoneError, StorageError
from core.domain.keys import artifact_key
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import JobState
from core.domain.records.people import ChatSettings
from core.domain.records.project import ProjectStatus
from core.domain.retention import RetentionRules
from tests.support.recording_chat import RecordingChat
from tests.worker.bench import Bench, TroubledDatabase, do_nothing
from worker.cron.tidy import tidy

RULES = RetentionRules(works_days=90, source_days=14)


async def a_finished_work(bench: Bench) -> tuple[Clip, str, str]:
    """A project whose review is over, with its source and one short in the object store."""
    (clip,) = await bench.clips(ClipStatus.EXPORTED)
    key = artifact_key(clip.project_id, ArtifactType.SOURCE_VIDEO)
    short = artifact_key(clip.project_id, ArtifactType.VERTICAL_VIDEO, clip.id)
    async with bench.uow() as uow:
        source = await uow.artifacts.find(clip.project_id, ArtifactType.SOURCE_VIDEO)
        assert source is not None
        await uow.artifacts.put(replace(source, key=key))
        await uow.projects.move(
            clip.project_id, ProjectStatus.DONE, only_from=[ProjectStatus.IN_REVIEW]
        )
        await uow.commit()
    for each in (key, short):
        await bench.context.objects.write(each, b"film")
    return clip, key, short


async def test_a_source_goes_first_and_then_the_work(bench: Bench, chat: RecordingChat) -> None:
    clip, source, short = await a_finished_work(bench)
    objects, now = bench.context.objects, utc_now()
    await tidy(bench.context, RULES, now + timedelta(days=13))
    assert await objects.exists(source)

    await tidy(bench.context, RULES, now + timedelta(days=15))
    assert await objects.exists(source), "a job that runs at this moment may still read it"
    await tidy(bench.context, RULES, now + timedelta(days=15, hours=2))
    assert not await objects.exists(source)
    assert await objects.exists(short)

    job = await bench.job(Stage.FACE_DETECT, of=clip)
    await bench.runner(do_nothing).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.FAILED
    assert (await bench.stored(job)).error == SourceGoneError.key

    await tidy(bench.context, RULES, now + timedelta(days=92))
    async with bench.uow() as uow:
        assert await uow.projects.get(clip.project_id) is None
        assert await uow.clips.get(clip.id) is None
    assert not await objects.exists(short)


async def test_a_chat_may_choose_its_own_days(bench: Bench) -> None:
    clip, _, short = await a_finished_work(bench)
    project = await bench.stored_project(clip.project_id)
    async with bench.uow() as uow:
        await uow.chats.set_settings(project.chat_id, ChatSettings(retention_days=7))
        await uow.commit()
    await tidy(bench.context, RetentionRules(None, None), utc_now() + timedelta(days=8))
    assert not await bench.context.objects.exists(short)
    async with bench.uow() as uow:
        assert await uow.projects.get(clip.project_id) is None


async def test_objects_are_deleted_in_the_end_whatever_comes_between(
    bench: Bench, database: TroubledDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip, _, short = await a_finished_work(bench)
    later = utc_now() + timedelta(days=91)

    async def away(_prefix: str) -> int:
        raise StorageError("the store is away")

    with monkeypatch.context() as broken:
        broken.setattr(bench.context.objects, "delete_prefix", away)
        await tidy(bench.context, RULES, later)
    async with bench.uow() as uow:
        assert await uow.projects.get(clip.project_id) is None
    assert await bench.context.objects.exists(short)

    database.silent_commits = 1  # the worker dies with the answer of a commit
    with pytest.raises(StorageError):
        await tidy(bench.context, RULES, later)
    await tidy(bench.context, RULES, later)
    assert not await bench.context.objects.exists(short)
    async with bench.uow() as uow:
        assert await uow.discards.due(later + timedelta(days=9), 9) == []
