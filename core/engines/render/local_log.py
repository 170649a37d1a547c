"""What a render service of our own says."""

import asyncio
import json
from collections import deque

import structlog

log = structlog.get_logger(__name__)

LINE_LIMIT_BYTES = 1024 * 1024
KEPT_LINES = 20


class ServiceLog:
    """Reads the service's output: where it listens, and its last words.

    `url` is None until the service listens.
    """

    def __init__(self) -> None:
        self.url: str | None = None
        self._last: deque[str] = deque(maxlen=KEPT_LINES)

    async def follow(self, process: asyncio.subprocess.Process) -> None:
        """Read to the end, so that the service never waits for a reader."""
        assert process.stdout is not None
        while True:
            try:
                line = await process.stdout.readline()
            except ValueError:  # longer than LINE_LIMIT_BYTES, and thrown away
                continue
            if not line:
                return
            self._take(line.decode(errors="replace").rstrip())

    def failure(self, what: str) -> str:
        """Return an error's detail: `what` happened, and the line that tells most about it."""
        errors = [line for line in self._last if "error" in line.casefold()]
        telling = (errors or list(self._last) or [""])[0]
        return f"the render service {what}: {telling}"

    def _take(self, line: str) -> None:
        log.debug("render_service", line=line)
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            self._last.append(line)
        elif event.get("event") == "listening":
            self.url = f"http://127.0.0.1:{event.get('port')}"
        elif reason := str(event.get("reason") or ""):
            self._last.append(reason.splitlines()[0])
