"""How the bot is put together."""

import inspect
from collections.abc import Iterator

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject

from bot.commands import publish_face
from bot.dispatcher import injected
from bot.handlers import _everyday_routers, build_routers
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, faults
from tests.support.queue import MemoryQueue
from tests.support.telegram_bot import RunningBot, connected, dispatcher_for

OF_THE_MIDDLEWARE = {"user", "chat", "t"}
OF_AIOGRAM = {"bot", "callback_data", "command", "event"}
OF_FILTERS = {"video", "url", "asked"}


def handlers(router: Router) -> Iterator[HandlerObject]:
    for observer in router.observers.values():
        yield from observer.handlers


async def test_handlers_ask_for_known_names_only(tg: FakeTelegram, uow: UnitOfWorkFactory) -> None:
    async with connected(tg, uow) as telegram:
        dispatcher = dispatcher_for(tg, uow, RunningBot(telegram, MemoryQueue()))
    known = set(dispatcher.workflow_data) | OF_THE_MIDDLEWARE | OF_AIOGRAM | OF_FILTERS
    seen = 0
    for router in build_routers():
        for handler in handlers(router):
            _event, *asked = inspect.signature(handler.callback).parameters
            assert set(asked) <= known, handler.callback
            seen += 1
    assert seen > 15
    assert inspect.signature(injected).parameters.keys() == {"parts"}


def test_no_filter_is_lost_where_routers_are_put_together() -> None:
    for router in _everyday_routers():
        assert not router.sub_routers
        for observer in router.observers.values():
            assert not observer._handler.filters, router.name
            assert not [*observer.middleware, *observer.outer_middleware], router.name


async def test_two_dispatchers_live_side_by_side(tg: FakeTelegram, uow: UnitOfWorkFactory) -> None:
    async with connected(tg, uow) as telegram:
        bot = RunningBot(telegram, MemoryQueue())
        assert dispatcher_for(tg, uow, bot) is not dispatcher_for(tg, uow, bot)


async def test_menus_and_descriptions_in_both_languages(
    tg: FakeTelegram, uow: UnitOfWorkFactory
) -> None:
    async with connected(tg, uow) as telegram:
        await publish_face(telegram.bot, telegram.texts)
        ru = await telegram.bot.get_my_commands(
            scope={"type": "all_group_chats"},  # type: ignore[arg-type]
            language_code="ru",
        )
        assert ru[0].command == "shorts"
        assert "settings" not in {each.command for each in ru}
        admins = await telegram.bot.get_my_commands(
            scope={"type": "all_chat_administrators"},  # type: ignore[arg-type]
            language_code="ru",
        )
        assert {"find", "settings"} <= {each.command for each in admins}
        assert "видео" in (await telegram.bot.get_my_description(language_code="ru")).description
        assert "video" in (await telegram.bot.get_my_description()).description
        stranger, chief = 1, tg.user(42)
        await chief.starts()
        await publish_face(telegram.bot, telegram.texts, admins=[stranger, chief.id], plans=True)
        own = await telegram.bot.get_my_commands(
            scope={"type": "chat", "chat_id": chief.id}  # type: ignore[arg-type]
        )
        assert own[0].command == "admin"
        assert {"plan", "paysupport"} <= {each.command for each in own}
        await tg.inject("setMyCommands", faults.retry_after(900))
        await publish_face(telegram.bot, telegram.texts)
