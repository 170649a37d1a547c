"""What is going on in a chat."""

from collections import Counter
from dataclasses import dataclass

from core.domain.records.clip import ClipStatus
from core.domain.records.people import Chat
from core.domain.records.project import Project, ProjectStatus
from core.ports.chat import ProgressView
from core.ports.uow import UnitOfWorkFactory
from core.services.progress_estimate import EstimateProgress

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """One project. `progress` while it is worked on; `clips` counts them by status; `failed` are
    approved ones whose short could not be made."""

    project: Project
    progress: ProgressView | None
    clips: dict[ClipStatus, int]
    failed: int

    @property
    def rendering(self) -> int:
        return self.clips.get(ClipStatus.APPROVED, 0) - self.failed

    @property
    def stoppable(self) -> bool:
        """True when there is work going on that a person may stop."""
        in_review = self.project.status is ProjectStatus.IN_REVIEW
        return self.project.status.is_open or (in_review and self.rendering > 0)


@dataclass(frozen=True, slots=True)
class ReportProjects:
    """Reports a chat's newest projects, those that are worked on first."""

    uow: UnitOfWorkFactory
    estimate: EstimateProgress

    async def __call__(self, chat: Chat) -> tuple[ProjectReport, ...]:
        async with self.uow() as uow:
            going_on = await uow.projects.open_in_chat(chat.id)
            recent = await uow.projects.recent_in_chat(chat.id, _SHOWN)
        known = {project.id for project in going_on}
        projects = [*going_on, *(p for p in recent if p.id not in known)]
        return tuple([await self._report(project) for project in projects[: 2 * _SHOWN]])

    async def _report(self, project: Project) -> ProjectReport:
        progress = await self.estimate(project) if project.status.is_open else None
        async with self.uow() as uow:
            clips = await uow.clips.of_project(project.id)
        counts = Counter(clip.status for clip in clips)
        failed = sum(c.status is ClipStatus.APPROVED and c.error is not None for c in clips)
        return ProjectReport(project, progress, dict(counts), failed)
