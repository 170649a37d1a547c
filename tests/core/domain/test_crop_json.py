"""A path as people write it, and what they are told of mistakes."""

from typing import Any

import pytest

from core.domain.crop import CropConfig, CropKeyframe, CropMode, Interpolation, StaticCrop
from core.domain.crop_json import BadCropError, CropProblem, read_crop

KEY = {"time": 0, "x": 0.3, "y": 0.5}


def test_keyframes_alone_are_enough() -> None:
    path = read_crop([KEY, {"time": 2.5, "x": 0.7, "y": 0.5, "zoom": 1.5}])
    assert path == CropConfig(
        CropMode.KEYFRAME,
        None,
        (CropKeyframe(0, 0.3, 0.5), CropKeyframe(2.5, 0.7, 0.5, 1.5)),
        Interpolation.LINEAR,
    )


def test_the_whole_contract_is_understood_in_both_spellings() -> None:
    smooth = read_crop({"mode": "keyframe", "keyframes": [KEY], "interpolation": "smooth"})
    assert smooth.interpolation is Interpolation.SMOOTH
    for name in ("staticCrop", "static_crop"):
        still = read_crop({"mode": "static", name: {"x": 0.3, "y": 0.4, "zoom": 2}})
        assert still == CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.4, 2))
        assert read_crop({name: {"x": 0.3, "y": 0.4, "zoom": 2}}) == still


@pytest.mark.parametrize(
    ("data", "problem", "where"),
    [
        (7, CropProblem.SHAPE, ""),
        ({"zoom": 1}, CropProblem.UNKNOWN, "zoom"),
        ([], CropProblem.EMPTY, "keyframes"),
        ({"mode": "keyframe"}, CropProblem.EMPTY, "keyframes"),
        ({"mode": "pan"}, CropProblem.MODE, "mode"),
        ({"mode": "static"}, CropProblem.SHAPE, "staticCrop"),
        (
            {"keyframes": [KEY], "interpolation": "cubic"},
            CropProblem.INTERPOLATION,
            "interpolation",
        ),
        ([KEY, 3], CropProblem.SHAPE, "keyframes[1]"),
        ([KEY | {"zom": 2}], CropProblem.UNKNOWN, "keyframes[0].zom"),
        ([{"time": 0, "x": "a", "y": 0}], CropProblem.NUMBER, "keyframes[0].x"),
        ([{"x": 0, "y": 0}], CropProblem.NUMBER, "keyframes[0].time"),
        ([KEY | {"time": float("nan")}], CropProblem.NUMBER, "keyframes[0].time"),
        ([KEY | {"y": 1.2}], CropProblem.SHARE, "keyframes[0].y"),
        ([KEY | {"zoom": 0.5}], CropProblem.ZOOM, "keyframes[0].zoom"),
        ([KEY | {"zoom": True}], CropProblem.NUMBER, "keyframes[0].zoom"),
        ([KEY, KEY], CropProblem.ORDER, "keyframes[1].time"),
        ([KEY] * 20_001, CropProblem.TOO_MANY, "keyframes"),
    ],
)
def test_a_mistake_is_named_with_its_place(data: Any, problem: CropProblem, where: str) -> None:  # noqa: ANN401
    with pytest.raises(BadCropError) as caught:
        read_crop(data)
    assert (caught.value.problem, caught.value.where) == (problem, where)
