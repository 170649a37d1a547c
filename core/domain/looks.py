"""How a clip's short is to look: as it was chosen for the clip, else as the chat has it."""

import hashlib

from core.domain.camera_choice import camera_of
from core.domain.records.clip import Clip, ClipMeta
from core.domain.records.people import ChatSettings

_DIGITS = 12


def wants_hook(meta: ClipMeta, settings: ChatSettings) -> bool:
    """Say whether the title is shown in the first seconds."""
    return settings.brand.hook if meta.hook is None else meta.hook


def wants_tighten(meta: ClipMeta, settings: ChatSettings) -> bool:
    """Say whether pauses and fillers are cut out."""
    return settings.tighten if meta.tighten is None else meta.tighten


def look_of(clip: Clip, settings: ChatSettings) -> str:
    """Return a few digits that differ when the short would look or sound different: a picture of
    the clip belongs to one look and is out of date in another."""
    meta = clip.meta
    parts = (
        clip.span,
        clip.title,
        camera_of(meta, settings),
        meta.style or settings.style,
        wants_hook(meta, settings),
        wants_tighten(meta, settings),
        meta.caption_text,
        settings.mask_profanity,
        settings.brand,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:_DIGITS]
