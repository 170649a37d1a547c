"""What every object store does."""

import asyncio
from pathlib import Path

import pytest

from core.domain.errors import ObjectNotFoundError, StorageError, is_retryable
from core.ports.objects import ObjectStore

KEY = "projects/0191-a_b/source.mp4"


def a_file(folder: Path, body: bytes, name: str = "made.bin") -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


@pytest.mark.parametrize("size", [0, 11, 5 * 1024 * 1024 + 1, 20_000_000])
async def test_a_file_comes_back_whole(objects: ObjectStore, tmp_path: Path, size: int) -> None:
    body = bytes(range(256)) * (size // 256 + 1)
    await objects.put(KEY, a_file(tmp_path, body[:size]))
    async with objects.local(KEY) as path:
        assert path.read_bytes() == body[:size]
        assert path.suffix == ".mp4"
    assert await objects.read(KEY) == body[:size]


async def test_the_original_may_go_afterwards(objects: ObjectStore, tmp_path: Path) -> None:
    path = a_file(tmp_path, b"x" * 6_000_000)
    await objects.put(KEY, path)
    path.unlink()
    assert len(await objects.read(KEY)) == 6_000_000


async def test_the_last_one_stored_counts(objects: ObjectStore, tmp_path: Path) -> None:
    large = a_file(tmp_path, b"x" * 6_000_000)
    await objects.put(KEY, large)
    await objects.put(KEY, large)
    await objects.put(KEY, a_file(tmp_path, b"short", "other"))
    assert await objects.read(KEY) == b"short"
    await objects.write(KEY, b"shorter")
    assert await objects.read(KEY) == b"shorter"


async def test_who_reads_is_not_disturbed_by_a_replacement(objects: ObjectStore) -> None:
    await objects.write(KEY, b"old")
    async with objects.local(KEY) as path:
        with path.open("rb") as file:
            await objects.write(KEY, b"new")
            assert file.read() == b"old"


async def test_the_same_object_may_be_used_by_many_at_once(objects: ObjectStore) -> None:
    await objects.write(KEY, b"body")

    async def use() -> bytes:
        async with objects.local(KEY) as path:
            await asyncio.sleep(0)
            return path.read_bytes()

    assert await asyncio.gather(*(use() for _ in range(4))) == [b"body"] * 4


async def test_writing_at_once_leaves_one_of_the_bodies(objects: ObjectStore) -> None:
    bodies = [bytes([number]) * 100_000 for number in range(6)]
    await asyncio.gather(*(objects.write(KEY, body) for body in bodies))
    assert await objects.read(KEY) in bodies


async def test_what_is_not_there_is_not_found(objects: ObjectStore) -> None:
    await objects.write(KEY, b"body")
    for missing in ("projects/nothing", "projects/0191-a_b", f"{KEY}/below"):
        assert not await objects.exists(missing)
        with pytest.raises(ObjectNotFoundError) as caught:
            await objects.read(missing)
        assert not is_retryable(caught.value)
        with pytest.raises(ObjectNotFoundError):
            async with objects.local(missing):
                pass
    assert await objects.exists(KEY)


async def test_one_object_is_deleted_and_its_neighbours_stay(objects: ObjectStore) -> None:
    for key in ("clips/x/short.mp4", "clips/x/short.mp4-2", "clips/x/cover.jpg"):
        await objects.write(key, b"body")
    for _ in range(2):
        await objects.delete("clips/x/short.mp4")
    assert not await objects.exists("clips/x/short.mp4")
    assert await objects.exists("clips/x/short.mp4-2")
    assert await objects.exists("clips/x/cover.jpg")
    await objects.delete("clips/x/cover.jpg/below")


async def test_a_folder_is_deleted_by_whole_names(objects: ObjectStore) -> None:
    inside = ["projects/1/a", "projects/1/clips/x/b", "projects/1/clips/x/c"]
    outside = ["projects/10/a", "projects/2", "other/projects/1/a"]
    for key in (*inside, *outside):
        await objects.write(key, b"")
    assert await objects.delete_prefix("projects/1/") == len(inside)
    assert await objects.delete_prefix("projects/1") == 0
    assert [await objects.exists(key) for key in inside] == [False] * len(inside)
    assert [await objects.exists(key) for key in outside] == [True] * len(outside)
    await objects.write(inside[0], b"again")
    assert await objects.read(inside[0]) == b"again"


async def test_a_large_folder_is_deleted_whole(objects: ObjectStore) -> None:
    await asyncio.gather(*(objects.write(f"many/{number}", b"") for number in range(120)))
    assert await objects.delete_prefix("many") == 120
    assert not await objects.exists("many/7")


async def test_a_file_that_is_not_there_cannot_be_stored(
    objects: ObjectStore, tmp_path: Path
) -> None:
    with pytest.raises(StorageError) as caught:
        await objects.put(KEY, tmp_path / "nothing")
    assert not isinstance(caught.value, ObjectNotFoundError)
    assert not await objects.exists(KEY)


@pytest.mark.parametrize(
    "key",
    ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/", ".hidden", "a/.b", "a b", "имя", "a\n"],
)
async def test_only_keys_are_taken_as_keys(objects: ObjectStore, tmp_path: Path, key: str) -> None:
    path = a_file(tmp_path, b"")
    for call in (
        objects.put(key, path),
        objects.write(key, b""),
        objects.read(key),
        objects.exists(key),
        objects.delete(key),
    ):
        with pytest.raises(ValueError, match="not a storage key"):
            await call
    with pytest.raises(ValueError, match="not a storage key"):
        async with objects.local(key):
            pass


@pytest.mark.parametrize("prefix", ["", "/", "..", "a/..", "a//"])
async def test_nothing_above_a_folder_can_be_deleted(objects: ObjectStore, prefix: str) -> None:
    with pytest.raises(ValueError, match="not a storage key"):
        await objects.delete_prefix(prefix)
