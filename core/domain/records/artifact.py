"""Artifacts: files that finished stages leave behind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.media import MediaFacts


class ArtifactType(StrEnum):
    """What an artifact holds."""

    SOURCE_VIDEO = "SOURCE_VIDEO"
    AUDIO = "AUDIO"
    TRANSCRIPT_PARTS = "TRANSCRIPT_PARTS"
    TRANSCRIPT_RAW = "TRANSCRIPT_RAW"
    TRANSCRIPT = "TRANSCRIPT"
    LLM_RAW = "LLM_RAW"
    LLM_RAW_SHADOW = "LLM_RAW_SHADOW"
    LLM_RAW_FIND = "LLM_RAW_FIND"
    FACE_TRACKS = "FACE_TRACKS"
    CAMERA_TRAIL = "CAMERA_TRAIL"
    THUMBNAIL = "THUMBNAIL"
    PREVIEW = "PREVIEW"
    VERTICAL_VIDEO = "VERTICAL_VIDEO"
    COVER = "COVER"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One stored file. At most one of a type exists per project, or per clip where one is named.

    `engine` names who made it (a transcript's engine, a render's engine).
    """

    id: UUID
    project_id: UUID
    clip_id: UUID | None
    type: ArtifactType
    key: str
    sha256: str
    bytes: int
    facts: MediaFacts | None
    engine: str | None
    created_at: datetime
