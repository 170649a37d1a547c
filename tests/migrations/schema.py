"""A database's tables as plain data, to be compared."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, inspect

from core.storage.engine import open_engine


async def schema_of(url: str) -> dict[str, dict[str, Any]]:
    """Return columns, keys, checks and indexes of every table but Alembic's."""
    engine = open_engine(url)
    async with engine.connect() as connection:
        found = await connection.run_sync(_reflect)
    await engine.dispose()
    return found


def _reflect(connection: Connection) -> dict[str, dict[str, Any]]:
    look = inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in look.get_columns(table)
            },
            "primary key": _plain(look.get_pk_constraint(table)),
            "foreign keys": _by_name(look.get_foreign_keys(table)),
            "unique": _by_name(look.get_unique_constraints(table)),
            "checks": _by_name(look.get_check_constraints(table)),
            "indexes": _by_name(look.get_indexes(table)),
        }
        for table in look.get_table_names()
        if table != "alembic_version"
    }


def _by_name(found: list[Any]) -> dict[str, Any]:
    return {entry["name"]: _plain(entry) for entry in found}


def _plain(value: object) -> object:
    """Return the value with everything that is not a container as text."""
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value)
