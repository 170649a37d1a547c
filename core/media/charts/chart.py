"""What a chart shows, and drawing it."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from core.media.json_child import run_json_child
from core.ports.progress import ignore_progress

CHILD = "core.media.charts.child"


@dataclass(frozen=True, slots=True)
class Chart:
    """Sums of money. `series` by name, one value for each of the `labels`, stacked where there are
    several; `lying` puts the labels below each other, for long ones. Words are shown as they are.
    """

    title: str
    labels: Sequence[str]
    series: Mapping[str, Sequence[float]]
    lying: bool = False


async def draw_chart(chart: Chart, cache: Path) -> bytes:
    """Return a chart as a PNG of 1280x720 px. `cache` is a folder that the library keeps what it
    knows of fonts in.

    Raises EngineUnavailableError when it cannot be drawn.
    """
    asked = asdict(chart) | {"cache": str(cache)}
    drawn = await run_json_child(CHILD, asked, ignore_progress)
    return base64.b64decode(drawn["png"])
