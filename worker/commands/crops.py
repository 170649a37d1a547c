"""A window of one's own, as it is typed: `--crop` and `--keyframes`."""

import json
from math import isfinite
from pathlib import Path
from typing import Annotated

import typer

from core.domain.crop import CropConfig, CropMode, StaticCrop
from core.domain.crop_json import CLOSEST, BadCropError, read_crop
from worker.commands.language import words

Crop = Annotated[
    str | None,
    typer.Option(metavar="X,Y[,ZOOM]", help="A window at rest around this point, 0..1."),
]
KeyframesFile = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="A window's path of your own, JSON."),
]

_LENGTHS = (2, 3)


def manual_of(crop: str | None, keyframes: Path | None) -> CropConfig | None:
    """Read what was given; None for neither. Raises typer.BadParameter."""
    if crop is not None and keyframes is not None:
        raise typer.BadParameter(words()("cli-crop-or-keyframes"), param_hint="--crop")
    if keyframes is not None:
        return _path(keyframes)
    return None if crop is None else CropConfig(CropMode.STATIC, _point(crop))


def _point(text: str) -> StaticCrop:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in _LENGTHS or not all(map(isfinite, numbers)):
        raise _bad("cli-bad-crop", "--crop", text=text)
    x, y, zoom = (*numbers, 1.0)[:3]
    if not (0 <= x <= 1 and 0 <= y <= 1 and 1 <= zoom <= CLOSEST):
        raise _bad("cli-bad-crop", "--crop", text=text)
    return StaticCrop(x, y, zoom)


def _path(file: Path) -> CropConfig:
    try:
        return read_crop(json.loads(file.read_bytes()))
    except BadCropError as error:
        problem = words()(f"crop-problem-{error.problem}")
        where = error.where or words()("crop-problem-whole")
        raise _bad(
            "cli-bad-keyframes", "--keyframes", name=file.name, where=where, problem=problem
        ) from error
    except (OSError, ValueError) as error:
        raise _bad("cli-bad-json", "--keyframes", name=file.name) from error


def _bad(key: str, option: str, **params: str) -> typer.BadParameter:
    return typer.BadParameter(words()(key, **params), param_hint=option)
