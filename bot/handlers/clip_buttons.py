"""✅, ❌, ↩️ and 🔁 of a card."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.pressed import acknowledge
from bot.keyboards.clip import ClipAction, ClipCD
from core.domain.records.clip import ClipStatus
from core.domain.records.people import User
from core.ports.chat import ChatView
from core.services.approve_clip import ApproveClip
from core.services.decision import Decision
from core.services.reject_clip import RejectClip
from core.services.restore_clip import RestoreClip
from core.services.retry_clip import RetryClip
from core.texts import Translator

_ALREADY = {
    ClipStatus.PENDING: "alert-already-pending",
    ClipStatus.APPROVED: "alert-already-approved",
    ClipStatus.REJECTED: "alert-already-rejected",
    ClipStatus.EXPORTED: "alert-already-exported",
}


def build_router() -> Router:
    router = Router(name="clip_buttons")
    press = router.callback_query.register
    press(approve, ClipCD.filter(F.action == ClipAction.APPROVE))
    press(reject, ClipCD.filter(F.action == ClipAction.REJECT))
    press(restore, ClipCD.filter(F.action == ClipAction.RESTORE))
    press(retry, ClipCD.filter(F.action == ClipAction.RETRY))
    return router


async def approve(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    approve_clip: ApproveClip,
    view: ChatView,
) -> None:
    await _decide(callback, t, view, approve_clip, callback_data.clip, user, "alert-approved")


async def reject(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    reject_clip: RejectClip,
    view: ChatView,
) -> None:
    await _decide(callback, t, view, reject_clip, callback_data.clip, user, "alert-rejected")


async def restore(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    restore_clip: RestoreClip,
    view: ChatView,
) -> None:
    await _decide(callback, t, view, restore_clip, callback_data.clip, user, "alert-restored")


async def retry(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    retry_clip: RetryClip,
    view: ChatView,
) -> None:
    await _decide(callback, t, view, retry_clip, callback_data.clip, user, "alert-retrying")


async def _decide(
    callback: CallbackQuery,
    t: Translator,
    view: ChatView,
    use_case: Callable[[UUID, User], Awaitable[Decision]],
    clip_id: UUID,
    user: User,
    done_key: str,
) -> None:
    decision = await use_case(clip_id, user)
    key = done_key if decision.changed else _ALREADY[decision.clip.status]
    await acknowledge(callback, t.plain(key))
    await view.refresh_card(decision.to, decision.clip)
