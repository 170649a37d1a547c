"""Signs of life in Redis."""

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.queueing.redis import health_key
from core.settings import QueueSettings

TIMEOUT_S = 5.0


async def is_alive(part: str) -> bool:
    """Say whether a part (a lane's worker, the bot) wrote its sign of life lately."""
    settings = QueueSettings()
    redis = Redis.from_url(
        settings.redis_url, socket_timeout=TIMEOUT_S, socket_connect_timeout=TIMEOUT_S
    )
    try:
        return bool(await redis.exists(health_key(settings.queue_prefix, part)))
    except (RedisError, OSError):
        return False
    finally:
        await redis.aclose()
