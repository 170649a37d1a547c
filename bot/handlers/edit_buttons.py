"""✏️ of a card: everything about a clip that can be changed before it is made."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.edited import show_edited
from bot.handlers.pressed import acknowledge
from bot.keyboards.clip import ClipAction, ClipCD
from bot.keyboards.editor import ClipStyleCD, EditAction, EditCD, TitleCD, pick_of
from core.domain.errors import OutdatedError
from core.domain.records.people import User
from core.domain.titles import suggested_titles
from core.ports.chat import ChatView, Panel
from core.services.access import Access
from core.services.change_look import ChangeLook
from core.services.decision import require_makeable
from core.services.edit_clip import EditClip
from core.services.jobs import HandOver
from core.services.undo_edit import UndoEdit
from core.texts import Translator

_PANELS = {
    EditAction.OPEN: Panel.EDIT,
    EditAction.CUT: Panel.CUT,
    EditAction.TITLE: Panel.TITLE,
    EditAction.TEXT: Panel.TEXT,
    EditAction.STYLE: Panel.STYLE,
}
_HOOKS = {EditAction.HOOK_ON: True, EditAction.HOOK_OFF: False}
_TIGHT = {EditAction.TIGHT_ON: True, EditAction.TIGHT_OFF: False}
_UNDOS = {EditAction.UNDO: Panel.EDIT, EditAction.UNDO_CUT: Panel.CUT}


def build_router() -> Router:
    router = Router(name="edit_buttons")
    press = router.callback_query.register
    press(begin, ClipCD.filter(F.action == ClipAction.EDIT))
    press(open_panel, EditCD.filter(F.action.in_(_PANELS)))
    press(switch, EditCD.filter(F.action.in_({*_HOOKS, *_TIGHT, EditAction.TEXT_BACK})))
    press(undo, EditCD.filter(F.action.in_(_UNDOS)))
    press(take_title, TitleCD.filter())
    press(take_style, ClipStyleCD.filter())
    return router


async def begin(
    callback: CallbackQuery,
    callback_data: ClipCD,
    t: Translator,
    user: User,
    access: Access,
    view: ChatView,
) -> None:
    """Show what can be changed."""
    clip, project, to = await access.to_clip(callback_data.clip, user)
    require_makeable(project)
    await acknowledge(callback, t.plain("alert-edit"))
    await view.show_panel(to, clip, Panel.EDIT)


async def open_panel(
    callback: CallbackQuery,
    callback_data: EditCD,
    user: User,
    access: Access,
    view: ChatView,
) -> None:
    clip, _, to = await access.to_clip(callback_data.clip, user)
    await acknowledge(callback, "")
    await view.show_panel(to, clip, _PANELS[callback_data.action])


async def switch(
    callback: CallbackQuery,
    callback_data: EditCD,
    t: Translator,
    user: User,
    change_look: ChangeLook,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Turn the hook or the cutting of pauses on or off, or bring the recognised words back."""
    clip, action, panel = callback_data.clip, callback_data.action, Panel.EDIT
    if action in _HOOKS:
        edited = await change_look.set_hook(clip, user, on=_HOOKS[action])
        said = f"alert-{action}"
    elif action in _TIGHT:
        edited = await change_look.set_tighten(clip, user, on=_TIGHT[action])
        said = f"alert-{action}"
    else:
        edited, panel = await change_look.set_text(clip, user, None), Panel.TEXT
        said = "alert-text-back"
    await show_edited(callback, edited, panel, t.plain(said), t, view, hand_over)


async def undo(
    callback: CallbackQuery,
    callback_data: EditCD,
    t: Translator,
    user: User,
    undo_edit: UndoEdit,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Take the last edit back."""
    edited = await undo_edit(callback_data.clip, user)
    said = t.plain("alert-undone" if edited.changed else "alert-nothing-to-undo")
    await show_edited(callback, edited, _UNDOS[callback_data.action], said, t, view, hand_over)


async def take_title(
    callback: CallbackQuery,
    callback_data: TitleCD,
    t: Translator,
    user: User,
    access: Access,
    edit_clip: EditClip,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Take a suggested title; those there are now come in place of one of before."""
    clip, _, to = await access.to_clip(callback_data.clip, user)
    titles = {pick_of(title): title for title in suggested_titles(clip)}
    title = titles.get(callback_data.pick)
    if title is None:
        await acknowledge(callback, t.plain.error(OutdatedError()), alert=True)
        await view.show_panel(to, clip, Panel.TITLE)
        return
    edited = await edit_clip.rename(clip.id, user, title)
    await show_edited(callback, edited, Panel.EDIT, t.plain("alert-title"), t, view, hand_over)


async def take_style(
    callback: CallbackQuery,
    callback_data: ClipStyleCD,
    t: Translator,
    user: User,
    change_look: ChangeLook,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Give only this clip a style; its picture shows it. Raises StyleGoneError."""
    edited = await change_look.set_style(callback_data.clip, user, callback_data.preset_id)
    said = t.plain("alert-clip-style" if edited.changed else "alert-camera-chosen")
    await show_edited(callback, edited, Panel.STYLE, said, t, view, hand_over)
