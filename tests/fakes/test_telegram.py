"""The fake Telegram, driven by a real aiogram bot: talking, buttons, edits, groups, channels."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramUnauthorizedError,
)
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    CallbackQuery,
    ChatMemberAdministrator,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)

from tests.fakes.telegram import ActError, FakeTelegram
from tests.fakes.telegram.aiogram_bot import connected_bot, polling

CHOICE = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="✅ Да", callback_data="yes", style="success"),
            InlineKeyboardButton(text="❌ Нет", callback_data="no"),
        ]
    ]
)


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    async with connected_bot(tg) as bot:
        yield bot


def choosing_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer("Нарезать <b>видео</b>?", reply_markup=CHOICE)

    @dispatcher.callback_query(F.data == "yes")
    async def agree(query: CallbackQuery) -> None:
        await query.answer("Принято", show_alert=True)
        assert isinstance(query.message, Message)
        await query.message.edit_text("Готово")

    return dispatcher


async def test_a_person_talks_with_a_polling_bot(tg: FakeTelegram, bot: Bot) -> None:
    user = tg.user(42, language_code="ru")
    async with polling(choosing_dispatcher(), bot):
        await user.starts()
        question = await tg.wait_for(lambda: user.chat.from_bot[-1])
        assert question.text == "Нарезать видео?"
        assert question.entities == [{"type": "bold", "offset": 9, "length": 5}]

        answer = await user.presses(question, button_text_startswith="✅")
        assert (answer.text, answer.show_alert) == ("Принято", True)
        await tg.wait_for(lambda: user.chat.last.text == "Готово")
        assert user.chat.last.id == question.id
        assert not user.chat.last.buttons
    changes = [(v.change, v.message.text) for v in user.chat.versions(question)]
    assert changes == [("sent", "Нарезать видео?"), ("edited", "Готово")]
    assert [call.method for call in tg.calls if call.method.startswith(("send", "edit"))] == [
        "sendMessage",
        "editMessageText",
    ]


async def test_updates_stay_until_they_are_confirmed(tg: FakeTelegram, bot: Bot) -> None:
    user = tg.user(42)
    await user.sends(text="раз")
    await user.sends(text="два")
    first = await bot.get_updates(limit=1)
    assert await bot.get_updates(limit=1) == first
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [update.message.text for update in rest if update.message] == ["два"]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == []


async def test_long_polling_returns_with_the_first_update(tg: FakeTelegram, bot: Bot) -> None:
    user = tg.user(42)
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30))
        await tg.wait_for(lambda: tg.calls_to("getUpdates"))
        await user.sends(text="привет")
    assert len(poll.result()) == 1


async def test_a_second_poller_ends_the_first(tg: FakeTelegram, bot: Bot) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(_polls_and_fails(bot))
        await tg.wait_for(lambda: tg.calls_to("getUpdates"))
        await bot.get_updates(timeout=0)
    assert "terminated by other getUpdates" in first.result()


async def _polls_and_fails(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as caught:
        await bot.get_updates(timeout=30)
    return str(caught.value)


async def test_only_subscribed_updates_come(tg: FakeTelegram, bot: Bot) -> None:
    user = tg.user(42)
    await bot.get_updates(allowed_updates=["callback_query"])
    await user.sends(text="не дойдёт")
    assert await bot.get_updates() == []
    await bot.get_updates(allowed_updates=[])
    await user.sends(text="дойдёт")
    assert len(await bot.get_updates()) == 1


async def test_a_poison_update_blocks_what_comes_behind_it(tg: FakeTelegram, bot: Bot) -> None:
    """The trap a resilient poller has to avoid: raw JSON, one update at a time."""
    user = tg.user(42)
    channel = await tg.add_chat("channel", "Нарезки", owner=user)
    await user.promotes_bot(channel, "can_post_messages", old_server=True)
    await user.sends(text="за ядом")
    with pytest.raises(Exception, match="can_send_welcome_messages"):
        await bot.get_updates()
    malformed, good = tg.backend.updates.pending
    assert "my_chat_member" in malformed
    assert good["message"]["text"] == "за ядом"


async def test_any_malformed_update_can_be_queued(tg: FakeTelegram, bot: Bot) -> None:
    queued = await tg.push_update({"message": {"text": "без чата"}})
    with pytest.raises(Exception, match="message_id"):
        await bot.get_updates()
    assert await bot.get_updates(offset=queued["update_id"] + 1) == []


async def test_editing_follows_telegrams_rules(tg: FakeTelegram, bot: Bot) -> None:
    user = tg.user(42)
    own = await user.starts()
    sent = await bot.send_message(user.id, "1 %", reply_markup=CHOICE)
    edited = await bot.edit_message_text(
        "2 %", chat_id=user.id, message_id=sent.message_id, reply_markup=CHOICE
    )
    assert isinstance(edited, Message)
    assert edited.edit_date

    async def fails(reason: str, text: str, message_id: int) -> None:
        with pytest.raises(TelegramBadRequest, match=reason):
            await bot.edit_message_text(
                text, chat_id=user.id, message_id=message_id, reply_markup=CHOICE
            )

    await fails("message is not modified", "2 %", sent.message_id)
    await fails("message to edit not found", "3 %", 999)
    await fails("message can't be edited", "3 %", own.id)
    await bot.edit_message_text("2 %", chat_id=user.id, message_id=sent.message_id)
    assert not user.chat.last.buttons, "an edit without a keyboard takes it away"
    await bot.delete_message(user.id, sent.message_id)
    await fails("message to edit not found", "3 %", sent.message_id)
    assert user.chat.history[-1].change == "deleted"
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(user.id, sent.message_id)


async def test_a_press_is_answered_once_and_in_time(tg: FakeTelegram, bot: Bot) -> None:
    user = tg.user(42)
    await user.starts()
    await bot.send_message(user.id, "?", reply_markup=CHOICE)
    query = await user.taps(user.chat.last, "✅")
    await bot.answer_callback_query(query, "да")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query)
    late = await user.taps(user.chat.last, "❌")
    await tg.expire_queries()
    with pytest.raises(TelegramBadRequest, match="query ID is invalid"):
        await bot.answer_callback_query(late)
    fresh = await user.taps(user.chat.last, "❌")
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(fresh, "х" * 201)
    with pytest.raises(LookupError, match="✅ Да"):
        await user.taps(user.chat.last, "🛑")
    with pytest.raises(ActError, match="user 43 is not in chat 42"):
        await tg.user(43).taps(user.chat.last, "✅")
    seen = user.chat.last
    await user.deletes(seen)
    with pytest.raises(ActError, match="not in chat 42 any more"):
        await user.taps(seen, "✅")


async def test_a_channel_takes_posts_of_an_administrator_only(tg: FakeTelegram, bot: Bot) -> None:
    owner = tg.user(42)
    channel = await tg.add_chat("channel", "Нарезки", owner=owner, username="cuts")
    with pytest.raises(TelegramForbiddenError, match="not a member of the channel chat"):
        await bot.send_message("@cuts", "рано")
    await owner.promotes_bot(channel)
    with pytest.raises(TelegramBadRequest, match="need administrator rights in the channel chat"):
        await bot.send_message(channel.id, "рано")
    await owner.promotes_bot(channel, "can_post_messages")
    post = await bot.send_message("@cuts", "пост")
    assert post.sender_chat
    assert post.sender_chat.id == channel.id
    assert channel.last.text == "пост"

    member = await bot.get_chat_member(channel.id, tg.bot_id)
    assert isinstance(member, ChatMemberAdministrator)
    assert member.can_post_messages
    assert [a.status for a in await bot.get_chat_administrators(channel.id)] == ["creator"]

    await owner.sends(channel, text="от людей")
    updates = await bot.get_updates()
    assert [u.event_type for u in updates] == ["my_chat_member", "my_chat_member", "channel_post"]
    await owner.removes_bot(channel)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the channel chat"):
        await bot.send_message(channel.id, "поздно")


async def test_in_a_group_the_bot_sees_what_is_meant_for_it(tg: FakeTelegram, bot: Bot) -> None:
    owner, guest = tg.user(42), tg.user(43)
    group = await tg.add_chat("supergroup", "Монтаж", owner=owner, members=[guest])
    await owner.adds_bot(group)
    talk = await guest.sends(group, text="просто разговор")
    await guest.sends(group, text="/shorts", reply_to=talk)
    await guest.sends(group, text="/shorts@another_bot")
    await guest.sends(group, text=f"@{tg.bot['username']} привет")
    answer = await bot.send_message(
        group.id, "слушаю", reply_parameters=ReplyParameters(message_id=talk.id)
    )
    assert answer.reply_to_message
    await guest.sends(group, text="ответ", reply_to=answer.message_id)

    texts = [u.message.text for u in await bot.get_updates() if u.message]
    assert texts == [None, "/shorts", f"@{tg.bot['username']} привет", "ответ"]
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(group.id, "в ветку", message_thread_id=talk.id)


async def test_topics_of_a_forum(tg: FakeTelegram, bot: Bot) -> None:
    owner = tg.user(42)
    forum = await tg.add_chat("supergroup", "Форум", owner=owner, forum=True)
    await owner.promotes_bot(forum)
    topic = await owner.creates_topic(forum, "Видео")
    await owner.sends(forum, text="в тему", thread_id=topic)
    sent = await bot.send_message(forum.id, "туда же", message_thread_id=topic)
    assert sent.is_topic_message
    assert forum.last.thread_id == topic
    messages = [u.message for u in await bot.get_updates() if u.message]
    assert messages[-1].message_thread_id == topic
    opening = messages[-1].reply_to_message
    assert opening
    assert opening.forum_topic_created


async def test_a_group_that_became_a_supergroup_names_it(tg: FakeTelegram, bot: Bot) -> None:
    owner = tg.user(42)
    group = await tg.add_chat("group", "Команда", owner=owner)
    await owner.adds_bot(group)
    await bot.send_message(group.id, "тут")
    new = await tg.migrate(group)
    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(group.id, "там?")
    assert caught.value.migrate_to_chat_id == new.id
    await bot.send_message(new.id, "тут")


async def test_who_cannot_be_written_to(tg: FakeTelegram, bot: Bot) -> None:
    user, stranger = tg.user(42), tg.user(43)
    await user.starts()
    await user.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(user.id, "ау")
    await user.starts()
    await bot.send_message(user.id, "снова тут")
    await user.deletes_account()
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(user.id, "ау")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(stranger.id, "здравствуйте")
    async with connected_bot(tg, token="1:wrong") as imposter:
        with pytest.raises(TelegramUnauthorizedError):
            await imposter.get_me()


async def test_reactions_copies_and_forwards(tg: FakeTelegram, bot: Bot) -> None:
    user, other = tg.user(42), tg.user(43)
    await other.starts()
    sent = await user.sends(text="#клип смотрите")
    await bot.set_message_reaction(user.id, sent.id, [ReactionTypeEmoji(emoji="👀")])
    assert user.chat.message(sent).reactions == ("👀",)
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(user.id, sent.id, [ReactionTypeEmoji(emoji="🧊")])
    copied = await bot.copy_message(other.id, user.id, sent.id)
    assert other.chat.message(copied.message_id).text == "#клип смотрите"
    forwarded = await bot.forward_message(other.id, user.id, sent.id)
    assert forwarded.forward_origin
    assert other.chat.last.entities[0]["type"] == "hashtag"


async def test_commands_reach_their_filter(tg: FakeTelegram, bot: Bot) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(Command("status"))
    async def status(message: Message) -> None:
        await message.reply("очередь пуста")

    user = tg.user(42)
    async with polling(dispatcher, bot):
        asked = await user.sends(text="/status")
        await tg.wait_for(lambda: user.chat.last.reply_to == asked.id)


async def test_waiting_in_vain_tells_what_was_seen(tg: FakeTelegram, bot: Bot) -> None:
    user = tg.user(42)
    await user.starts()
    await bot.send_message(user.id, "почти")
    with pytest.raises(TimeoutError, match=r"(?s)the short.*почти.*sendMessage -> 200"):
        await tg.wait_for(lambda: user.chat.last.video, timeout_s=0.05, what="the short")
