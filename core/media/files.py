"""Files that appear only when they are whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.domain.ids import new_id


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """Give a name of one's own to write to; it becomes `out` only when the block succeeds.

    A child that survived its killed parent keeps writing to its own name, never to `out`.
    """
    target = out.with_name(f".{new_id()}-{out.name}")
    try:
        yield target
        target.replace(out)
    finally:
        target.unlink(missing_ok=True)
