"""A clip's card while its camera is being chosen."""

from bot.keyboards.camera import camera_keyboard
from bot.screens.card import heading
from bot.screens.screen import Screen
from core.domain.camera import CameraWish
from core.domain.records.clip import Clip, ClipStatus
from core.ports.chat import PreviewState
from core.texts import Translator
from core.texts.camera import wish_words

_NEWS = {
    PreviewState.LOOKING: "card-camera-looking",
    PreviewState.DRAWING: "card-camera-drawing",
    PreviewState.READY: "card-camera-ready",
    PreviewState.FAILED: "card-camera-failed",
}


def camera_screen(t: Translator, clip: Clip, wish: CameraWish, state: PreviewState) -> Screen:
    """What is chosen now, and how far its picture is."""
    chosen = t("card-camera", wish=wish_words(t, wish))
    paragraphs = [heading(t, clip), chosen, t(_NEWS[state])]
    can_remake = clip.status is ClipStatus.EXPORTED and clip.meta.before is not None
    if can_remake:
        paragraphs.append(t("card-camera-remake"))
    elif state is PreviewState.READY and clip.status is ClipStatus.PENDING:
        paragraphs.append(t("card-camera-by-hand" if wish.manual else "card-camera-shared"))
    keyboard = camera_keyboard(t.plain, clip.id, wish, can_remake=can_remake)
    return Screen("\n\n".join(paragraphs), keyboard)
