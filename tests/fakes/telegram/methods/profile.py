"""getMe, commands, descriptions, menu button, logOut and close."""

from __future__ import annotations

import json
import re

from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.wire import Json, bad_request, words

from .registry import method

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = frozenset(
    words(
        "default all_private_chats all_group_chats all_chat_administrators chat "
        "chat_administrators chat_member"
    )
)
_LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(backend: Backend, call: ApiCall) -> Json:
    return backend.render_bot()


@method("logOut")
def log_out(backend: Backend, call: ApiCall) -> bool:
    backend.is_logged_out = True
    return True


@method("close")
def close(backend: Backend, call: ApiCall) -> bool:
    return True


def _scope(call: ApiCall) -> tuple[str, str]:
    scope = call.structure("scope", dict) or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return json.dumps(scope, sort_keys=True), call.text("language_code")


@method("setMyCommands")
def set_commands(backend: Backend, call: ApiCall) -> bool:
    commands = call.structure("commands", list) or []
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "").removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    backend.profile.commands[_scope(call)] = commands
    return True


@method("deleteMyCommands")
def delete_commands(backend: Backend, call: ApiCall) -> bool:
    backend.profile.commands.pop(_scope(call), None)
    return True


@method("getMyCommands")
def get_commands(backend: Backend, call: ApiCall) -> list[Json]:
    return backend.profile.commands.get(_scope(call), [])


def _register_text(field: str) -> None:
    title = "".join(word.title() for word in field.split("_"))

    @method(f"setMy{title}")
    def set_text(backend: Backend, call: ApiCall) -> bool:
        if len(call.text(field)) > _LIMITS[field]:
            raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
        backend.profile.texts[field, call.text("language_code")] = call.text(field)
        return True

    @method(f"getMy{title}")
    def get_text(backend: Backend, call: ApiCall) -> Json:
        texts = backend.profile.texts
        default = backend.state.bot.first_name if field == "name" else ""
        own = texts.get((field, call.text("language_code")))
        return {field: own or texts.get((field, ""), default)}


for _field in _LIMITS:
    _register_text(_field)


@method("setChatMenuButton")
def set_menu_button(backend: Backend, call: ApiCall) -> bool:
    button = call.structure("menu_button", dict) or {"type": "default"}
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    address = button.get("web_app", {}).get("url", "https://")
    if not address.startswith("https://"):
        raise bad_request("BUTTON_URL_INVALID")
    backend.profile.menu_buttons[call.integer("chat_id")] = button
    return True


@method("getChatMenuButton")
def get_menu_button(backend: Backend, call: ApiCall) -> Json:
    buttons = backend.profile.menu_buttons
    default = buttons.get(0, {"type": "commands"})
    return buttons.get(call.integer("chat_id"), default)
