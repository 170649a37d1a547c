"""Numbers as people read them, the same in both languages."""

from decimal import Decimal

MIB = 1024 * 1024
_LEAST_TOLD = 0.0001


def clock(time_ms: int) -> str:
    """Return `12:30`, or `1:02:30` from an hour on."""
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def megabytes(size: int) -> float:
    """Return a size in MB, with one digit below ten so that small sizes differ."""
    value = size / MIB
    return round(value, 1) if value < 10 else round(value)  # noqa: PLR2004


def dollars(value: Decimal | float) -> str:
    """Return a sum of money: with cents, and below a dollar with all digits that tell something."""
    if value == 0 or value >= 1:
        return f"${value:,.2f}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    if value < _LEAST_TOLD:
        return f"<${_LEAST_TOLD}"
    whole, _, fraction = f"{value:.4f}".partition(".")
    return f"${whole}.{fraction.rstrip('0'):0<2}"


def bar(fraction: float, cells: int = 10) -> str:
    """Return `▓▓▓░░░░░░░`; full only when everything is done."""
    done = min(cells, int(max(0.0, fraction) * cells))
    return "▓" * done + "░" * (cells - done)
