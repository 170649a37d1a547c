"""Which troubles of a database pass by themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from core.domain.errors import StorageError

# SQLSTATE classes: connection, transaction rollback (deadlock, serialization), resources,
# operator intervention (shutdown, still starting), system error; 55P03 is a lock not available.
PASSING_SQLSTATES = ("08", "40", "53", "57", "58", "55P03")

# SQLite's primary result codes: busy, locked, read-only, i/o error, full, cannot open, protocol.
PASSING_SQLITE_CODES = {5, 6, 8, 10, 13, 14, 15}


def as_storage_error(error: BaseException) -> StorageError | None:
    """Return what to raise instead of `error` when the database, not the program, is at fault and
    the same statements may succeed later; None for everything else."""
    if isinstance(error, DBAPIError):
        return _worded(error.orig or error) if _passes(error) else None
    if isinstance(error, PoolTimeoutError | ConnectionError | TimeoutError):
        return _worded(error)
    return None


@contextmanager
def reaching_the_database() -> Iterator[None]:
    """Turn trouble that passes into StorageError; for calls that may open a connection, where
    every OSError is such a trouble (no route, no such host)."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError) as error:
        if (trouble := as_storage_error(error)) is None:
            raise
        raise trouble from error
    except OSError as error:
        raise _worded(error) from error


def _passes(error: DBAPIError) -> bool:
    if error.connection_invalidated or isinstance(error, InterfaceError):
        return True
    sqlstate = getattr(error.orig, "sqlstate", None) or ""
    sqlite_code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return sqlstate.startswith(PASSING_SQLSTATES) or sqlite_code in PASSING_SQLITE_CODES


def _worded(cause: BaseException) -> StorageError:
    return StorageError(f"database: {type(cause).__name__}: {cause}")
