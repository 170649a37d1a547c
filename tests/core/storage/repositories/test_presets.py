from dataclasses import replace
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.presets import SYSTEM_PRESETS
from core.domain.records.preset import CaptionPreset, StyleShare
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import PERSON


async def add_own(uow: UnitOfWorkFactory, *names: str) -> UUID:
    """Give somebody presets of these names, with a red highlight."""
    style = replace(SYSTEM_PRESETS["Shorts"], highlight_color="#FF0000")
    async with uow() as work:
        owner = await work.users.ensure(PERSON, "Аня", "ru")
        for name in names:
            assert await work.presets.add(CaptionPreset(new_id(), owner.id, name, style))
        await work.commit()
    return owner.id


async def test_every_installation_has_the_system_presets(uow: UnitOfWorkFactory) -> None:
    async with uow() as work:
        presets = await work.presets.available_to(None)
    assert {preset.name: preset.style for preset in presets} == SYSTEM_PRESETS
    assert [preset.name for preset in presets] == list(SYSTEM_PRESETS)


async def test_an_own_preset_hides_the_system_s_from_its_owner_only(
    uow: UnitOfWorkFactory,
) -> None:
    owner = await add_own(uow, "podcast", "Мой")
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
    others = [name for name in SYSTEM_PRESETS if name != "Podcast"]
    assert names == [*others, "podcast", "Мой"]


async def test_names_of_one_owner_differ_by_more_than_case(uow: UnitOfWorkFactory) -> None:
    owner = await add_own(uow, "Ёлка", "Сосна")
    style = SYSTEM_PRESETS["Shorts"]
    async with uow() as work:
        somebody = await work.users.ensure(PERSON + 1, "Борис", "ru")
        assert not await work.presets.add(CaptionPreset(new_id(), owner, "ЕЛКА", style))
        assert await work.presets.add(CaptionPreset(new_id(), somebody.id, "ЕЛКА", style))
        first, second = await work.presets.owned_by(owner)
        assert not await work.presets.rename(second.id, "ёлкА")
        assert await work.presets.rename(first.id, "ЁЛКА"), "to another case of its own name"
        await work.commit()
    async with uow() as work:
        assert [preset.name for preset in await work.presets.owned_by(owner)] == ["ЁЛКА", "Сосна"]
        found = await work.presets.by_name("елка", owner)
        await work.presets.delete(first.id)
        assert await work.presets.get(first.id) is None
    assert found is not None
    assert found.id == first.id


async def test_a_style_for_everybody_is_replaced_by_the_next_of_its_name(
    uow: UnitOfWorkFactory,
) -> None:
    first = CaptionPreset(new_id(), None, "Наш канал", SYSTEM_PRESETS["Neon"])
    async with uow() as work:
        await work.presets.put_system(first)
        await work.presets.put_system(
            CaptionPreset(new_id(), None, "наш КАНАЛ", SYSTEM_PRESETS["Lecture"])
        )
        await work.commit()
    async with uow() as work:
        offered = await work.presets.available_to(None)
    assert offered[-1] == replace(first, style=SYSTEM_PRESETS["Lecture"])
    assert len(offered) == len(SYSTEM_PRESETS) + 1


async def test_what_is_shared_is_found_by_its_token(uow: UnitOfWorkFactory) -> None:
    owner = await add_own(uow)
    share = StyleShare("token", owner, "Мой", SYSTEM_PRESETS["Podcast"], utc_now())
    async with uow() as work:
        await work.shares.add(share)
        await work.shares.add(replace(share, name="Другой"))
        await work.commit()
    async with uow() as work:
        assert await work.shares.get("token") == share
        assert await work.shares.get("nothing") is None
