"""Every object store test runs on a folder and on S3."""

from pathlib import Path
from uuid import uuid4

import pytest

from core.ports.objects import ObjectStore
from core.settings import StorageSettings
from core.storage.objects.factory import open_object_store
from tests.support.s3 import ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, s3_server


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "scratch"


@pytest.fixture
def s3_settings(request: pytest.FixtureRequest, scratch: Path) -> StorageSettings:
    """Settings of a bucket of the test's own, below a prefix."""
    server, bucket = s3_server(request.config), f"bucket-{uuid4().hex}"
    server.create_bucket(bucket)
    return StorageSettings(
        storage_url=f"s3://{bucket}/below/this",
        aws_endpoint_url=server.endpoint,
        aws_region=REGION,
        aws_access_key_id=ACCESS_KEY_ID,
        aws_secret_access_key=SECRET_ACCESS_KEY,
        scratch_dir=scratch,
    )


@pytest.fixture
def folder_settings(tmp_path: Path, scratch: Path) -> StorageSettings:
    """Settings of a folder that is yet to be made."""
    folder = tmp_path / "new" / "объекты 1"
    return StorageSettings(storage_url=folder.as_uri(), scratch_dir=scratch)


@pytest.fixture(params=["folder", "s3"])
def objects(request: pytest.FixtureRequest) -> ObjectStore:
    settings: StorageSettings = request.getfixturevalue(f"{request.param}_settings")
    return open_object_store(settings)
