"""Prints figures as `make bench` does: one JSON object a line."""

import json
from decimal import Decimal

from tests.benchmarks.camera.figures import Figures


def say(name: str, value: float, unit: str, baseline: float | None = None, **more: object) -> None:
    """Print one figure; `ratio` is value by baseline, None where the baseline is 0."""
    line: dict[str, object] = {"name": f"camera.{name}", "value": _short(value), "unit": unit}
    if baseline is not None:
        line["baseline"] = _short(baseline)
        line["ratio"] = _short(value / baseline) if baseline else None
    print(json.dumps(line | more), flush=True)


def say_figures(name: str, ours: Figures, centre: Figures, follow: Figures) -> None:
    """Print a clip's figures: the shares against a centre crop, the movement against a camera that
    follows each detection."""
    say(f"{name}.inside", ours.inside, "share", centre.inside, following=_short(follow.inside))
    say(f"{name}.wrong_face", ours.wrong, "share", centre.wrong, following=_short(follow.wrong))
    say(f"{name}.travel", ours.travel_px_s, "px/s", follow.travel_px_s)
    say(f"{name}.peak_speed", ours.peak_px_s, "px/s", follow.peak_px_s)
    say(f"{name}.reversals", ours.reversals_s, "1/s", follow.reversals_s)
    say(f"{name}.unexplained_jumps", len(ours.unexplained), "jumps", at_ms=ours.unexplained)
    if ours.reaction_ms is not None:
        say(f"{name}.reaction", ours.reaction_ms, "ms", all_ms=ours.reactions_ms)
    say(f"{name}.split", ours.split, "share")
    say(f"{name}.fit", ours.fit, "share")


def _short(value: float) -> float:
    return float(round(Decimal(value), 3))
