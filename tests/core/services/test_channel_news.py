"""A channel the bot was let into is offered to whoever did that."""

from pathlib import Path

from core.domain.records.people import ChatKind
from core.ports.uow import UnitOfWorkFactory
from core.services.channel_access import ChannelAccess
from core.services.channel_news import NoteChannelRights
from core.services.connect_channel import ConnectChannel
from core.services.forget_me import ForgetMe
from core.storage.objects.folder import FolderStore
from tests.core.services.conftest import Review
from tests.support.chat import Admins
from tests.support.payments import ClosedDesk
from tests.support.recording_chat import RecordingChat
from tests.support.records import PERSON

CHANNEL = -100


async def test_neither_what_is_connected_nor_to_whom_was_forgotten(
    uow: UnitOfWorkFactory, review: Review, tmp_path: Path
) -> None:
    rights, person = Admins(posters=frozenset({PERSON})), review.owner
    news = NoteChannelRights(uow, ChannelAccess(uow, rights))
    async with uow() as work:
        private = await work.chats.ensure(PERSON, ChatKind.PRIVATE, "Аня")
        await work.commit()
    home = await news.home_of(person)
    assert await news.is_news(CHANNEL, person, home)
    await ConnectChannel(uow, rights)(private, person, CHANNEL)
    assert not await news.is_news(CHANNEL, person, home)
    await ForgetMe(uow, FolderStore(tmp_path), RecordingChat(), ClosedDesk())(person)
    assert not await news.is_news(CHANNEL, person, home)
    async with uow() as work:
        await work.chats.ensure(PERSON, ChatKind.PRIVATE, "Аня")
        await work.commit()
    assert not await news.is_news(CHANNEL, person, home), "they came back: still not said twice"
