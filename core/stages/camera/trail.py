"""Planning a clip's camera, with everything that led to it kept together."""

from collections.abc import Sequence

from core.domain.camera import CameraWish
from core.domain.camera_trail import CameraTrail, voices_of
from core.domain.document import Word
from core.domain.faces import FaceAnalysis
from core.domain.media import MediaFacts
from core.stages.camera.plan import plan_camera


def camera_trail(
    analysis: FaceAnalysis, facts: MediaFacts, words: Sequence[Word], wish: CameraWish
) -> CameraTrail:
    """Return the plan for `analysis.span`, and what it was made of."""
    plan = plan_camera(analysis, facts, words, wish)
    return CameraTrail(wish, analysis, voices_of(words), plan)
