"""What the doctor says of Google's speech engine."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.settings import GoogleSettings
from tests.fakes.google import FakeGoogle
from tests.fakes.google.faults import Fault
from worker.doctor.findings import Level
from worker.doctor.google_speech import check_google


@pytest.fixture
async def google() -> AsyncIterator[FakeGoogle]:
    async with FakeGoogle() as google:
        yield google


async def test_all_is_well(google: FakeGoogle, tmp_path: Path) -> None:
    finding = await check_google(google.settings(tmp_path))
    assert (finding.level, finding.detail) == (Level.OK, "fake-bucket, chirp_3")
    assert google.storage.deleted == google.storage.written
    assert len(google.storage.written) == 1


async def test_nobody_needs_it() -> None:
    finding = await check_google(GoogleSettings(_env_file=None))
    assert (finding.level, finding.mend) == (Level.OPTIONAL, "doctor-mend-google")


async def test_half_of_the_settings() -> None:
    finding = await check_google(GoogleSettings(_env_file=None, bucket="b"))
    assert (finding.level, finding.mend) == (Level.BROKEN, "doctor-mend-google-account")


async def test_the_optional_part_is_missing(
    google: FakeGoogle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "google.oauth2", None)
    finding = await check_google(google.settings(tmp_path))
    assert (finding.level, finding.mend) == (Level.BROKEN, "doctor-mend-google-extra")


async def test_a_key_that_is_refused(google: FakeGoogle, tmp_path: Path) -> None:
    google.fail(Fault(400, '{"error": "invalid_grant"}', route="token"))
    finding = await check_google(google.settings(tmp_path))
    assert (finding.level, finding.mend) == (Level.BROKEN, "doctor-mend-google-key")


async def test_a_bucket_of_somebody_else(google: FakeGoogle, tmp_path: Path) -> None:
    finding = await check_google(google.settings(tmp_path, bucket="another"))
    assert (finding.level, finding.mend) == (Level.BROKEN, "doctor-mend-google-bucket")
