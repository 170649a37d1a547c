"""🎥 of a card and of a finished short: where the camera looks and how it moves."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.pressed import acknowledge
from bot.keyboards.camera import CameraAction, CameraCD
from core.domain.camera_steps import NUDGES, CameraStep
from core.domain.records.clip import ClipStatus
from core.domain.records.people import User
from core.ports.chat import ChatView, PreviewState
from core.services.access import Access
from core.services.change_camera import ChangeCamera
from core.services.jobs import HandOver
from core.services.keep_short import KeepShort
from core.services.remake_clip import RemakeClip, RemakeReason
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="camera_buttons")
    press = router.callback_query.register
    press(close, CameraCD.filter(F.action == CameraAction.CLOSE))
    press(remake, CameraCD.filter(F.action == CameraAction.REMAKE))
    press(keep, CameraCD.filter(F.action == CameraAction.KEEP))
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
    if callback_data.action is CameraAction.OPEN_BELOW and callback.message is not None:
        await view.bring_card(done.to, done.clip, callback.message.message_id)
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


async def remake(
    callback: CallbackQuery,
    callback_data: CameraCD,
    t: Translator,
    user: User,
    remake_clip: RemakeClip,
    view: ChatView,
) -> None:
    """Make the finished short anew with the camera that was chosen."""
    decision = await remake_clip(callback_data.clip, user, RemakeReason.CAMERA)
    made = decision.changed or decision.clip.status is ClipStatus.APPROVED
    await acknowledge(callback, t.plain("alert-remake" if made else "alert-remake-nothing"))
    await view.refresh_card(decision.to, decision.clip)


async def keep(
    callback: CallbackQuery,
    callback_data: CameraCD,
    t: Translator,
    user: User,
    keep_short: KeepShort,
    view: ChatView,
) -> None:
    """Leave the finished short as it is, or bring it back."""
    decision = await keep_short(callback_data.clip, user)
    await acknowledge(callback, t.plain("alert-short-kept"))
    await view.refresh_card(decision.to, decision.clip)


def _unchanged(step: CameraStep) -> str:
    if step in NUDGES:
        return "alert-camera-nudge-no-further"
    ladder = {CameraStep.CLOSER, CameraStep.WIDER, CameraStep.FASTER, CameraStep.SLOWER}
    return "alert-camera-no-further" if step in ladder else "alert-camera-chosen"
