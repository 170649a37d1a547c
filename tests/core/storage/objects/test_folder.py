import errno
import os
import time
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.storage.objects import folder as module
from core.storage.objects.folder import INCOMING, FolderStore

LARGE = 5 * 1024 * 1024


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "objects"


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "video.mp4"
    path.write_bytes(b"v" * LARGE)
    return path


def leftovers(root: Path) -> list[Path]:
    return list((root / INCOMING).iterdir())


async def test_a_large_file_is_not_copied(root: Path, video: Path) -> None:
    store = FolderStore(root)
    for _ in range(2):
        await store.put("a/video.mp4", video)
        assert (root / "a/video.mp4").samefile(video)
        assert leftovers(root) == []


async def test_a_link_to_a_file_is_stored_as_the_file(root: Path, video: Path) -> None:
    link = video.with_name("link")
    link.symlink_to(video)
    await FolderStore(root).put("a/video.mp4", link)
    assert not (root / "a/video.mp4").is_symlink()
    assert (root / "a/video.mp4").samefile(video)


async def test_a_small_file_may_even_be_rewritten(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_bytes(b"one")
    await FolderStore(root).put("a/answer.json", path)
    path.write_bytes(b"two")
    assert (root / "a/answer.json").read_bytes() == b"one"


async def test_across_file_systems_it_is_copied(
    root: Path, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    await FolderStore(root).put("a/video.mp4", video)
    assert not (root / "a/video.mp4").samefile(video)
    assert (root / "a/video.mp4").read_bytes() == video.read_bytes()


async def test_a_full_disk_leaves_the_old_object_and_no_rubbish(
    root: Path, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(root)
    await store.write("a/video.mp4", b"old")

    def fill_up(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "_link_or_copy", fill_up)
    with pytest.raises(StorageError, match="No space left"):
        await store.put("a/video.mp4", video)
    assert await store.read("a/video.mp4") == b"old"
    assert leftovers(root) == []


async def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = FolderStore(tmp_path / "file")
    with pytest.raises(StorageError):
        await store.write("a/b", b"")
    assert not await store.exists("a/b")


async def test_deleting_leaves_no_empty_folders(root: Path) -> None:
    store = FolderStore(root)
    await store.write("projects/1/clips/x/short.mp4", b"")
    await store.delete_prefix("projects/1")
    assert [path.name for path in (root / "projects").iterdir()] == []


async def test_what_a_killed_process_left_is_swept_after_a_day(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(root)
    store.sweep()
    await store.write("a/b", b"kept")
    rubbish = root / INCOMING / "half"
    rubbish.write_bytes(b"half")
    store.sweep()
    assert rubbish.exists()
    tomorrow = time.time() + module.ABANDONED_AFTER_S + 1
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    store.sweep()
    assert not rubbish.exists()
    assert await store.read("a/b") == b"kept"
