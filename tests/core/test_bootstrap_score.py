"""Weights of the score, from settings to the score itself."""

import pytest
from pydantic import ValidationError

from core.bootstrap import score_weights, tuning
from core.domain.moments import SIGNALS, SUBSCORES, ScoreWeights
from core.settings import DetectSettings, ScoreSettings, Settings


def test_without_settings_everything_counts_as_the_domain_says() -> None:
    assert score_weights(ScoreSettings(_env_file=None)) == ScoreWeights()


def test_every_part_has_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in enumerate((*SUBSCORES, *SIGNALS)):
        monkeypatch.setenv(f"SCORE_{name.upper()}", str(number))
    monkeypatch.setenv("SCORE_SIGNALS_SHARE", "0.4")
    weights = score_weights(ScoreSettings(_env_file=None))
    assert list(weights.subscores.values()) == [0, 1, 2, 3, 4]
    assert list(weights.signals.values()) == [5, 6, 7, 8, 9, 10, 11]
    assert weights.signals_share == 0.4


def test_tuning() -> None:
    settings = Settings()
    settings.detect = DetectSettings(_env_file=None, window_tokens=5_000, examples=2)
    settings.score = ScoreSettings(_env_file=None, hook=3)
    found = tuning(settings)
    assert found.weights.subscores["hook"] == 3
    assert found.window_tokens == 5_000
    assert (found.examples, found.example_tokens) == (2, 1_200)


@pytest.mark.parametrize("value", ["inf", "nan", "-1"])
def test_a_weight_is_a_number_to_count_with(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SCORE_HOOK", value)
    with pytest.raises(ValidationError):
        ScoreSettings()
