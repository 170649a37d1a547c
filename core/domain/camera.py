"""What the camera was asked for, what it decided, and why."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.crop import CropConfig, Layout, LayoutKind
from core.domain.spans import Span


class LayoutChoice(StrEnum):
    """What a person may ask for."""

    AUTO = "auto"
    CENTER = "center"
    LEFT = "left"
    RIGHT = "right"
    SPLIT = "split"
    FIT = "fit"


class Reason(StrEnum):
    """Why a stretch of a clip looks as it does. Values are stored with clips: they stay."""

    ONLY_FACE = "only face"
    SPEAKING_FACE = "speaking face"
    LARGEST_FACE = "largest face, unsure who speaks"
    TOGETHER = "everyone fits"
    UNSURE = "unsure who speaks"
    FAST_EXCHANGE = "fast exchange"
    OFF_SCREEN = "voice off screen"
    NO_FACE = "no face"
    SMALL_FACES = "faces too small"
    INSET = "small face in a corner"
    SHORT_NO_FACE = "short shot, no face"
    SHORT_SHOT = "short shot between alike"
    VERTICAL = "source is vertical"
    CHOSEN = "chosen"
    MANUAL = "set by hand"


@dataclass(frozen=True, slots=True)
class CameraWish:
    """How a person wants the camera.

    swap: show the other person.  follow: False keeps the window at rest within a shot.
    zoom, speed: factors on what the program would choose, 1 = as it is. Speed is that of the
    window and of the changes from one person to the other.
    manual: a path of the person's own, instead of everything else.
    """

    choice: LayoutChoice = LayoutChoice.AUTO
    swap: bool = False
    follow: bool = True
    zoom: float = 1.0
    speed: float = 1.0
    manual: CropConfig | None = None


@dataclass(frozen=True, slots=True)
class SpeakerFace:
    """Whose voice belongs to which face.

    speaker: the diarized label, None without any.  person: of `FaceTrack.person`, None for a
    voice off screen.  confidence: 0..1, how far this is ahead of the next likely face.
    """

    speaker: int | None
    person: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Who is on camera in a stretch, times in ms of the source; `person` None for nobody."""

    span: Span
    person: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ShotDecision:
    """Everything decided about one shot, times in ms of the source.

    kind, reason: of the layout that lasts longest in it.
    """

    span: Span
    people: tuple[int, ...]
    speakers: tuple[SpeakerFace, ...]
    turns: tuple[Turn, ...]
    kind: LayoutKind
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class CameraPlan:
    """Layouts that cover the clip without gaps, times in ms from its start, and the trail."""

    layouts: tuple[Layout, ...]
    decisions: tuple[ShotDecision, ...]
