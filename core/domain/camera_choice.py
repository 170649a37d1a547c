"""Which camera a clip gets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.records.clip import Clip, ClipMeta
from core.domain.records.people import ChatSettings

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def camera_of(meta: ClipMeta, settings: ChatSettings) -> CameraWish:
    """Return what people asked for the clip, else what the chat has set."""
    return meta.camera or CameraWish(LayoutChoice(settings.layout))


def for_others(wish: CameraWish) -> CameraWish:
    """Return what other clips take over: a path made by hand fits one clip only."""
    return replace(wish, manual=None)


def camera_of_project(clips: Sequence[Clip]) -> CameraWish | None:
    """Return the camera that was chosen last among a project's clips, for those still to come;
    None where nobody chose."""
    own = [clip.meta for clip in clips if clip.meta.camera_own and clip.meta.camera is not None]
    if not own:
        return None
    newest = max(own, key=lambda meta: meta.camera_at or _LONG_AGO)
    return for_others(newest.camera) if newest.camera else None
