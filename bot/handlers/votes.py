"""👍 and 👎 of a card in a group, and who decides there."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.voting import ApprovalCD, VoteCD, approval_keyboard
from bot.living import LivingMessages
from bot.screens import Screen
from core.domain.records.clip import ClipStatus
from core.domain.records.people import Chat, User
from core.ports.chat import ChatView
from core.services.change_approval import ChangeApproval
from core.services.vote_clip import VoteClip
from core.texts import Translator

_SETTLED = {ClipStatus.APPROVED: "alert-approved", ClipStatus.REJECTED: "alert-rejected"}


def build_router() -> Router:
    router = Router(name="votes")
    router.callback_query.register(vote, VoteCD.filter())
    router.callback_query.register(choose_approval, ApprovalCD.filter())
    return router


async def vote(
    callback: CallbackQuery,
    callback_data: VoteCD,
    t: Translator,
    user: User,
    vote_clip: VoteClip,
    view: ChatView,
) -> None:
    """Count a vote; the card shows how it stands."""
    decision, _ = await vote_clip(callback_data.clip, user, approves=callback_data.approves)
    if decision.changed:
        counted = "alert-voted-for" if callback_data.approves else "alert-voted-against"
        said = _SETTLED.get(decision.clip.status, counted)
    elif decision.clip.status is ClipStatus.PENDING:
        said = "alert-voted-same"
    else:
        said = f"alert-already-{decision.clip.status}"
    await acknowledge(callback, t.plain(said))
    await view.refresh_card(decision.to, decision.clip)


async def choose_approval(
    callback: CallbackQuery,
    callback_data: ApprovalCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_approval: ChangeApproval,
    living: LivingMessages,
) -> None:
    """Show, or change, who decides in this group."""
    chosen = (callback_data.approval, callback_data.needed)
    settings = await change_approval(chat, user, *chosen)
    await acknowledge(callback, t.plain("alert-saved") if any(chosen) else "")
    if isinstance(callback.message, Message):
        screen = Screen(t("approval"), approval_keyboard(t.plain, settings))
        await living.turn(callback.message, screen, None, t)
