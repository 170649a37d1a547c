"""The process that draws charts: `python -m core.media.charts.child`."""

import base64
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from core.domain.errors import EngineUnavailableError
from core.media.json_child import serve


def work(request: dict[str, Any], _progress: Callable[[float], None]) -> dict[str, str]:
    """Draw one chart as asked by `draw_chart`."""
    cache = Path(request["cache"])
    cache.mkdir(parents=True, exist_ok=True)
    # Read once, when the library is imported: so only from here on.
    os.environ["MPLCONFIGDIR"] = str(cache)
    from core.media.charts.drawing import draw  # noqa: PLC0415

    picture = BytesIO()
    try:
        draw(
            request["title"], request["labels"], request["series"], lying=request["lying"]
        ).savefig(picture, format="png")
    except (ValueError, RuntimeError) as error:
        raise EngineUnavailableError(f"no chart: {error}") from error
    return {"png": base64.b64encode(picture.getvalue()).decode()}


if __name__ == "__main__":
    serve(work)
