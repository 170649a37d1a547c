"""✏️ of a card: where the clip begins and ends."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.cutting import MoveCuts
from bot.handlers.pressed import acknowledge
from bot.keyboards.clip import ClipAction, ClipCD
from bot.keyboards.cutting import CutCD, Move
from core.domain.errors import OutdatedError
from core.domain.records.clip import ClipStatus
from core.domain.records.people import User
from core.domain.spans import Span
from core.ports.chat import ChatView
from core.services.access import Access
from core.services.decision import Decision
from core.stages.detect.recut import Cut
from core.texts import Translator
from core.texts.spans import length
from core.texts.units import clock

_BY_SENTENCE = {
    Move.START_EARLIER: (Cut.START, False),
    Move.START_LATER: (Cut.START, True),
    Move.END_EARLIER: (Cut.END, False),
    Move.END_LATER: (Cut.END, True),
}


def build_router() -> Router:
    router = Router(name="edit_buttons")
    press = router.callback_query.register
    press(begin, ClipCD.filter(F.action == ClipAction.EDIT))
    press(end, CutCD.filter(F.move == Move.DONE))
    press(put_back, CutCD.filter(F.move == Move.BACK))
    press(move, CutCD.filter())
    return router


async def begin(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    access: Access,
    view: ChatView,
) -> None:
    """Show the buttons that move the cuts."""
    clip, _, to = await access.to_clip(callback_data.clip, user)
    if clip.status is not ClipStatus.PENDING:
        raise OutdatedError(f"clip {clip.id} is {clip.status}")
    await acknowledge(callback, t.plain("alert-cutting"))
    await view.show_cutting(to, clip, clip.span)


async def move(
    callback: CallbackQuery,
    callback_data: CutCD,
    t: Translator,
    user: User,
    move_cuts: MoveCuts,
    view: ChatView,
) -> None:
    cut, later = _BY_SENTENCE[callback_data.move]
    decision = await move_cuts.by_sentence(callback_data.clip, user, cut, later=later)
    if decision is None:
        await acknowledge(callback, t.plain("alert-cut-no-further"))
        return
    await _show(callback, callback_data, t, view, decision)


async def put_back(
    callback: CallbackQuery,
    callback_data: CutCD,
    t: Translator,
    user: User,
    move_cuts: MoveCuts,
    view: ChatView,
) -> None:
    decision = await move_cuts.put_back(callback_data.clip, user, _before(callback_data))
    await _show(callback, callback_data, t, view, decision)


async def end(
    callback: CallbackQuery,
    callback_data: CutCD,
    t: Translator,
    user: User,
    access: Access,
    view: ChatView,
) -> None:
    """Bring the usual buttons back."""
    clip, _, to = await access.to_clip(callback_data.clip, user)
    await acknowledge(callback, t.plain("alert-cut-done"))
    await view.refresh_card(to, clip)


async def _show(
    callback: CallbackQuery, pressed: CutCD, t: Translator, view: ChatView, decision: Decision
) -> None:
    clip = decision.clip
    if clip.status is not ClipStatus.PENDING:
        await view.refresh_card(decision.to, clip)
        raise OutdatedError(f"clip {clip.id} is {clip.status}")
    times = {"from": clock(clip.span.start_ms), "to": clock(clip.span.end_ms)}
    lasts = length(t.plain, clip.span.duration_ms)
    await acknowledge(callback, t.plain("alert-cut", **times, length=lasts))
    await view.show_cutting(decision.to, clip, _before(pressed))


def _before(pressed: CutCD) -> Span:
    """Raises OutdatedError."""
    try:
        return Span(pressed.start_ms, pressed.end_ms)
    except ValueError as error:
        raise OutdatedError(str(error)) from error
