"""Artifacts: files that finished stages leave behind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.media import MediaFacts


class ArtifactType(StrEnum):
    """What an artifact holds.

    SIDECAR is a transcript that people gave; nothing is recognised where there is one.

    STILL and DRAFT show what a clip under review will look like, newest last.

    SRT is what the captions of a short say; it is empty where nobody speaks.

    A short is made anew as REMADE and takes the place of VERTICAL_VIDEO, COVER and SRT once it is
    in its chat; what was there is REPLACED until it is deleted.
    """

    SOURCE_VIDEO = "SOURCE_VIDEO"
    AUDIO = "AUDIO"
    SIDECAR = "SIDECAR"
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
    STILL = "STILL"
    DRAFT = "DRAFT"
    VERTICAL_VIDEO = "VERTICAL_VIDEO"
    COVER = "COVER"
    SRT = "SRT"
    REMADE_VIDEO = "REMADE_VIDEO"
    REMADE_COVER = "REMADE_COVER"
    REMADE_SRT = "REMADE_SRT"
    REPLACED_VIDEO = "REPLACED_VIDEO"
    REPLACED_COVER = "REPLACED_COVER"
    REPLACED_SRT = "REPLACED_SRT"


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
