"""What a chat prefers."""

import pytest

from core.domain.errors import AdminsOnlyError, OutdatedError
from core.domain.moments import LENGTHS, ClipWish
from core.domain.records.people import ChatKind, ChatSettings
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.change_settings import ChangeSettings, Setting, choices, chosen
from tests.core.services.conftest import Review

ENGINES = ("deepgram", "whisper")


@pytest.fixture
def change(uow: UnitOfWorkFactory, access: Access) -> ChangeSettings:
    return ChangeSettings(uow, access, ENGINES)


async def test_every_choice_is_kept_and_found_again(
    uow: UnitOfWorkFactory, change: ChangeSettings
) -> None:
    async with uow() as work:
        user = await work.users.ensure(5, "Аня", "ru")
        chat = await work.chats.ensure(5, ChatKind.PRIVATE, "Аня")
        await work.chats.set_settings(chat.id, ChatSettings(style="Podcast"))
        await work.commit()
    for setting in Setting:
        for value in choices(setting, ENGINES):
            settings = await change(setting, value, chat, user)
            assert chosen(settings, setting) == value
    kept = await change.read(chat, user)
    assert (kept.count, kept.length, kept.engine, kept.tighten) == (10, "60-90", "whisper", True)
    assert kept.mask_profanity
    assert kept.style == "Podcast", "the rest stays"
    assert ClipWish.of(kept.count, kept.length) == ClipWish(10, *LENGTHS["60-90"])


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (Setting.COUNT, "4"),
        (Setting.COUNT, "-1"),
        (Setting.LENGTH, "1-2"),
        (Setting.ENGINE, "google"),
        (Setting.TIGHTEN, "auto"),
        (Setting.COUNT, ""),
    ],
)
async def test_what_is_not_on_offer_is_refused(
    change: ChangeSettings, review: Review, setting: Setting, value: str
) -> None:
    with pytest.raises(OutdatedError):
        await change(setting, value, review.scene.chat, review.admin)
    assert await change.read(review.scene.chat, review.admin) == ChatSettings()


async def test_in_a_group_only_admins_read_and_change(
    change: ChangeSettings, review: Review
) -> None:
    for person in (review.owner, review.stranger):
        with pytest.raises(AdminsOnlyError):
            await change.read(review.scene.chat, person)
        with pytest.raises(AdminsOnlyError):
            await change(Setting.COUNT, "5", review.scene.chat, person)
    assert (await change(Setting.COUNT, "5", review.scene.chat, review.admin)).count == 5
