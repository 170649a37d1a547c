"""Buttons of caption styles: the list, one style, what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.menu import (
    StyleAction,
    StyleCD,
    TakeCD,
    button,
    chosen_or_not,
    settings_button,
)
from bot.keyboards.packing import packed
from bot.keyboards.short import style_title
from core.domain.records.preset import CaptionPreset
from core.texts import Translator

PAGE = 10
_IN_A_ROW = 2
_SHARE = "https://t.me/share/url?url="


@dataclass(frozen=True, slots=True)
class Shelf:
    """A style among those a person sees. `own`: it is theirs to change; `in_use`: the chat has
    it."""

    preset: CaptionPreset
    all: Sequence[CaptionPreset]
    own: bool
    in_use: bool

    @property
    def place(self) -> int | None:
        """Where in the list it is, from 0; None for one that is not listed."""
        ids = [each.id for each in self.all]
        return ids.index(self.preset.id) if self.preset.id in ids else None


def list_keyboard(
    t: Translator, presets: Sequence[CaptionPreset], current: UUID | None, page: int
) -> InlineKeyboardMarkup:
    """A page of the styles, the one in force with a check mark; pages are turned in a circle."""
    pages = max(1, -(-len(presets) // PAGE))
    page %= pages
    buttons = [
        button(
            chosen_or_not(t, style_title(t, each), chosen=each.id == current),
            style_data(StyleAction.OPEN, each),
        )
        for each in presets[page * PAGE : (page + 1) * PAGE]
    ]
    rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
    if pages > 1:
        rows.append(
            [
                button("◀️", StyleCD(action=StyleAction.LIST, arg=str((page - 1) % pages))),
                button("▶️", StyleCD(action=StyleAction.LIST, arg=str((page + 1) % pages))),
            ]
        )
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [settings_button(t)]])


def preset_keyboard(t: Translator, shelf: Shelf) -> InlineKeyboardMarkup:
    """Everything that can be done with one style, and the way to its neighbours."""
    preset = shelf.preset
    use = t("button-style-in-use") if shelf.in_use else t("button-style-use")
    tune = (
        button(t("button-style-tune"), style_data(StyleAction.TUNE, preset))
        if shelf.own
        else button(t("button-style-copy"), style_data(StyleAction.COPY, preset))
    )
    rows = [
        [button(use, style_data(StyleAction.USE, preset))],
        [tune],
        [
            button(t("button-style-share"), style_data(StyleAction.SHARE, preset)),
            button(t("button-style-file"), style_data(StyleAction.FILE, preset)),
        ],
    ]
    if shelf.own:
        rows.append(
            [
                button(t("button-style-name"), style_data(StyleAction.NAME, preset)),
                button(t("button-style-drop"), style_data(StyleAction.DROP, preset)),
            ]
        )
    rows.append(_neighbours(t, shelf))
    return InlineKeyboardMarkup(inline_keyboard=rows)


def drop_keyboard(t: Translator, preset: CaptionPreset) -> InlineKeyboardMarkup:
    """Surely?"""
    surely = button(t("button-style-drop-surely"), style_data(StyleAction.DROP_SURELY, preset))
    surely.style = "danger"
    back = button(t("button-settings-back"), style_data(StyleAction.OPEN, preset))
    return InlineKeyboardMarkup(inline_keyboard=[[surely], [back]])


def share_keyboard(t: Translator, preset: CaptionPreset, link: str) -> InlineKeyboardMarkup:
    """Ways to pass a link on."""
    send = InlineKeyboardButton(text=t("button-style-send"), url=_SHARE + quote(link, safe=""))
    copy = InlineKeyboardButton(
        text=t("button-style-copy-link"), copy_text=CopyTextButton(text=link)
    )
    back = button(t("button-settings-back"), style_data(StyleAction.OPEN, preset))
    return InlineKeyboardMarkup(inline_keyboard=[[send], [copy], [back]])


def shared_keyboard(t: Translator, token: str) -> InlineKeyboardMarkup:
    """Below a style that came by a link."""
    take = button(t("button-style-take"), TakeCD(token=token))
    others = button(t("button-style-all"), StyleCD(action=StyleAction.LIST))
    return InlineKeyboardMarkup(inline_keyboard=[[take], [others]])


def style_data(action: StyleAction, preset: CaptionPreset, arg: str | None = None) -> StyleCD:
    """Return what a button about a style carries."""
    return StyleCD(action=action, preset=packed(preset.id), arg=arg)


def _neighbours(t: Translator, shelf: Shelf) -> list[InlineKeyboardButton]:
    place, count = shelf.place, len(shelf.all)
    page = str((place or 0) // PAGE)
    back = button(t("button-style-all"), StyleCD(action=StyleAction.LIST, arg=page))
    if place is None or count < 2:  # noqa: PLR2004
        return [back]
    before, after = shelf.all[(place - 1) % count], shelf.all[(place + 1) % count]
    return [
        button("◀️", style_data(StyleAction.OPEN, before)),
        back,
        button("▶️", style_data(StyleAction.OPEN, after)),
    ]
