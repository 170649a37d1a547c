"""A clip with another title or other cuts, and what is remembered of the first ones."""

from dataclasses import replace

import pytest

from core.domain.camera import CameraWish
from core.domain.crop import CropConfig, CropKeyframe, CropMode, Interpolation
from core.domain.crop_path import crop_at
from core.domain.errors import BadRangeError, NotYoursError, OutdatedError
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import JobState
from core.domain.records.project import ProjectStatus
from core.domain.spans import Span
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.edit_clip import ClipEdit, EditClip
from core.services.jobs import queued_job
from core.services.look_ahead import AFTER_A_CUT
from tests.core.services.conftest import Review
from tests.support.records import an_artifact

SAID = "Ну и зачем мы здесь"


@pytest.fixture
def edit(uow: UnitOfWorkFactory, access: Access) -> EditClip:
    return EditClip(uow, access)


@pytest.fixture
async def clip(uow: UnitOfWorkFactory, review: Review) -> Clip:
    first = review.scene.clips[0]
    meta = replace(first.meta, said=SAID, first_words=SAID)
    async with uow() as work:
        await work.clips.set_meta(first.id, meta)
        await work.commit()
    return replace(first, meta=meta)


def renamed(clip: Clip, title: str) -> ClipEdit:
    return ClipEdit(title, clip.span, SAID)


def recut(clip: Clip, said: str, later_ms: int = 2_000) -> ClipEdit:
    return ClipEdit(clip.title, Span(clip.span.start_ms + later_ms, clip.span.end_ms), said)


async def test_the_first_title_is_remembered_whatever_follows(
    edit: EditClip, review: Review, clip: Clip
) -> None:
    await edit(clip.id, review.owner, renamed(clip, "  Второе "))
    third = await edit(clip.id, review.owner, renamed(clip, "Третье"))
    assert third.changed
    assert (third.clip.title, third.clip.meta.was_title) == ("Третье", clip.title)
    assert third.clip.meta.was_said == ""
    assert third.clip.span == clip.span


async def test_the_first_words_are_remembered_whatever_follows(
    edit: EditClip, review: Review, clip: Clip
) -> None:
    await edit(clip.id, review.owner, recut(clip, "зачем мы здесь"))
    second = await edit(clip.id, review.owner, recut(clip, "мы здесь", 3_000))
    meta = second.clip.meta
    assert second.clip.span == Span(4_500, 31_500)
    assert (meta.was_said, meta.said, meta.first_words) == (SAID, "мы здесь", "мы здесь")
    assert meta.was_title == ""
    assert meta.reason == clip.meta.reason


async def test_what_is_put_back_counts_as_suggested(
    edit: EditClip, review: Review, clip: Clip
) -> None:
    await edit(clip.id, review.owner, ClipEdit("Иначе", Span(0, 9_000), "иначе"))
    back = await edit(clip.id, review.owner, ClipEdit(clip.title, clip.span, SAID))
    assert back.changed
    assert back.clip.meta == clip.meta


async def test_nothing_new_changes_nothing(edit: EditClip, review: Review, clip: Clip) -> None:
    for title in (clip.title, " "):
        same = await edit(clip.id, review.owner, renamed(clip, title))
        assert not same.changed
        assert same.clip.title == clip.title


async def test_only_the_owner_and_admins_may(edit: EditClip, review: Review, clip: Clip) -> None:
    with pytest.raises(NotYoursError):
        await edit(clip.id, review.stranger, renamed(clip, "Чужое"))
    with pytest.raises(OutdatedError):
        await edit(new_id(), review.owner, renamed(clip, "Ничьё"))
    assert (await edit(clip.id, review.admin, renamed(clip, "Админское"))).changed


async def test_what_was_decided_stays(
    edit: EditClip, review: Review, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    async with uow() as work:
        await work.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await work.commit()
    late = await edit(clip.id, review.owner, renamed(clip, "Поздно"))
    assert not late.changed
    assert late.clip.title == clip.title


async def test_cuts_lie_within_the_video(
    edit: EditClip, review: Review, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    async with uow() as work:
        await work.projects.set_facts(review.scene.project.id, 60_000, "ru")
        await work.commit()
    for span in (Span(50_000, 60_001), Span(5_000, 5_000)):
        with pytest.raises(BadRangeError):
            await edit(clip.id, review.owner, ClipEdit("", span, "…"))
    assert (await edit(clip.id, review.owner, ClipEdit("", Span(50_000, 60_000), "…"))).changed


async def test_a_stopped_project_is_out_of_date(
    edit: EditClip, review: Review, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    async with uow() as work:
        in_review = (ProjectStatus.IN_REVIEW,)
        project_id = review.scene.project.id
        await work.projects.move(project_id, ProjectStatus.CANCELLED, only_from=in_review)
        await work.commit()
    with pytest.raises(OutdatedError):
        await edit(clip.id, review.owner, renamed(clip, "Поздно"))


@pytest.mark.parametrize("how", list(Interpolation))
async def test_a_path_made_by_hand_stays_where_it_was_in_the_video(
    edit: EditClip, review: Review, clip: Clip, uow: UnitOfWorkFactory, how: Interpolation
) -> None:
    keys = tuple(CropKeyframe(t, x, 0.5) for t, x in ((0, 0.3), (3, 0.7), (9, 0.4), (20, 0.6)))
    path = CropConfig(CropMode.KEYFRAME, None, keys, how)
    async with uow() as work:
        meta = replace(clip.meta, camera=CameraWish(manual=path), camera_own=True)
        await work.clips.set_meta(clip.id, meta)
        await work.commit()
    for start_ms, end_ms in ((4_250, 20_000), (0, 31_500), (1_500, 31_500)):
        span = Span(start_ms, end_ms)
        done = await edit(clip.id, review.owner, ClipEdit(clip.title, span, f"с {start_ms}"))
        wish = done.clip.meta.camera
        assert wish is not None
        assert wish.manual is not None
        for ms in range(start_ms, end_ms, 250):
            before = crop_at(path, (ms - clip.span.start_ms) / 1000)
            after = crop_at(wish.manual, (ms - start_ms) / 1000)
            assert after.x == pytest.approx(before.x, abs=1e-6)
        assert (wish.manual == path) == (span == clip.span), "as it was, when the cuts are"


async def test_what_was_seen_of_other_cuts_is_forgotten(
    edit: EditClip, review: Review, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    tracks = an_artifact(clip.project_id, ArtifactType.FACE_TRACKS, clip.id)
    ahead = queued_job(Stage.LOOK_AHEAD, clip.project_id, clip.id)
    async with uow() as work:
        await work.artifacts.put(tracks)
        await work.jobs.add(ahead)
        await work.commit()
    await edit(clip.id, review.owner, renamed(clip, "Иначе"))
    async with uow() as work:
        assert await work.artifacts.find(clip.project_id, tracks.type, clip.id)
    await edit(clip.id, review.owner, recut(clip, "мы здесь"))
    async with uow() as work:
        assert await work.artifacts.find(clip.project_id, tracks.type, clip.id) is None
        jobs = await work.jobs.of_project(clip.project_id)
    old, again = [job for job in jobs if job.type is Stage.LOOK_AHEAD]
    assert (old.id, old.state) == (ahead.id, JobState.CANCELLED)
    assert (again.type, again.state) == (Stage.LOOK_AHEAD, JobState.QUEUED)
    assert again.run_after == again.created_at + AFTER_A_CUT
