"""Buttons."""

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards.camera import camera_keyboard
from bot.keyboards.clip import (
    decision_keyboard,
    exported_keyboard,
    remaking_keyboard,
    retry_keyboard,
    retry_remake_keyboard,
    short_keyboard,
)
from bot.keyboards.cutting import cutting_keyboard
from bot.keyboards.language import language_keyboard
from bot.keyboards.project import approve_all_keyboard, choose_stop_keyboard, stop_keyboard
from bot.keyboards.settings import choices_keyboard, menu_keyboard
from bot.texts import load_texts
from core.domain.camera import CameraWish
from core.domain.ids import new_id
from core.domain.records.people import ChatSettings
from core.domain.spans import Span
from core.services.change_settings import Setting

T = load_texts(strict=True).translator("ru")


def _data(keyboard: InlineKeyboardMarkup) -> list[str]:
    return [button.callback_data or "" for row in keyboard.inline_keyboard for button in row]


def test_callback_data_fits_into_64_bytes() -> None:
    id_ = new_id()
    keyboards = [
        decision_keyboard(T, id_),
        retry_keyboard(T, id_),
        stop_keyboard(T, id_),
        choose_stop_keyboard(T, [(id_, "Имя")]),
        approve_all_keyboard(T, id_, 10),
        language_keyboard(T),
        menu_keyboard(T, ChatSettings()),
        *(choices_keyboard(T, each, ChatSettings(), ("deepgram", "whisper")) for each in Setting),
        cutting_keyboard(T, id_, Span(14_399_000, 14_400_000)),
        camera_keyboard(T, id_, CameraWish()),
        camera_keyboard(T, id_, CameraWish(), can_remake=True),
        exported_keyboard(T, id_),
        short_keyboard(T, id_),
        remaking_keyboard(T, id_),
        retry_remake_keyboard(T, id_),
    ]
    data = [each for keyboard in keyboards for each in _data(keyboard)]
    assert len(data) > 70
    assert all(1 <= len(each.encode()) <= 64 for each in data)
