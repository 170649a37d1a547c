"""Storage keys: what belongs to a project, or to a chat, lies under one prefix."""

from uuid import UUID

from core.domain.records.artifact import ArtifactType

_NAMES: dict[ArtifactType, str] = {
    ArtifactType.SOURCE_VIDEO: "source.mp4",
    ArtifactType.AUDIO: "audio.ogg",
    ArtifactType.SIDECAR: "sidecar.txt",
    ArtifactType.TRANSCRIPT_PARTS: "transcript-parts.zip",
    ArtifactType.TRANSCRIPT_RAW: "transcript-raw.json",
    ArtifactType.TRANSCRIPT: "transcript.json",
    ArtifactType.LLM_RAW: "moments-raw.json",
    ArtifactType.LLM_RAW_SHADOW: "moments-raw-shadow.json",
    ArtifactType.LLM_RAW_FIND: "moments-raw-find.json",
    ArtifactType.FACE_TRACKS: "faces.json",
    ArtifactType.CAMERA_TRAIL: "camera.json",
    ArtifactType.THUMBNAIL: "thumbnail.jpg",
    ArtifactType.PREVIEW: "preview.jpg",
    ArtifactType.STILL: "still.jpg",
    ArtifactType.DRAFT: "draft.mp4",
    ArtifactType.VERTICAL_VIDEO: "short.mp4",
    ArtifactType.COVER: "cover.jpg",
}


def project_prefix(project_id: UUID) -> str:
    """Return the prefix of everything stored for a project."""
    return f"projects/{project_id}/"


def artifact_key(project_id: UUID, type_: ArtifactType, clip_id: UUID | None = None) -> str:
    """Return where an artifact of a project, or of one of its clips, is stored."""
    folder = f"clips/{clip_id}/" if clip_id else ""
    return project_prefix(project_id) + folder + _NAMES[type_]


def logo_key(chat_id: UUID, digest: str, suffix: str) -> str:
    """Return where a chat's logo of this content is stored, outside of every project."""
    return f"{chat_prefix(chat_id)}logo-{digest[:8]}{suffix}"


def chat_prefix(chat_id: UUID) -> str:
    """Return the prefix of everything stored for a chat outside of its projects."""
    return f"chats/{chat_id}/"


def owner_of(key: str) -> tuple[str, UUID] | None:
    """Return the room that a key or prefix lies in (`projects`, `chats`), and the id of whose it
    is; None for what is nobody's."""
    room, _, rest = key.partition("/")
    try:
        return room, UUID(rest.partition("/")[0])
    except ValueError:
        return None
