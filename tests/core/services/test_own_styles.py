"""Styles of one's own: made, changed, shared; nobody else's are touched."""

from dataclasses import replace

import pytest

from core.domain.errors import (
    InvalidStyleError,
    StyleGoneError,
    StyleNameError,
    StyleNameTakenError,
    TooManyStylesError,
)
from core.domain.ids import new_id
from core.domain.presets import SYSTEM_PRESETS
from core.domain.records.people import User
from core.domain.style_json import dump_style
from core.ports.uow import UnitOfWorkFactory
from core.services.own_styles import MAX_OWN, OwnStyles
from core.services.share_style import ShareStyle, is_shared_style

RED = replace(SYSTEM_PRESETS["Shorts"], highlight_color="#ff0000")
BLUE = replace(SYSTEM_PRESETS["Shorts"], highlight_color="#0000ff")


@pytest.fixture
def styles(uow: UnitOfWorkFactory) -> OwnStyles:
    return OwnStyles(uow)


@pytest.fixture
def share(uow: UnitOfWorkFactory) -> ShareStyle:
    return ShareStyle(uow)


@pytest.fixture
async def anna(uow: UnitOfWorkFactory) -> User:
    return await person(uow, 5, "Аня")


@pytest.fixture
async def boris(uow: UnitOfWorkFactory) -> User:
    return await person(uow, 6, "Борис")


async def person(uow: UnitOfWorkFactory, telegram_id: int, name: str) -> User:
    async with uow() as work:
        user = await work.users.ensure(telegram_id, name, "ru")
        await work.commit()
    return user


async def names(styles: OwnStyles, user: User) -> list[str]:
    offered = await styles.available(user)
    return [preset.name for preset in offered if preset.owner_id is not None]


async def test_a_style_is_made_renamed_restyled_and_deleted(
    styles: OwnStyles, anna: User, boris: User
) -> None:
    made = await styles.create(anna, "  Мой  стиль ", RED)
    assert made.name == "Мой стиль"
    assert await names(styles, anna) == ["Мой стиль"]
    assert await names(styles, boris) == []
    assert (await styles.rename(anna, made.id, "Канал")).name == "Канал"
    await styles.restyle(anna, made.id, BLUE)
    kept = (await styles.available(anna))[-1]
    assert (kept.id, kept.name, kept.style) == (made.id, "Канал", BLUE)
    await styles.delete(anna, made.id)
    assert await names(styles, anna) == []


async def test_two_styles_of_a_person_differ_by_more_than_case(
    styles: OwnStyles, anna: User, boris: User
) -> None:
    await styles.create(anna, "Ёлка", RED)
    other = await styles.create(anna, "Сосна", RED)
    with pytest.raises(StyleNameTakenError) as caught:
        await styles.create(anna, "ЕЛКА", RED)
    assert caught.value.params == {"name": "ЕЛКА"}
    with pytest.raises(StyleNameTakenError):
        await styles.rename(anna, other.id, "ёлка")
    with pytest.raises(StyleNameError):
        await styles.rename(anna, other.id, "")
    await styles.create(boris, "ёлка", RED)


async def test_there_is_room_for_so_many(styles: OwnStyles, anna: User, boris: User) -> None:
    for number in range(MAX_OWN):
        await styles.create(anna, f"Стиль {number}", RED)
    with pytest.raises(TooManyStylesError):
        await styles.create(anna, "Ещё один", RED)
    with pytest.raises(TooManyStylesError):
        await styles.take_file(anna, dump_style("Ещё один", RED).encode())
    await styles.create(boris, "Ещё один", RED)


async def test_a_copy_has_a_name_of_its_own(styles: OwnStyles, anna: User) -> None:
    shorts = (await styles.available(anna))[0]
    first = await styles.duplicate(anna, shorts.id)
    second = await styles.duplicate(anna, first.id)
    named = await styles.duplicate(anna, shorts.id, "Мой Shorts")
    assert [first.name, second.name, named.name] == ["Shorts", "Shorts 2", "Мой Shorts"]
    assert first.style == second.style == shorts.style
    with pytest.raises(StyleNameTakenError):
        await styles.duplicate(anna, shorts.id, "мой shorts")


async def test_styles_of_others_are_as_good_as_gone(
    styles: OwnStyles, share: ShareStyle, anna: User, boris: User
) -> None:
    hers = await styles.create(anna, "Её", RED)
    system = (await styles.available(boris))[0]
    for call in (
        styles.rename(boris, hers.id, "Мой"),
        styles.restyle(boris, hers.id, BLUE),
        styles.delete(boris, hers.id),
        styles.duplicate(boris, hers.id),
        styles.as_file(boris, hers.id),
        share.give(boris, hers.id),
        styles.rename(boris, system.id, "Мой"),
        styles.delete(boris, system.id),
        styles.delete(boris, new_id()),
    ):
        with pytest.raises(StyleGoneError):
            await call
    assert await names(styles, anna) == ["Её"]


async def test_a_style_goes_from_person_to_person_as_a_file(
    styles: OwnStyles, anna: User, boris: User
) -> None:
    hers = await styles.create(anna, "Огонь 🔥", RED)
    body = (await styles.as_file(anna, hers.id)).encode()
    for expected in ("Огонь 🔥", "Огонь 🔥 2"):
        taken = await styles.take_file(boris, body)
        assert (taken.name, taken.style, taken.owner_id) == (expected, RED, boris.id)
    nameless = await styles.take_file(boris, dump_style("", RED).encode(), name="shorts-style")
    assert nameless.name == "shorts-style"
    with pytest.raises(InvalidStyleError):
        await styles.take_file(boris, b"{}")
    with pytest.raises(StyleNameError):
        await styles.take_file(boris, dump_style("x" * 50, RED).encode())


async def test_a_link_gives_the_style_as_it_was_shared(
    styles: OwnStyles, share: ShareStyle, anna: User, boris: User
) -> None:
    hers = await styles.create(anna, "Огонь", RED)
    payload = await share.give(anna, hers.id)
    assert is_shared_style(payload)
    assert len(payload) <= 64
    assert await share.give(anna, hers.id) == payload, "the same style, the same link"
    await styles.restyle(anna, hers.id, BLUE)
    assert await share.give(anna, hers.id) != payload
    await styles.delete(anna, hers.id)
    shown = await share.look(payload)
    assert (shown.name, shown.style, shown.owner_id) == ("Огонь", RED, anna.id)
    taken = await share.take(boris, payload)
    assert (taken.name, taken.style, taken.owner_id) == ("Огонь", RED, boris.id)
    assert await share.take(boris, payload) == taken, "pressed twice, added once"
    assert await names(styles, boris) == ["Огонь"]


@pytest.mark.parametrize("payload", ["", "style-", "style-" + "x" * 22, "style-'; DROP", "ref-1"])
async def test_a_link_to_nothing_says_so(share: ShareStyle, anna: User, payload: str) -> None:
    with pytest.raises(StyleGoneError):
        await share.take(anna, payload)
