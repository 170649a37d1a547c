"""How two ways to search compare."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from core.domain.ids import new_id
from core.domain.records.clip import Clip, ClipSource, ClipStatus
from core.domain.records.detection import Arm, Detection
from core.domain.records.project import ProjectStatus
from core.domain.spans import Span
from core.ports.uow import UnitOfWorkFactory
from core.services.compare_arms import CompareArms, Comparison
from tests.support.records import (
    NOON,
    SECOND,
    a_clip,
    a_detection,
    a_project,
    an_artifact,
    set_scene,
)

FIRST, SECOND_ONE, THIRD = Span(0, 30_000), Span(60_000, 90_000), Span(120_000, 150_000)
LIKE_FIRST = Span(5_000, 35_000)
HARDLY_FIRST = Span(20_000, 50_000)
NEW = Span(200_000, 230_000)


class Lab:
    """Adds projects that were searched twice, each younger than those before."""

    def __init__(self, uow: UnitOfWorkFactory) -> None:
        self.uow = uow
        self.count = 0

    async def searched(
        self,
        main: Sequence[Span],
        shadow: Sequence[Span] | None,
        *statuses: ClipStatus,
        error: str | None = None,
        seconds: float = 4.5,
        prompt: str = "v2",
    ) -> None:
        """A project whose main arm's moments became clips in these statuses."""
        self.count += 1
        scene = await set_scene(self.uow, clips=0)
        project = replace(
            a_project(scene.chat, scene.user, status=ProjectStatus.IN_REVIEW), id=new_id()
        )
        source = an_artifact(project.id)
        clips = [
            replace(a_clip(source, position=place), span=span, status=status)
            for place, (span, status) in enumerate(zip(main, statuses, strict=True), start=1)
        ]
        at = NOON + self.count * SECOND
        found = replace(a_detection(project, Arm.MAIN, *main), created_at=at)
        async with self.uow() as work:
            await work.projects.add(project)
            await work.artifacts.put(source)
            await work.clips.add_all([*clips, *self._searched_for(clips)])
            await work.detections.put(found)
            if shadow is not None:
                await work.detections.put(
                    replace(
                        self._shadow(a_detection(project, Arm.SHADOW, *shadow), prompt),
                        error=error,
                        seconds=seconds,
                    )
                )
            await work.commit()

    @staticmethod
    def _searched_for(clips: Sequence[Clip]) -> list[Clip]:
        """What a person looked for says nothing about the arms."""
        return [
            replace(
                clip,
                id=new_id(),
                position=100 + clip.position,
                source_type=ClipSource.USER_CREATED,
                status=ClipStatus.REJECTED,
            )
            for clip in clips[:1]
        ]

    @staticmethod
    def _shadow(detection: Detection, prompt: str) -> Detection:
        return replace(detection, provider="deepinfra", prompt_version=prompt)

    async def compared(self, limit: int = 100) -> tuple[Comparison, ...]:
        return await CompareArms(self.uow)(limit)


@pytest.fixture
def lab(uow: UnitOfWorkFactory) -> Lab:
    return Lab(uow)


async def test_nothing_to_compare(lab: Lab) -> None:
    assert await lab.compared() == ()
    await lab.searched([FIRST], None, ClipStatus.APPROVED)
    assert await lab.compared() == ()


async def test_people_judge_the_shadow_by_what_it_shares_with_their_decisions(lab: Lab) -> None:
    await lab.searched(
        [FIRST, SECOND_ONE, THIRD],
        [LIKE_FIRST, SECOND_ONE, NEW],
        *(ClipStatus.EXPORTED, ClipStatus.REJECTED, ClipStatus.PENDING),
    )
    await lab.searched([FIRST], [HARDLY_FIRST], ClipStatus.APPROVED)
    (comparison,) = await lab.compared()
    main, shadow = comparison.main, comparison.shadow
    assert comparison.projects == 2
    assert (main.provider, main.prompt_version) == ("gigachat", "v1")
    assert (shadow.provider, shadow.prompt_version) == ("deepinfra", "v2")
    assert (main.suggestions, shadow.suggestions) == (4, 4)
    assert (main.decided, main.approved) == (3, 2)
    assert (shadow.decided, shadow.approved) == (2, 1)
    assert shadow.approval == 0.5
    # Two moments of eight suggestions are the same.
    assert comparison.agreement == pytest.approx(2 * 2 / 8)
    assert (main.calls, main.tokens, main.cost_usd) == (6, 24_690, Decimal("0.024691356"))


async def test_each_moment_is_shared_once(lab: Lab) -> None:
    twice = [FIRST, Span(1_000, 31_000)]
    await lab.searched([FIRST], twice, ClipStatus.PENDING)
    (comparison,) = await lab.compared()
    assert comparison.agreement == pytest.approx(2 / 3)
    assert comparison.main.approval is None


async def test_failures_are_counted_and_disturb_no_other_figure(lab: Lab) -> None:
    await lab.searched([FIRST], [FIRST], ClipStatus.APPROVED, seconds=3)
    await lab.searched([FIRST], [FIRST], ClipStatus.APPROVED, seconds=9)
    await lab.searched([FIRST], [FIRST], ClipStatus.APPROVED, seconds=5)
    await lab.searched([FIRST], [], ClipStatus.APPROVED, error="error-engine", seconds=900)
    (comparison,) = await lab.compared()
    assert comparison.agreement == 1
    assert (comparison.shadow.failures, comparison.main.failures) == (1, 0)
    assert comparison.shadow.seconds == 5


async def test_every_pair_of_versions_is_compared_for_itself(lab: Lab) -> None:
    await lab.searched([FIRST], [FIRST], ClipStatus.APPROVED, prompt="v2")
    await lab.searched([FIRST], [NEW], ClipStatus.APPROVED, prompt="v3")
    await lab.searched([FIRST], [NEW], ClipStatus.REJECTED, prompt="v3")
    newest, older = await lab.compared()
    assert (newest.shadow.prompt_version, newest.projects, newest.agreement) == ("v3", 2, 0)
    assert (older.shadow.prompt_version, older.projects, older.agreement) == ("v2", 1, 1)
    (only,) = await lab.compared(limit=1)
    assert (only.shadow.prompt_version, only.projects) == ("v3", 1)
