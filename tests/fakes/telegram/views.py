"""What a test looks at: messages, buttons, calls and answers, all snapshots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .wire import Json

Change = Literal["sent", "edited", "reacted", "deleted"]


@dataclass(frozen=True)
class Button:
    """An inline button, or a key of a reply keyboard (then `raw` has no callback data)."""

    text: str
    raw: Json

    @property
    def data(self) -> str | None:
        value = self.raw.get("callback_data")
        return value if isinstance(value, str) else None

    @property
    def url(self) -> str | None:
        value = self.raw.get("url")
        return value if isinstance(value, str) else None


@dataclass(frozen=True)
class MessageView:
    """One version of a message; `raw` is the Bot API's Message object."""

    raw: Json
    reply_keyboard: Json | None = None
    reactions: tuple[str, ...] = ()

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        return int(self.raw["chat"]["id"])

    @property
    def thread_id(self) -> int | None:
        return self.raw.get("message_thread_id")

    @property
    def text(self) -> str:
        """The text, or the caption of a media message, without markup."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        found: list[Json] = self.raw.get("entities") or self.raw.get("caption_entities") or []
        return found

    @property
    def sender_id(self) -> int:
        """The user's id, or the channel's."""
        return int((self.raw.get("from") or self.raw["sender_chat"])["id"])

    @property
    def from_bot(self) -> bool:
        """In channels nobody can tell."""
        return bool(self.raw.get("from", {}).get("is_bot"))

    @property
    def is_post(self) -> bool:
        return bool(self.raw["chat"]["type"] == "channel")

    @property
    def asks_for_reply(self) -> bool:
        """Whether clients opened the reply to it by themselves."""
        return bool((self.reply_keyboard or {}).get("force_reply"))

    @property
    def video(self) -> Json | None:
        return self.raw.get("video")

    @property
    def document(self) -> Json | None:
        return self.raw.get("document")

    @property
    def photo(self) -> list[Json] | None:
        return self.raw.get("photo")

    @property
    def file_id(self) -> str:
        """Of the video, the document or the largest photo; LookupError without media."""
        media = self.video or self.document or (self.photo or [{}])[-1]
        return str(media["file_id"])

    @property
    def reply_to(self) -> int | None:
        reply = self.raw.get("reply_to_message")
        return int(reply["message_id"]) if reply else None

    @property
    def is_edited(self) -> bool:
        return "edit_date" in self.raw

    @property
    def rows(self) -> list[list[Button]]:
        """Inline buttons, else those of the reply keyboard that came with the message."""
        markup = self.raw.get("reply_markup") or {}
        rows = markup.get("inline_keyboard") or (self.reply_keyboard or {}).get("keyboard") or []
        return [[_button(button) for button in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.rows for button in row]

    def button(self, text_startswith: str) -> Button:
        """The first button whose text begins so; LookupError names those there are."""
        for button in self.buttons:
            if button.text.startswith(text_startswith):
                return button
        shown = [button.text for button in self.buttons]
        raise LookupError(f"no button starts with {text_startswith!r}, there are {shown}")

    def has_button(self, text_startswith: str) -> bool:
        return any(button.text.startswith(text_startswith) for button in self.buttons)

    def __str__(self) -> str:
        media = next((k for k in ("video", "photo", "document") if k in self.raw), "")
        buttons = " ".join(f"[{button.text}]" for button in self.buttons)
        who = "bot" if self.from_bot else self.sender_id
        return " ".join(filter(None, [f"#{self.id} {who}:", media, repr(self.text), buttons]))


def _button(raw: Json | str) -> Button:
    return Button(raw, {"text": raw}) if isinstance(raw, str) else Button(raw["text"], raw)


@dataclass(frozen=True)
class Version:
    """A change of a message at `at` (CLOCK_MONOTONIC seconds)."""

    change: Change
    message: MessageView
    at: float


@dataclass
class Call:
    """A request of the bot; `status` is None until it is answered, 499 when it was cut off."""

    number: int
    method: str
    params: Json
    files: dict[str, Json]
    at: float
    status: int | None = None
    description: str | None = None

    @property
    def ok(self) -> bool:
        return self.status == 200

    def __str__(self) -> str:
        return f"{self.method} -> {self.status} {self.description or ''}".rstrip()


@dataclass(frozen=True)
class CallbackAnswer:
    """What a person sees after a press; `text` may be empty."""

    text: str
    show_alert: bool = False
    url: str | None = None


@dataclass
class ChatView:
    """A chat as people see it."""

    id: int
    history: list[Version] = field(default_factory=list)
    _current: dict[int, MessageView] = field(default_factory=dict)

    @property
    def messages(self) -> list[MessageView]:
        """What is there now, in order."""
        return [self._current[number] for number in sorted(self._current)]

    @property
    def from_bot(self) -> list[MessageView]:
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> MessageView:
        """The newest message; LookupError in an empty chat."""
        return self._current[max(self._current, default=0)]

    def message(self, message: int | MessageView) -> MessageView:
        """The message as it is now; LookupError when it is deleted."""
        return self._current[message if isinstance(message, int) else message.id]

    def versions(self, message: int | MessageView) -> list[Version]:
        number = message if isinstance(message, int) else message.id
        return [version for version in self.history if version.message.id == number]

    def __iter__(self) -> Iterator[MessageView]:
        return iter(self.messages)

    def record(self, change: Change, message: MessageView, at: float) -> None:
        self.history.append(Version(change, message, at))
        if change == "deleted":
            self._current.pop(message.id, None)
        else:
            self._current[message.id] = message
