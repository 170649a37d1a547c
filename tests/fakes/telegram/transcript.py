"""The journal read back: chats, calls, answers and violations, kept up to date event by event."""

from __future__ import annotations

from collections.abc import Callable

from .views import Call, CallbackAnswer, ChatView, MessageView
from .wire import Json


class Transcript:
    """Built by the fake itself, and once more by a client that follows it from afar."""

    def __init__(self) -> None:
        self.chats: dict[int, ChatView] = {}
        self.calls: list[Call] = []
        self.callback_answers: dict[str, CallbackAnswer] = {}
        self.violations: list[str] = []
        self._by_number: dict[int, Call] = {}
        self._readers: dict[str, Callable[[Json], None]] = {
            "message": self._message,
            "call": self._call,
            "answer": self._answer,
            "callback_answer": self._callback_answer,
            "violation": lambda event: self.violations.append(event["text"]),
        }

    def apply(self, event: Json) -> None:
        self._readers[event["kind"]](event)

    def chat(self, chat_id: int) -> ChatView:
        return self.chats.setdefault(chat_id, ChatView(chat_id))

    def summary(self) -> str:
        """The last messages and calls, for the message of a failed wait."""
        lines = [
            f"chat {chat.id}: {message}"
            for chat in self.chats.values()
            for message in chat.messages[-5:]
        ]
        calls = [call for call in self.calls if call.method != "getUpdates"]
        return "\n".join([*lines, *(f"call {call}" for call in calls[-8:])]) or "nothing happened"

    def _message(self, event: Json) -> None:
        reactions = tuple(reaction.get("emoji", "") for reaction in event["reactions"])
        view = MessageView(event["message"], event["reply_keyboard"], reactions)
        self.chat(view.chat_id).record(event["change"], view, event["at"])

    def _call(self, event: Json) -> None:
        call = Call(event["number"], event["method"], event["params"], event["files"], event["at"])
        self._by_number[call.number] = call
        self.calls.append(call)

    def _answer(self, event: Json) -> None:
        call = self._by_number[event["number"]]
        call.status, call.description = event["status"], event["description"]

    def _callback_answer(self, event: Json) -> None:
        self.callback_answers[event["query_id"]] = CallbackAnswer(**event["answer"])
