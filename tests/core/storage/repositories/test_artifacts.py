from dataclasses import replace

from core.domain.ids import new_id
from core.domain.records.artifact import ArtifactType
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import an_artifact, set_scene


async def test_an_artifact_comes_back_as_it_was_given(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    async with uow() as work:
        found = await work.artifacts.find(scene.project.id, ArtifactType.SOURCE_VIDEO)
        assert await work.artifacts.find(scene.project.id, ArtifactType.AUDIO) is None
    assert found == scene.source


async def test_project_and_clips_each_have_their_own_of_a_type(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    project = scene.project.id
    made = [
        an_artifact(project, ArtifactType.THUMBNAIL, clip_id, key=f"projects/1/{number}.jpg")
        for number, clip_id in enumerate((None, scene.clips[0].id, scene.clips[1].id))
    ]
    async with uow() as work:
        for artifact in made:
            await work.artifacts.put(artifact)
        await work.commit()
    async with uow() as work:
        for artifact in made:
            found = await work.artifacts.find(project, ArtifactType.THUMBNAIL, artifact.clip_id)
            assert found == artifact


async def test_a_file_made_anew_takes_the_place_of_the_old_one(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    for clip_id in (None, scene.clips[0].id):
        old = an_artifact(scene.project.id, ArtifactType.COVER, clip_id)
        new = replace(old, id=new_id(), sha256="cd" * 32, bytes=1, facts=None, engine="remotion")
        for artifact in (old, new):
            async with uow() as work:
                await work.artifacts.put(artifact)
                await work.commit()
        async with uow() as work:
            assert await work.artifacts.find(scene.project.id, ArtifactType.COVER, clip_id) == new


async def test_clips_follow_their_source_to_its_new_id(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    anew = replace(scene.source, id=new_id())
    async with uow() as work:
        await work.artifacts.put(anew)
        await work.commit()
    async with uow() as work:
        clips = await work.clips.of_project(scene.project.id)
    assert [clip.source_file_id for clip in clips] == [anew.id, anew.id]


async def test_a_row_is_forgotten_alone(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    project, clip = scene.project.id, scene.clips[0].id
    kinds = (ArtifactType.COVER, ArtifactType.VERTICAL_VIDEO)
    async with uow() as work:
        for type_ in kinds:
            await work.artifacts.put(an_artifact(project, type_, clip))
        await work.artifacts.put(an_artifact(project, ArtifactType.COVER))
        for _ in range(2):
            await work.artifacts.remove(project, ArtifactType.COVER, clip)
        await work.commit()
    async with uow() as work:
        assert await work.artifacts.find(project, ArtifactType.COVER, clip) is None
        assert await work.artifacts.find(project, ArtifactType.VERTICAL_VIDEO, clip)
        assert await work.artifacts.find(project, ArtifactType.COVER)
