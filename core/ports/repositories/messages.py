"""What was sent to chats and channels."""

from typing import Protocol
from uuid import UUID

from core.domain.records.delivery import Delivery, MessageRole, SentMessage


class MessageRepository(Protocol):
    """Messages of ours in chats (the view's own memory)."""

    async def find(self, subject_id: UUID, role: MessageRole) -> SentMessage | None: ...
    async def at(self, chat_telegram_id: int, message_id: int) -> SentMessage | None:
        """What is known of this message of a chat; None for one that is not ours."""
        ...

    async def put(self, message: SentMessage) -> None: ...
    async def put_in_place(self, message: SentMessage) -> bool:
        """Write down what a message shows; False, and nothing is written, where another message
        has taken its place."""
        ...

    async def forget(self, subject_id: UUID, role: MessageRole) -> None:
        """The next message of this role is to be a new one."""
        ...


class DeliveryRepository(Protocol):
    """Shorts on their way."""

    async def find(self, clip_id: UUID, chat_telegram_id: int) -> Delivery | None: ...
    async def at(self, chat_telegram_id: int, message_id: int) -> Delivery | None:
        """The short that this message of a chat carries."""
        ...

    async def put(self, delivery: Delivery) -> None: ...
