import asyncio

import pytest

from core.tasks import to_the_end


async def test_the_result_and_the_error_are_passed_on() -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    assert await to_the_end(asyncio.sleep(0, "done")) == "done"
    with pytest.raises(ZeroDivisionError):
        await to_the_end(fail())


@pytest.mark.parametrize("fails", [False, True])
async def test_work_once_begun_ends_before_its_caller_is_cancelled(fails: bool) -> None:
    begun, go_on, ended = asyncio.Event(), asyncio.Event(), False

    async def work() -> None:
        nonlocal ended
        begun.set()
        await go_on.wait()
        ended = True
        if fails:
            raise ZeroDivisionError

    caller = asyncio.get_running_loop().create_task(to_the_end(work()))
    await begun.wait()
    for _ in range(2):
        caller.cancel()
        await asyncio.sleep(0)
        assert not caller.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert ended


async def test_a_time_limit_still_holds() -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await to_the_end(asyncio.sleep(0.05))
