"""`shorts health PART`: is this part of the bot alive? For container health checks."""

import asyncio
from enum import StrEnum

import typer
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.domain.pipeline import Lane
from core.queueing.redis import health_key
from core.settings import QueueSettings

TIMEOUT_S = 5.0


class Part(StrEnum):
    """What can be asked for."""

    LIGHT = Lane.LIGHT
    HEAVY = Lane.HEAVY
    BOT = "bot"


def health(part: Part) -> None:
    """Exit 0 when the part wrote its sign of life lately, else 1."""
    settings = QueueSettings()
    alive = asyncio.run(_alive(settings, health_key(settings.queue_prefix, part)))
    typer.echo("ok" if alive else "silent")
    raise typer.Exit(0 if alive else 1)


async def _alive(settings: QueueSettings, key: str) -> bool:
    redis = Redis.from_url(settings.redis_url, socket_timeout=TIMEOUT_S)
    try:
        return bool(await redis.exists(key))
    except (RedisError, OSError):
        return False
    finally:
        await redis.aclose()
