"""Figures as `make bench` prints them: one JSON object a line."""

import json
from decimal import Decimal


def say(
    name: str,
    value: float,
    unit: str,
    baseline: float | None = None,
    **more: object,
) -> None:
    """Print `name`, `value`, `unit`, then `baseline` and `ratio` where there is one, then `more`.

    `ratio` is None where the baseline is 0.
    """
    line: dict[str, object] = {"name": name, "value": short(value), "unit": unit}
    if baseline is not None:
        line["baseline"] = short(baseline)
        line["ratio"] = short(value / baseline) if baseline else None
    print(json.dumps(line | more, ensure_ascii=False), flush=True)


def short(value: float) -> float:
    """Return the value with three digits after the point."""
    return float(round(Decimal(value), 3))
