from pathlib import Path

import pytest

from core.domain.errors import ObjectNotFoundError, StorageError, is_retryable
from core.settings import StorageSettings
from core.storage.objects.factory import open_object_store
from tests.support.ports import free_port


async def test_stores_with_different_prefixes_do_not_see_each_other(
    s3_settings: StorageSettings,
) -> None:
    url = s3_settings.storage_url
    one = open_object_store(s3_settings.model_copy(update={"storage_url": f"{url}/one/"}))
    two = open_object_store(s3_settings.model_copy(update={"storage_url": f"{url}/two"}))
    above = open_object_store(s3_settings)
    for store in (one, two):
        await store.write("projects/1/a", b"")
    assert await one.delete_prefix("projects") == 1
    assert not await one.exists("projects/1/a")
    assert await two.exists("projects/1/a")
    assert await above.exists("two/projects/1/a")


async def test_a_bucket_may_be_used_without_a_prefix(s3_settings: StorageSettings) -> None:
    whole = s3_settings.storage_url.removesuffix("/below/this")
    store = open_object_store(s3_settings.model_copy(update={"storage_url": whole}))
    await store.write("projects/1/a", b"body")
    assert await store.read("projects/1/a") == b"body"


async def test_local_copies_go_with_their_context(
    s3_settings: StorageSettings, scratch: Path
) -> None:
    store = open_object_store(s3_settings)
    await store.write("a/b.json", b"{}")
    async with store.local("a/b.json") as path:
        assert path.is_relative_to(scratch)
    assert list(scratch.iterdir()) == []
    with pytest.raises(ObjectNotFoundError):
        async with store.local("a/nothing.json"):
            pass
    assert list(scratch.iterdir()) == []


async def test_a_bucket_that_is_not_there_cannot_be_written(s3_settings: StorageSettings) -> None:
    store = open_object_store(s3_settings.model_copy(update={"storage_url": "s3://no-such-bucket"}))
    with pytest.raises(StorageError, match="NoSuchBucket"):
        await store.write("a/b", b"")


async def test_a_server_that_cannot_be_reached_is_trouble_that_passes(scratch: Path) -> None:
    store = open_object_store(
        StorageSettings(
            storage_url="s3://bucket",
            aws_endpoint_url=f"http://127.0.0.1:{free_port()}",
            aws_access_key_id="a",
            aws_secret_access_key="b",
            scratch_dir=scratch,
        )
    )
    for call in (
        store.read("a/b"),
        store.write("a/b", b""),
        store.exists("a/b"),
        store.delete_prefix("a"),
    ):
        with pytest.raises(StorageError) as caught:
            await call
        assert is_retryable(caught.value)
        assert "Debug source" not in str(caught.value)
