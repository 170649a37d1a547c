"""What nobody expects: each gets a clear answer, and nothing is lost."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from bot.keyboards.packing import packed
from core.domain.ids import new_id
from core.ports.uow import UnitOfWorkFactory
from tests.bot.walks.conftest import REFUSED, TALK, the_clip
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.studio import Studio

FILE: dict[str, object] = {"file_id": "f", "file_unique_id": "u"}
CONTENTS: dict[str, dict[str, object]] = {
    "sticker": FILE
    | {"type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False},
    "voice": FILE | {"duration": 4},
    "audio": FILE | {"duration": 200},
    "location": {"latitude": 55.7, "longitude": 37.6},
    "contact": {"phone_number": "+70000000000", "first_name": "Аня"},
    "dice": {"emoji": "🎲", "value": 3},
    "poll": {
        "id": "1",
        "question": "Да?",
        "options": [{"persistent_id": "1", "text": "Да", "voter_count": 0}],
        "total_voter_count": 0,
        "type": "regular",
        **dict.fromkeys(
            ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting"), False
        ),
        "members_only": False,
    },
}
TEXTS = (
    "<b>привет</b> <script>alert(1)</script> &amp; <",
    "я" * 4096,
    "\u202eשלום\u200b",
    "\u2060",
)
HTML = "<b>жирный</b> & <script>"
REVERSED = "\u202eрусские\u200b буквы"


async def test_whatever_is_no_video_gets_a_friendly_word(
    tg: FakeTelegram, studio: Studio, maria: FakeUser
) -> None:
    await maria.starts()
    hello = await maria.sees("Привет")
    raw = {key: value for key, value in maria.chat.messages[0].raw.items() if key != "text"}
    raw.pop("entities", None)
    for number, (kind, content) in enumerate(CONTENTS.items()):
        await tg.push_update({"message": raw | {"message_id": 900 + number, kind: content}})
    for text in TEXTS:
        await maria.sends(text=text)
    due = 1 + len(CONTENTS) + len(TEXTS)
    await tg.wait_for(lambda: len(maria.chat.from_bot) == due)
    assert all("не видео" in m.text for m in maria.chat.from_bot if m.id != hello.id)


async def test_a_link_that_leads_nowhere_says_why(
    tg: FakeTelegram, studio: Studio, maria: FakeUser
) -> None:
    words = {
        "article": "не нашёл видео",
        "cam.mp4": "По внутренним адресам я не хожу",
        "marathon": "слишком длинное: 600 мин. Я беру видео до 240 мин",
        "playlist": "список из 500 видео",
        "live": "ещё не закончилась",
    }
    for link in REFUSED:
        sent = await maria.sends(text=link)
        said = await maria.sees(words[link.rsplit("/", 1)[1]])
        assert said.reply_to == sent.id
        assert not said.has_button("🛑")


async def test_strange_names_and_titles_are_shown_as_they_are(
    tg: FakeTelegram, studio: Studio, maria: FakeUser, footage_video: dict[str, Any]
) -> None:
    long = "о" * 1_010 + " #конец"
    video = await maria.sends(
        **footage_video, file_name=f"{HTML} {REVERSED} {'ы' * 300}.mp4", caption=f"{HTML} {long}"
    )
    progress = await tg.wait_for(
        lambda: next((m for m in maria.chat.from_bot if m.reply_to == video.id), None)
    )
    assert HTML in progress.text
    assert "\u202e" not in progress.text
    await maria.clicks("✏️", timeout_s=20)
    await maria.clicks("🏷", under="Правка")
    await maria.clicks("✍️")
    await maria.types(f"{HTML}{REVERSED}")
    card = await maria.sees(f"{HTML}русские\u200b буквы", button="🏷")
    assert not [each for each in card.entities if each["type"] == "italic"]
    await maria.clicks("💬", under="Правка")
    await maria.clicks("✍️")
    await maria.types("слово " * 900)
    await maria.sees("слишком длинн")
    await maria.clicks("‹", under="В субтитрах")
    await maria.clicks("✅", under="буквы")
    short = await tg.wait_for(lambda: next((m for m in maria.chat.from_bot if m.video), None), 20)
    assert HTML in short.text


async def test_every_button_of_a_clip_that_is_gone_says_so(
    tg: FakeTelegram, studio: Studio, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await maria.sends(text=TALK)
    card = await maria.sees(button="✏️", timeout_s=20)
    clip, gone = await the_clip(uow, maria), new_id()
    seen: dict[str, str] = {}

    def note(message: MessageView) -> None:
        for button in message.buttons:
            if button.data and _names(clip.id, button.data):
                seen[_forged(button.data, clip.id, gone)] = button.text

    note(card)
    await maria.clicks("✏️")
    for panel in ("✂️", "🏷", "💬", "🎨"):
        editor = await maria.sees("Правка", button=panel)
        note(editor)
        await maria.presses(editor, panel)
        opened = await _panel_after(maria, editor)
        note(opened)
        await maria.presses(opened, opened.buttons[-1].text)
    assert len(seen) > 25
    # Each by somebody else: one person alone would be too fast.
    for number, data in enumerate(seen):
        await tg.push_update({"callback_query": _press(tg.user(7_000 + number), card, data)})
    asked = await tg.wait_for(lambda: _answers(tg, seen))
    assert {seen[data] for data in seen if "устарела" not in asked[data]} == set()


def _answers(tg: FakeTelegram, presses: Collection[str]) -> dict[str, str] | None:
    """What was said to these presses, by id; None while any waits."""
    calls = tg.calls_to("answerCallbackQuery")
    said = {call.params["callback_query_id"]: call.params.get("text", "") for call in calls}
    return said if said.keys() >= set(presses) else None


def _names(clip: UUID, data: str) -> bool:
    return clip.hex in data or packed(clip) in data


def _forged(data: str, clip: UUID, gone: UUID) -> str:
    return data.replace(clip.hex, gone.hex).replace(packed(clip), packed(gone))


async def _panel_after(person: FakeUser, card: MessageView) -> MessageView:
    """Wait for other buttons on a card."""

    def changed() -> MessageView | None:
        now = person.chat.message(card)
        return now if now.buttons != card.buttons else None

    return await person.telegram.wait_for(changed)


def _press(person: FakeUser, shown: MessageView, data: str) -> dict[str, object]:
    return {
        "id": data,
        "from": {"id": person.id, "is_bot": False, "first_name": "Мария", "language_code": "ru"},
        "message": shown.raw,
        "chat_instance": "1",
        "data": data,
    }
