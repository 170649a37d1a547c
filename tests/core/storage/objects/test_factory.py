from pathlib import Path

import pytest

from core.settings import StorageSettings
from core.storage.objects.factory import open_object_store


async def test_a_folder_may_have_any_name(folder_settings: StorageSettings, tmp_path: Path) -> None:
    await open_object_store(folder_settings).write("a/b", b"body")
    assert (tmp_path / "new/объекты 1/a/b").read_bytes() == b"body"


@pytest.mark.parametrize(
    "url", ["/var/objects", "file:", "file://host/x", "https://x/y", "s3://", "s3://b/../c"]
)
def test_an_address_of_no_store_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"STORAGE_URL|storage key"):
        open_object_store(StorageSettings(storage_url=url))
