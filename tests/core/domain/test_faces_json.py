"""A face analysis on its way between processes and into storage."""

import json

import pytest

from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.faces_json import dump_faces, load_faces
from core.domain.geometry import Rect
from core.domain.spans import Span

SAMPLES = (
    FaceSample(1_000, Rect(0.1, 0.2, 0.1, 0.2), 0.9, 0.05),
    FaceSample(1_333, Rect(0.1, 0.2, 0.1, 0.2), 0.8),
)
SEEN = FaceAnalysis(
    Span(1_000, 3_000),
    1920,
    1080,
    3.0,
    (Shot(Span(1_000, 2_000), (FaceTrack(4, SAMPLES, 1),)), Shot(Span(2_000, 3_000), ())),
)


def test_everything_comes_back() -> None:
    assert load_faces(json.loads(json.dumps(dump_faces(SEEN)))) == SEEN


@pytest.mark.parametrize("change", [{"version": 1}, {"shots": [{"span": {}}]}, {"span": None}])
def test_anything_else_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"face analysis"):
        load_faces({**dump_faces(SEEN), **change})
