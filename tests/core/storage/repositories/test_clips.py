from dataclasses import replace

import pytest

from core.domain.ids import new_id
from core.domain.records.clip import ClipMeta, ClipStatus
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import NOON, a_clip, set_scene

META = ClipMeta(
    reason="Спорят о деньгах",
    subscores={"hook": 90, "clarity": 70, "arc": 80},
    payoff="да",
    needs="",
    tags=("деньги", "спор"),
    hashtags=("#деньги",),
    found_by="gigachat",
    signals={"loudness": 0.8, "laughter": 0.0},
    first_words="Ну и зачем…",
    said="Ну и зачем… затем!",
    was_title="Было",
    was_said="Ну и",
    query="деньги",
    layout="single",
    layout_reason="one face",
)


async def test_clips_come_back_by_position(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow, clips=0)
    clips = [a_clip(scene.source, position=place) for place in (3, 1, 2)]
    async with uow() as work:
        await work.clips.add_all(clips)
        await work.clips.add_all([])
        await work.commit()
    async with uow() as work:
        found = await work.clips.of_project(scene.project.id)
        assert await work.clips.get(clips[0].id) == clips[0]
        assert await work.clips.get(new_id()) is None
    assert found == [clips[1], clips[2], clips[0]]


async def test_of_two_presses_one_counts(uow: UnitOfWorkFactory) -> None:
    clip = (await set_scene(uow)).clips[0]
    pending = (ClipStatus.PENDING,)
    async with uow() as work:
        first = await work.clips.move(clip.id, ClipStatus.APPROVED, only_from=pending)
        second = await work.clips.move(clip.id, ClipStatus.REJECTED, only_from=pending)
        await work.commit()
    assert (first, second) == (True, False)
    async with uow() as work:
        moved = await work.clips.get(clip.id)
    assert moved is not None
    assert moved.status is ClipStatus.APPROVED
    assert moved.updated_at > NOON


async def test_error_and_meta_can_be_changed(uow: UnitOfWorkFactory) -> None:
    clip = (await set_scene(uow)).clips[0]
    async with uow() as work:
        await work.clips.set_error(clip.id, "error-render")
        await work.clips.set_meta(clip.id, META)
        await work.commit()
    async with uow() as work:
        broken = await work.clips.get(clip.id)
        await work.clips.set_error(clip.id, None)
        mended = await work.clips.get(clip.id)
    assert broken is not None
    assert mended is not None
    assert (broken.error, mended.error) == ("error-render", None)
    assert broken.meta == META
    assert list(broken.meta.subscores) == ["hook", "clarity", "arc"]


async def test_a_place_in_the_review_is_given_once(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow, clips=1)
    with pytest.raises(Exception, match="position"):
        async with uow() as work:
            await work.clips.add_all([a_clip(scene.source, position=1)])


async def test_a_score_above_100_is_refused(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow, clips=0)
    with pytest.raises(Exception, match="ck_clips_score"):
        async with uow() as work:
            await work.clips.add_all([replace(a_clip(scene.source), score=101)])
