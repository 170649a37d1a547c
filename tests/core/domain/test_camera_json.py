"""A stored trail is read back as it was."""

import json
from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_json import dump_trail, load_trail
from core.domain.camera_trail import Voice, voices_of
from core.domain.crop import CropConfig, CropMode, StaticCrop
from core.domain.document import Word
from core.domain.spans import Span
from tests.support.camera import a_trail

BY_HAND = CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.5, 1.2))


@pytest.mark.parametrize(
    "wish",
    [
        CameraWish(),
        CameraWish(LayoutChoice.SPLIT, swap=True, follow=False, zoom=1.2, speed=0.65),
        CameraWish(manual=BY_HAND),
    ],
)
def test_a_trail_comes_back_whole(wish: CameraWish) -> None:
    trail = replace(a_trail(), wish=wish)
    assert load_trail(json.loads(json.dumps(dump_trail(trail)))) == trail


def broken(**changes: object) -> dict[str, object]:
    return {**dump_trail(a_trail()), **changes}


@pytest.mark.parametrize(
    "data",
    [
        None, [], {}, {"version": 1}, broken(version=99), broken(plan=None), broken(voices=[{}]),
        broken(wish={}), broken(analysis={"version": 0}),
        broken(plan={"layouts": [{"kind": "no"}]}),
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        load_trail(data)


def test_voices_are_stretches_of_one_speaker() -> None:
    words = [
        Word("Раз", 0, 300, speaker=0), Word("два", 500, 900, speaker=0),
        Word("три", 950, 1_200, speaker=1), Word("четыре", 5_000, 5_400, speaker=1),
    ]  # fmt: skip
    assert voices_of(words) == (
        Voice(Span(0, 900), 0), Voice(Span(950, 1_200), 1), Voice(Span(5_000, 5_400), 1),
    )  # fmt: skip
    assert voices_of([]) == ()
