"""🎥 of a card: where the camera looks and how it moves."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.pressed import acknowledge
from bot.keyboards.camera import CameraAction, CameraCD
from core.domain.camera_steps import CameraStep
from core.domain.records.people import User
from core.ports.chat import ChatView, PreviewState
from core.services.access import Access
from core.services.change_camera import ChangeCamera
from core.services.jobs import HandOver
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="camera_buttons")
    press = router.callback_query.register
    press(close, CameraCD.filter(F.action == CameraAction.CLOSE))
    press(change, CameraCD.filter())
    return router


async def change(
    callback: CallbackQuery,
    callback_data: CameraCD,
    t: Translator,
    user: User,
    change_camera: ChangeCamera,
    hand_over: HandOver,
    view: ChatView,
) -> None:
    """Open the choices, or take a step; either way the picture is on its way then."""
    done = await change_camera(callback_data.clip, user, callback_data.step)
    if callback_data.step is not None and not done.drawn:
        await acknowledge(callback, t.plain(_unchanged(callback_data.step)))
        return
    await acknowledge(callback, t.plain("alert-camera"))
    # The card goes first: the worker's news must find its buttons there.
    await view.show_camera(done.to, done.clip, done.wish, PreviewState.DRAWING)
    if done.preview is not None:
        await hand_over(done.preview)


async def close(
    callback: CallbackQuery,
    callback_data: CameraCD,
    t: Translator,
    user: User,
    access: Access,
    view: ChatView,
) -> None:
    """Bring the usual buttons back; the picture stays."""
    clip, _, to = await access.to_clip(callback_data.clip, user)
    await acknowledge(callback, t.plain("alert-camera-closed"))
    await view.refresh_card(to, clip)


def _unchanged(step: CameraStep) -> str:
    ladder = {CameraStep.CLOSER, CameraStep.WIDER, CameraStep.FASTER, CameraStep.SLOWER}
    return "alert-camera-no-further" if step in ladder else "alert-camera-chosen"
