"""Times as people type them."""

_PARTS = 3


def parse_time_ms(text: str) -> int:
    """Read seconds (`75`, `75.5`) or a clock (`1:15`, `1:02:30.5`). Raises ValueError."""
    parts = text.strip().replace(",", ".").split(":")
    if not 1 <= len(parts) <= _PARTS or any(not p or p.startswith(("-", "+")) for p in parts):
        raise ValueError(text)
    seconds = float(parts[-1])
    for power, part in enumerate(reversed(parts[:-1]), start=1):
        seconds += int(part) * 60**power
    if not 0 <= seconds < float("inf"):
        raise ValueError(text)
    return round(seconds * 1000)
