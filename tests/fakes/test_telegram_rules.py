"""What the fake Telegram refuses, as the real one does, and what it calls a violation."""

import json
from collections.abc import AsyncIterator, Mapping

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats
from aiohttp import ClientSession

from tests.fakes.telegram import FakeTelegram, FakeUser, SpecificationError
from tests.fakes.telegram.aiogram_bot import connected_bot
from tests.fakes.telegram.formatting import parse_html, trim
from tests.fakes.telegram.spec import find_specification
from tests.fakes.telegram.validation import caption
from tests.fakes.telegram.wire import ApiError, Json

needs_specification = pytest.mark.skipif(
    find_specification() is None, reason="needs the published specification (SHARED_DIR)"
)


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    async with connected_bot(tg) as bot:
        yield bot


@pytest.fixture
async def user(tg: FakeTelegram) -> FakeUser:
    user = tg.user(42)
    await user.starts()
    return user


async def ask(tg: FakeTelegram, method: str, **params: object) -> Json:
    """A raw JSON request, past the checks of a client library."""
    async with (
        ClientSession() as session,
        session.post(f"{tg.url}/bot{tg.token}/{method}", json=params) as answer,
    ):
        body: Json = await answer.json()
        assert body.get("error_code", 200) == answer.status
    return body


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p>а</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("я <b>жду", "Can't find end tag corresponding to start tag b"),
        ("я <b>жду</i>", 'Unmatched end tag at byte offset 12, expected "</b>", found "</i>"'),
        ("да</b>", "Unexpected end tag at byte offset 4"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("конец <b", "Unclosed start tag at byte offset 11"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_wrong_html_is_refused_in_telegrams_words(
    bot: Bot, user: FakeUser, source: str, reason: str
) -> None:
    with pytest.raises(TelegramBadRequest) as caught:
        await bot.send_message(user.id, source)
    assert caught.value.message == f"Bad Request: can't parse entities: {reason}"


def test_html_becomes_text_and_entities() -> None:
    text, entities = parse_html(
        '😀 <b>а<i>б</i></b> &lt;&#1103; <a href="http://x.ru/?a&amp;b">о</a>'
    )
    assert text == "😀 аб <я о"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 2},
        {"type": "italic", "offset": 4, "length": 1},
        {"type": "text_link", "offset": 9, "length": 1, "url": "http://x.ru/?a&b"},
    ]
    assert trim("\n аб ", [{"type": "bold", "offset": 1, "length": 3}]) == (
        "аб",
        [{"type": "bold", "offset": 0, "length": 2}],
    )


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "а", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "а"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "а", "callback_data": "a", "url": "https://a.b"}, "BUTTON_TYPE_INVALID"),
        ({"text": " ", "callback_data": "a"}, "text must be non-empty"),
        ({"text": "а", "web_app": {"url": "http://a.b"}}, "Only HTTPS links are allowed"),
        ({"text": "а", "url": "не адрес"}, "Wrong HTTP URL"),
        ("а", "InlineKeyboardButton must be an Object"),
    ],
)
async def test_wrong_buttons_are_refused(
    tg: FakeTelegram, user: FakeUser, button: object, reason: str
) -> None:
    markup = {"inline_keyboard": [[button]]}
    answer = await ask(tg, "sendMessage", chat_id=user.id, text="?", reply_markup=markup)
    assert reason in answer["description"]
    tg.forgive()


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("sendMessage", {}, "message text is empty"),
        ("sendMessage", {"text": " <b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ("sendMessage", {"text": "х" * 4097}, "message is too long"),
        ("sendMessage", {"text": "х", "reply_markup": "нет"}, "can't parse reply markup"),
        ("sendMessage", {"text": "х", "message_thread_id": 9}, "message thread not found"),
        (
            "sendMessage",
            {"text": "х", "reply_parameters": {"message_id": 999}},
            "message to be replied not found",
        ),
        ("sendVideo", {}, "there is no video in the request"),
        ("sendVideo", {"video": "http://a.b/c.mp4"}, "failed to get HTTP URL content"),
        ("sendVideo", {"video": "x", "caption": "х" * 1025}, "wrong remote file identifier"),
        ("sendChatAction", {"action": "dance"}, "wrong parameter action"),
        ("leaveChat", {}, "can't be changed in private chats"),
    ],
)
async def test_wrong_requests_are_refused(
    tg: FakeTelegram, user: FakeUser, method: str, params: Mapping[str, object], reason: str
) -> None:
    answer = await ask(tg, method, chat_id=user.id, **params)
    assert reason in answer["description"]
    assert not user.chat.from_bot
    tg.forgive()


