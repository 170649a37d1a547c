"""How charts look."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, MaxNLocator

from core.texts.units import dollars

SIZE_INCHES, MARGIN_INCHES, DPI = (12.8, 7.2), 0.3, 100
BACKGROUND, TEXT, FAINT, GRID = "#ffffff", "#1b1f24", "#6b7480", "#e6e9ed"
COLOURS = ("#3b7cff", "#ff9f43", "#26b99a", "#9b5de5", "#ef476f", "#06a3c4", "#8d99ae", "#c9a227")
"""Told apart by people who see red and green alike."""
MOST_LABELS = 16
LEGEND_COLUMNS = 4
ROOM_FOR_LEGEND, ROOM = 1.3, 1.1
_MOST_TEXT = 26


def draw(
    title: str, labels: Sequence[str], series: Mapping[str, Sequence[float]], *, lying: bool
) -> Figure:
    """Return a chart of sums in dollars, standing or lying."""
    margins = ConstrainedLayoutEngine(w_pad=MARGIN_INCHES, h_pad=MARGIN_INCHES)
    # A figure of its own, without pyplot: nothing of it outlives the picture.
    figure = Figure(figsize=SIZE_INCHES, dpi=DPI, facecolor=BACKGROUND, layout=margins)
    axes = figure.subplots()
    axes.set_title(title, loc="left", fontsize=20, fontweight="bold", color=TEXT, pad=18)
    if lying:
        _lying(axes, labels, series)
    else:
        _standing(axes, labels, series)
    _tidy(axes)
    if len(series) > 1:
        axes.legend(
            frameon=False, fontsize=13, loc="upper left", labelcolor=TEXT, ncols=LEGEND_COLUMNS
        )
    return figure


def _standing(axes: Axes, labels: Sequence[str], series: Mapping[str, Sequence[float]]) -> None:
    places = range(len(labels))
    floor = [0.0] * len(labels)
    for number, (name, values) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        axes.bar(places, values, bottom=floor, width=0.78, label=name, color=colour)
        floor = [below + value for below, value in zip(floor, values, strict=True)]
    step = -(-len(labels) // MOST_LABELS)
    axes.set_xticks(list(places)[::step], list(labels)[::step], fontsize=13)
    axes.set_xlim(-0.6, len(labels) - 0.4)
    room = ROOM_FOR_LEGEND if len(series) > 1 else ROOM
    axes.set_ylim(0, max(floor, default=0) * room or 1)
    axes.yaxis.set_major_locator(MaxNLocator(6))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: dollars(value)))
    axes.grid(axis="y", color=GRID)


def _lying(axes: Axes, labels: Sequence[str], series: Mapping[str, Sequence[float]]) -> None:
    ends = [0.0] * len(labels)
    for number, (name, values) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        axes.barh(range(len(labels)), values, left=ends, height=0.66, label=name, color=colour)
        ends = [below + value for below, value in zip(ends, values, strict=True)]
    for place, end in enumerate(ends):
        axes.annotate(
            dollars(end),
            (end, place),
            (8, 0),
            textcoords="offset points",
            va="center",
            fontsize=14,
            color=TEXT,
        )
    axes.set_yticks(range(len(labels)), [_short(label) for label in labels], fontsize=14)
    axes.set_ylim(max(len(labels), 4) - 0.4, -0.6)
    axes.set_xlim(0, max(ends, default=0) * 1.16 or 1)
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: dollars(value)))
    axes.grid(axis="x", color=GRID)


def _tidy(axes: Axes) -> None:
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelcolor=FAINT, labelsize=13)
    for side in axes.spines.values():
        side.set_visible(False)


def _short(label: str) -> str:
    return label if len(label) <= _MOST_TEXT else label[: _MOST_TEXT - 1].rstrip() + "…"
