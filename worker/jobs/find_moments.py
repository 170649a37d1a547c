"""FIND_MOMENTS: somebody looks for a moment of a project that was reviewed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.camera_choice import camera_of_project
from core.domain.document import Document
from core.domain.errors import (
    CancelledByUserError,
    EngineBadAnswerError,
    NothingFoundError,
)
from core.domain.moments import Candidate, DetectionResult
from core.domain.pipeline import PIPELINE
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipSource, ClipStatus
from core.domain.records.project import ErrorNote, ProjectStatus
from core.domain.records.search import MomentSearch
from core.ports.chat import SearchOutcome
from core.services.find_moment import SEARCHABLE
from core.services.look_ahead import plan_look_ahead
from core.stages.detect.material import Material
from core.stages.detect.query import find_moments
from worker import artifacts
from worker.answers import AnswerBook
from worker.clips import make_thumbnails, new_clip
from worker.context import JobRun, WorkerContext
from worker.searching import material_of

SHOW_SHARE = 0.15
"""Share of the stage's bar that making and sending the cards takes."""

_SAME_MOMENT = 0.5


@dataclass(frozen=True, slots=True)
class _Found:
    """The clips of a search, and what is to be said about it."""

    clips: tuple[Clip, ...]
    outcome: SearchOutcome


async def run_find_moments(context: WorkerContext, run: JobRun) -> None:
    """Leave the moments that were asked for in review, with a card each, and say what came of it.

    What is offered already is pointed at instead.
    """
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    async with context.uow() as uow:
        search = await uow.searches.get(run.job.id)
        known = await uow.clips.of_project(run.project.id)
    if search is None:
        raise LookupError("nobody knows what to look for")
    found = _found_before(search, known) or await _find(context, run, search, source)
    run.meter.progress(1 - SHOW_SHARE)
    # Above the cards, in case this message has to be sent anew.
    await context.chat.show_search(run.to, run.project, search, found.outcome)
    if found.clips:
        thumbnails = await make_thumbnails(context, run, source, found.clips)
        await context.chat.show_more(run.to, run.project, found.clips, thumbnails)
        async with context.uow() as uow:
            await plan_look_ahead(uow, found.clips, context.look_ahead)
            await uow.commit()


def _found_before(search: MomentSearch, known: Sequence[Clip]) -> _Found | None:
    """Return what an earlier attempt has stored; None where none came so far."""
    clips = tuple(
        clip
        for clip in known
        if clip.source_type is ClipSource.USER_CREATED
        and clip.meta.query == search.query
        and clip.created_at >= search.created_at
    )
    return _Found(clips, SearchOutcome(len(clips))) if clips else None


async def _find(
    context: WorkerContext, run: JobRun, search: MomentSearch, source: Artifact
) -> _Found:
    material = await material_of(context, run)
    try:
        result = await _search(context, run, search, material)
    except NothingFoundError as error:
        return _Found((), SearchOutcome(error=ErrorNote(error.key, dict(error.params))))
    return await _keep(context, search, source, result, material.document)


async def _search(
    context: WorkerContext, run: JobRun, search: MomentSearch, material: Material
) -> DetectionResult:
    answers = None
    if context.model is not None:
        kept_as = ArtifactType.LLM_RAW_FIND
        answers = await AnswerBook.open(context, run, context.model, kept_as)
    try:
        return await find_moments(
            material,
            search.query,
            model=answers,
            prompt=context.prompt,
            session=str(run.project.id),
            tuning=context.tuning,
            last_try=run.job.attempt >= PIPELINE[run.job.type].max_attempts,
            progress=lambda part: run.meter.progress((1 - SHOW_SHARE) * part),
        )
    except EngineBadAnswerError:
        if answers is not None:
            await answers.forget_last()
        raise


async def _keep(
    context: WorkerContext,
    search: MomentSearch,
    source: Artifact,
    result: DetectionResult,
    document: Document,
) -> _Found:
    """Store what is new, behind the clips that are there; nothing is when all of it is known."""
    note = next(iter(result.notes), None)
    async with context.uow() as uow:
        # The project first: searches side by side wait here for each other's clips.
        if not await uow.projects.move(
            search.project_id, ProjectStatus.IN_REVIEW, only_from=SEARCHABLE
        ):
            raise CancelledByUserError
        known = await uow.clips.of_project(search.project_id)
        fresh = [c for c in result.candidates if _offered(c, known) is None]
        offered = [place for c in result.candidates if (place := _offered(c, known)) is not None]
        behind = max((clip.position for clip in known), default=0) + 1
        camera = camera_of_project(known)
        made = [
            new_clip(source, place, candidate, document, ClipSource.USER_CREATED, search.query)
            for place, candidate in enumerate(fresh, start=behind)
        ]
        clips = tuple(replace(clip, meta=replace(clip.meta, camera=camera)) for clip in made)
        if clips:
            await uow.clips.add_all(clips)
            await uow.commit()
    return _Found(clips, SearchOutcome(len(clips), tuple(sorted(set(offered))), note))


def _offered(candidate: Candidate, known: Sequence[Clip]) -> int | None:
    """Return the place of a clip with more than half of the candidate; one that was rejected may
    be offered again."""
    enough_ms = _SAME_MOMENT * candidate.span.duration_ms
    for clip in known:
        if (
            clip.status is not ClipStatus.REJECTED
            and clip.span.overlap_ms(candidate.span) > enough_ms
        ):
            return clip.position
    return None
