"""Clips made of what a search found, and their pictures."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.document import Document
from core.domain.excerpts import beginning_of, said_within
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.moments import Candidate
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipMeta, ClipSource, ClipStatus
from worker.context import JobRun, WorkerContext


def new_clip(
    source: Artifact,
    position: int,
    candidate: Candidate,
    document: Document,
    source_type: ClipSource = ClipSource.VIRAL_DETECTED,
    query: str = "",
) -> Clip:
    """Return a candidate as a clip that waits for a decision; `query` is what was searched for."""
    said = said_within(document, candidate.span)
    now = utc_now()
    return Clip(
        id=new_id(),
        project_id=source.project_id,
        source_file_id=source.id,
        position=position,
        title=candidate.title,
        span=candidate.span,
        score=candidate.score,
        source_type=source_type,
        status=ClipStatus.PENDING,
        error=None,
        meta=ClipMeta(
            reason=candidate.reason,
            subscores=candidate.subscores,
            payoff=candidate.payoff,
            needs=candidate.needs,
            tags=candidate.tags,
            hashtags=candidate.hashtags,
            found_by=candidate.found_by,
            signals=candidate.signals,
            first_words=beginning_of(said),
            said=said,
            query=query,
        ),
        created_at=now,
        updated_at=now,
    )


async def make_thumbnails(
    context: WorkerContext, run: JobRun, source: Artifact, clips: Sequence[Clip]
) -> dict[UUID, Path]:
    """Store a picture of each clip; return them in the run's scratch folder, by clip id."""
    if source.facts is None:
        raise LookupError("the source has no facts")
    thumbnails: dict[UUID, Path] = {}
    async with context.objects.local(source.key) as video:
        for clip in clips:
            path = run.scratch / f"{clip.id}.jpg"
            key = artifact_key(run.project.id, ArtifactType.THUMBNAIL, clip.id)
            middle = clip.span.start_ms + clip.span.duration_ms // 3
            await context.tools.thumbnail(video, source.facts, middle, path)
            await context.objects.put(key, path)
            thumbnails[clip.id] = path
    return thumbnails
