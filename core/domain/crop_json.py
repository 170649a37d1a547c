"""The path of a window as people write it: the crop contract in JSON, or its keyframes alone."""

from enum import StrEnum
from itertools import pairwise
from math import isfinite
from typing import Any, TypeVar

from core.domain.crop import CropConfig, CropKeyframe, CropMode, Interpolation, StaticCrop

E = TypeVar("E", bound=StrEnum)

CLOSEST = 16.0
"""The contract's limit of zoom."""
MOST_KEYFRAMES = 20_000

_CONFIG = {"mode", "staticCrop", "static_crop", "keyframes", "interpolation"}
_POINT = {"x", "y", "zoom"}


class CropProblem(StrEnum):
    """What is wrong with a path; the values end text keys."""

    SHAPE = "shape"
    UNKNOWN = "unknown"
    NUMBER = "number"
    SHARE = "share"
    ZOOM = "zoom"
    MODE = "mode"
    INTERPOLATION = "interpolation"
    EMPTY = "empty"
    TOO_MANY = "too-many"
    ORDER = "order"


class BadCropError(ValueError):
    """`where` names the place in the document, as `keyframes[2].x`; empty for the whole."""

    def __init__(self, problem: CropProblem, where: str = "") -> None:
        super().__init__(f"{where}: {problem}")
        self.problem = problem
        self.where = where


def read_crop(data: Any) -> CropConfig:  # noqa: ANN401  (whatever was in the file)
    """Read a path; its zoom is 1 where none is given. Raises BadCropError."""
    if isinstance(data, list):
        data = {"keyframes": data}
    document = _object(data, _CONFIG, "")
    still = document.get("staticCrop", document.get("static_crop"))
    mode = _named(CropMode, document.get("mode"), CropProblem.MODE, "mode")
    if mode is None:
        mode = CropMode.STATIC if still is not None else CropMode.KEYFRAME
    if mode is CropMode.STATIC:
        point = _object(still, _POINT, "staticCrop")
        return CropConfig(mode, StaticCrop(*_point(point, "staticCrop")))
    how = _named(
        Interpolation, document.get("interpolation"), CropProblem.INTERPOLATION, "interpolation"
    )
    keys = _keyframes(document.get("keyframes"))
    return CropConfig(mode, None, keys, how or Interpolation.LINEAR)


def _keyframes(data: Any) -> tuple[CropKeyframe, ...]:  # noqa: ANN401
    if not isinstance(data, list) or not data:
        raise BadCropError(CropProblem.EMPTY, "keyframes")
    if len(data) > MOST_KEYFRAMES:
        raise BadCropError(CropProblem.TOO_MANY, "keyframes")
    keys = tuple(_keyframe(entry, f"keyframes[{i}]") for i, entry in enumerate(data))
    for i, (early, late) in enumerate(pairwise(keys), start=1):
        if late.time <= early.time:
            raise BadCropError(CropProblem.ORDER, f"keyframes[{i}].time")
    return keys


def _keyframe(data: Any, where: str) -> CropKeyframe:  # noqa: ANN401
    entry = _object(data, _POINT | {"time"}, where)
    return CropKeyframe(_number(entry, "time", where), *_point(entry, where))


def _point(entry: dict[str, Any], where: str) -> tuple[float, float, float]:
    x, y = _number(entry, "x", where), _number(entry, "y", where)
    zoom = _number(entry, "zoom", where) if "zoom" in entry else 1.0
    for name, value in (("x", x), ("y", y)):
        if not 0 <= value <= 1:
            raise BadCropError(CropProblem.SHARE, _at(where, name))
    if not 1 <= zoom <= CLOSEST:
        raise BadCropError(CropProblem.ZOOM, _at(where, "zoom"))
    return x, y, zoom


def _object(data: Any, known: set[str], where: str) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(data, dict):
        raise BadCropError(CropProblem.SHAPE, where)
    if unknown := sorted(set(data) - known):
        raise BadCropError(CropProblem.UNKNOWN, _at(where, str(unknown[0])))
    return data


def _number(entry: dict[str, Any], name: str, where: str) -> float:
    value = entry.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise BadCropError(CropProblem.NUMBER, _at(where, name))
    return float(value)


def _named(
    kind: type[E],
    value: Any,  # noqa: ANN401
    problem: CropProblem,
    where: str,
) -> E | None:
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError as error:
        raise BadCropError(problem, where) from error


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
