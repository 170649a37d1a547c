"""What came of a press on a clip's buttons."""

from dataclasses import dataclass

from core.domain.errors import OutdatedError, SourceGoneError
from core.domain.records.clip import Clip
from core.domain.records.project import Project, ProjectStatus
from core.ports.chat import ChatAddress

_OVER = (ProjectStatus.CANCELLED, ProjectStatus.FAILED)


@dataclass(frozen=True, slots=True)
class Decision:
    """`clip` as it is now; `changed` is False when it had been decided before."""

    clip: Clip
    to: ChatAddress
    changed: bool


def require_reviewable(project: Project) -> None:
    """Refuse decisions about a project that was stopped or failed. Raises OutdatedError."""
    if project.status in _OVER:
        raise OutdatedError(f"project {project.id} is {project.status}")


def require_source(project: Project) -> None:
    """Refuse what needs the video where it was deleted. Raises SourceGoneError."""
    if project.source_gone_at is not None:
        raise SourceGoneError(f"the source of project {project.id} is gone")


def require_makeable(project: Project) -> None:
    """Refuse what ends in another short. Raises OutdatedError, SourceGoneError."""
    require_reviewable(project)
    require_source(project)
