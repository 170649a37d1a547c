"""editMessage*, deleteMessage, deleteMessages and setMessageReaction."""

from __future__ import annotations

from tests.fakes.telegram.access import Access, check_message, check_own
from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.media import KINDS, MediaReader
from tests.fakes.telegram.model import Message
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.validation import caption, message_text, read_markup
from tests.fakes.telegram.wire import NOT_MODIFIED, Json, bad_request, present, words

from .registry import method

_REACTIONS = frozenset(
    words(
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 "
        "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 "
        "😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
    )
)
_CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def _to_edit(backend: Backend, call: ApiCall) -> Message:
    chat_id, number = call.params.get("chat_id", ""), call.integer("message_id")
    if chat_id == "" and not number:
        raise bad_request("message identifier is not specified")
    message = check_message(backend.state, chat_id, number, Access.EDIT, "message to edit")
    check_own(backend.state, message)
    return message


def _edit(backend: Backend, call: ApiCall, message: Message, content: Json) -> Json:
    """Replace content and keyboard: an edit without a keyboard takes the old one away."""
    markup = read_markup(call, message.chat)
    if markup.keyboard:
        raise bad_request("inline keyboard expected")
    if content == message.content and markup.inline == message.markup:
        raise bad_request(NOT_MODIFIED)
    return backend.state.edit_message(message, content, markup.inline).render()


@method("editMessageText")
def edit_text(backend: Backend, call: ApiCall) -> Json:
    content = message_text(call.params)
    message = _to_edit(backend, call)
    if message.has_media:
        raise bad_request("there is no text in the message to edit")
    preview = present(link_preview_options=call.structure("link_preview_options", dict))
    return _edit(backend, call, message, content | preview)


@method("editMessageCaption")
def edit_caption(backend: Backend, call: ApiCall) -> Json:
    captioned = caption(call.params)
    message = _to_edit(backend, call)
    if not message.has_media:
        raise bad_request("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if k not in _CAPTION_FIELDS}
    above = bool(captioned) and call.flag("show_caption_above_media")
    content = kept | captioned | present(show_caption_above_media=above)
    return _edit(backend, call, message, content)


@method("editMessageMedia")
def edit_media(backend: Backend, call: ApiCall) -> Json:
    media = call.structure("media", dict) or {}
    kind = media.get("type")
    if kind not in KINDS:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    message = _to_edit(backend, call)
    in_album = "media_group_id" in message.extra
    if in_album and (kind == "document") != ("document" in message.content):
        raise bad_request("can't change media type in an album")
    content = MediaReader(backend, call).content(kind, media.get("media", ""), media)
    return _edit(backend, call, message, content)


@method("editMessageReplyMarkup")
def edit_markup(backend: Backend, call: ApiCall) -> Json:
    message = _to_edit(backend, call)
    return _edit(backend, call, message, message.content)


@method("deleteMessage")
def delete_message(backend: Backend, call: ApiCall) -> bool:
    if call.params.get("chat_id", "") == "":
        raise bad_request("chat identifier is not specified")
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    _delete(backend, call, call.integer("message_id"))
    return True


@method("deleteMessages")
def delete_messages(backend: Backend, call: ApiCall) -> bool:
    chat = backend.state.find_chat(call.params.get("chat_id", ""))
    numbers = call.structure("message_ids", list)
    if not numbers:
        raise bad_request("message identifiers are not specified")
    for number in numbers:
        if chat and number in chat.messages:
            _delete(backend, call, number)
    return True


def _delete(backend: Backend, call: ApiCall, number: int) -> None:
    state = backend.state
    chat_id = call.params.get("chat_id", "")
    message = check_message(state, chat_id, number, Access.WRITE, "message to delete")
    chat = message.chat
    may_delete = chat.type == "private" or chat.member(state.bot.id).may("can_delete_messages")
    if not (message.by_bot or may_delete):
        raise bad_request("message can't be deleted for everyone")
    state.delete_message(message)


@method("setMessageReaction")
def react(backend: Backend, call: ApiCall) -> bool:
    chat_id, number = call.params.get("chat_id", ""), call.integer("message_id")
    message = check_message(backend.state, chat_id, number, Access.READ, "message to react")
    reactions = call.structure("reaction", list) or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction.get("type") == "emoji" and reaction.get("emoji") not in _REACTIONS:
            raise bad_request("REACTION_INVALID")
    backend.state.react(message, reactions)
    return True
