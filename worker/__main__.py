"""`python -m worker light|heavy`."""

import asyncio
import sys

import structlog

from core.domain.errors import ShortsError
from core.domain.pipeline import Lane
from core.logs import configure_logging
from core.settings import Settings
from worker.handlers import HANDLERS
from worker.serve import serve
from worker.wiring import open_context

log = structlog.get_logger(__name__)

TRY_AGAIN = 75
"""EX_TEMPFAIL: what is missing may be there after a restart."""
CONFIG_ERROR = 78
"""EX_CONFIG: a restart does not help."""


def main() -> None:
    """Read the lane from the command line and serve it."""
    lanes = [lane.value for lane in Lane]
    if len(sys.argv) != 2 or sys.argv[1] not in lanes:  # noqa: PLR2004
        sys.exit(f"usage: python -m worker {'|'.join(lanes)}")
    settings = Settings()
    configure_logging(settings.log)
    try:
        asyncio.run(serve(Lane(sys.argv[1]), settings, HANDLERS, open_context))
    except (ShortsError, ValueError) as error:
        passing = isinstance(error, ShortsError) and error.retryable
        log.error("worker_cannot_work", error=str(error))
        sys.exit(TRY_AGAIN if passing else CONFIG_ERROR)


if __name__ == "__main__":
    main()
