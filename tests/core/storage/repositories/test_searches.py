"""What people search their projects for."""

from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.delivery import Delivery, DeliveryState, MessageRole, SentMessage
from core.domain.records.people import ChatKind
from core.domain.records.search import MomentSearch
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import GROUP, NOON, PERSON, a_job, set_scene


async def test_a_search_comes_back_by_its_job(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    job = a_job(scene.project, Stage.FIND_MOMENTS)
    query = "где спорят про «ёлку» 🎄"
    search = MomentSearch(job.id, scene.project.id, scene.user.id, query, 2**40, NOON)
    async with uow() as work:
        await work.jobs.add(job)
        await work.searches.add(search)
        await work.commit()
    async with uow() as work:
        assert await work.searches.get(job.id) == search
        assert await work.searches.get(new_id()) is None


async def test_the_message_that_asked_is_known_in_its_chat_only(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    job = a_job(scene.project, Stage.FIND_MOMENTS)
    search = MomentSearch(job.id, scene.project.id, scene.user.id, "ёлка", 17, NOON)
    async with uow() as work:
        elsewhere = await work.chats.ensure(PERSON, ChatKind.PRIVATE, "Аня")
        await work.jobs.add(job)
        await work.searches.add(search)
        await work.commit()
    async with uow() as work:
        assert await work.searches.asked_in(scene.chat.id, 17) == search
        assert await work.searches.asked_in(scene.chat.id, 18) is None
        assert await work.searches.asked_in(elsewhere.id, 17) is None


async def test_messages_and_shorts_are_found_by_their_place(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    clip = scene.clips[0]
    card = SentMessage(clip.id, MessageRole.CARD, GROUP, 41, "text:0", NOON)
    short = Delivery(clip.id, GROUP, DeliveryState.SENT, 42, "file", NOON)
    async with uow() as work:
        await work.messages.put(card)
        await work.deliveries.put(short)
        await work.commit()
    async with uow() as work:
        assert await work.messages.at(GROUP, 41) == card
        assert await work.messages.at(GROUP, 42) is None
        assert await work.messages.at(PERSON, 41) is None
        assert await work.deliveries.at(GROUP, 42) == short
        assert await work.deliveries.at(PERSON, 42) is None
