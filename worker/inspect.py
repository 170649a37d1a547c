"""Running `shorts inspect`."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from core import bootstrap
from core.domain.camera import CameraWish
from core.domain.camera_json import dump_trail
from core.domain.camera_trail import CameraTrail, voices_of
from core.domain.document import Word
from core.domain.errors import BadTranscriptError, FolderError, ShortsError
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.transcription.sidecar.engine import SidecarTranscriber
from core.media.contact_sheet.draw import camera_sheet
from core.media.files import written_whole
from core.ports.progress import ProgressSink
from core.ports.transcriber import TranscribeRequest
from core.stages.camera.trail import camera_trail
from worker.commands.language import words
from worker.commands.settings import read_settings
from worker.make.options import check_span

_LOOKING = 0.7
"""Share of the bar that looking takes; drawing takes the rest."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is to be looked at: `span` of the video, or a `trail` stored before. `transcript` tells
    who speaks; what is None is not written."""

    video: Path
    span: Span | None
    transcript: Path | None
    trail: CameraTrail | None
    wish: CameraWish
    picture: Path | None
    json_out: Path | None


def run_inspection(inspection: Inspection) -> int:
    """Look, decide, draw; tell where the results are. Return the exit code."""
    out, err = Console(soft_wrap=True, highlight=False), Console(stderr=True, highlight=False)
    try:
        with Progress(console=err, transient=True) as bars:
            bar = bars.add_task(inspection.video.name, total=1.0)
            asyncio.run(_inspect(inspection, lambda done: bars.update(bar, completed=done)))
    except ShortsError as error:
        err.print(f"❌ {words().error(error)}", style="bold red", markup=False)
        if error.detail:
            err.print(f"   {error.detail}", style="dim", markup=False)
        return 1
    for path in (inspection.picture, inspection.json_out):
        if path is not None:
            out.print(str(path), markup=False)
    return 0


async def _inspect(inspection: Inspection, progress: ProgressSink) -> None:
    facts = await bootstrap.media_tools().probe(inspection.video)
    trail = inspection.trail or await _look(
        inspection, facts, lambda done: progress(_LOOKING * done)
    )
    try:
        if inspection.json_out is not None:
            _write_json(inspection.json_out, trail)
        if inspection.picture is not None:
            inspection.picture.parent.mkdir(parents=True, exist_ok=True)
            await camera_sheet(
                inspection.video,
                facts,
                trail,
                inspection.picture,
                language=words().language,
                title=inspection.video.name,
                detailed=True,
                progress=lambda done: progress(_LOOKING + (1 - _LOOKING) * done),
            )
    except OSError as error:
        named = inspection.picture or inspection.json_out
        raise FolderError(str(error), path=str(named)) from error


async def _look(inspection: Inspection, facts: MediaFacts, progress: ProgressSink) -> CameraTrail:
    assert inspection.span is not None
    check_span(inspection.span, facts.duration_ms)
    said = await _said(inspection, facts)
    faces = bootstrap.face_analyzer(read_settings().models)
    turns_ms = [voice.span.start_ms for voice in voices_of(said)]
    analysis = await faces.analyse(inspection.video, facts, inspection.span, progress, turns_ms)
    return camera_trail(analysis, facts, said, inspection.wish)


async def _said(inspection: Inspection, facts: MediaFacts) -> Sequence[Word]:
    """Return the words of the span. Raises BadTranscriptError."""
    if inspection.transcript is None or inspection.span is None:
        return ()
    engine = SidecarTranscriber(inspection.transcript)
    request = TranscribeRequest(
        inspection.video, facts.duration_ms, start_offset_ms=facts.start_offset_ms
    )
    document = engine.parse(await engine.request(request))
    if document.is_empty:
        raise BadTranscriptError("no words", name=inspection.transcript.name)
    return document.words_within(inspection.span)


def _write_json(out: Path, trail: CameraTrail) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(out) as target:
        body = json.dumps(dump_trail(trail), ensure_ascii=False, indent=1)
        target.write_text(body, encoding="utf-8")
