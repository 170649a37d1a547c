"""sendMessage, sendVideo, sendPhoto, sendDocument, sendMediaGroup, copy and forward."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.fakes.telegram.access import Access, check_chat, check_may_send, check_message
from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.discussion import copy_to_discussion
from tests.fakes.telegram.media import KINDS, MediaReader
from tests.fakes.telegram.model import Chat, Message, User
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.validation import caption, message_text, read_markup
from tests.fakes.telegram.wire import Json, bad_request, present

from .registry import method


@dataclass(frozen=True)
class _Place:
    """Where a message goes: checked chat, topic and replied message."""

    chat: Chat
    extra: Json
    reply_to: Message | None


def _place(backend: Backend, call: ApiCall, what: str) -> _Place:
    chat = check_chat(backend.state, call.params.get("chat_id", ""), Access.WRITE)
    check_may_send(backend.state, chat, what)
    reply_to = _reply(backend, call, chat)
    extra = present(
        has_protected_content=call.flag("protect_content"),
        effect_id=call.text("message_effect_id"),
    )
    return _Place(chat, extra | _topic(call, chat, reply_to), reply_to)


def _topic(call: ApiCall, chat: Chat, reply_to: Message | None) -> Json:
    thread = call.integer("message_thread_id")
    if thread:
        root = chat.messages.get(thread)
        if root is None or "forum_topic_created" not in root.content:
            raise bad_request("message thread not found")
    elif chat.is_forum and reply_to:
        thread = reply_to.extra.get("message_thread_id", 0)
    return {"message_thread_id": thread, "is_topic_message": True} if thread else {}


def _reply(backend: Backend, call: ApiCall, chat: Chat) -> Message | None:
    wanted = call.structure("reply_parameters", dict)
    if not wanted:
        return None
    source = chat
    if "chat_id" in wanted and wanted["chat_id"] != chat.id:
        source = check_chat(backend.state, wanted["chat_id"], Access.READ)
    found = source.messages.get(wanted.get("message_id", 0))
    if found is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    # A reply into another chat is an `external_reply`, which nobody here needs.
    return found if found and found.chat is chat else None


def _send(backend: Backend, call: ApiCall, place: _Place, content: Json) -> Message:
    markup = read_markup(call, place.chat)
    bot = backend.state.bot
    message = backend.state.add_message(
        place.chat,
        place.chat if place.chat.type == "channel" else bot,
        content,
        extra=place.extra,
        reply_to=place.reply_to,
        markup=markup.inline,
        reply_keyboard=markup.keyboard,
        by_bot=True,
    )
    copy_to_discussion(backend, message)
    return message


@method("sendMessage")
def send_message(backend: Backend, call: ApiCall) -> Json:
    content = message_text(call.params)
    place = _place(backend, call, "text messages")
    return _send(backend, call, place, content | _preview(call)).render()


def _preview(call: ApiCall) -> Json:
    return present(link_preview_options=call.structure("link_preview_options", dict))


def _send_media(backend: Backend, call: ApiCall, kind: str) -> Json:
    place = _place(backend, call, KINDS[kind])
    content = MediaReader(backend, call).content(kind, call.text(kind), call.params)
    return _send(backend, call, place, content).render()


@method("sendVideo")
def send_video(backend: Backend, call: ApiCall) -> Json:
    return _send_media(backend, call, "video")


@method("sendPhoto")
def send_photo(backend: Backend, call: ApiCall) -> Json:
    return _send_media(backend, call, "photo")


@method("sendDocument")
def send_document(backend: Backend, call: ApiCall) -> Json:
    return _send_media(backend, call, "document")


@method("sendMediaGroup")
def send_media_group(backend: Backend, call: ApiCall) -> list[Json]:
    items = call.structure("media", list)
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    if len(items) == 1:
        backend.violate("sendMediaGroup takes 2-10 items, there is one")
    place = _place(backend, call, KINDS.get(items[0].get("type"), "documents"))
    if len({item.get("type") == "document" for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    reader = MediaReader(backend, call)
    contents = [_album_item(reader, item) for item in items]
    group = str(time.time_ns())
    extended = _Place(place.chat, place.extra | {"media_group_id": group}, place.reply_to)
    return [_send(backend, call, extended, content).render() for content in contents]


def _album_item(reader: MediaReader, item: Json) -> Json:
    kind = item.get("type")
    if kind not in KINDS:
        raise bad_request(
            f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup"
        )
    return reader.content(kind, item.get("media", ""), item)


@method("copyMessage")
def copy_message(backend: Backend, call: ApiCall) -> Json:
    original = _original(backend, call, "message to copy")
    if "forum_topic_created" in original.content:
        raise bad_request("message can't be copied")
    content = {**original.content}
    if "caption" in call.params and original.has_media:
        content = {k: v for k, v in content.items() if k not in {"caption", "caption_entities"}}
        content |= caption(call.params)
    place = _place(backend, call, _kind_of(original))
    return {"message_id": _send(backend, call, place, content).id}


@method("forwardMessage")
def forward_message(backend: Backend, call: ApiCall) -> Json:
    original = _original(backend, call, "message to forward")
    if original.extra.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    place = _place(backend, call, _kind_of(original))
    sender, when = original.sender, original.date
    origin: Json = (
        {"type": "user", "date": when, "sender_user": sender.render()}
        if isinstance(sender, User)
        else {
            "type": "channel",
            "date": when,
            "chat": sender.render(),
            "message_id": original.id,
        }
    )
    extended = _Place(place.chat, place.extra | {"forward_origin": origin}, None)
    return _send(backend, call, extended, {**original.content}).render()


def _original(backend: Backend, call: ApiCall, name: str) -> Message:
    source = call.params.get("from_chat_id", "")
    return check_message(backend.state, source, call.integer("message_id"), Access.READ, name)


def _kind_of(message: Message) -> str:
    return next((KINDS[kind] for kind in KINDS if kind in message.content), "text messages")
