import asyncio
from dataclasses import replace

from core.domain.ids import new_id
from core.domain.records.channel import Channel, PostingRules
from core.domain.records.delivery import Delivery, DeliveryState, Post, PostStatus
from core.domain.records.people import Chat, ChatKind, ChatSettings
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import GROUP, NOON, a_project, set_scene

SUPERGROUP = -1_009_999_999_999


async def ensure(
    uow: UnitOfWorkFactory,
    telegram_id: int = GROUP,
    kind: ChatKind = ChatKind.GROUP,
    title: str = "Подкаст",
) -> Chat:
    async with uow() as work:
        chat = await work.chats.ensure(telegram_id, kind, title)
        await work.commit()
    return chat


async def test_a_new_chat_is_active_and_leaves_everything_to_the_program(
    uow: UnitOfWorkFactory,
) -> None:
    chat = await ensure(uow)
    async with uow() as work:
        assert await work.chats.by_telegram_id(GROUP) == chat
    assert (chat.active, chat.language, chat.settings) == (True, None, ChatSettings())


async def test_a_known_chat_keeps_what_people_chose(uow: UnitOfWorkFactory) -> None:
    chat = await ensure(uow)
    settings = ChatSettings(
        style="Podcast",
        layout="split",
        count=5,
        length="30-60",
        engine="whisper",
        tighten=True,
        channel_telegram_id=SUPERGROUP,
        speech_language="ru",
    )
    async with uow() as work:
        await work.chats.set_language(chat.id, "en")
        await work.chats.set_settings(chat.id, settings)
        await work.chats.set_active(chat.id, False)
        await work.commit()
    async with uow() as work:
        kept = await work.chats.get(chat.id)
    assert kept == replace(chat, language="en", settings=settings, active=False)
    again = await ensure(uow, title="Беседа")
    assert again == replace(chat, language="en", settings=settings, title="Беседа")


async def test_a_chat_that_appears_twice_at_once_is_one_chat(uow: UnitOfWorkFactory) -> None:
    chats = await asyncio.gather(*(ensure(uow) for _ in range(8)))
    assert len({chat.id for chat in chats}) == 1


async def test_a_group_that_becomes_a_supergroup_keeps_its_row(uow: UnitOfWorkFactory) -> None:
    chat = await ensure(uow)
    async with uow() as work:
        await work.chats.migrate(GROUP, SUPERGROUP)
        await work.commit()
    async with uow() as work:
        assert await work.chats.by_telegram_id(GROUP) is None
        moved = await work.chats.by_telegram_id(SUPERGROUP)
    assert moved == replace(chat, telegram_id=SUPERGROUP, kind=ChatKind.SUPERGROUP)


async def test_a_supergroup_that_spoke_first_is_merged_into_the_group(
    uow: UnitOfWorkFactory,
) -> None:
    scene = await set_scene(uow)
    twin = await ensure(uow, SUPERGROUP, ChatKind.SUPERGROUP)
    later = a_project(twin, scene.user)
    async with uow() as work:
        await work.projects.add(later)
        await work.chats.migrate(GROUP, SUPERGROUP)
        await work.commit()
    async with uow() as work:
        assert await work.chats.get(twin.id) is None
        projects = await work.projects.recent_in_chat(scene.chat.id, 10)
    assert {project.id for project in projects} == {scene.project.id, later.id}


async def test_what_was_delivered_to_the_group_counts_for_the_supergroup(
    uow: UnitOfWorkFactory,
) -> None:
    scene = await set_scene(uow, clips=2)
    sent = [Delivery(clip.id, GROUP, DeliveryState.SENT, 5, "file", NOON) for clip in scene.clips]
    sent_again = replace(sent[1], chat_telegram_id=SUPERGROUP, message_id=9)
    post = Post(new_id(), scene.clips[0].id, GROUP, NOON, PostStatus.SCHEDULED, None, NOON)
    async with uow() as work:
        for delivery in (*sent, sent_again):
            await work.deliveries.put(delivery)
        await work.posts.add(post)
        await work.chats.migrate(GROUP, SUPERGROUP)
        await work.commit()
    async with uow() as work:
        first = await work.deliveries.find(scene.clips[0].id, SUPERGROUP)
        second = await work.deliveries.find(scene.clips[1].id, SUPERGROUP)
        moved_post = await work.posts.get(post.id)
    assert first == replace(sent[0], chat_telegram_id=SUPERGROUP)
    assert second == sent_again
    assert moved_post == replace(post, target_telegram_id=SUPERGROUP)


async def test_a_group_that_is_posted_to_stays_connected(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    names = (ChatKind.GROUP, "Клуб", None)
    person, rules = scene.user.id, PostingRules(silent=True)
    group = Channel(new_id(), scene.chat.id, -55, *names, person, rules, None, NOON)
    async with uow() as work:
        await work.channels.put(group)
        await work.chats.migrate(-55, -100_55)
        await work.commit()
    async with uow() as work:
        (moved,) = await work.channels.at(-100_55)
        assert await work.channels.at(-55) == []
    assert (moved.id, moved.kind, moved.rules) == (group.id, ChatKind.SUPERGROUP, rules)


async def test_an_unknown_group_may_migrate(uow: UnitOfWorkFactory) -> None:
    async with uow() as work:
        await work.chats.migrate(GROUP, SUPERGROUP)
        assert await work.chats.by_telegram_id(SUPERGROUP) is None
