"""The benchmark sees what the render service shows."""

import json
import subprocess
from pathlib import Path

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
from tests.benchmarks.camera.shown import frames_shown, interpolated, window, windows_of

SERVICE = Path(__file__).resolve().parents[3] / "remotion_service"
ASK = """
import { interpolateCrop } from "./src/crop/interpolate-crop.ts";
import { cropWindow } from "./src/crop/crop-window.ts";
const { configs, times, pictureAspect, panelAspect } = JSON.parse(process.argv[1]);
console.log(JSON.stringify(configs.map((config) => times.map((time) => {
  const point = interpolateCrop(config, time);
  const { x, y, width, height } = cropWindow(point, pictureAspect, panelAspect);
  return [point.x, point.y, point.zoom, x, y, width, height];
}))));
"""
KEYS = (
    CropKeyframe(0.5, 0.3, 0.5, 1.0),
    CropKeyframe(1.1, 0.35, 0.45, 1.3),
    CropKeyframe(2.0, 0.7, 0.6, 1.3),
    CropKeyframe(2.4, 0.6, 0.6, 1.1),
)
TIMES = [0.0, 0.5, 0.62, 0.9, 1.1, 1.5, 1.93, 2.0, 2.1, 2.39, 2.4, 5.0]


def _configs() -> list[CropConfig]:
    moving = [CropConfig(CropMode.KEYFRAME, None, KEYS, how) for how in Interpolation]
    still = CropConfig(CropMode.STATIC, StaticCrop(0.2, 0.9, 1.5))
    return [*moving, still, CropConfig(CropMode.KEYFRAME, None, KEYS[:1])]


def _contract(config: CropConfig) -> dict[str, object]:
    keys = [{"time": k.time, "x": k.x, "y": k.y, "zoom": k.zoom} for k in config.keyframes]
    crop = config.static_crop
    still = {} if crop is None else {"staticCrop": {"x": crop.x, "y": crop.y, "zoom": crop.zoom}}
    return {
        "mode": config.mode, "keyframes": keys, "interpolation": config.interpolation, **still,
    }  # fmt: skip


@pytest.mark.parametrize(("picture", "panel"), [(16 / 9, 9 / 16), (9 / 16, 9 / 8)])
def test_windows_are_those_of_the_render_service(picture: float, panel: float) -> None:
    asked = json.dumps({
        "configs": [_contract(config) for config in _configs()],
        "times": TIMES, "pictureAspect": picture, "panelAspect": panel,
    })  # fmt: skip
    command = ["node", "--import", "tsx", "--input-type=module", "-e", ASK, asked]
    done = subprocess.run(command, cwd=SERVICE, capture_output=True, text=True, check=True)
    for config, rows in zip(_configs(), json.loads(done.stdout), strict=True):
        for time, row in zip(TIMES, rows, strict=True):
            point = interpolated(config, time)
            rect = window(point, picture, panel)
            ours = [*point, rect.x, rect.y, rect.width, rect.height]
            assert ours == pytest.approx(row, abs=1e-9)


def test_every_frame_is_shown_once_and_fit_shows_everything() -> None:
    left = CropConfig(CropMode.STATIC, StaticCrop(0.0, 0.5))
    layouts = (
        Layout(LayoutKind.SINGLE, 0, 990, (left,)),
        Layout(LayoutKind.SPLIT, 990, 1_500, (left, left)),
        Layout(LayoutKind.FIT, 1_500, 2_001),
    )
    shown = frames_shown(layouts, 25.0, 2_000, 16 / 9)
    assert [frame.time_ms for frame in shown] == [i * 40 for i in range(50)]
    kinds = [frame.kind for frame in shown]
    assert [kinds.count(kind) for kind in LayoutKind] == [25, 13, 12]
    assert windows_of(layouts[2], 1_600, 16 / 9)[0].area == 1.0
    assert len(shown[30].windows) == 2
