"""Where a clip begins and where it ends, by buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.cutting import MoveCuts
from bot.handlers.edited import show_edited
from bot.handlers.pressed import acknowledge
from bot.keyboards.cutting import CutCD
from core.domain.records.people import User
from core.ports.chat import ChatView, Panel
from core.services.jobs import HandOver
from core.stages.detect.recut import Cut
from core.texts import Translator
from core.texts.spans import length
from core.texts.units import clock


def build_router() -> Router:
    router = Router(name="cut_buttons")
    router.callback_query.register(move, CutCD.filter())
    return router


async def move(
    callback: CallbackQuery,
    callback_data: CutCD,
    t: Translator,
    user: User,
    move_cuts: MoveCuts,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Move one cut by a sentence or by a step."""
    clip, asked = callback_data.clip, callback_data.move
    cut = Cut.START if asked.is_of_start else Cut.END
    if asked.step_ms is None:
        edited = await move_cuts.by_sentence(clip, user, cut, later=asked.is_later)
    else:
        edited = await move_cuts.by_step(clip, user, cut, asked.step_ms)
    if edited is None:
        await acknowledge(callback, t.plain("alert-cut-no-further"))
        return
    span = edited.clip.span
    times = {"from": clock(span.start_ms), "to": clock(span.end_ms)}
    said = t.plain("alert-cut", **times, length=length(t.plain, span.duration_ms))
    await show_edited(callback, edited, Panel.CUT, said, t, view, hand_over)
