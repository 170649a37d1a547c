"""What the workers see of the bot: Telegram behind the ports of the core."""

from bot.delivery.rights import TelegramRights
from bot.delivery.source import TelegramSource
from bot.delivery.telegram import Telegram, open_telegram
from bot.delivery.view import TelegramChatView

__all__ = ["Telegram", "TelegramChatView", "TelegramRights", "TelegramSource", "open_telegram"]
