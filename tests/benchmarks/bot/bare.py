"""`python -m tests.benchmarks.bot.bare API TOKEN`: a bot of aiogram and nothing else.

It does what a person sees of ours: it answers the press and changes the message under the button.
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InaccessibleMessage, InlineKeyboardMarkup


async def pressed(callback: CallbackQuery) -> None:
    await callback.answer("✅")
    message = callback.message
    assert message is not None
    assert not isinstance(message, InaccessibleMessage)
    await message.edit_text(
        f"{callback.data}", reply_markup=InlineKeyboardMarkup(inline_keyboard=[])
    )


async def main(api: str, token: str) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    dispatcher = Dispatcher()
    dispatcher.callback_query.register(pressed)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
