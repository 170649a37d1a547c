"""What the doctor says of settings that name something: it must be there."""

import pytest

from core.settings import Settings
from worker.doctor.choices import check_choices
from worker.doctor.findings import Level

GIGACHAT = {"GIGACHAT_CREDENTIALS": "key"}


def findings(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, tuple[Level, str]]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = check_choices(Settings())
    return {each.name: (each.level, each.mend or "") for each in found}


def test_what_is_there_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(monkeypatch) == {"LLM_VIRAL_PROMPT_VERSION": (Level.OK, "")}


def test_a_prompt_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    found = findings(monkeypatch, LLM_VIRAL_PROMPT_VERSION="v9")
    assert found == {"LLM_VIRAL_PROMPT_VERSION": (Level.BROKEN, "doctor-mend-prompt")}


@pytest.mark.parametrize(
    ("environment", "name", "level", "mend"),
    [
        ({}, "AB_SHARE", Level.OPTIONAL, "doctor-mend-ab"),
        ({"AB_PROVIDER": "deepinfra"}, "AB_PROVIDER", Level.OPTIONAL, "doctor-mend-ab-key"),
        ({"AB_PROMPT_VERSION": "v9"}, "AB_PROMPT_VERSION", Level.BROKEN, "doctor-mend-prompt"),
        ({"AB_PROMPT_VERSION": "v1"}, "AB_SHARE", Level.OPTIONAL, "doctor-mend-ab-key"),
        ({"AB_PROMPT_VERSION": "v1", **GIGACHAT}, "AB_SHARE", Level.OK, ""),
        ({"AB_PROVIDER": "gigachat", **GIGACHAT}, "AB_SHARE", Level.OK, ""),
    ],
)
def test_what_is_to_be_compared(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    name: str,
    level: Level,
    mend: str,
) -> None:
    found = findings(monkeypatch, AB_SHARE="0.2", **environment)
    assert found[name] == (level, mend)


def test_nothing_is_compared_of_which_no_project_gets_a_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "AB_PROMPT_VERSION" not in findings(monkeypatch, AB_PROMPT_VERSION="v9")


def test_a_speech_engine_that_is_not_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    found = findings(monkeypatch, TRANSCRIPTION_ENGINE="google")
    assert found["TRANSCRIPTION_ENGINE"] == (Level.OPTIONAL, "doctor-mend-engine")
    found = findings(monkeypatch, TRANSCRIPTION_ENGINE="deepgram", DEEPGRAM_API_KEY="key")
    assert "TRANSCRIPTION_ENGINE" not in found
