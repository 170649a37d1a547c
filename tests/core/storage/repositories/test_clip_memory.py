"""What a chat was suggested before, and what its people made of it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.judgements import Judgement, Verdict
from core.domain.records.clip import Clip, ClipMeta, ClipSource, ClipStatus
from core.domain.records.people import Chat, ChatKind
from core.domain.records.project import Project, ProjectStatus
from core.domain.spans import Span
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import NOON, Scene, a_clip, a_project, an_artifact, set_scene

SAME_FILE = "ab" * 32


@pytest.fixture
async def scene(uow: UnitOfWorkFactory) -> Scene:
    """A chat whose newest project is being searched."""
    return await set_scene(uow, clips=1)


class Past:
    """Adds earlier projects with clips."""

    def __init__(self, uow: UnitOfWorkFactory, scene: Scene) -> None:
        self._uow = uow
        self._scene = scene
        self.clips: list[Clip] = []

    async def project(
        self,
        *clips: dict[str, object],
        chat: Chat | None = None,
        status: ProjectStatus = ProjectStatus.DONE,
        sha256: str = SAME_FILE,
    ) -> Project:
        """Add a project; each clip is younger than those before."""
        made = a_project(chat or self._scene.chat, self._scene.user, status=status)
        source = replace(an_artifact(made.id), sha256=sha256)
        new = [self._clip(replace(a_clip(source), position=n), c) for n, c in enumerate(clips, 1)]
        async with self._uow() as work:
            await work.projects.add(made)
            await work.artifacts.put(source)
            await work.clips.add_all(new)
            await work.commit()
        return made

    def _clip(self, clip: Clip, changes: dict[str, object]) -> Clip:
        age = timedelta(minutes=len(self.clips))
        self.clips.append(replace(clip, created_at=NOON + age, updated_at=NOON + age))
        return replace(self.clips[-1], **changes)  # type: ignore[arg-type]


@pytest.fixture
def past(uow: UnitOfWorkFactory, scene: Scene) -> Past:
    return Past(uow, scene)


async def judged(uow: UnitOfWorkFactory, scene: Scene, limit: int = 10) -> list[Judgement]:
    async with uow() as work:
        mine = scene.project.id
        return list(await work.clips.judged_in_chat(scene.chat.id, limit, but_not=mine))


def decided(status: ClipStatus, title: str, **meta: str) -> dict[str, object]:
    return {"status": status, "title": title, "meta": ClipMeta(**meta)}  # type: ignore[arg-type]


async def test_decisions_become_judgements_newest_first(
    uow: UnitOfWorkFactory, scene: Scene, past: Past
) -> None:
    await past.project(
        decided(ClipStatus.APPROVED, "Взят", said="сказано"),
        decided(ClipStatus.REJECTED, "Отвергнут", said="иное"),
        decided(ClipStatus.PENDING, "Не решён", said="…"),
        decided(ClipStatus.EXPORTED, "Назван иначе", said="то же", was_title="Был назван"),
        decided(ClipStatus.APPROVED, "Обрезан", said="короче", was_said="было длиннее"),
        decided(ClipStatus.REJECTED, "Правлен зря", said="б", was_title="Сначала", was_said="а"),
    )
    at = [clip.updated_at for clip in past.clips]
    assert await judged(uow, scene) == [
        Judgement(Verdict.REJECTED, "Сначала", "а", at[5]),
        Judgement(Verdict.EDITED, "Обрезан", "было длиннее", at[4], "Обрезан", "короче"),
        Judgement(Verdict.EDITED, "Был назван", "то же", at[3], "Назван иначе", "то же"),
        Judgement(Verdict.REJECTED, "Отвергнут", "иное", at[1]),
        Judgement(Verdict.APPROVED, "Взят", "сказано", at[0]),
    ]
    assert len(await judged(uow, scene, 2)) == 2


async def test_a_clip_from_before_words_were_kept_speaks_by_its_beginning(
    uow: UnitOfWorkFactory, scene: Scene, past: Past
) -> None:
    await past.project(decided(ClipStatus.APPROVED, "Старый", first_words="Ну и зачем"))
    (judgement,) = await judged(uow, scene)
    assert judgement.said == "Ну и зачем"


async def test_judgements_are_about_suggestions_to_this_chat(
    uow: UnitOfWorkFactory, scene: Scene, past: Past
) -> None:
    async with uow() as work:
        other = await work.chats.ensure(777, ChatKind.PRIVATE, "Другие")
        await work.clips.move(
            scene.clips[0].id, ClipStatus.REJECTED, only_from=(ClipStatus.PENDING,)
        )
        await work.commit()
    approved = decided(ClipStatus.APPROVED, "Чужой")
    await past.project(approved, chat=other)
    await past.project(approved | {"source_type": ClipSource.USER_CREATED})
    assert await judged(uow, scene) == []


async def spans(uow: UnitOfWorkFactory, scene: Scene, but_not: UUID | None = None) -> list[Span]:
    async with uow() as work:
        mine = but_not or scene.project.id
        return list(await work.clips.suggested_before(scene.chat.id, SAME_FILE, but_not=mine))


async def test_stretches_of_the_same_file_are_remembered(
    uow: UnitOfWorkFactory, scene: Scene, past: Past
) -> None:
    first, second, third = Span(0, 20_000), Span(30_000, 60_000), Span(70_000, 90_000)
    await past.project(
        {"span": third, "status": ClipStatus.REJECTED}, {"span": first}, sha256=SAME_FILE
    )
    await past.project({"span": second, "source_type": ClipSource.USER_CREATED})
    await past.project({"span": Span(1, 2)}, sha256="cd" * 32)
    assert await spans(uow, scene) == [first, second, third]
    assert scene.clips[0].span in await spans(uow, scene, but_not=new_id())


@pytest.mark.parametrize("status", [ProjectStatus.FAILED, ProjectStatus.CANCELLED])
async def test_what_nobody_was_shown_was_not_suggested(
    uow: UnitOfWorkFactory, scene: Scene, past: Past, status: ProjectStatus
) -> None:
    await past.project({"meta": ClipMeta(said="не показано")}, status=status)
    assert await spans(uow, scene) == []
    async with uow() as work:
        mine = scene.project.id
        assert await work.clips.said_before(scene.chat.id, 10, but_not=mine) == []


async def test_words_of_other_clips_are_remembered_newest_first(
    uow: UnitOfWorkFactory, scene: Scene, past: Past
) -> None:
    for said in ("раз", "", "два", "три"):
        await past.project({"meta": ClipMeta(said=said)}, sha256="cd" * 32)
    async with uow() as work:
        mine = scene.project.id
        assert await work.clips.said_before(scene.chat.id, 10, but_not=mine) == [
            "три",
            "два",
            "раз",
        ]
        assert await work.clips.said_before(scene.chat.id, 1, but_not=mine) == ["три"]


async def test_a_clip_is_given_another_title_and_other_cuts(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    clip, span = scene.clips[0], Span(5_000, 25_000)
    meta = replace(clip.meta, was_title=clip.title, said="иначе")
    async with uow() as work:
        await work.clips.change(clip.id, "Иначе", span, meta)
        await work.commit()
    async with uow() as work:
        changed = await work.clips.get(clip.id)
    assert changed is not None
    assert changed.updated_at > clip.updated_at
    assert changed == replace(
        clip, title="Иначе", span=span, meta=meta, updated_at=changed.updated_at
    )


async def test_clips_of_several_projects_come_at_once(
    uow: UnitOfWorkFactory, scene: Scene, past: Past
) -> None:
    one, other = await past.project({}, {}), await past.project({})
    await past.project({})
    async with uow() as work:
        clips = await work.clips.of_projects([one.id, other.id])
        assert await work.clips.of_projects([]) == []
    assert [(clip.project_id, clip.position) for clip in clips] == sorted(
        [(one.id, 1), (one.id, 2), (other.id, 1)]
    )
