"""Reading a face whose place is nearly known, by the real network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.domain.errors import EngineMissingError
from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.mesh import FaceMesh
from core.engines.faces.sighting import Picture, Sighting
from core.media.frames import decode_span
from core.model_files import FACE_LANDMARKER, resolve
from core.settings import ModelSettings

FACTS = MediaFacts(1920, 1080, 25.0, False, 90_680, 0, 0, "h264", "aac", 1)
LEFT = Sighting(Rect(0.2307, 0.2967, 0.1365, 0.2427), 0.9)
"""Where the left person of the sample's first frame is."""


@pytest.fixture(scope="module")
def mesh() -> Iterator[FaceMesh]:
    settings = ModelSettings()
    bundle = resolve(FACE_LANDMARKER, settings.models_dir, settings.face_landmarker_model)
    with FaceMesh(bundle) as network:
        yield network


@pytest.fixture(scope="module")
def picture(sample_dir: Path) -> Picture:
    frames = decode_span(sample_dir / "podcast.mp4", FACTS, Span(0, 1_000), 640)
    return next(frames).picture()


def test_a_face_that_moved_is_found_again(mesh: FaceMesh, picture: Picture) -> None:
    moved = replace(LEFT, rect=replace(LEFT.rect, x=LEFT.rect.x + 0.03, y=LEFT.rect.y - 0.03))
    seen = mesh.read(picture, moved)
    assert seen is not None
    assert seen.rect.iou(LEFT.rect) > 0.7
    assert seen.mouth_open is not None
    assert seen.mouth_open < 0.02


def test_a_tilted_head_is_read_the_same(mesh: FaceMesh, picture: Picture) -> None:
    upright = mesh.read(picture, LEFT)
    turned = np.ascontiguousarray(np.rot90(picture, k=3))  # the head now lies to the right
    rect = LEFT.rect
    lying = Sighting(
        Rect(1 - rect.y - rect.height, rect.x, rect.height, rect.width), 0.9, tilt=np.pi / 2
    )
    seen = mesh.read(turned, lying)
    assert upright is not None
    assert seen is not None
    assert seen.tilt == pytest.approx(upright.tilt + np.pi / 2, abs=0.1)
    assert seen.rect.iou(lying.rect) > 0.6


@pytest.mark.parametrize("at", [(0.45, 0.05), (0.0, 0.8), (-0.1, -0.1)])
def test_where_nobody_is_there_is_no_face(
    mesh: FaceMesh, picture: Picture, at: tuple[float, float]
) -> None:
    assert mesh.read(picture, Sighting(Rect(*at, 0.12, 0.21), 0.5)) is None


def test_a_bundle_without_the_network_is_named(tmp_path: Path) -> None:
    bundle = tmp_path / "lips.task"
    bundle.write_bytes(b"nonsense")
    with pytest.raises(EngineMissingError) as caught:
        FaceMesh(bundle)
    assert caught.value.params["name"] == "lips.task"
