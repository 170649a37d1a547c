"""Buttons under a finished short."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.camera import camera_below_button
from bot.keyboards.packing import packed, unpacked
from bot.keyboards.posting import post_button
from core.domain.hashtags import hashtags
from core.domain.presets import SYSTEM_PRESETS, slug_of
from core.domain.records.clip import Clip
from core.domain.records.preset import CaptionPreset
from core.texts import Translator

COPY_LIMIT = 256
"""Characters a button may copy."""
_IN_A_ROW = 2


class ShortAction(StrEnum):
    """What a press asks for."""

    STYLES = "sty"
    BACK = "back"
    SRT = "srt"
    FILE = "doc"


class ShortCD(CallbackData, prefix="out"):
    action: ShortAction
    clip: UUID


class RestyleCD(CallbackData, prefix="resty"):
    """`style` is the packed id of a preset."""

    clip: UUID
    style: str

    @property
    def preset_id(self) -> UUID:
        """Raises OutdatedError."""
        return unpacked(self.style)


def short_keyboard(t: Translator, clip: Clip) -> InlineKeyboardMarkup:
    """Everything that can be had of a short: another look, its files, its words."""
    rows = [
        [_button(t("button-style"), ShortAction.STYLES, clip.id), camera_below_button(t, clip.id)],
        [
            _button(t("button-srt"), ShortAction.SRT, clip.id),
            _button(t("button-file"), ShortAction.FILE, clip.id),
        ],
    ]
    copies = [
        *_copies(t("button-copy-title"), clip.title),
        *_copies(t("button-copy-tags"), _whole_tags(clip)),
    ]
    rows.extend(row for row in (copies, [post_button(t, clip.id)]) if row)
    return InlineKeyboardMarkup(inline_keyboard=rows)


def styles_keyboard(
    t: Translator, clip_id: UUID, presets: Sequence[CaptionPreset], current: UUID | None
) -> InlineKeyboardMarkup:
    """The styles on offer, the one in force marked, and the way back."""
    buttons = []
    for preset in presets:
        name = style_title(t, preset)
        text = t("button-style-on", name=name) if preset.id == current else name
        data = RestyleCD(clip=clip_id, style=packed(preset.id)).pack()
        buttons.append(InlineKeyboardButton(text=text, callback_data=data))
    rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
    back = _button(t("button-short-back"), ShortAction.BACK, clip_id)
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [back]])


def style_title(t: Translator, preset: CaptionPreset) -> str:
    """Return what a style is called in this language."""
    if preset.owner_id is None and preset.name in SYSTEM_PRESETS:
        return t(f"style-{slug_of(preset.name)}")
    return preset.name


def _copies(text: str, copied: str) -> list[InlineKeyboardButton]:
    copied = copied.strip()[:COPY_LIMIT].rstrip()
    if not copied:
        return []
    return [InlineKeyboardButton(text=text, copy_text=CopyTextButton(text=copied))]


def _whole_tags(clip: Clip) -> str:
    """Return as many hashtags as a button copies whole."""
    line = ""
    for tag in hashtags(clip.meta.hashtags):
        longer = f"{line} {tag}".strip()
        if len(longer) > COPY_LIMIT:
            break
        line = longer
    return line


def _button(text: str, action: ShortAction, clip_id: UUID) -> InlineKeyboardButton:
    data = ShortCD(action=action, clip=clip_id)
    return InlineKeyboardButton(text=text, callback_data=data.pack())
