"""answerCallbackQuery and sendChatAction."""

from __future__ import annotations

from tests.fakes.telegram.access import Access, check_chat
from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.formatting import utf16_length
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.wire import bad_request, words

from .registry import method

_ACTIONS = frozenset(
    words(
        "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
        "choose_sticker find_location record_video_note upload_video_note"
    )
)


@method("answerCallbackQuery")
def answer(backend: Backend, call: ApiCall) -> bool:
    text = call.text("text")
    if utf16_length(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    shown = {"text": text, "show_alert": call.flag("show_alert"), "url": call.params.get("url")}
    backend.state.answer_query(call.text("callback_query_id"), shown)
    return True


@method("sendChatAction")
def send_chat_action(backend: Backend, call: ApiCall) -> bool:
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = check_chat(backend.state, call.params.get("chat_id", ""), Access.WRITE)
    if chat.type == "channel":
        backend.violate("chat actions are not for channels")
    return True
