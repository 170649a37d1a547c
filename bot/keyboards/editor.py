"""Buttons of ✏️: everything that can be changed about a clip before it is made."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.camera import camera_button
from bot.keyboards.packing import packed, unpacked
from bot.keyboards.short import style_title
from core.domain.records.preset import CaptionPreset
from core.texts import Translator

_IN_A_ROW = 2
_PICK_DIGITS = 8
_LONGEST_BUTTON = 60


class EditAction(StrEnum):
    """What a press asks for."""

    OPEN = "open"
    CUT = "cut"
    TITLE = "title"
    TYPE_TITLE = "wtitle"
    TEXT = "text"
    TYPE_TEXT = "wtext"
    TEXT_BACK = "heard"
    STYLE = "style"
    HOOK_ON = "hook1"
    HOOK_OFF = "hook0"
    TIGHT_ON = "tight1"
    TIGHT_OFF = "tight0"
    UNDO = "undo"
    UNDO_CUT = "undoc"


class EditCD(CallbackData, prefix="edit"):
    action: EditAction
    clip: UUID


class TitleCD(CallbackData, prefix="title"):
    """`pick` tells a suggested title from others."""

    clip: UUID
    pick: str


class ClipStyleCD(CallbackData, prefix="cstyl"):
    """`style` is the packed id of a preset."""

    clip: UUID
    style: str

    @property
    def preset_id(self) -> UUID:
        """Raises OutdatedError."""
        return unpacked(self.style)


@dataclass(frozen=True, slots=True)
class EditState:
    """What is in force for a clip. style: its name.  undoable: how many edits can be taken back.
    can_decide: whether the card has ✅; not where a group votes."""

    style: str
    hook: bool
    tighten: bool
    undoable: int
    can_decide: bool


def edit_button(text: str, action: EditAction, clip_id: UUID) -> InlineKeyboardButton:
    """One button of the editor."""
    return InlineKeyboardButton(text=text, callback_data=EditCD(action=action, clip=clip_id).pack())


def editor_keyboard(
    t: Translator,
    clip_id: UUID,
    state: EditState,
    below: Sequence[Sequence[InlineKeyboardButton]],
) -> InlineKeyboardMarkup:
    """What can be changed, what is on marked, and the way back; `below` follows it."""

    def button(key: str, action: EditAction) -> InlineKeyboardButton:
        return edit_button(t(key), action, clip_id)

    hook = EditAction.HOOK_OFF if state.hook else EditAction.HOOK_ON
    tight = EditAction.TIGHT_OFF if state.tighten else EditAction.TIGHT_ON
    rows = [
        [button("button-edit-cut", EditAction.CUT)],
        [
            button("button-edit-title", EditAction.TITLE),
            button("button-edit-text", EditAction.TEXT),
        ],
        [button("button-edit-style", EditAction.STYLE), camera_button(t, clip_id)],
        [
            button("button-edit-hook-on" if state.hook else "button-edit-hook-off", hook),
            button("button-edit-tight-on" if state.tighten else "button-edit-tight-off", tight),
        ],
    ]
    if state.undoable:
        rows.append([button("button-undo", EditAction.UNDO)])
    return InlineKeyboardMarkup(inline_keyboard=[*rows, *(list(row) for row in below)])


def titles_keyboard(t: Translator, clip_id: UUID, titles: Sequence[str]) -> InlineKeyboardMarkup:
    """Titles on offer, one's own, and the way back."""
    rows = [
        [
            InlineKeyboardButton(
                text=title if len(title) <= _LONGEST_BUTTON else f"{title[: _LONGEST_BUTTON - 1]}…",
                callback_data=TitleCD(clip=clip_id, pick=pick_of(title)).pack(),
            )
        ]
        for title in titles
    ]
    rows.append([edit_button(t("button-type-title"), EditAction.TYPE_TITLE, clip_id)])
    return InlineKeyboardMarkup(inline_keyboard=[*rows, _back(t, clip_id)])


def text_keyboard(t: Translator, clip_id: UUID, *, written: bool) -> InlineKeyboardMarkup:
    """Other words for the captions; `written`: the recognised ones can be brought back."""
    rows = [[edit_button(t("button-type-text"), EditAction.TYPE_TEXT, clip_id)]]
    if written:
        rows.append([edit_button(t("button-text-back"), EditAction.TEXT_BACK, clip_id)])
    return InlineKeyboardMarkup(inline_keyboard=[*rows, _back(t, clip_id)])


def clip_styles_keyboard(
    t: Translator, clip_id: UUID, presets: Sequence[CaptionPreset], current: UUID | None
) -> InlineKeyboardMarkup:
    """The styles on offer, the one in force marked, and the way back."""
    buttons = []
    for preset in presets:
        name = style_title(t, preset)
        text = t("button-style-on", name=name) if preset.id == current else name
        data = ClipStyleCD(clip=clip_id, style=packed(preset.id)).pack()
        buttons.append(InlineKeyboardButton(text=text, callback_data=data))
    rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, _back(t, clip_id)])


def pick_of(title: str) -> str:
    """Return a few digits that tell a title from others."""
    return hashlib.sha256(title.encode()).hexdigest()[:_PICK_DIGITS]


def _back(t: Translator, clip_id: UUID) -> list[InlineKeyboardButton]:
    return [edit_button(t("button-edit-back"), EditAction.OPEN, clip_id)]
