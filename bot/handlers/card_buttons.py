"""👁, 📊, ✨ and ‹ of a card."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.pressed import acknowledge
from bot.keyboards.clip import ClipAction, ClipCD
from core.domain.records.people import User
from core.ports.chat import ChatView, Panel, PictureKind
from core.services.access import Access
from core.services.draw_draft import DrawDraft
from core.services.jobs import HandOver
from core.services.more_like_this import MoreLikeThis
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="card_buttons")
    press = router.callback_query.register
    press(draft, ClipCD.filter(F.action == ClipAction.DRAFT))
    press(show_scores, ClipCD.filter(F.action == ClipAction.SCORES))
    press(show_card, ClipCD.filter(F.action == ClipAction.BACK))
    press(more, ClipCD.filter(F.action == ClipAction.MORE))
    return router


async def draft(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    draw_draft: DrawDraft,
    hand_over: HandOver,
    view: ChatView,
) -> None:
    """Have a small film made; it takes the place of the card's picture."""
    order = await draw_draft(callback_data.clip, user)
    if order.job is None:
        await acknowledge(callback, t.plain("alert-draft-going-on"))
        return
    await acknowledge(callback, t.plain("alert-draft"))
    # The card goes first: the worker's news must find its buttons there.
    await view.show_panel(order.to, order.clip, Panel.CARD, PictureKind.DRAFT)
    await hand_over(order.job)


async def show_scores(
    callback: CallbackQuery, callback_data: ClipCD, user: User, access: Access, view: ChatView
) -> None:
    """Show what the score is made of."""
    clip, _, to = await access.to_clip(callback_data.clip, user)
    await acknowledge(callback, "")
    await view.show_panel(to, clip, Panel.SCORES)


async def show_card(
    callback: CallbackQuery, callback_data: ClipCD, user: User, access: Access, view: ChatView
) -> None:
    """Bring the decision back."""
    clip, _, to = await access.to_clip(callback_data.clip, user)
    await acknowledge(callback, "")
    await view.show_panel(to, clip, Panel.CARD)


async def more(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    more_like_this: MoreLikeThis,
) -> None:
    """Look for moments about the same; they come as new cards."""
    if callback.message is None:
        return
    search = await more_like_this(callback_data.clip, user, callback.message.message_id)
    await acknowledge(callback, t.plain("alert-more" if search else "alert-more-already"))
