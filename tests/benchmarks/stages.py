"""Each stage of the pipeline on the first 60 s of the sample, beside two plain ffmpeg runs."""

import json
from contextlib import AsyncExitStack
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from core import bootstrap
from core.domain.document import Document
from core.domain.faces import FaceAnalysis
from core.domain.media import MediaFacts
from core.domain.presets import SYSTEM_PRESETS
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.engines.render.local import local_render_service
from core.engines.render.remotion import RemotionRenderer
from core.engines.transcription.whisper.engine import WhisperTranscriber
from core.media.process import run
from core.ports.progress import ignore_progress
from core.ports.transcriber import TranscribeRequest
from core.settings import Settings
from core.stages.camera.plan import plan_camera
from core.stages.caption import captions_for
from core.stages.detect import Material, detect, load_prompt
from core.stages.ingest import ingest
from core.stages.render import Picture, RenderKeys, render_spec
from core.storage.objects.folder import FolderStore
from tests.benchmarks.meter import Measure, measured

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "podcast.mp4"
SECONDS = 60
PLAIN_CROP = "crop=ih*9/16:ih,scale=1080:1920"


async def bench_stages() -> None:
    """Run and print: the baseline of a stage is plain ffmpeg doing the least that it must."""
    with TemporaryDirectory(prefix="bench-") as folder:
        video = Path(folder, "sample.mp4")
        await _ffmpeg("-i", str(SAMPLE), "-t", str(SECONDS), "-c", "copy", str(video))
        async with measured() as decode:
            await _ffmpeg("-i", str(video), "-f", "null", "-")
        _say("baseline.decode", decode)
        plain = str(Path(folder, "plain.mp4"))
        async with measured() as encode:
            codecs = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-c:a", "aac")
            await _ffmpeg("-i", str(video), "-vf", PLAIN_CROP, *codecs, plain)
        _say("baseline.crop_and_encode", encode)
        await _stages(Path(folder), video, decode, encode)


async def _stages(folder: Path, video: Path, decode: Measure, encode: Measure) -> None:
    settings, tools, audio = Settings(), bootstrap.media_tools(), folder / "audio.ogg"
    limits = bootstrap.plan_limits(settings.limits)
    async with measured() as measure:
        facts = await ingest(tools, video, limits, audio, ignore_progress)
    _say("stage.INGEST", measure, decode)
    whisper = WhisperTranscriber(settings.whisper, bootstrap.whisper_dir(settings.models))
    async with measured() as measure:
        raw = await whisper.request(TranscribeRequest(audio, facts.duration_ms))
        document = whisper.parse(raw)
    _say("stage.TRANSCRIBE", measure, decode)
    async with measured() as measure:
        signals = await tools.speech_signals(audio, document)
        prompt = load_prompt(settings.llm.viral_prompt_version)
        material = Material(document, signals, facts.duration_ms)
        await detect(material, model=None, prompt=prompt, session="bench")
    _say("stage.VIRAL_DETECT", measure, decode)
    span = Span(0, facts.duration_ms)
    async with measured() as measure:
        analyser = bootstrap.face_analyzer(settings.models)
        faces = await analyser.analyse(video, facts, span, ignore_progress)
    _say("stage.FACE_DETECT", measure, decode)
    await _render(folder, video, facts, faces, document, encode)


async def _render(
    folder: Path,
    video: Path,
    facts: MediaFacts,
    faces: FaceAnalysis,
    document: Document,
    encode: Measure,
) -> None:
    store = FolderStore(folder / "objects")
    await store.put("source.mp4", video)
    layouts = plan_camera(faces, facts, tuple(document.words())).layouts
    timeline = Timeline.whole(faces.span)
    captions = captions_for(tuple(document.words()), timeline, SYSTEM_PRESETS["Shorts"])
    keys = RenderKeys("source.mp4", "short.mp4", "cover.jpg")
    picture = Picture(layouts, captions)
    spec = render_spec("bench", keys, facts, timeline, picture, 50_000_000)
    async with AsyncExitStack() as stack:
        storage = (folder / "objects").as_uri()
        url = await stack.enter_async_context(local_render_service(storage, folder / "scratch"))
        renderer = await stack.enter_async_context(RemotionRenderer(url))
        async with measured() as measure:
            await renderer.render(replace(spec, id="bench:1"), ignore_progress)
        _say("stage.ASPECT_CONVERT", measure, encode)


async def _ffmpeg(*arguments: str) -> None:
    done = await run(["ffmpeg", "-v", "error", "-y", *arguments], timeout_s=600)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)


def _say(name: str, measure: Measure, baseline: Measure | None = None) -> None:
    """Print CPU seconds against the baseline's, then the wall time and the memory."""
    of = f"{SECONDS} s of the sample"
    for figure, value, unit in (
        ("cpu", measure.cpu_s, "s"),
        ("wall", measure.wall_s, "s"),
        ("peak_memory", measure.peak_mib, "MiB"),
    ):
        line: dict[str, object] = {
            "name": f"{name}.{figure}", "value": _short(value), "unit": unit, "input": of,
        }  # fmt: skip
        if figure == "cpu" and baseline is not None:
            line["baseline"] = _short(baseline.cpu_s)
            line["ratio"] = _short(measure.cpu_s / max(baseline.cpu_s, 1e-6))
        print(json.dumps(line), flush=True)


def _short(value: float) -> float:
    return float(round(Decimal(value), 2))
