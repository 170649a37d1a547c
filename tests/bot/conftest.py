"""A fake Telegram, a database, and small files to send."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.ports.uow import UnitOfWorkFactory
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.databases import migrated_database
from tests.support.render_service import StillService, still_service
from tests.support.telegram_bot import RunningBot, StageHand, connected, running_bot


@pytest.fixture
async def uow(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[UnitOfWorkFactory]:
    async with migrated_database("sqlite", request.config, tmp_path) as url:
        factory, aclose = create_unit_of_work_factory(DatabaseSettings(url=url))
        yield factory
        await aclose()


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(tg: FakeTelegram, uow: UnitOfWorkFactory) -> AsyncIterator[RunningBot]:
    """The bot, polling."""
    async with running_bot(tg, uow) as bot:
        yield bot


@pytest.fixture
async def renders(
    tg: FakeTelegram,
    uow: UnitOfWorkFactory,
    films: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[StillService]:
    """The bot, polling, beside a render service that draws stills."""
    storage = tmp_path / "objects"
    async with still_service(storage, (films / "frame.jpg").read_bytes()) as service:
        monkeypatch.setenv("REMOTION_SERVICE_URL", service.url)
        async with running_bot(tg, uow, storage=storage):
            yield service


@pytest.fixture
async def worker(tg: FakeTelegram, uow: UnitOfWorkFactory) -> AsyncIterator[StageHand]:
    """Somebody who does the workers' part, over a connection of its own."""
    async with connected(tg, uow) as telegram:
        yield StageHand(uow, telegram, tg)


@pytest.fixture
def maria(tg: FakeTelegram) -> FakeUser:
    return tg.user(4242, first_name="Мария", language_code="ru")


@pytest.fixture
def john(tg: FakeTelegram) -> FakeUser:
    return tg.user(4343, first_name="John", language_code="en-GB")


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `talk.mp4` (20 s), `short.mp4` (1080x1920), `cover.jpg` and `frame.jpg`."""
    folder = tmp_path_factory.mktemp("films")
    asyncio.run(_make_films(folder))
    return folder


async def _make_films(folder: Path) -> None:
    await _ffmpeg("testsrc=s=320x180:d=20:r=5", "-pix_fmt", "yuv420p", str(folder / "talk.mp4"))
    await _ffmpeg("testsrc=s=1080x1920:d=1", "-pix_fmt", "yuv420p", str(folder / "short.mp4"))
    await _ffmpeg("testsrc2=s=1080x1920", "-frames:v", "1", str(folder / "cover.jpg"))
    await _ffmpeg("testsrc2=s=1280x720", "-frames:v", "1", str(folder / "frame.jpg"))


async def _ffmpeg(source: str, *rest: str) -> None:
    command = ("ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, *rest)
    process = await asyncio.create_subprocess_exec(*command)
    assert await process.wait() == 0
