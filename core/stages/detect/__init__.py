"""Finding the moments worth a short."""

from core.stages.detect.detect import (
    NOTE_FILLED_UP,
    NOTE_LOCAL,
    NOTE_PARTLY_LOCAL,
    detect,
)
from core.stages.detect.headline import headline
from core.stages.detect.material import Material, Tuning
from core.stages.detect.prompt import PromptError, PromptTemplate, load_prompt

__all__ = [
    "NOTE_FILLED_UP",
    "NOTE_LOCAL",
    "NOTE_PARTLY_LOCAL",
    "Material",
    "PromptError",
    "PromptTemplate",
    "Tuning",
    "detect",
    "headline",
    "load_prompt",
]
