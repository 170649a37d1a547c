"""The movement between keyframes, as planned and as rendered."""

import numpy as np
import pytest

from core.domain.crop import CropConfig, CropKeyframe, CropMode, Interpolation
from core.stages.camera.curve import smooth
from tests.core.stages.camera.factories import window_at

KEYS = (
    CropKeyframe(0.0, 0.3, 0.5, 1.0),
    CropKeyframe(1.0, 0.3, 0.5, 1.0),
    CropKeyframe(2.5, 0.6, 0.4, 1.3),
    CropKeyframe(3.0, 0.7, 0.45, 1.2),
    CropKeyframe(7.0, 0.5, 0.45, 1.0),
)


@pytest.mark.parametrize("keys", [KEYS, KEYS[:2], KEYS[:1], KEYS[1:4]])
def test_the_plan_knows_where_the_renderer_will_be(keys: tuple[CropKeyframe, ...]) -> None:
    config = CropConfig(CropMode.KEYFRAME, None, keys, Interpolation.SMOOTH)
    times = np.linspace(-0.5, 8, 86)
    curve = smooth(
        np.array([key.time for key in keys]),
        np.array([(key.x, key.y, key.zoom) for key in keys]),
        times,
    )
    rendered = np.array([window_at(config, float(time)) for time in times])
    assert np.abs(curve - rendered).max() < 1e-9


def test_rest_stays_rest_and_nothing_overshoots() -> None:
    times = np.linspace(0, 7, 141)
    curve = smooth(
        np.array([key.time for key in KEYS]), np.array([(key.x,) for key in KEYS]), times
    )
    assert np.abs(curve[times <= 1.0] - 0.3).max() < 1e-12
    assert curve.max() <= 0.7 + 1e-12
