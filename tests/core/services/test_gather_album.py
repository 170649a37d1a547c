"""Which shorts go into an album."""

from dataclasses import replace

import pytest

from core.domain.errors import NotYoursError
from core.domain.records.clip import ClipStatus
from core.domain.records.delivery import Delivery, DeliveryState
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.gather_album import ALBUM_SIZE, GatherAlbum
from tests.core.services.conftest import Review
from tests.support.records import NOON, a_clip


async def test_the_best_that_are_in_the_chat_in_the_order_of_their_cards(
    uow: UnitOfWorkFactory, access: Access, review: Review
) -> None:
    scene, chat_id = review.scene, review.scene.chat.telegram_id
    clips = [
        replace(a_clip(scene.source, position=place), score=50 + place, status=ClipStatus.EXPORTED)
        for place in range(11, 24)
    ]
    async with uow() as work:
        await work.clips.add_all(clips)
        for clip in clips[:-1]:
            sent = Delivery(clip.id, chat_id, DeliveryState.SENT, 1, f"file-{clip.position}", NOON)
            await work.deliveries.put(sent)
        await work.commit()
    gather = GatherAlbum(uow, access)
    album = await gather(scene.project.id, review.owner, whole_batch=True)
    assert len(album.shorts) == ALBUM_SIZE
    assert [file_id for _, file_id in album.shorts] == [f"file-{n}" for n in range(13, 23)]
    with pytest.raises(NotYoursError):
        await gather(scene.project.id, review.stranger, whole_batch=False)
