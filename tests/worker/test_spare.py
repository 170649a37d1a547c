"""Spare jobs: done when there is nothing else to do, never in the way of what there is."""

from dataclasses import replace
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.pipeline import Lane, Stage
from core.domain.records.clip import ClipStatus
from core.domain.records.job import Job, JobState
from core.services.jobs import queued_job
from core.settings import QueueSettings
from tests.support.waiting import until
from tests.worker.at_work import Witness, at_work, every_stage, over
from tests.worker.bench import BEAT_S, PREFIX, Bench
from worker import arq_worker
from worker.making_way import delays


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arq_worker, "POLL_EVERY_S", 0.02)


@pytest.fixture
def settings(redis_url: str) -> QueueSettings:
    return QueueSettings(
        redis_url=redis_url,
        queue_prefix=PREFIX,
        heartbeat_s=BEAT_S,
        lost_after_s=1.0,
        reap_every_s=0.1,
        light_jobs=4,
        heavy_jobs=1,
    )


async def test_real_work_goes_first_and_spare_work_follows_in_order(
    arq_bench: Bench, settings: QueueSettings
) -> None:
    witness = Witness()
    clips = await arq_bench.clips(ClipStatus.PENDING, 3)
    ahead = [await arq_bench.job(Stage.LOOK_AHEAD, of=clip) for clip in clips[1:]]
    real = await arq_bench.job(Stage.FACE_DETECT, of=clips[0])
    await arq_bench.context.hand_over(*ahead, real)
    async with at_work(arq_bench, settings, every_stage(witness), Lane.HEAVY):
        await over(arq_bench, ahead)
    assert witness.began == [
        (clips[0].id, Stage.FACE_DETECT),
        (clips[0].id, Stage.ASPECT_CONVERT),
        (clips[1].id, Stage.LOOK_AHEAD),
        (clips[2].id, Stage.LOOK_AHEAD),
    ]


async def test_real_work_does_not_wait_for_a_slot_that_spare_work_has(
    arq_bench: Bench, settings: QueueSettings
) -> None:
    witness = Witness()
    witness.go.clear()
    clip, other = await arq_bench.clips(ClipStatus.PENDING, 2)
    await arq_bench.job(Stage.LOOK_AHEAD, of=clip)
    async with at_work(arq_bench, settings, every_stage(witness), Lane.HEAVY):

        async def began(count: int) -> bool:
            return len(witness.began) == count

        await until(lambda: began(1))
        real = await arq_bench.job(Stage.FACE_DETECT, of=other)
        await arq_bench.context.hand_over(real)
        await until(lambda: began(2))
        witness.go.set()
        await over(arq_bench, [real])
    assert witness.began[:2] == [(clip.id, Stage.LOOK_AHEAD), (other.id, Stage.FACE_DETECT)]


def test_what_runs_goes_before_what_waits_and_the_own_clip_is_not_delayed() -> None:
    project, mine, other = new_id(), new_id(), new_id()
    spare = queued_job(Stage.LOOK_AHEAD, project, mine)

    def job(clip_id: UUID, state: JobState) -> Job:
        return replace(queued_job(Stage.FACE_DETECT, project, clip_id), state=state)

    waits, runs = JobState.QUEUED, JobState.RUNNING
    assert not delays(spare, [])
    assert delays(spare, [job(other, waits)])
    assert not delays(spare, [job(mine, waits), job(other, waits)])
    assert delays(spare, [job(other, waits), job(mine, waits)])
    assert not delays(spare, [job(other, waits), job(mine, runs)])
    assert delays(spare, [job(mine, waits), job(other, runs)])
