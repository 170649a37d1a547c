"""Who writes in the name of a group or of a channel: everybody does so through one account."""

from core.domain.records.people import User
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser
from tests.support.telegram_bot import RunningBot

BEHIND_GROUPS = 1087968824
BEHIND_CHANNELS = 136817688


async def _says(
    tg: FakeTelegram, group: ChatView, text: str, account: int, name_of: dict[str, object]
) -> None:
    heard = group.messages[1].raw | {
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
        "from": {"id": account, "is_bot": True, "first_name": "Group"},
        "sender_chat": name_of,
    }
    await tg.push_update({"message": heard})


async def test_an_anonymous_admin_runs_the_group_and_is_nobody_elsewhere(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    groups = []
    for title in ("Клуб", "Кружок"):
        group = await tg.add_chat("supergroup", title, owner=maria)
        await maria.adds_bot(group)
        await maria.sends(group, text="всем привет")
        itself = group.messages[-1].raw["chat"]
        await _says(tg, group, "/settings", BEHIND_GROUPS, itself)
        await maria.sees("Настройки", chat=group)
        groups.append(group)
    club, circle = groups
    channel = circle.messages[0].raw["chat"] | {"id": -100777, "type": "channel"}
    await _says(tg, club, "/settings", BEHIND_CHANNELS, channel)
    await maria.sees("администратор", chat=club)
    known = [await _person(uow, each) for each in (club.id, circle.id, BEHIND_GROUPS)]
    assert [each.name if each else None for each in known] == ["Клуб", "Кружок", None]


async def _person(uow: UnitOfWorkFactory, telegram_id: int) -> User | None:
    async with uow() as work:
        return await work.users.by_telegram_id(telegram_id)
