"""The benchmark sees what the render service shows."""

from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from tests.benchmarks.camera.shown import frames_shown


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
    assert shown[45].windows[0].area == 1.0
    assert len(shown[30].windows) == 2
