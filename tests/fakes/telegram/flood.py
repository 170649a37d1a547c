"""Flood control, off by default: the documented limits as token buckets."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

from .model import Chat
from .wire import too_many_requests, words

COUNTED = frozenset(
    words(
        "sendMessage sendPhoto sendVideo sendDocument sendMediaGroup copyMessage forwardMessage "
        "editMessageText editMessageCaption editMessageMedia editMessageReplyMarkup"
    )
)


@dataclass(frozen=True)
class FloodLimits:
    """Messages per second to a private chat (with a burst), per minute to a group or channel."""

    per_second: float = 1
    burst: int = 3
    group_per_minute: int = 20


@dataclass
class _Bucket:
    level: float
    at: float


@dataclass
class FloodControl:
    """Answers 429 with the seconds until the next message is allowed."""

    limits: FloodLimits
    _buckets: dict[int, _Bucket] = field(default_factory=dict)

    def check(self, chat: Chat, cost: int = 1) -> None:
        if chat.type == "private":
            rate, size = self.limits.per_second, self.limits.burst
        else:
            rate, size = self.limits.group_per_minute / 60, self.limits.group_per_minute
        now = time.monotonic()
        bucket = self._buckets.setdefault(chat.id, _Bucket(size, now))
        bucket.level = min(size, bucket.level + (now - bucket.at) * rate)
        bucket.at = now
        if bucket.level < cost:
            raise too_many_requests(max(1, math.ceil((cost - bucket.level) / rate)))
        bucket.level -= cost
