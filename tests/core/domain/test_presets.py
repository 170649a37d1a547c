"""The presets of every installation."""

import json
from dataclasses import asdict

import pytest

from core.domain.presets import DEFAULT_PRESET, SYSTEM_PRESETS, slug_of
from core.domain.style_json import style_from
from core.domain.style_names import clean_name, name_key
from core.texts import LANGUAGES, Texts
from tests.conftest import ROOT


def test_the_render_service_is_shown_the_same_ones() -> None:
    shown = json.loads((ROOT / "tests" / "contract" / "presets.json").read_text("utf-8"))
    mine = {name: json.loads(json.dumps(asdict(style))) for name, style in SYSTEM_PRESETS.items()}
    assert shown == mine, "write them anew: both sides are tested with this file"
    assert list(shown) == list(mine)


def test_there_is_a_choice_and_every_one_can_be_drawn() -> None:
    assert {"Shorts", "Podcast", DEFAULT_PRESET} <= set(SYSTEM_PRESETS)
    assert len(SYSTEM_PRESETS) >= 6
    assert len({json.dumps(asdict(style)) for style in SYSTEM_PRESETS.values()}) == len(
        SYSTEM_PRESETS
    )
    for style in SYSTEM_PRESETS.values():
        assert style_from(asdict(style)) == style


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_told_what_they_are(language: str) -> None:
    t = Texts(strict=True).translator(language)
    titles = [t(f"style-{slug_of(name)}") for name in SYSTEM_PRESETS]
    assert [clean_name(title) for title in titles] == titles
    assert len({name_key(title) for title in titles}) == len(titles)
    for name in SYSTEM_PRESETS:
        assert 20 <= len(t(f"style-{slug_of(name)}-about")) <= 80
