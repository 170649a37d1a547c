"""Getting what was sent."""

from pathlib import Path

import pytest

from core.domain.errors import (
    EngineAuthError,
    EngineUnavailableError,
    EngineUnusableError,
    InputError,
    TooLargeError,
)
from core.domain.records.project import SourceKind, SourceRef
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, faults
from tests.support.telegram_bot import connected

SIZE = 3 * 2**20 + 17


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.bin"
    path.write_bytes(bytes(range(251)) * (SIZE // 251 + 1))
    return path


async def _sent(tg: FakeTelegram, film: Path) -> SourceRef:
    message = await tg.user(5).sends(document=film, file_name="film.mp4")
    assert message.document is not None
    size = message.document["file_size"]
    return SourceRef(SourceKind.TELEGRAM, message.file_id, "film.mp4", size)


async def test_downloaded_whole_with_progress(
    tg: FakeTelegram, uow: UnitOfWorkFactory, film: Path, tmp_path: Path
) -> None:
    source, steps = await _sent(tg, film), list[float]()
    async with connected(tg, uow) as telegram:
        await telegram.source.fetch(source, tmp_path / "got.mp4", steps.append)
    assert (tmp_path / "got.mp4").read_bytes() == film.read_bytes()
    assert steps == sorted(steps)
    assert steps[-1] == 1.0
    assert len(steps) > 2
    assert not list(tmp_path.glob("*.part"))


async def test_a_local_servers_file_is_linked(
    uow: UnitOfWorkFactory, film: Path, tmp_path: Path
) -> None:
    async with FakeTelegram(local=True) as tg:
        source = await _sent(tg, film)
        root = Path("/")
        async with connected(
            tg,
            uow,
            telegram_local_mode=True,
            telegram_local_server_dir=root,
            telegram_local_dir=root,
        ) as telegram:
            await telegram.source.fetch(source, tmp_path / "got.mp4", lambda _: None)
    assert (tmp_path / "got.mp4").samefile(film)


@pytest.mark.parametrize("shared", ["elsewhere", "films/../elsewhere"])
async def test_a_local_servers_file_outside_of_its_folder_is_left_alone(
    uow: UnitOfWorkFactory, film: Path, tmp_path: Path, shared: str
) -> None:
    (tmp_path / "films").mkdir()
    (tmp_path / "elsewhere").mkdir()
    film.rename(tmp_path / "elsewhere" / "film.bin")
    async with FakeTelegram(local=True) as tg:
        source = await _sent(tg, tmp_path / shared / "film.bin")
        async with connected(
            tg,
            uow,
            telegram_local_mode=True,
            telegram_local_server_dir=tmp_path / "films",
            telegram_local_dir=tmp_path / "films",
        ) as telegram:
            with pytest.raises(EngineUnusableError) as refusal:
                await telegram.source.fetch(source, tmp_path / "got.mp4", lambda _: None)
    assert tg.token not in repr(refusal.value)
    assert not list(tmp_path.glob("got*"))


async def test_what_telegram_does_not_give_out_is_too_large(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path
) -> None:
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(21 * 2**20)
    source = await _sent(tg, large)
    async with connected(tg, uow) as telegram:
        with pytest.raises(TooLargeError) as refusal:
            await telegram.source.fetch(source, tmp_path / "got.mp4", lambda _: None)
    assert refusal.value.params == {"limit_mb": 20, "actual_mb": 21}


async def test_a_wrong_id_is_not_a_crash(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path
) -> None:
    wrong = SourceRef(SourceKind.TELEGRAM, "no-such-file")
    path = SourceRef(SourceKind.FILE, "/etc/passwd")
    async with connected(tg, uow) as telegram:
        with pytest.raises(EngineUnavailableError):
            await telegram.source.fetch(wrong, tmp_path / "got.mp4", lambda _: None)
        with pytest.raises(InputError):
            await telegram.source.fetch(path, tmp_path / "got.mp4", lambda _: None)
    assert not list(tmp_path.glob("got*"))


async def test_trouble_leaves_nothing_behind_and_no_token_in_its_words(
    tg: FakeTelegram, uow: UnitOfWorkFactory, film: Path, tmp_path: Path
) -> None:
    source = await _sent(tg, film)
    out = tmp_path / "out"
    out.mkdir()
    async with connected(tg, uow) as telegram:
        stored = tg.backend.files.find(source.ref)
        assert stored is not None
        tg.backend.files._by_remote_path.clear()
        with pytest.raises(EngineUnavailableError) as trouble:
            await telegram.source.fetch(source, out / "got.mp4", lambda _: None)
        assert tg.token not in repr(trouble.value) + str(trouble.value.__cause__)
        assert not list(out.iterdir())
        await tg.inject("getFile", faults.refused(401, "Unauthorized"))
        with pytest.raises(EngineAuthError):
            await telegram.source.fetch(source, out / "got.mp4", lambda _: None)
