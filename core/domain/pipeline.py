"""The pipeline as data: which stage follows which, and in which queue it runs.

INGEST -> TRANSCRIBE -> VIRAL_DETECT -> (people review)      per project
FACE_DETECT -> ASPECT_CONVERT -> DELIVER                     per clip
PUBLISH                                                      per post, when its time has come
FIND_MOMENTS, SHADOW_DETECT                                  beside it, while people review
CAMERA_LOOK -> CAMERA_PREVIEW, DRAFT_LOOK -> DRAFT           beside it, per clip
STILL, LOOK_AHEAD                                            beside it, per clip
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Stage(StrEnum):
    """A step of the pipeline; also the type of the job that does it."""

    INGEST = "INGEST"
    TRANSCRIBE = "TRANSCRIBE"
    VIRAL_DETECT = "VIRAL_DETECT"
    FACE_DETECT = "FACE_DETECT"
    ASPECT_CONVERT = "ASPECT_CONVERT"
    DELIVER = "DELIVER"
    PUBLISH = "PUBLISH"
    FIND_MOMENTS = "FIND_MOMENTS"
    SHADOW_DETECT = "SHADOW_DETECT"
    CAMERA_LOOK = "CAMERA_LOOK"
    CAMERA_PREVIEW = "CAMERA_PREVIEW"
    LOOK_AHEAD = "LOOK_AHEAD"
    STILL = "STILL"
    DRAFT_LOOK = "DRAFT_LOOK"
    DRAFT = "DRAFT"


class Lane(StrEnum):
    """The two queues: slow work never delays answers."""

    LIGHT = "light"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class StageRule:
    """Where a stage runs, how long it may take, how often it is tried, what comes next.

    `next` is None where people decide (review) or where the road ends. A stage `beside` the way
    decides nothing about the project: where it fails, the project goes on. A `spare` one is never
    queued: a worker of the lane takes it when there is nothing else to do, and makes way.
    """

    lane: Lane
    per_clip: bool
    timeout: timedelta
    max_attempts: int
    next: Stage | None
    beside: bool = False
    spare: bool = False


# Timeouts are for the longest video taken (4 hours): whisper on two busy cores needs about 0.3 s
# for a second of it, and may wait for another one to end; a slow line brings 2 GB in an hour.
PIPELINE: dict[Stage, StageRule] = {
    Stage.INGEST: StageRule(Lane.LIGHT, False, timedelta(hours=2), 4, Stage.TRANSCRIBE),
    Stage.TRANSCRIBE: StageRule(Lane.LIGHT, False, timedelta(hours=6), 5, Stage.VIRAL_DETECT),
    Stage.VIRAL_DETECT: StageRule(Lane.LIGHT, False, timedelta(minutes=45), 5, None),
    Stage.FACE_DETECT: StageRule(Lane.HEAVY, True, timedelta(minutes=20), 3, Stage.ASPECT_CONVERT),
    Stage.ASPECT_CONVERT: StageRule(Lane.HEAVY, True, timedelta(minutes=30), 3, Stage.DELIVER),
    Stage.DELIVER: StageRule(Lane.LIGHT, True, timedelta(minutes=15), 8, None),
    Stage.PUBLISH: StageRule(Lane.LIGHT, True, timedelta(minutes=15), 8, None, beside=True),
    Stage.FIND_MOMENTS: StageRule(Lane.LIGHT, False, timedelta(minutes=20), 4, None, beside=True),
    Stage.SHADOW_DETECT: StageRule(Lane.LIGHT, False, timedelta(minutes=45), 2, None, beside=True),
    Stage.CAMERA_LOOK: StageRule(
        Lane.HEAVY, True, timedelta(minutes=20), 2, Stage.CAMERA_PREVIEW, beside=True
    ),
    Stage.CAMERA_PREVIEW: StageRule(Lane.LIGHT, True, timedelta(minutes=10), 3, None, beside=True),
    Stage.STILL: StageRule(Lane.LIGHT, True, timedelta(minutes=5), 2, None, beside=True),
    Stage.DRAFT_LOOK: StageRule(
        Lane.HEAVY, True, timedelta(minutes=20), 2, Stage.DRAFT, beside=True
    ),
    # The render service does the work: a draft need not wait behind the shorts of the heavy lane.
    Stage.DRAFT: StageRule(Lane.LIGHT, True, timedelta(minutes=20), 2, None, beside=True),
    Stage.LOOK_AHEAD: StageRule(
        Lane.HEAVY, True, timedelta(minutes=20), 2, None, beside=True, spare=True
    ),
}

FIRST_PROJECT_STAGE = Stage.INGEST
FIRST_CLIP_STAGE = Stage.FACE_DETECT


def longest_timeout(lane: Lane) -> timedelta:
    """Return the longest time one job of this queue may take."""
    return max(rule.timeout for rule in PIPELINE.values() if rule.lane is lane)


LONGEST_TIMEOUT = max(longest_timeout(lane) for lane in Lane)
"""After so long no job that was stopped can be writing still."""
