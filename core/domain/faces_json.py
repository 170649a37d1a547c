"""FaceAnalysis as JSON: the form it is stored and passed between processes in."""

from dataclasses import asdict
from typing import Any

from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from core.domain.spans import Span

VERSION = 2


def dump_faces(analysis: FaceAnalysis) -> dict[str, Any]:
    """Return plain lists and dicts."""
    return {"version": VERSION, **asdict(analysis)}


def load_faces(data: dict[str, Any]) -> FaceAnalysis:
    """Read what `dump_faces` wrote. Raises ValueError for anything else."""
    if data.get("version") != VERSION:
        raise ValueError(f"unknown version of face analysis: {data.get('version')!r}")
    try:
        return FaceAnalysis(
            span=Span(**data["span"]),
            width=data["width"],
            height=data["height"],
            sample_fps=data["sample_fps"],
            shots=tuple(_shot(shot) for shot in data["shots"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a face analysis: {error}") from error


def _shot(data: dict[str, Any]) -> Shot:
    return Shot(Span(**data["span"]), tuple(_track(track) for track in data["tracks"]))


def _track(data: dict[str, Any]) -> FaceTrack:
    samples = tuple(_sample(sample) for sample in data["samples"])
    return FaceTrack(data["id"], samples, data["person"])


def _sample(data: dict[str, Any]) -> FaceSample:
    rect = Rect(**data["rect"])
    mouth_open, speaking = data["mouth_open"], data.get("speaking")
    return FaceSample(data["time_ms"], rect, data["score"], mouth_open, speaking)