def test_captions_have_their_own_limit() -> None:
    assert caption({"caption": "<b>" + "х" * 1024 + "</b>", "parse_mode": "HTML"})
    with pytest.raises(ApiError, match="message caption is too long"):
        caption({"caption": "😀" * 513})


async def test_chats_describe_themselves(tg: FakeTelegram, bot: Bot, user: FakeUser) -> None:
    private = await bot.get_chat(user.id)
    assert (private.type, private.first_name) == ("private", "Мария")
    group = await tg.add_chat("group", "Команда", owner=user)
    await user.adds_bot(group)
    assert (await bot.get_chat(group.id)).title == "Команда"
    assert await bot.get_chat_member_count(group.id) == 2
    assert (await bot.get_chat_member(group.id, user.id)).status == "creator"
    await bot.leave_chat(group.id)
    assert (await bot.get_chat_member(group.id, tg.bot_id)).status == "left"


async def test_a_failure_of_the_fake_is_loud(tg: FakeTelegram, user: FakeUser) -> None:
    params = {"chat_id": user.id, "media": ["not an object"]}
    address = f"{tg.url}/bot{tg.token}/sendMediaGroup"
    async with ClientSession() as session, session.post(address, json=params) as answer:
        assert answer.status == 500
    assert tg.forgive()[-1].startswith("the fake itself failed in sendMediaGroup")


async def test_methods_are_found_whatever_their_case(tg: FakeTelegram) -> None:
    assert (await ask(tg, "GETME"))["result"]["is_bot"] is True
    answer = await ask(tg, "getMeNot")
    assert (answer["error_code"], answer["description"]) == (404, "Not Found: method not found")


async def test_the_bots_own_card(bot: Bot) -> None:
    commands = [BotCommand(command="start", description="Начать")]
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(commands, scope=scope, language_code="ru")
    shown = await bot.get_my_commands(scope=scope, language_code="ru")
    assert [(c.command, c.description) for c in shown] == [("start", "Начать")]
    assert await bot.get_my_commands() == []
    await bot.delete_my_commands(scope=scope, language_code="ru")
    assert await bot.get_my_commands(scope=scope, language_code="ru") == []
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Старт", description="Начать")])
    await bot.set_my_short_description("Режет видео", language_code="ru")
    assert (await bot.get_my_short_description(language_code="ru")).short_description
    await bot.set_my_description("Режет")
    await bot.set_chat_menu_button()
    await bot.log_out()
    with pytest.raises(TelegramBadRequest, match="Logged out"):
        await bot.get_me()


@needs_specification
async def test_every_request_is_held_against_the_specification() -> None:
    with pytest.raises(SpecificationError) as caught:
        await _asks_nonsense()
    assert str(caught.value).splitlines() == [
        "request: sendMessage.disable_web_page_preview is unknown",
        "request: getFile.file_id is missing",
        "sendDice is a method of the API, but not of this fake",
    ]


async def _asks_nonsense() -> None:
    async with FakeTelegram() as tg:
        user = tg.user(42)
        await user.starts()
        await ask(tg, "sendMessage", chat_id=user.id, text="х", disable_web_page_preview=True)
        await ask(tg, "getFile")
        await ask(tg, "sendDice", chat_id=user.id)


@needs_specification
async def test_nested_objects_are_checked_and_newer_fields_known(
    tg: FakeTelegram, user: FakeUser
) -> None:
    known = {"text": "готово", "disabled": {}, "style": "success"}
    await ask(
        tg, "sendMessage", chat_id=user.id, text="?", reply_markup={"inline_keyboard": [[known]]}
    )
    assert tg.violations == []
    wrong = json.dumps({"inline_keyboard": [[{"text": "а", "callback_data": "b", "colour": 1}]]})
    await ask(tg, "sendMessage", chat_id=user.id, text="?", reply_markup=wrong)
    violations = tg.forgive()
    assert [violation.partition(":")[0] for violation in violations] == ["request", "result"]
    for violation in violations:
        assert violation.endswith("inline_keyboard[0][0]<InlineKeyboardButton>.colour is unknown")


@needs_specification
async def test_every_update_is_valid(tg: FakeTelegram, user: FakeUser) -> None:
    group = await tg.add_chat("supergroup", "Монтаж", owner=user)
    await user.promotes_bot(group, "can_delete_messages")
    first = await user.sends(group, text="#привет https://a.b")
    await user.sends(group, text="ответ", reply_to=first)
    await user.edits(first, text="правка")
    await user.shares_chat(group, request_id=1)
    await user.blocks_bot()
    updates = tg.backend.updates.pending
    assert len(updates) == 8
    for update in updates:
        assert tg.backend.spec.update_errors(update) == []
