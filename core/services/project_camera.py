"""A camera chosen for one clip is remembered for the project."""

from dataclasses import replace

from core.domain.camera import CameraWish
from core.domain.camera_choice import for_others
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.ports.uow import UnitOfWork


async def share_camera(uow: UnitOfWork, clip: Clip, wish: CameraWish) -> None:
    """Give the project's other clips the camera of this one, but for those whose camera was chosen
    on themselves, those already made and those thrown away."""
    for other in await uow.clips.of_project(clip.project_id):
        if other.id != clip.id and await _takes_over(uow, other, clip):
            await uow.clips.set_meta(other.id, replace(other.meta, camera=for_others(wish)))


async def _takes_over(uow: UnitOfWork, other: Clip, clip: Clip) -> bool:
    if other.meta.camera_own or other.source_file_id != clip.source_file_id:
        return False
    if other.status is ClipStatus.APPROVED:
        made = ArtifactType.VERTICAL_VIDEO
        return await uow.artifacts.find(other.project_id, made, other.id) is None
    return other.status is ClipStatus.PENDING
