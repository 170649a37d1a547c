"""The path of a window: where it is, and how it moves to another clock."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.domain.crop import (
    CropConfig,
    CropKeyframe,
    CropMode,
    Interpolation,
    Layout,
    LayoutKind,
    StaticCrop,
)
from core.domain.crop_json import read_crop
from core.domain.crop_path import CENTRE, crop_at, later, resting_place, window_of, within

SAMPLES = Path(__file__).parents[2] / "contract/crop_path/samples.json"
DOCUMENT: dict[str, Any] = json.loads(SAMPLES.read_text("utf-8"))
WAY = tuple(CropKeyframe(time, x, 0.5) for time, x in ((0, 0.1), (2, 0.4), (4, 0.5), (6, 0.9)))


def way(how: Interpolation) -> CropConfig:
    return CropConfig(CropMode.KEYFRAME, None, WAY, how)


def config_of(sample: dict[str, Any]) -> CropConfig:
    config = sample["config"]
    if config == {"mode": "static"}:
        return CropConfig(CropMode.STATIC)
    return read_crop(config)


@pytest.mark.parametrize("sample", DOCUMENT["paths"], ids=lambda sample: sample["name"])
def test_a_path_is_where_the_render_service_has_it(sample: dict[str, Any]) -> None:
    config = config_of(sample)
    for time, x, y, zoom in sample["path"]:
        at = crop_at(config, time)
        assert (at.x, at.y, at.zoom) == pytest.approx((x, y, zoom), abs=1e-9)


@pytest.mark.parametrize("sample", DOCUMENT["windows"])
def test_a_window_is_the_one_of_the_render_service(sample: dict[str, Any]) -> None:
    (pw, ph), (qw, qh) = sample["picture"], sample["panel"]
    rect = window_of(StaticCrop(*sample["point"]), pw / ph, qw / qh)
    ours = (rect.x, rect.y, rect.width, rect.height)
    assert ours == pytest.approx(sample["window"], abs=1e-9)


def test_a_path_without_keyframes_rests_in_the_middle() -> None:
    assert crop_at(CropConfig(CropMode.KEYFRAME), 3) == CENTRE


@pytest.mark.parametrize("how", list(Interpolation))
def test_a_path_on_another_clock_shows_the_same(how: Interpolation) -> None:
    path = way(how)
    moved = later(path, -1_700)
    for tenth in range(60):
        here, there = crop_at(path, tenth / 10), crop_at(moved, tenth / 10 - 1.7)
        assert there.x == pytest.approx(here.x, abs=1e-9)
    assert later(moved, 1_700) == path


@pytest.mark.parametrize("how", list(Interpolation))
@pytest.mark.parametrize(("from_ms", "to_ms"), [(2_500, 3_500), (0, 1_000), (5_000, 9_000)])
def test_the_part_that_a_stretch_needs_is_not_bent(
    how: Interpolation, from_ms: int, to_ms: int
) -> None:
    path = way(how)
    part = within(path, from_ms, to_ms)
    assert len(part.keyframes) <= 4
    for ms in range(from_ms, to_ms + 1, 100):
        assert crop_at(part, ms / 1000).x == pytest.approx(crop_at(path, ms / 1000).x, abs=1e-9)


def test_far_keyframes_are_left_out() -> None:
    keys = tuple(CropKeyframe(t, 0.5, 0.5) for t in range(10))
    part = within(CropConfig(CropMode.KEYFRAME, None, keys), 4_200, 4_800)
    assert [key.time for key in part.keyframes] == [3, 4, 5, 6]


def test_the_window_rests_where_it_is_longest() -> None:
    left, right = (CropConfig(CropMode.STATIC, StaticCrop(x, 0.5)) for x in (0.2, 0.7))
    layouts = (
        Layout(LayoutKind.SINGLE, 0, 1_000, (left,)),
        Layout(LayoutKind.FIT, 1_000, 9_000),
        Layout(LayoutKind.SINGLE, 9_000, 11_000, (right,)),
    )
    assert resting_place(layouts) == StaticCrop(0.7, 0.5)
    assert resting_place(layouts[1:2]) is None
