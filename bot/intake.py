"""Videos in messages, and which file of a video to take."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from aiogram.types import Document, Message, Video, VideoNote, VideoQuality

from core.domain.records.project import SourceKind, SourceRef

_SUFFIXES = frozenset(
    {
        ".mp4",
        ".m4v",
        ".mov",
        ".mkv",
        ".webm",
        ".avi",
        ".mpg",
        ".mpeg",
        ".ts",
        ".mts",
        ".3gp",
        ".wmv",
    }
)


@dataclass(frozen=True, slots=True)
class SentVideo:
    """A video as a message carries it; sizes in bytes. `content` is the same in every message that
    carries the same file."""

    message_id: int
    file_id: str
    content: str
    name: str
    bytes: int | None
    duration_ms: int | None
    lighter: Sequence[VideoQuality] = ()
    as_file: bool = False

    def fits(self, limit: int) -> bool:
        return self.bytes is None or self.bytes <= limit

    def best_within(self, limit: int) -> VideoQuality | None:
        """Return the sharpest lighter version of at most `limit` bytes."""
        fitting = [q for q in self.lighter if q.file_size is not None and q.file_size <= limit]
        return max(fitting, key=lambda q: (q.width * q.height, q.file_size or 0), default=None)

    def source(self, version: VideoQuality | None = None) -> SourceRef:
        """Return the reference to the original, or to a lighter version of it."""
        return SourceRef(
            kind=SourceKind.TELEGRAM,
            ref=version.file_id if version else self.file_id,
            name=self.name,
            bytes=version.file_size if version else self.bytes,
            duration_ms=self.duration_ms,
            message_id=self.message_id,
            content=self.content,
        )


def video_of(message: Message) -> SentVideo | None:
    """Return the video of a message; None for anything else, silent animations included."""
    if message.video is not None:
        return _from_video(message.message_id, message.video)
    if message.video_note is not None:
        return _from_video_note(message.message_id, message.video_note)
    # An animation comes with a document of the same file.
    if message.document is not None and message.animation is None:
        return _from_document(message.message_id, message.document)
    return None


def _from_video(message_id: int, video: Video) -> SentVideo:
    return SentVideo(
        message_id=message_id,
        file_id=video.file_id,
        content=video.file_unique_id,
        name=video.file_name or "",
        bytes=video.file_size,
        duration_ms=video.duration * 1000 or None,
        lighter=video.qualities or (),
    )


def _from_video_note(message_id: int, note: VideoNote) -> SentVideo:
    length_ms = note.duration * 1000 or None
    content = note.file_unique_id
    return SentVideo(message_id, note.file_id, content, "", note.file_size, length_ms)


def _from_document(message_id: int, document: Document) -> SentVideo | None:
    name = document.file_name or ""
    claims = (document.mime_type or "").startswith("video/")
    if not claims and PurePath(name.lower()).suffix not in _SUFFIXES:
        return None
    return SentVideo(
        message_id=message_id,
        file_id=document.file_id,
        content=document.file_unique_id,
        name=name,
        bytes=document.file_size,
        duration_ms=None,
        as_file=True,
    )
