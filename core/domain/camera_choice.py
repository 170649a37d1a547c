"""Which camera a clip gets."""

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.records.clip import ClipMeta
from core.domain.records.people import ChatSettings


def camera_of(meta: ClipMeta, settings: ChatSettings) -> CameraWish:
    """Return what people asked for the clip, else what the chat has set."""
    return meta.camera or CameraWish(LayoutChoice(settings.layout))
