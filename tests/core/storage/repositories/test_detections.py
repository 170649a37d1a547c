"""Searches for moments, and the pairs that can be compared."""

from dataclasses import replace

from core.domain.records.detection import Arm
from core.domain.spans import Span
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from tests.support.records import NOON, SECOND, a_detection, a_project, set_scene


async def test_an_arm_has_one_detection_and_the_last_word_counts(uow: UnitOfWorkFactory) -> None:
    project = (await set_scene(uow)).project
    failed = replace(a_detection(project, Arm.SHADOW), error="error-engine", suggestions=())
    found = a_detection(project, Arm.SHADOW, Span(1_000, 31_000), Span(60_000, 90_000))
    main = a_detection(project, Arm.MAIN)
    for detection in (failed, main, found):
        async with uow() as work:
            await work.detections.put(detection)
            await work.commit()
    async with uow() as work:
        assert await work.detections.of_project(project.id) == [main, found]


async def test_projects_searched_with_both_are_compared_newest_first(
    uow: UnitOfWorkFactory,
) -> None:
    scene = await set_scene(uow)

    async def search(work: UnitOfWork, number: int, *arms: Arm) -> None:
        project = replace(a_project(scene.chat, scene.user), updated_at=NOON)
        await work.projects.add(project)
        for arm in arms:
            made = replace(a_detection(project, arm), created_at=NOON + number * SECOND)
            await work.detections.put(replace(made, provider=f"{arm}-{number}"))

    both = (Arm.MAIN, Arm.SHADOW)
    async with uow() as work:
        for number, arms in enumerate([both, (Arm.MAIN,), both, (Arm.SHADOW,), both]):
            await search(work, number, *arms)
        await work.commit()
    async with uow() as work:
        pairs = await work.detections.compared(2)
        every = await work.detections.compared(100)
    named = [(main.provider, shadow.provider) for main, shadow in pairs]
    assert named == [("main-4", "shadow-4"), ("main-2", "shadow-2")]
    assert len(every) == 3
