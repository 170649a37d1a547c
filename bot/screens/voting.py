"""A card that a group votes on."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.clip import ClipAction, ClipCD
from bot.keyboards.voting import votes_row
from bot.screens.screen import Screen
from core.domain.records.clip import Clip
from core.services.vote_clip import Poll
from core.texts import Translator


def voted(t: Translator, card: Screen, clip: Clip, poll: Poll) -> Screen:
    """Return the card of a pending clip with votes in place of one person's decision."""
    decisions = {
        ClipCD(action=action, clip=clip.id).pack()
        for action in (ClipAction.APPROVE, ClipAction.REJECT)
    }
    rows = card.keyboard.inline_keyboard if card.keyboard else []
    others = [_without(row, decisions) for row in rows]
    keyboard = [votes_row(t.plain, clip.id, poll), *(row for row in others if row)]
    text = f"{card.text}\n\n{t('card-voting', needed=poll.needed)}"
    return Screen(text, InlineKeyboardMarkup(inline_keyboard=keyboard))


def _without(row: list[InlineKeyboardButton], data: set[str]) -> list[InlineKeyboardButton]:
    return [button for button in row if button.callback_data not in data]
