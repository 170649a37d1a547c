"""What is kept of people, and how it goes."""

from dataclasses import replace
from datetime import timedelta

from core.domain.brand import BrandKit
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.keys import artifact_key, logo_key, project_prefix
from core.domain.pipeline import Stage
from core.domain.presets import SYSTEM_PRESETS
from core.domain.records.artifact import ArtifactType
from core.domain.records.channel import Channel, PostingRules
from core.domain.records.delivery import MessageRole, Post, PostStatus, SentMessage
from core.domain.records.people import ChatKind
from core.domain.records.plan import Payment, Usage, UsageState
from core.domain.records.preset import CaptionPreset
from core.domain.records.privacy import Discard, Holdings
from core.domain.records.project import ProjectStatus
from core.domain.records.review import ClipEdit, Vote
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from tests.support.records import (
    NOON,
    PERSON,
    Scene,
    a_clip,
    a_job,
    a_project,
    an_artifact,
    set_scene,
)

DAY = timedelta(days=1)


async def test_a_person_is_erased_and_others_are_not(uow: UnitOfWorkFactory) -> None:
    scene = await _a_full_life(uow)
    async with uow() as work:
        held = await work.privacy.holdings(scene.user)
        assert held == Holdings(
            videos=1,
            moments=2,
            files=1,
            bytes=5_000_000_000,
            styles=1,
            channels=1,
            posts=1,
            payments=1,
        )
        others = await _a_neighbour(work, scene)
        await work.privacy.erase_project(scene.project.id)
        await work.privacy.erase_person(scene.user, NOON)
        assert await work.users.get(scene.user.id) is None
        assert await work.projects.get(scene.project.id) is None
        assert await work.messages.find(scene.clips[0].id, MessageRole.CARD) is None
        assert await work.chats.by_telegram_id(PERSON) is None
        assert await work.presets.owned_by(scene.user.id) == []
        assert await work.channels.at(-100) == []
        (paid,) = [await work.payments.get("charge-1")]
        assert paid is not None
        assert paid.user_id != scene.user.id
        assert await work.projects.get(others.project.id) is not None
        assert await work.reviews.votes_on(others.clips[0].id) == []
        (edit,) = await work.reviews.edits_of(others.clips[0].id)
        assert edit.user_id == others.user.id, "what was edited can still be undone"
        assert await work.chats.get(scene.chat.id) is not None, "the group is not theirs"
        await work.commit()


