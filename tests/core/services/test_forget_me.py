"""A person is forgotten."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.errors import StorageError
from core.domain.keys import artifact_key, chat_prefix
from core.domain.pipeline import LONGEST_TIMEOUT, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import ClipStatus
from core.domain.records.people import ChatKind
from core.domain.records.plan import Payment
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.admins import Admins
from core.services.forget_me import ForgetMe
from core.services.jobs import queued_job
from core.services.plans.subscriptions import EndSubscriptions
from core.services.refund_payment import RefundPayment
from core.storage.objects.folder import FolderStore
from tests.core.services.conftest import Review
from tests.support.payments import ClosedDesk
from tests.support.plans import Desk
from tests.support.recording_chat import RecordingChat
from tests.support.records import PERSON


async def test_what_others_refuse_is_told_and_done_later(
    uow: UnitOfWorkFactory, review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    objects, chat, desk = FolderStore(tmp_path), RecordingChat(), ClosedDesk()
    project, clip, now = review.scene.project, review.scene.clips[0], utc_now()
    key = artifact_key(project.id, ArtifactType.SOURCE_VIDEO)
    await objects.write(key, b"film")
    async with uow() as work:
        private = await work.chats.ensure(PERSON, ChatKind.PRIVATE, "Аня")
        await work.clips.move(clip.id, ClipStatus.APPROVED, only_from=[ClipStatus.PENDING])
        await work.jobs.add(queued_job(Stage.FACE_DETECT, project.id, clip.id))
        await work.payments.add(_subscription(review))
        await work.commit()
    await objects.write(f"{chat_prefix(private.id)}logo-1.png", b"logo")
    forget_me = ForgetMe(uow, objects, chat, desk)

    async def away(_prefix: str) -> int:
        raise StorageError("the store is away")

    with monkeypatch.context() as broken:
        broken.setattr(objects, "delete_prefix", away)
        erased = await forget_me(review.owner)
    assert (erased.stopped, erased.files_left, erased.subscribed) == (1, True, True)
    assert (erased.holdings.videos, erased.holdings.payments) == (1, 1)
    assert desk.asked == [(PERSON, "charge-1", False)]
    assert [failed.id for failed, _ in chat.clip_failures] == [clip.id]
    async with uow() as work:
        bare = await work.users.get(review.owner.id)
        assert bare is not None, "the payment can still be given back"
        assert (bare.telegram_id, bare.name, bare.username) == (PERSON, "", None)
        due = await work.discards.due(now + LONGEST_TIMEOUT + timedelta(minutes=1), 9)
        assert {each.prefix for each in due} == {
            f"projects/{project.id}/",
            chat_prefix(private.id),
        }
        assert not any([await work.privacy.in_use(each.prefix) for each in due])

    again = await forget_me(replace(review.owner))
    assert (again.stopped, again.holdings.videos) == (0, 0)

    open_desk = Desk("charge-1")
    subscriptions = EndSubscriptions(uow, open_desk)
    for _ in range(2):
        await subscriptions.retry()
    assert open_desk.ended == ["charge-1"], "tried again until it is ended"
    refunds = RefundPayment(uow, open_desk, Admins(), subscriptions)
    assert await refunds.own(bare) is not None
    await refunds("charge-1", bare)
    assert await refunds.own(bare) is None


def _subscription(review: Review) -> Payment:
    now = utc_now()
    return Payment(
        charge_id="charge-1",
        user_id=review.owner.id,
        plan="pro",
        stars=500,
        recurring=True,
        valid_until=now + timedelta(days=9),
        created_at=now,
    )
