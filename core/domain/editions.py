"""A finished short whose clip is changed: what it was made of stays until another is there."""

from dataclasses import replace

from core.domain.records.clip import Clip, ClipMeta, Edition


def changed(clip: Clip, meta: ClipMeta) -> ClipMeta:
    """Return `meta`, meant for a clip whose short is in the chat, with what that was made of."""
    return replace(meta, before=edition_of(clip))


def edition_of(clip: Clip) -> Edition:
    """Return what the short in the chat was made of."""
    return clip.meta.before or Edition(clip.title, clip.span, replace(clip.meta, before=None))
