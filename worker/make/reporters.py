"""Two ways to tell the news: bars in a terminal, or JSON lines for programs."""

import json
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from core.domain.errors import InputError, ShortsError
from core.domain.pipeline import Stage
from core.texts import Translator
from core.texts.units import clock
from worker.make.parts import MadeShort
from worker.make.report import Reporter

MAX_DETAIL = 300


class Announcer(Reporter, Protocol):
    """A reporter that also takes results and ends cleanly."""

    def short(self, short: MadeShort) -> None:
        """A short is ready."""
        ...

    def failed(self, name: str, error: ShortsError) -> None:
        """A video could not be made into shorts."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class TerminalAnnouncer:
    """One bar per stage; results above the bars."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self._console = Console()
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._current: TaskID | None = None

    def stage(self, stage: Stage, clip: int | None = None, of: int | None = None) -> None:
        """See Reporter."""
        self._finish_bar()
        name = self._words(f"stage-{stage.lower().replace('_', '-')}")
        label = name if clip is None else f"{name} {clip}/{of}"
        self._current = self._bars.add_task(label, total=1.0)

    def progress(self, fraction: float, /) -> None:
        """See Reporter."""
        if self._current is not None:
            self._bars.update(self._current, completed=fraction)

    def note(self, key: str, **params: str | int | float) -> None:
        """See Reporter."""
        self._console.print(Text(self._words(key, **params), style="yellow"))

    def short(self, short: MadeShort) -> None:
        """See Announcer."""
        self._finish_bar()
        span = f"{clock(short.span.start_ms)}–{clock(short.span.end_ms)}"
        score = "" if short.score is None else f"  ⭐ {short.score}"
        self._console.print(Text(f"✅ {short.title}  {span}{score}", style="bold green"))
        self._console.print(Text(f"   {short.path}"), soft_wrap=True)

    def failed(self, name: str, error: ShortsError) -> None:
        """See Announcer."""
        self._drop_bar()
        self._console.print(Text(f"❌ {name}: {self._words.error(error)}", style="bold red"))
        if not isinstance(error, InputError):
            detail = "".join(error.detail.splitlines()[:1])[:MAX_DETAIL]
            self._console.print(Text(f"   {detail}", style="dim"), soft_wrap=True)
            self._console.print(Text(f"   {self._words('cli-see-doctor')}"), soft_wrap=True)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def _drop_bar(self) -> None:
        if self._current is not None:
            self._bars.remove_task(self._current)
            self._current = None

    def _finish_bar(self) -> None:
        if self._current is not None:
            self._bars.update(self._current, completed=1.0)
            self._bars.stop_task(self._current)


class JsonAnnouncer:
    """One JSON object per finished short on stdout; notes and errors as JSON on stderr."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self._out = Console(soft_wrap=True, highlight=False, markup=False)
        self._err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

    def stage(self, stage: Stage, clip: int | None = None, of: int | None = None) -> None:
        """Programs read results, not stages."""

    def progress(self, fraction: float, /) -> None:
        """Programs read results, not progress."""

    def note(self, key: str, **params: str | int | float) -> None:
        """See Reporter."""
        self._say(self._err, {"note": key, "message": self._words(key, **params)})

    def short(self, short: MadeShort) -> None:
        """See Announcer."""
        self._say(
            self._out,
            {
                "path": str(short.path),
                "title": short.title,
                "start_ms": short.span.start_ms,
                "end_ms": short.span.end_ms,
                "score": short.score,
                "layout": short.layout,
                "width": short.width,
                "height": short.height,
                "seconds": short.seconds,
                "engine": short.engine,
                "engine_reason": short.engine_reason,
            },
        )

    def failed(self, name: str, error: ShortsError) -> None:
        """See Announcer."""
        message = {"video": name, "error": error.key, "message": self._words.error(error)}
        self._say(self._err, {**message, "detail": error.detail})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    @staticmethod
    def _say(console: Console, message: dict[str, object]) -> None:
        console.out(json.dumps(message, ensure_ascii=False))
