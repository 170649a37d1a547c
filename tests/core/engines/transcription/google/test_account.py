import json
import sys
from pathlib import Path

import pytest

from core.domain.errors import EngineAuthError, EngineMissingError, EngineUnavailableError
from core.engines.transcription.google.account import ServiceAccount
from tests.fakes.google import FakeGoogle
from tests.fakes.google.faults import Fault


def key(google: FakeGoogle, folder: Path) -> Path:
    path = google.settings(folder).application_credentials
    assert path is not None
    return path


async def test_without_the_extra_it_is_said_what_is_missing(
    google: FakeGoogle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "google.oauth2", None)
    with pytest.raises(EngineMissingError, match="extra google") as caught:
        ServiceAccount(key(google, tmp_path))
    assert caught.value.params == {"name": "google-auth"}


@pytest.mark.parametrize("content", [None, "", "{}", '{"type": "authorized_user"}'])
def test_a_file_that_is_no_key(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "key.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(EngineAuthError, match=r"key\.json"):
        ServiceAccount(path)


async def test_a_key_of_somebody_else_is_refused(google: FakeGoogle, tmp_path: Path) -> None:
    path = key(google, tmp_path)
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "private_key_id": "another"}))
    with pytest.raises(EngineAuthError, match="invalid_grant"):
        await ServiceAccount(path).token()


async def test_a_token_service_that_is_not_there(google: FakeGoogle, tmp_path: Path) -> None:
    path = key(google, tmp_path)
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "token_uri": "http://127.0.0.1:1/token"}))
    with pytest.raises(EngineUnavailableError):
        await ServiceAccount(path).token()


async def test_a_token_service_that_stumbles(google: FakeGoogle, tmp_path: Path) -> None:
    google.fail(Fault(503, "", route="token"))
    account = ServiceAccount(key(google, tmp_path))
    token = await account.token()
    assert (await account.token()) == token
    assert account.project == "fake-project"
    assert google.tokens.is_good(f"Bearer {token.value}")
