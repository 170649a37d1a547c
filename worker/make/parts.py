"""What the command line makes shorts with, and what comes of it."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from core.domain.document import Document
from core.domain.media import MediaFacts
from core.domain.plans import PlanLimits
from core.domain.render import RenderEngine
from core.domain.spans import Span
from core.ports.faces import FaceAnalyzer
from core.ports.llm import LanguageModel
from core.ports.media import MediaTools
from core.ports.objects import ObjectStore
from core.ports.renderer import Renderer
from core.ports.transcriber import Transcriber
from core.stages.detect import PromptTemplate, Tuning


@dataclass(frozen=True, slots=True)
class MakeEngines:
    """The embedded defaults, or services where keys are set."""

    tools: MediaTools
    transcriber: Transcriber
    model: LanguageModel | None
    prompt: PromptTemplate
    tuning: Tuning
    faces: FaceAnalyzer
    renderer: Renderer
    objects: ObjectStore
    limits: PlanLimits
    scratch: Path


@dataclass(frozen=True, slots=True)
class MadeShort:
    """A finished short. `score` is None where nobody judged; `seconds` is how long it took;
    `engine` drew it, for `engine_reason` where another was asked to."""

    path: Path
    title: str
    span: Span
    score: int | None
    layout: str
    width: int
    height: int
    seconds: float
    engine: RenderEngine
    engine_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A video that was understood. `audio` is there where it was listened to."""

    project_id: UUID
    key: str
    path: Path
    audio: Path
    facts: MediaFacts
    document: Document | None


@dataclass(frozen=True, slots=True)
class Pick:
    """One stretch to cut. `title` is what it is called, `hook` what its first seconds may say."""

    position: int
    span: Span
    title: str
    hook: str
    score: int | None
