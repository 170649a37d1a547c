import asyncio

from core.domain.ids import new_id
from core.domain.records.people import User
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import PERSON


async def ensure(uow: UnitOfWorkFactory, name: str, language: str = "ru") -> User:
    async with uow() as work:
        user = await work.users.ensure(PERSON, name, language)
        await work.commit()
    return user


async def test_a_new_person_gets_the_language_and_a_plan(uow: UnitOfWorkFactory) -> None:
    user = await ensure(uow, "Аня", "en")
    assert (user.telegram_id, user.name, user.language, user.plan) == (PERSON, "Аня", "en", "free")
    assert user.created_at.tzinfo is not None


async def test_a_known_person_keeps_the_language_and_takes_the_new_name(
    uow: UnitOfWorkFactory,
) -> None:
    first = await ensure(uow, "Аня", "en")
    second = await ensure(uow, "Анна", "ru")
    async with uow() as work:
        assert await work.users.get(first.id) == second
    assert (second.id, second.name, second.language) == (first.id, "Анна", "en")


async def test_the_language_can_be_changed(uow: UnitOfWorkFactory) -> None:
    user = await ensure(uow, "Аня", "ru")
    async with uow() as work:
        await work.users.set_language(user.id, "en")
        await work.commit()
    assert (await ensure(uow, "Аня", "ru")).language == "en"


async def test_a_person_who_comes_twice_at_once_is_one_person(uow: UnitOfWorkFactory) -> None:
    users = await asyncio.gather(*(ensure(uow, "Аня") for _ in range(8)))
    assert len({user.id for user in users}) == 1


async def test_nobody_is_found_by_an_unknown_id(uow: UnitOfWorkFactory) -> None:
    user = await ensure(uow, "Аня")
    async with uow() as work:
        assert await work.users.get(user.id) is not None
        assert await work.users.get(new_id()) is None
