"""What a chat has chosen shows in the request for its shorts."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.brand import BrandKit
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.plans import Admission, Plan, PlanBook, PlanName
from core.domain.presets import SYSTEM_PRESETS
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import ChatSettings
from core.domain.records.preset import CaptionPreset
from core.domain.records.project import Project
from core.domain.render import RenderResult, RenderSpec
from core.domain.spans import Span
from core.ports.objects import ObjectStore
from core.ports.progress import ProgressSink
from core.stages.subtitles import to_srt
from tests.support.engines import FilmRenderer
from tests.support.records import a_clip
from tests.worker.jobs.conftest import StageBench
from worker.jobs.aspect_convert import run_aspect_convert
from worker.jobs.face_detect import run_face_detect


class UnhurriedRenderer(FilmRenderer):
    """A renderer whose first short takes until it has been given the next one."""

    def __init__(self, objects: ObjectStore, film: Path, cover: Path) -> None:
        super().__init__(objects, film, cover)
        self.given = asyncio.Event()

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        await self.given.wait()
        return await super().render(spec, progress)

    async def prepare(self, spec: RenderSpec) -> None:
        await super().prepare(spec)
        self.given.set()


@pytest.fixture
async def project(stage: StageBench, approved: Clip) -> Project:
    return await stage.bench.stored_project(approved.project_id)


@pytest.fixture
def renderer(stage: StageBench) -> FilmRenderer:
    assert isinstance(stage.bench.context.renderer, FilmRenderer)
    return stage.bench.context.renderer


async def prefer(stage: StageBench, project: Project, settings: ChatSettings) -> None:
    async with stage.bench.uow() as uow:
        await uow.chats.set_settings(project.chat_id, settings)
        await uow.commit()


async def make(stage: StageBench, clip: Clip, renderer: FilmRenderer) -> RenderSpec:
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, clip)
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, clip)
    return renderer.specs[-1]


async def test_the_style_of_the_chat_is_on_the_short(
    stage: StageBench, approved: Clip, project: Project, renderer: FilmRenderer
) -> None:
    await prefer(stage, project, ChatSettings(style="karaoke"))
    first = await make(stage, approved, renderer)
    assert first.captions is not None
    assert first.captions.style == SYSTEM_PRESETS["Karaoke"]
    style = replace(SYSTEM_PRESETS["Neon"], font_size_px=44)
    own = CaptionPreset(new_id(), project.user_id, "Мой", style)
    async with stage.bench.uow() as uow:
        assert await uow.presets.add(own)
        await uow.commit()
    await prefer(stage, project, ChatSettings(style=str(own.id)))
    second = await make(stage, approved, renderer)
    assert second.captions is not None
    assert second.captions.style == style
    assert second.id != first.id
    video = await stage.artifact(project, ArtifactType.VERTICAL_VIDEO, approved)
    assert video is not None
    assert video.key == second.output.key, "the short of now counts"


async def test_a_style_chosen_for_a_clip_wins_while_it_is_there(
    stage: StageBench, approved: Clip, project: Project, renderer: FilmRenderer
) -> None:
    await prefer(stage, project, ChatSettings(style="karaoke"))
    for chosen, seen in (("Neon", "Neon"), (str(new_id()), "Karaoke")):
        async with stage.bench.uow() as uow:
            await uow.clips.set_meta(approved.id, replace(approved.meta, style=chosen))
            await uow.commit()
        spec = await make(stage, approved, renderer)
        assert spec.captions is not None
        assert spec.captions.style == SYSTEM_PRESETS[seen]


async def test_the_subtitles_say_what_the_captions_say(
    stage: StageBench, approved: Clip, renderer: FilmRenderer
) -> None:
    spec = await make(stage, approved, renderer)
    assert spec.captions is not None
    srt = await stage.artifact(
        await stage.bench.stored_project(approved.project_id), ArtifactType.SRT, approved
    )
    assert (await stage.content(srt)).decode() == to_srt(spec.captions.words)
    assert srt is not None
    assert srt.key == spec.output.key.replace(".mp4", ".srt")


async def test_a_style_that_is_gone_gives_way_to_the_usual_one(
    stage: StageBench, approved: Clip, project: Project, renderer: FilmRenderer
) -> None:
    await prefer(stage, project, ChatSettings(style=str(new_id())))
    spec = await make(stage, approved, renderer)
    assert spec.captions is not None
    assert spec.captions.style == SYSTEM_PRESETS["Shorts"]


async def test_the_brand_of_the_chat_is_over_the_short(
    stage: StageBench, approved: Clip, project: Project, renderer: FilmRenderer
) -> None:
    kit = BrandKit(logo_key="chats/1/logo.png", hook=True, progress_bar=True)
    await prefer(stage, project, ChatSettings(brand=kit))
    spec = await make(stage, approved, renderer)
    assert spec.overlays.hook is not None
    assert spec.overlays.hook.text == approved.title
    assert spec.overlays.progress_bar is not None
    assert spec.overlays.watermark is not None
    assert spec.overlays.watermark.image_key == "chats/1/logo.png"


async def test_the_next_clip_is_handed_over_while_one_is_rendered(
    stage: StageBench, approved: Clip, project: Project, short_film: Path, cover: Path
) -> None:
    renderer = UnhurriedRenderer(stage.bench.context.objects, short_film, cover)
    stage.use(renderer=renderer)
    source = await stage.artifact(project, ArtifactType.SOURCE_VIDEO)
    assert source is not None
    later = a_clip(source, seconds=8)
    later = replace(
        later, position=approved.position + 1, status=ClipStatus.APPROVED, span=Span(20_000, 28_000)
    )
    async with stage.bench.uow() as uow:
        await uow.clips.add_all([later])
        await uow.commit()
    await stage.attempt(Stage.FACE_DETECT, run_face_detect, later)
    await stage.bench.job(Stage.ASPECT_CONVERT, of=later)
    await make(stage, approved, renderer)
    [handed_over] = renderer.prepared
    await stage.attempt(Stage.ASPECT_CONVERT, run_aspect_convert, later)
    assert renderer.specs[1].id == handed_over.id


async def test_a_short_of_the_free_plan_carries_the_mark(
    stage: StageBench, approved: Clip, project: Project, renderer: FilmRenderer
) -> None:
    await prefer(stage, project, ChatSettings(brand=BrandKit(watermark_text="моё")))
    plans = {name: Plan(name, 10, 5) for name in PlanName}
    context = stage.bench.context
    stage.bench.context = replace(context, admission=Admission(PlanBook(plans, "@shorts_bot")))
    spec = await make(stage, approved, renderer)
    assert spec.overlays.watermark is not None
    assert spec.overlays.watermark.text == "@shorts_bot"
