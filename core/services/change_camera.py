"""A person wants the camera of a short to be another one."""

from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.camera import CameraWish
from core.domain.camera_choice import camera_of
from core.domain.camera_steps import CameraStep, Framing, stepped
from core.domain.clock import utc_now
from core.domain.editions import changed, edition_of
from core.domain.errors import OutdatedError
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.records.people import ChatSettings, User
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.access import Access
from core.services.decision import require_makeable
from core.services.edits import remember_before
from core.services.jobs import queued_job
from core.services.project_camera import share_camera

_CHANGEABLE = (ClipStatus.PENDING, ClipStatus.EXPORTED)


@dataclass(frozen=True, slots=True)
class CameraChange:
    """What came of a press.

    wish: the clip's camera as it is now.  drawn: whether its picture is on its way; not where a
    step led nowhere.  preview: the job that draws it, to be handed over once the card says so;
    None when one waits already.
    """

    clip: Clip
    to: ChatAddress
    wish: CameraWish
    drawn: bool
    preview: Job | None


@dataclass(frozen=True, slots=True)
class ChangeCamera:
    """Changes the camera of a clip and has it drawn.

    The choice for a pending clip is remembered for the project (see `share_camera`). That for a
    finished short is only noted, until somebody has it made anew (`RemakeClip`) or keeps it as it
    is (`KeepShort`).
    """

    uow: UnitOfWorkFactory
    access: Access

    async def __call__(
        self, clip_id: UUID, actor: User, step: CameraStep | None = None
    ) -> CameraChange:
        """Take a step, or none to have the camera drawn as it is.

        Raises OutdatedError, NotYoursError.
        """
        _, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            clip = await _changeable(uow, clip_id)
            before = camera_of(clip.meta, to.chat.settings)
            framing = await _framing(uow, clip)
            wish = before if step is None else stepped(before, step, framing)
            if wish != before:
                if clip.status is ClipStatus.PENDING:
                    await remember_before(uow, clip, actor)
                await _remember(uow, clip, wish, to.chat.settings)
            wanted = step is None or wish != before or await _failed(uow, clip)
            preview = await _preview(uow, clip) if wanted else None
            clip = await uow.clips.get(clip_id) or clip
            await uow.commit()
        return CameraChange(clip, to, wish, wanted, preview)


async def _changeable(uow: UnitOfWork, clip_id: UUID) -> Clip:
    """Raises OutdatedError."""
    # The move changes nothing but locks the row: of two presses the later sees the earlier.
    locked = [await uow.clips.move(clip_id, status, only_from=(status,)) for status in _CHANGEABLE]
    clip = await uow.clips.get(clip_id)
    if clip is None or not any(locked):
        raise OutdatedError(f"clip {clip_id} is decided")
    return clip


async def _framing(uow: UnitOfWork, clip: Clip) -> Framing:
    source = await uow.artifacts.find(clip.project_id, ArtifactType.SOURCE_VIDEO)
    facts = source.facts if source else None
    return Framing(facts.width / facts.height, clip.meta.framed) if facts else Framing()


async def _remember(uow: UnitOfWork, clip: Clip, wish: CameraWish, settings: ChatSettings) -> None:
    meta = replace(clip.meta, camera=wish, camera_own=True, camera_at=utc_now())
    if clip.status is ClipStatus.PENDING:
        await share_camera(uow, clip, wish)
    elif wish == camera_of(edition_of(clip).meta, settings):
        meta = edition_of(clip).meta
    else:
        meta = changed(clip, meta)
    await uow.clips.set_meta(clip.id, meta)


async def _failed(uow: UnitOfWork, clip: Clip) -> bool:
    """Say whether the last picture did not work out, so that a press asks for it again."""
    for stage in (Stage.CAMERA_LOOK, Stage.CAMERA_PREVIEW):
        job = await uow.jobs.find(stage, clip.project_id, clip.id)
        if job is not None and job.state in (JobState.FAILED, JobState.CANCELLED):
            return True
    return False


async def _preview(uow: UnitOfWork, clip: Clip) -> Job | None:
    """Add a job that draws the camera, unless one waits that will see the wish of now."""
    look = await uow.jobs.find(Stage.CAMERA_LOOK, clip.project_id, clip.id)
    if look is not None and not look.state.is_over:
        return None
    drawing = await uow.jobs.find(Stage.CAMERA_PREVIEW, clip.project_id, clip.id)
    if drawing is not None and drawing.state is JobState.QUEUED:
        return None
    job = queued_job(Stage.CAMERA_PREVIEW, clip.project_id, clip.id)
    await uow.jobs.add(job)
    return job
