"""What was said to chats: messages, deliveries, posts."""

from dataclasses import replace

from core.domain.ids import new_id
from core.domain.records.delivery import (
    Delivery,
    DeliveryState,
    MessageRole,
    Post,
    PostStatus,
    SentMessage,
)
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import GROUP, NOON, SECOND, set_scene


async def test_a_subject_has_one_message_of_a_role(uow: UnitOfWorkFactory) -> None:
    subject = new_id()
    card = SentMessage(subject, MessageRole.CARD, GROUP, 2**40, "one", NOON)
    progress = replace(card, role=MessageRole.PROGRESS, message_id=7)
    edited = replace(card, digest="two", message_id=2**40 + 1, updated_at=NOON + SECOND)
    async with uow() as work:
        for message in (card, progress, edited):
            await work.messages.put(message)
        await work.commit()
    async with uow() as work:
        assert await work.messages.find(subject, MessageRole.CARD) == edited
        assert await work.messages.find(subject, MessageRole.PROGRESS) == progress
        assert await work.messages.find(subject, MessageRole.RESULT) is None


async def test_what_an_old_message_shows_does_not_replace_a_new_one(
    uow: UnitOfWorkFactory,
) -> None:
    card = SentMessage(new_id(), MessageRole.CARD, GROUP, 2**40, "one", NOON)
    edited = replace(card, digest="two", updated_at=NOON + SECOND)
    anew = replace(card, message_id=2**40 + 1)
    async with uow() as work:
        assert await work.messages.put_in_place(card)
        assert await work.messages.put_in_place(edited)
        assert await work.messages.find(card.subject_id, card.role) == edited
        await work.messages.put(anew)
        assert not await work.messages.put_in_place(edited)
        assert await work.messages.find(card.subject_id, card.role) == anew
        await work.commit()


async def test_a_short_is_on_its_way_to_a_chat_once(uow: UnitOfWorkFactory) -> None:
    clip = (await set_scene(uow)).clips[0]
    sending = Delivery(clip.id, GROUP, DeliveryState.SENDING, None, None, NOON)
    elsewhere = replace(sending, chat_telegram_id=GROUP + 1)
    sent = replace(sending, state=DeliveryState.SENT, message_id=2**40, file_id="BAAC")
    for delivery in (sending, elsewhere, sent):
        async with uow() as work:
            await work.deliveries.put(delivery)
            await work.commit()
    async with uow() as work:
        assert await work.deliveries.find(clip.id, GROUP) == sent
        assert await work.deliveries.find(clip.id, GROUP + 1) == elsewhere
        assert await work.deliveries.find(clip.id, 1) is None


async def test_a_post_comes_back_as_it_was_given(uow: UnitOfWorkFactory) -> None:
    clip = (await set_scene(uow)).clips[0]
    post = Post(new_id(), clip.id, GROUP, NOON, PostStatus.SCHEDULED, None, NOON)
    async with uow() as work:
        await work.posts.add(post)
        await work.commit()
    async with uow() as work:
        assert await work.posts.get(post.id) == post
        assert await work.posts.get(new_id()) is None
