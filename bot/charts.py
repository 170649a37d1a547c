"""Pictures of expenses for administrators."""

from dataclasses import dataclass
from pathlib import Path

from core.media.charts.chart import Chart, draw_chart


@dataclass(frozen=True, slots=True)
class Charts:
    """Draws charts. `folder` is one for temporary files."""

    folder: Path

    async def draw(self, chart: Chart) -> bytes:
        """Return a PNG. Raises EngineUnavailableError."""
        return await draw_chart(chart, self.folder / "fonts")
