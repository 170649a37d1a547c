"""What Telegram refuses in texts and keyboards."""

from __future__ import annotations

import re
from typing import NamedTuple

from .formatting import find_entities, parse_html, trim, utf16_length
from .model import Chat
from .request import ApiCall
from .wire import Json, bad_request, words

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_MAX_BUTTONS = 100
_KINDS = words(
    "url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat copy_text callback_game pay disabled"
)
_STYLES = {"danger", "success", "primary"}
_GIVEN_TYPES = frozenset(
    words(
        "bold italic underline strikethrough spoiler blockquote expandable_blockquote code pre "
        "text_link text_mention custom_emoji date_time"
    )
)


class Markup(NamedTuple):
    """At most one is set: an inline keyboard stays on its message, the other does not."""

    inline: Json | None
    keyboard: Json | None


def formatted(text: str, parse_mode: str, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Text without markup and its entities, those Telegram finds by itself included."""
    if len(text.encode()) > 1 << 15:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode == "html":
        plain, known = parse_html(text)
    elif mode in {"", "none"}:
        plain = text
        known = [entity for entity in entities or [] if entity.get("type") in _GIVEN_TYPES]
    elif mode in {"markdown", "markdownv2"}:
        raise NotImplementedError("this fake reads HTML only")
    else:
        raise bad_request("unsupported parse_mode")
    plain, known = trim(plain, known)
    return plain, find_entities(plain, known)


def message_text(fields: Json) -> Json:
    """`text` and `entities` of a text message."""
    if not fields.get("text"):
        raise bad_request("message text is empty")
    text, entities = _of(fields, "text", "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption(fields: Json) -> Json:
    """`caption` and `caption_entities`, nothing when there is none."""
    text, entities = _of(fields, "caption", "caption_entities")
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {"caption": text} if text else {}
    return content | ({"caption_entities": entities} if entities else {})


def _of(fields: Json, text: str, entities: str) -> tuple[str, list[Json]]:
    return formatted(
        str(fields.get(text, "")), str(fields.get("parse_mode", "")), fields.get(entities)
    )


def read_markup(call: ApiCall, chat: Chat) -> Markup:
    markup = call.structure("reply_markup", dict)
    if not markup:
        return Markup(None, None)
    if markup.get("inline_keyboard"):
        check_inline_keyboard(markup["inline_keyboard"], chat)
        return Markup({"inline_keyboard": markup["inline_keyboard"]}, None)
    if "inline_keyboard" in markup:
        return Markup(None, None)
    if chat.type == "channel":
        raise bad_request("reply keyboard can't be used in channels")
    return Markup(None, markup)


def check_inline_keyboard(rows: object, chat: Chat) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        name = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        raise bad_request(name)
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button, chat)


def _check_button(button: object, chat: Chat) -> None:
    if not isinstance(button, dict):
        raise _button_error("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _button_error('Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    kinds = [kind for kind in _KINDS if button.get(kind) not in (None, "", False)]
    if not kinds:
        raise _button_error("Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    if not 1 <= len(str(button.get("callback_data", "-")).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.get("style") not in {None, *_STYLES}:
        raise _button_error("invalid button style specified")
    _check_addresses(button, chat)


def _check_addresses(button: Json, chat: Chat) -> None:
    url = button.get("url")
    if url and not re.match(r"(https?|tg|tonsite)://\S+$|[\w.-]+\.\w{2,}(/\S*)?$", url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if app := button.get("web_app"):
        if chat.type != "private":
            raise bad_request("BUTTON_TYPE_INVALID")
        address = app.get("url", "")
        if not address.startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{address}' is invalid: "
                "Only HTTPS links are allowed"
            )


def _button_error(reason: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {reason}")
