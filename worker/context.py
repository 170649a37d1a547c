"""What every job is given."""

import hashlib
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from core.domain.pipeline import Stage
from core.domain.plans import Admission, PlanLimits
from core.domain.records.clip import Clip
from core.domain.records.job import Job
from core.domain.records.project import Project
from core.engines.transcription.choice import Transcribers
from core.ports.announcer import Announcer
from core.ports.chat import ChatAddress, ChatView
from core.ports.faces import FaceAnalyzer
from core.ports.llm import LanguageModel
from core.ports.media import MediaTools
from core.ports.objects import ObjectStore
from core.ports.renderer import Renderer
from core.ports.source import SourceFetcher
from core.ports.uow import UnitOfWorkFactory
from core.services.channel_access import ChannelAccess
from core.services.jobs import HandOver
from core.services.progress_estimate import EstimateProgress
from core.stages.detect.material import Tuning
from core.stages.detect.prompt import PromptTemplate


@dataclass(frozen=True, slots=True)
class Shadow:
    """What a share of the projects (0..1) is searched with once more, for comparison."""

    model: LanguageModel
    prompt: PromptTemplate
    share: float

    def covers(self, project_id: UUID) -> bool:
        """Say whether this project is of the share; always the same for the same project."""
        lot = int.from_bytes(hashlib.sha256(project_id.bytes).digest()[:8])
        return lot < self.share * 2**64


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """The worker's collaborators, wired in `worker.wiring`. `look_ahead` is how many moments of a
    search are looked at before people have decided."""

    uow: UnitOfWorkFactory
    hand_over: HandOver
    estimate: EstimateProgress
    objects: ObjectStore
    chat: ChatView
    announcer: Announcer
    channels: ChannelAccess
    fetcher: SourceFetcher
    tools: MediaTools
    transcribers: Transcribers
    model: LanguageModel | None
    prompt: PromptTemplate
    tuning: Tuning
    shadow: Shadow | None
    faces: FaceAnalyzer
    renderer: Renderer
    limits: PlanLimits
    admission: Admission
    max_upload_bytes: int
    look_ahead: int
    scratch: Path
    worker_id: str


@dataclass(slots=True)
class Fetching:
    """A source on its way into `folder`: the done share, and since when (monotonic seconds)."""

    folder: Path
    fraction: float = 0.0
    since: float = field(default_factory=time.monotonic)


class Meter:
    """How far a job is and what it has cost: written by the job, read by the heartbeat."""

    def __init__(self) -> None:
        self.fraction = 0.0
        self.cost_usd = Decimal(0)
        self.fetching: Fetching | None = None

    def progress(self, fraction: float, /) -> None:
        """Take the done share, 0..1; it never goes back."""
        self.fraction = max(self.fraction, min(1.0, fraction))

    def spend(self, usd: Decimal) -> None:
        """Add money spent, also by attempts that fail later."""
        self.cost_usd += usd


@dataclass(frozen=True, slots=True)
class JobRun:
    """One attempt at one job. `scratch` is an empty folder of its own, removed afterwards."""

    job: Job
    project: Project
    clip: Clip | None
    to: ChatAddress
    scratch: Path
    meter: Meter

    def the_clip(self) -> Clip:
        """Return the clip of a clip stage."""
        if self.clip is None:
            raise ValueError(f"{self.job.type} works on clips")
        return self.clip


JobHandler = Callable[[WorkerContext, JobRun], Awaitable[None]]
Handlers = Mapping[Stage, JobHandler]
