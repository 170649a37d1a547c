from dataclasses import replace
from uuid import UUID

from sqlalchemy import insert

from core.domain.captions import SYSTEM_PRESETS
from core.domain.ids import new_id
from core.ports.uow import UnitOfWorkFactory
from core.storage.engine import open_engine
from core.storage.tables import CaptionPresetRow
from tests.support.records import PERSON


async def add_own(uow: UnitOfWorkFactory, database_url: str, *names: str) -> UUID:
    """Give somebody presets of these names, with a red highlight."""
    async with uow() as work:
        owner = await work.users.ensure(PERSON, "Аня", "ru")
        await work.commit()
    style = replace(SYSTEM_PRESETS["Shorts"], highlight_color="#FF0000")
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        for name in names:
            values = {"id": new_id(), "owner_id": owner.id, "name": name, "style": style}
            await connection.execute(insert(CaptionPresetRow).values(values))
    await engine.dispose()
    return owner.id


async def test_every_installation_has_the_system_presets(uow: UnitOfWorkFactory) -> None:
    async with uow() as work:
        presets = await work.presets.available_to(None)
    assert {preset.name: preset.style for preset in presets} == SYSTEM_PRESETS
    assert [preset.name for preset in presets] == list(SYSTEM_PRESETS)


async def test_an_own_preset_hides_the_system_s_from_its_owner_only(
    uow: UnitOfWorkFactory, database_url: str
) -> None:
    owner = await add_own(uow, database_url, "Podcast", "Мой")
    async with uow() as work:
        own = await work.presets.by_name("Podcast", owner)
        system = await work.presets.by_name("Podcast", None)
        other = await work.presets.by_name("Podcast", new_id())
        shorts = await work.presets.by_name("Shorts", owner)
        names = [preset.name for preset in await work.presets.available_to(owner)]
        assert await work.presets.by_name("Мой", None) is None
    assert own is not None
    assert (own.owner_id, own.style.highlight_color) == (owner, "#FF0000")
    assert system is not None
    assert system.style == SYSTEM_PRESETS["Podcast"]
    assert other == system
    assert shorts is not None
    assert names == ["Shorts", "Podcast", "Мой"]
