"""The engines that are set up, and the order in which a chat's choice asks them."""

from collections.abc import Sequence

import structlog

from core.engines.transcription.fallback import FallbackTranscriber
from core.ports.transcriber import Transcriber

log = structlog.get_logger(__name__)


class Transcribers:
    """Every speech engine that is set up."""

    def __init__(self, engines: Sequence[Transcriber], default: str | None = None) -> None:
        """`engines` in the order they are asked, the one named `default` before them.

        Raises ValueError for no engines, or two of the same name.
        """
        self._engines = _first(engines, default)
        self._usual = FallbackTranscriber(self._engines)

    @property
    def available(self) -> tuple[str, ...]:
        """The names that may be chosen, in the order of asking."""
        return tuple(engine.name for engine in self._engines)

    def chosen(self, name: str | None = None) -> Transcriber:
        """Return an engine that asks `name` first and falls back on the others.

        None, or a name that is not set up here, leaves the usual order. Stored answers of every
        engine can be read.
        """
        if name is None:
            return self._usual
        if name not in self.available:
            log.warning("transcriber_not_available", chosen=name, available=self.available)
            return self._usual
        return FallbackTranscriber(_first(self._engines, name))


def _first(engines: Sequence[Transcriber], name: str | None) -> list[Transcriber]:
    """Move one engine to the front."""
    return sorted(engines, key=lambda engine: engine.name != name)
