"""A camera in words."""

from core.domain.camera import CameraWish, Reason
from core.domain.crop import Layout
from core.texts.translator import Translator


def wish_words(t: Translator, wish: CameraWish) -> str:
    """Say what was asked for, shortly."""
    if wish.manual is not None:
        return t("camera-wish-manual")
    words = [t(f"camera-wish-{wish.choice}")]
    words += [t("camera-wish-swap")] if wish.swap else []
    words += [] if wish.follow else [t("camera-wish-static")]
    words += [t("camera-wish-zoom", factor=wish.zoom)] if wish.zoom != 1 else []
    words += [t("camera-wish-speed", factor=wish.speed)] if wish.speed != 1 else []
    return ", ".join(words)


def layout_words(t: Translator, layout: Layout) -> str:
    """Say what a layout shows and why; a reason of another version stays as it was stored."""
    kind, reason = t(f"camera-kind-{layout.kind}"), layout.reason
    if reason in _REASONS:
        reason = t(_REASONS[reason])
    return f"{kind}: {reason}" if reason else kind


_REASONS = {
    str(reason): f"camera-reason-{reason.name.lower().replace('_', '-')}" for reason in Reason
}
