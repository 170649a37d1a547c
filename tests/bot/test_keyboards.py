"""Buttons."""

from dataclasses import replace

import pytest
from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import admin
from bot.keyboards.brand import color_keyboard, mark_keyboard
from bot.keyboards.camera import camera_keyboard
from bot.keyboards.clip import (
    below_editor,
    decision_keyboard,
    exported_keyboard,
    remaking_keyboard,
    retry_keyboard,
    retry_remake_keyboard,
    scores_keyboard,
)
from bot.keyboards.cutting import cutting_keyboard
from bot.keyboards.editor import (
    EditState,
    clip_styles_keyboard,
    editor_keyboard,
    text_keyboard,
    titles_keyboard,
)
from bot.keyboards.language import language_keyboard
from bot.keyboards.project import approve_all_keyboard, choose_stop_keyboard, stop_keyboard
from bot.keyboards.settings import choices_keyboard, menu_keyboard
from bot.keyboards.short import RestyleCD, short_keyboard, styles_keyboard
from bot.keyboards.style import (
    Shelf,
    drop_keyboard,
    list_keyboard,
    preset_keyboard,
    shared_keyboard,
)
from bot.keyboards.tuning import part_keyboard
from core.domain.brand import BrandKit
from core.domain.camera import CameraWish
from core.domain.captions import CaptionStyle
from core.domain.errors import OutdatedError
from core.domain.ids import new_id
from core.domain.records.broadcast import Audience
from core.domain.records.clip import Clip, ClipMeta
from core.domain.records.people import ChatSettings
from core.domain.records.preset import CaptionPreset
from core.domain.style_steps import StylePart
from core.services.change_settings import Setting
from tests.support.records import a_clip, an_artifact
from tests.support.texts import bot_texts

T = bot_texts().translator("ru")
NEON = CaptionPreset(new_id(), None, "Neon", CaptionStyle())
OWN = CaptionPreset(new_id(), new_id(), "Мой", CaptionStyle())
STATE = EditState("Неон", hook=True, tighten=False, undoable=2, can_decide=True)


def _data(keyboard: InlineKeyboardMarkup) -> list[str]:
    buttons = [button for row in keyboard.inline_keyboard for button in row]
    return [button.callback_data or "" for button in buttons if button.copy_text is None]


def tuned(part: StylePart) -> InlineKeyboardMarkup:
    return part_keyboard(T, OWN, part)


def test_callback_data_fits_into_64_bytes() -> None:
    id_ = new_id()
    keyboards = [
        decision_keyboard(T, id_),
        retry_keyboard(T, id_),
        stop_keyboard(T, id_),
        choose_stop_keyboard(T, [(id_, "Имя")]),
        approve_all_keyboard(T, id_, 10),
        language_keyboard(T),
        admin.home_keyboard(T),
        admin.draft_keyboard(T, id_, Audience.EVERYWHERE, 12_345),
        admin.refund_keyboard(T, id_, "0123456789ab"),
        admin.job_keyboard(T, id_, id_, (admin.AdminAct.RESTART,), admin.AdminPage.FAILURES),
        menu_keyboard(T, ChatSettings(), "Неон"),
        *(tuned(each) for each in StylePart),
        preset_keyboard(T, Shelf(OWN, [OWN, NEON], own=True, in_use=False)),
        list_keyboard(T, [NEON] * 12, None, 1),
        drop_keyboard(T, OWN),
        shared_keyboard(T, "x" * 22),
        color_keyboard(T, BrandKit()),
        mark_keyboard(T, BrandKit("k", "t")),
        *(choices_keyboard(T, each, ChatSettings(), ("deepgram", "whisper")) for each in Setting),
        cutting_keyboard(T, id_, 3),
        editor_keyboard(T, id_, STATE, below_editor(T, id_, can_decide=True)),
        titles_keyboard(T, id_, ["Ы" * 120, "Второе"]),
        text_keyboard(T, id_, written=True),
        clip_styles_keyboard(T, id_, [CaptionPreset(id_, None, "Neon", CaptionStyle())], id_),
        scores_keyboard(T, id_),
        camera_keyboard(T, id_, CameraWish()),
        camera_keyboard(T, id_, CameraWish(), can_remake=True),
        exported_keyboard(T, id_),
        short_keyboard(T, a_clip(an_artifact(new_id()))),
        styles_keyboard(T, id_, [CaptionPreset(id_, None, "Neon", CaptionStyle())], id_),
        remaking_keyboard(T, id_),
        retry_remake_keyboard(T, id_),
    ]
    data = [each for keyboard in keyboards for each in _data(keyboard)]
    assert len(data) > 70
    assert all(1 <= len(each.encode()) <= 64 for each in data)


def _copied(clip: Clip) -> list[str]:
    buttons = [button for row in short_keyboard(T, clip).inline_keyboard for button in row]
    return [button.copy_text.text for button in buttons if button.copy_text]


def test_what_is_copied_fits_and_holds_whole_hashtags() -> None:
    words = tuple(f"слово{number}" for number in range(60))
    clip = replace(a_clip(an_artifact(new_id())), title="Ы" * 400, meta=ClipMeta(hashtags=words))
    title, tags = _copied(clip)
    assert title == "Ы" * 256
    assert 240 <= len(tags) <= 256
    assert set(tags.split()) <= {f"#{word}" for word in words}
    assert _copied(replace(clip, title=" ", meta=ClipMeta())) == []


def test_the_style_in_a_button_is_the_one_that_is_read_from_it() -> None:
    id_ = new_id()
    keyboard = styles_keyboard(T, id_, [CaptionPreset(id_, id_, "Мой", CaptionStyle())], id_)
    button = keyboard.inline_keyboard[0][0]
    assert button.text == "• Мой •"
    assert RestyleCD.unpack(button.callback_data or "").preset_id == id_
    with pytest.raises(OutdatedError):
        _ = RestyleCD(clip=id_, style="старый").preset_id
