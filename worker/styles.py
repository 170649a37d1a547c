"""Running `shorts styles`."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from rich.console import Console
from rich.table import Table

from core.domain.captions import CaptionStyle
from core.domain.errors import BadSettingError
from core.domain.ids import new_id
from core.domain.presets import SYSTEM_PRESETS, slug_of
from core.domain.records.preset import CaptionPreset
from core.domain.style_json import dump_style
from core.domain.style_names import clean_name
from core.ports.uow import UnitOfWorkFactory
from core.storage.database import create_unit_of_work_factory
from core.storage.migrate import upgrade_to_head
from core.texts import Translator
from worker.commands.settings import read_settings
from worker.commands.style_names import built_in


async def list_styles(t: Translator, *, as_json: bool) -> None:
    """Print the styles that everybody here may choose. Raises BadSettingError, StorageError."""
    console, table = Console(highlight=False), Table(box=None, show_header=False, pad_edge=False)
    for preset in await _everybodys():
        title, about = _called(t, preset.name)
        if as_json:
            said = {"name": preset.name, "title": title, "about": about}
            console.out(json.dumps(said, ensure_ascii=False), highlight=False)
        table.add_row(preset.name, title, about)
    if not as_json:
        console.print(table)


async def find_style(name: str) -> CaptionStyle | None:
    """Return an imported style. Raises BadSettingError, StorageError."""
    async with _database() as uow, uow() as work:
        preset = await work.presets.by_name(name, None)
    return preset.style if preset else None


async def import_style(name: str, style: CaptionStyle) -> str:
    """Offer a style to everybody here, instead of one imported under the same name before; return
    the name it has. Raises StyleNameError, BadSettingError, StorageError."""
    preset = CaptionPreset(new_id(), None, clean_name(name), style)
    async with _database() as uow, uow() as work:
        await work.presets.put_system(preset)
        await work.commit()
    return preset.name


async def export_style(name: str) -> str | None:
    """Return a style as a document. Raises BadSettingError, StorageError."""
    if (style := built_in(name)) is None and (style := await find_style(name)) is None:
        return None
    return dump_style(name, style)


async def _everybodys() -> Sequence[CaptionPreset]:
    async with _database() as uow, uow() as work:
        return await work.presets.available_to(None)


@asynccontextmanager
async def _database() -> AsyncIterator[UnitOfWorkFactory]:
    settings = read_settings().database
    try:
        await upgrade_to_head(settings.url)
    except ValueError as error:
        raise BadSettingError(str(error), name="DATABASE_URL") from error
    uow, close = create_unit_of_work_factory(settings)
    try:
        yield uow
    finally:
        await close()


def _called(t: Translator, name: str) -> tuple[str, str]:
    """Return what a style is called in this language, and one line about it."""
    if name not in SYSTEM_PRESETS:
        return name, t("style-imported-about")
    return t(f"style-{slug_of(name)}"), t(f"style-{slug_of(name)}-about")
