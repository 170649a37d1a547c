"""Logging: structured lines on stderr, secrets scrubbed wherever they stand."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from core.settings import LogSettings

# a bot token, an Authorization header's value, a bearer in a URL or a text
_SECRETS = re.compile(
    r"\d{6,}:[A-Za-z0-9_-]{30,}|(?i:(?<=bearer )|(?<=token )|(?<=basic ))[A-Za-z0-9+/=._~-]{12,}"
)


def configure_logging(settings: LogSettings) -> None:
    """Set up structlog and the standard library's logging for this process."""
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        scrub,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.format == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            # The trace is text already, scrubbed; a prettier one would print local variables.
            exception_formatter=structlog.dev.plain_traceback,
        )
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for noisy in ("httpx", "httpcore", "aiogram.event", "aiosqlite", "arq.worker", "alembic"):
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))


def scrub(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace secrets in every text of a log line."""
    return {
        key: _SECRETS.sub("***", value) if isinstance(value, str) else value
        for key, value in event.items()
    }
