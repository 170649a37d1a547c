"""The beat of a running job, and the news it carries."""

import pytest

from core.domain.clock import utc_now
from core.domain.errors import ChatUnreachableError, EngineUnavailableError
from core.domain.records.job import JobState
from tests.support.recording_chat import RecordingChat
from tests.support.waiting import until
from tests.worker.bench import Bench, TroubledDatabase
from worker import heartbeat
from worker.context import JobHandler, JobRun, WorkerContext


@pytest.fixture(autouse=True)
def talkative(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "NEWS_EVERY_S", 0.01)


async def until_it_beats(bench: Bench, run: JobRun) -> None:
    """Wait for a sign of life that is younger than this call."""
    asked = utc_now()

    async def beats() -> bool:
        last = (await bench.stored(run.job)).heartbeat_at
        return last is not None and last > asked

    await until(beats)


def beating(bench: Bench) -> JobHandler:
    """A job that ends after it was heard of again."""

    async def handler(context: WorkerContext, run: JobRun) -> None:
        await until_it_beats(bench, run)
        await until_it_beats(bench, run)

    return handler


async def done(bench: Bench, handler: JobHandler) -> None:
    job = await bench.job()
    await bench.runner(handler).run(job.id, 0)
    assert (await bench.stored(job)).state is JobState.DONE


async def test_trouble_between_beats_does_not_end_them(
    bench: Bench, database: TroubledDatabase
) -> None:
    async def outlives_trouble(context: WorkerContext, run: JobRun) -> None:
        database.away = 5

        async def over() -> bool:
            return database.away == 0

        await until(over)
        await until_it_beats(bench, run)

    await done(bench, outlives_trouble)


async def test_not_even_a_bug_ends_them(bench: Bench, database: TroubledDatabase) -> None:
    async def survives(context: WorkerContext, run: JobRun) -> None:
        await until_it_beats(bench, run)
        database.bugs = 3

        async def over() -> bool:
            return database.bugs == 0

        await until(over)
        await until_it_beats(bench, run)

    await done(bench, survives)


async def test_a_chat_that_hangs_does_not_stop_the_beat(bench: Bench, chat: RecordingChat) -> None:
    chat.hanging = {"show_progress"}
    await done(bench, beating(bench))
    assert chat.calls["show_progress"] == 1


@pytest.mark.parametrize("trouble", [EngineUnavailableError("502"), RuntimeError("bug")])
async def test_a_chat_in_trouble_is_told_again(
    bench: Bench, chat: RecordingChat, trouble: Exception
) -> None:
    chat.trouble["show_progress"] = [trouble] * 3

    async def tells_in_the_end(context: WorkerContext, run: JobRun) -> None:
        async def told() -> bool:
            return bool(chat.progress)

        await until(told)
        await until_it_beats(bench, run)

    await done(bench, tells_in_the_end)


async def test_a_chat_that_is_gone_is_not_asked_again_by_this_job(
    bench: Bench, chat: RecordingChat
) -> None:
    chat.always["show_progress"] = ChatUnreachableError("blocked")
    await done(bench, beating(bench))
    assert chat.calls["show_progress"] == 1