async def test_minutes_of_a_plan_outlive_a_name_for_a_month(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    async with uow() as work:
        now = utc_now()
        usage = Usage(scene.project.id, scene.user.id, 10, UsageState.SETTLED, now, now, now)
        await work.usages.add(usage)
        paid = Payment(
            charge_id="charge-2",
            user_id=scene.user.id,
            plan="pro",
            stars=500,
            recurring=False,
            valid_until=now + DAY,
            created_at=now,
        )
        await work.payments.add(paid)
        await work.privacy.erase_project(scene.project.id)
        await work.privacy.erase_person(scene.user, now)
        bare = await work.users.get(scene.user.id)
        assert bare is not None
        assert (bare.name, bare.forgotten_at) == ("", now)
        assert len(await work.usages.in_period(scene.user.id, now)) == 1
        assert await work.privacy.drop_forgotten(now) == 0
        back = await work.users.ensure(PERSON, "Аня", "ru")
        assert (back.id, back.forgotten_at) == (scene.user.id, None)
        assert await work.privacy.drop_forgotten(now + DAY) == 0, "they came back"
        await work.privacy.erase_person(back, now)
        assert await work.payments.of_user(back.id) == [paid], "it can still be given back"
        assert await work.privacy.drop_forgotten(now + DAY) == 1
        assert await work.payments.of_user(back.id) == []
        assert await work.payments.get("charge-2") is not None, "books are kept"
        assert await work.users.get(scene.user.id) is None


async def test_what_is_idle(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    later = NOON + DAY
    async with uow() as work:
        assert await work.privacy.idle_chats(later) == [], "it is still being worked on"
        over = replace(
            a_project(scene.chat, scene.user, status=ProjectStatus.DONE), id=scene.project.id
        )
        await work.privacy.erase_project(scene.project.id)
        source = replace(scene.source, key=artifact_key(over.id, ArtifactType.SOURCE_VIDEO))
        clip = a_clip(source)
        sound = an_artifact(over.id, ArtifactType.AUDIO)
        await work.projects.add(over)
        await work.artifacts.put(source)
        await work.artifacts.put(sound)
        await work.clips.add_all([clip])
        assert await work.privacy.idle_chats(NOON) == []
        assert await work.privacy.idle_chats(later) == [scene.chat.id]
        assert await work.privacy.idle_sources(later, 5) == [over.id]

        assert await work.privacy.in_use(source.key)
        assert await work.privacy.lose_source(over.id, later)
        assert not await work.privacy.lose_source(over.id, later)
        assert not await work.privacy.in_use(source.key)
        assert await work.clips.get(clip.id) is not None
        assert await work.artifacts.find(over.id, ArtifactType.AUDIO) is None
        assert await work.privacy.idle_sources(later, 5) == []

        planned = Post(new_id(), clip.id, -100, later, PostStatus.SCHEDULED, None, NOON)
        await work.posts.add(planned)
        assert await work.privacy.idle_projects(scene.chat.id, later, 5) == [], "it will be posted"
        await work.posts.end(planned.id, PostStatus.CANCELLED, only_from=(PostStatus.SCHEDULED,))
        assert await work.privacy.idle_projects(scene.chat.id, later, 5) == [over.id]
        job = a_job(over, Stage.FIND_MOMENTS)
        await work.jobs.add(job)
        await work.jobs.claim(job.id, 0, "somebody", NOON)
        assert await work.privacy.idle_projects(scene.chat.id, later, 5) == [], "somebody searches"


async def test_objects_on_their_way_out(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    key = logo_key(scene.chat.id, "0123456789", ".png")
    async with uow() as work:
        await work.discards.add(NOON + DAY, "projects/1/", key)
        await work.discards.add(NOON, key)
        assert await work.discards.due(NOON, 9) == [], "the later time counts"
        due = await work.discards.due(NOON + DAY, 9)
        assert due == [Discard(key, NOON + DAY), Discard("projects/1/", NOON + DAY)]
        await work.discards.done(Discard(key, NOON))
        assert len(await work.discards.due(NOON + DAY, 9)) == 2, "it was planned anew meanwhile"
        await work.discards.done(due[0])
        assert await work.discards.due(NOON + DAY, 9) == due[1:]

        assert not await work.privacy.in_use(key)
        kit = BrandKit(logo_key=key)
        await work.chats.set_settings(scene.chat.id, replace(scene.chat.settings, brand=kit))
        assert await work.privacy.in_use(key)
        await work.artifacts.put(
            replace(scene.source, key=artifact_key(scene.project.id, ArtifactType.SOURCE_VIDEO))
        )
        assert await work.privacy.in_use(project_prefix(scene.project.id))
        assert not await work.privacy.in_use(project_prefix(new_id()))

        assert await work.uploads.get("sample") is None
        await work.uploads.put("sample", "file-1")
        await work.uploads.put("sample", "file-2")
        assert await work.uploads.get("sample") == "file-2"


async def _a_full_life(uow: UnitOfWorkFactory) -> Scene:
    scene = await set_scene(uow)
    user, clip = scene.user, scene.clips[0]
    style = SYSTEM_PRESETS["Shorts"]
    async with uow() as work:
        private = await work.chats.ensure(PERSON, ChatKind.PRIVATE, "Аня")
        channel = Channel(
            new_id(),
            private.id,
            -100,
            ChatKind.CHANNEL,
            "Канал",
            None,
            user.id,
            PostingRules(),
            None,
            NOON,
        )
        await work.channels.put(channel)
        await work.posts.add(
            Post(new_id(), clip.id, -100, NOON, PostStatus.SCHEDULED, None, NOON, channel.id)
        )
        await work.messages.put(SentMessage(clip.id, MessageRole.CARD, -5, 1, "", NOON))
        await work.presets.add(CaptionPreset(new_id(), user.id, "Мой", style))
        await work.payments.add(
            Payment(
                charge_id="charge-1",
                user_id=user.id,
                plan="pro",
                stars=500,
                recurring=False,
                valid_until=NOON,
                created_at=NOON,
            )
        )
        await work.commit()
    return scene


async def _a_neighbour(uow: UnitOfWork, scene: Scene) -> Scene:
    other = await uow.users.ensure(PERSON + 1, "Пётр", "ru")
    project = a_project(scene.chat, other)
    source = an_artifact(project.id)
    clip = a_clip(source)
    await uow.projects.add(project)
    await uow.artifacts.put(source)
    await uow.clips.add_all([clip])
    await uow.reviews.vote(Vote(clip.id, scene.user.id, approves=True, created_at=NOON))
    await uow.reviews.remember(
        ClipEdit(new_id(), clip.id, scene.user.id, clip.title, clip.span, clip.meta, NOON)
    )
    return Scene(other, scene.chat, project, source, (clip,))
