"""Answering an edit: the card shows it, and its picture is on its way."""

from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from core.domain.errors import OutdatedError
from core.domain.records.clip import ClipStatus
from core.ports.chat import ChatView, Panel, PictureKind
from core.services.edits import Edited
from core.services.jobs import HandOver
from core.texts import Translator


async def show_edited(
    callback: CallbackQuery,
    edited: Edited,
    panel: Panel,
    said: str,
    t: Translator,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Answer a press; where the clip was decided meanwhile that is the answer, and its card is
    brought up to date."""
    if edited.clip.status is not ClipStatus.PENDING:
        await acknowledge(callback, t.plain.error(OutdatedError()), alert=True)
        await view.refresh_card(edited.to, edited.clip)
        return
    await acknowledge(callback, said)
    await _show(edited, panel, view, hand_over)


async def show_typed(message: Message, edited: Edited, view: ChatView, hand_over: HandOver) -> None:
    """Answer what was typed: the card comes down to it. Raises OutdatedError for a clip that was
    decided, its card brought up to date."""
    if edited.clip.status is not ClipStatus.PENDING:
        await view.refresh_card(edited.to, edited.clip)
        raise OutdatedError(f"clip {edited.clip.id} is {edited.clip.status}")
    await view.bring_card(edited.to, edited.clip, message.message_id)
    await _show(edited, Panel.EDIT, view, hand_over)


async def _show(edited: Edited, panel: Panel, view: ChatView, hand_over: HandOver) -> None:
    # The card goes first: the worker's news must find its buttons there.
    drawing = PictureKind.STILL if edited.changed else None
    await view.show_panel(edited.to, edited.clip, panel, drawing)
    if edited.still is not None:
        await hand_over(edited.still)
