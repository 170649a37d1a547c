"""A camera in words."""

from core.domain.camera import CameraWish
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
