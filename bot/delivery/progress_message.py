"""The one living message of a project: created once, edited in turn, closed for good."""

from collections.abc import Callable
from uuid import UUID

from bot.delivery.memory import ChatMemory, Form, Shown
from bot.delivery.pacer import EditPacer
from bot.delivery.speaker import Speaker
from bot.screens import Screen
from bot.screens.progress import cancelled_screen, failed_screen, found_screen, progress_screen
from bot.texts import html_words
from core.domain.errors import ShortsError
from core.domain.records.delivery import MessageRole
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.ports.chat import ChatAddress, ProgressView
from core.ports.uow import UnitOfWorkFactory
from core.texts import Texts

_ROLE = MessageRole.PROGRESS


class ProgressMessages:
    """Progress of projects. What the database says of a project always wins over what a worker
    was about to show: every edit looks again afterwards."""

    def __init__(
        self,
        speaker: Speaker,
        memory: ChatMemory,
        pacer: EditPacer,
        uow: UnitOfWorkFactory,
        texts: Texts,
        every_s: Callable[[int], float],
    ) -> None:
        self._speaker = speaker
        self._memory = memory
        self._pacer = pacer
        self._uow = uow
        self._texts = texts
        self._every_s = every_s

    async def show(self, to: ChatAddress, project: Project, view: ProgressView) -> None:
        """Create the message, or bring it up to date when its turn comes."""
        screen = progress_screen(html_words(self._texts, to.language), project, view)
        shown = await self._memory.recall(project.id, _ROLE)
        if shown is None or not shown.is_sent:
            await self._create(to, project, screen)
        elif not shown.is_over:
            await self._pacer.put(
                to.chat.telegram_id, project.id, lambda: self._update(to, project.id, screen)
            )

    async def end(self, to: ChatAddress, project: Project, screen: Screen) -> None:
        """Show the last thing this message has to say; later progress is ignored."""
        await self._pacer.drop(to.chat.telegram_id, project.id)
        shown = await self._memory.recall(project.id, _ROLE)
        if shown is not None and shown.shows(Form.FINAL, screen):
            return
        await self._put_final(to, project, shown, screen)

    def failed(self, to: ChatAddress, project: Project, error: ErrorNote) -> Screen:
        return failed_screen(html_words(self._texts, to.language), project, error)

    def cancelled(self, to: ChatAddress, project: Project) -> Screen:
        return cancelled_screen(html_words(self._texts, to.language), project)

    def found(self, to: ChatAddress, project: Project, count: int) -> Screen:
        return found_screen(html_words(self._texts, to.language), project, count)

    async def _create(self, to: ChatAddress, project: Project, screen: Screen) -> None:
        chat_id = to.chat.telegram_id
        if await self._is_forgotten(project.id) or not await self._memory.claim(
            project.id, _ROLE, chat_id, screen
        ):
            return
        message = await self._speaker.send(
            to, screen, reply_to=project.source.message_id, aside=True
        )
        await self._memory.keep(
            project.id, _ROLE, message.chat.id, message.message_id, Form.TEXT, screen
        )

    async def _is_forgotten(self, project_id: UUID) -> bool:
        """A job may still tell of a project that was erased a moment ago."""
        async with self._uow(reading=True) as uow:
            return await uow.projects.get(project_id) is None

    async def _update(self, to: ChatAddress, project_id: UUID, screen: Screen) -> float | None:
        shown = await self._memory.recall(project_id, _ROLE)
        if shown is None or shown.is_over or shown.shows(Form.TEXT, screen):
            return None
        every_s = self._every_s(shown.row.chat_telegram_id)
        if too_early_s := await self._memory.take_turn(shown, every_s):
            return too_early_s
        if await self._edit(shown, screen):
            ending = await self._ending(to, project_id)
            if ending is None:
                await self._keep(shown, Form.TEXT, screen)
            elif await self._edit(shown, ending):
                await self._keep(shown, Form.FINAL, ending)
        else:
            await self._keep(shown, Form.GONE, screen)
        return None

    async def _put_final(
        self, to: ChatAddress, project: Project, shown: Shown | None, screen: Screen
    ) -> None:
        if shown is not None and shown.is_sent and await self._edit(shown, screen):
            await self._keep(shown, Form.FINAL, screen)
            return
        message = await self._speaker.send(to, screen, reply_to=project.source.message_id)
        await self._memory.keep(
            project.id, _ROLE, message.chat.id, message.message_id, Form.FINAL, screen
        )

    async def _ending(self, to: ChatAddress, project_id: UUID) -> Screen | None:
        """Return what the message must say when the work ended meanwhile, elsewhere."""
        async with self._uow() as uow:
            project = await uow.projects.get(project_id)
            count = len(await uow.clips.of_project(project_id))
        if project is None or project.status.is_open:
            return None
        if project.status is ProjectStatus.CANCELLED:
            return self.cancelled(to, project)
        if project.status is ProjectStatus.FAILED:
            return self.failed(to, project, project.error or ErrorNote(ShortsError.key))
        return self.found(to, project, count)

    async def _edit(self, shown: Shown, screen: Screen) -> bool:
        row = shown.row
        return await self._speaker.edit(row.chat_telegram_id, row.message_id, screen, photo=False)

    async def _keep(self, shown: Shown, form: Form, screen: Screen) -> None:
        row = shown.row
        await self._memory.keep(
            row.subject_id, row.role, row.chat_telegram_id, row.message_id, form, screen
        )
