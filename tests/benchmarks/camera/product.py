"""The program's own camera, as the benchmark calls it."""

from itertools import pairwise
from pathlib import Path

from core import bootstrap
from core.domain.camera import CameraPlan
from core.domain.faces import FaceAnalysis
from core.domain.spans import Span
from core.ports.progress import ignore_progress
from core.settings import ModelSettings
from core.stages.camera.plan import plan_camera
from tests.benchmarks.camera.speech import Labels, words_of
from tests.benchmarks.camera.world import Scene


def planned(scene: Scene, analysis: FaceAnalysis, labels: Labels = Labels.RIGHT) -> CameraPlan:
    """Plan with the words of the scene, their speakers told well or badly."""
    return plan_camera(analysis, scene.facts, words_of(scene, labels))


async def analysed(video: Path, scene: Scene, labels: Labels = Labels.RIGHT) -> FaceAnalysis:
    """Look at the whole file, knowing from the labels when speakers change."""
    facts = await bootstrap.media_tools().probe(video)
    analyser = bootstrap.face_analyzer(ModelSettings())
    words = words_of(scene, labels)
    turns = [late.start_ms for early, late in pairwise(words) if late.speaker != early.speaker]
    span = Span(0, facts.duration_ms)
    return await analyser.analyse(video, facts, span, ignore_progress, turns)
