"""The fake server's working parts in one place; the API's methods act on it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from .faults import FaultQueue
from .files import FileStore
from .flood import FloodControl, FloodLimits
from .journal import Journal
from .model import User
from .spec import load_specification
from .state import State
from .transcript import Transcript
from .updates import UpdateQueue
from .webhook import Webhook, WebhookPump
from .wire import Json

DEFAULT_TOKEN = "4200000042:AAFakeTokenOfATestBot0123456789abcde"  # a made-up one


@dataclass(frozen=True)
class Options:
    """How the server behaves.

    `local`: as a server with `--local` (absolute paths, no size limits).
    `privacy`: in groups the bot sees only commands, replies to it and mentions.
    `flood`: limits to enforce, None for none.
    """

    token: str = DEFAULT_TOKEN
    username: str = "shorts_test_bot"
    local: bool = False
    privacy: bool = True
    flood: FloodLimits | None = None

    @property
    def upload_limit(self) -> int:
        """Bytes of all files of one request."""
        return (2000 if self.local else 50) << 20


@dataclass
class Profile:
    """What the bot says about itself, by language (and scope)."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)


class Backend:
    """Everything one running fake consists of."""

    def __init__(self, options: Options, root: Path) -> None:
        self.options = options
        self.transcript = Transcript()
        self.journal = Journal(self.transcript.apply)
        bot_id = int(options.token.partition(":")[0])
        bot = User(bot_id, "Shorts", is_bot=True, username=options.username)
        self.state = State(bot, self.journal)
        self.files = FileStore(root)
        self.updates = UpdateQueue()
        self.faults = FaultQueue()
        self.flood = FloodControl(options.flood) if options.flood else None
        self.profile = Profile()
        self.spec = load_specification()
        self.webhook = Webhook()
        self.webhook_changed = asyncio.Event()
        self.pump = WebhookPump(self)
        self.is_logged_out = False
        self.closing = asyncio.Event()

    def violate(self, text: str) -> None:
        """Note something a real server would not have let pass, or the fake did wrong."""
        self.journal.add("violation", text=text)

    def publish(self, kind: str, payload: Json, *, check: bool = True) -> None:
        """Queue an update for the bot; `check` holds it against the specification."""
        update = {"update_id": 0, kind: payload}
        for problem in self.spec.update_errors(update) if check else ():
            self.violate(f"update: {problem}")
        self.updates.push(kind, payload)

    def set_webhook(self, webhook: Webhook) -> None:
        self.webhook = webhook
        self.webhook_changed.set()
        self.webhook_changed = asyncio.Event()

    def render_bot(self) -> Json:
        """The bot as getMe shows it."""
        return self.state.bot.render() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.options.privacy,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    async def close(self) -> None:
        self.closing.set()
        self.updates.close()
        await self.pump.close()
