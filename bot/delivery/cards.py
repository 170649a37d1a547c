"""Cards of clips, and the message that closes their row."""

from functools import partial
from pathlib import Path
from uuid import UUID

from bot.delivery.memory import ChatMemory, Form, Shown
from bot.delivery.pacer import EditPacer
from bot.delivery.speaker import Speaker
from bot.delivery.turns import Turns
from bot.screens import Screen
from bot.screens.card import card_screen
from bot.screens.review import review_screen
from bot.screens.voting import voted
from bot.texts import html_words
from core.domain.pipeline import PIPELINE
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import MessageRole
from core.domain.records.job import JobState
from core.domain.records.project import ErrorNote
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWorkFactory
from core.services.gather_album import shorts_of_batch
from core.services.vote_clip import poll_of, votes_in
from core.texts import Texts

_SETTLING_TRIES = 3


class CardMessages:
    """One card per clip and one closing message per project. A card always shows what the
    database says of its clip: every edit reads it first and looks again afterwards."""

    def __init__(
        self,
        speaker: Speaker,
        memory: ChatMemory,
        pacer: EditPacer,
        turns: Turns,
        uow: UnitOfWorkFactory,
        texts: Texts,
    ) -> None:
        self._speaker = speaker
        self._memory = memory
        self._pacer = pacer
        self._turns = turns
        self._uow = uow
        self._texts = texts

    async def send(self, to: ChatAddress, clip: Clip, thumbnail: Path | None) -> None:
        """Send the card unless it is there."""
        if await self._memory.recall(clip.id, MessageRole.CARD) is not None:
            return
        t = html_words(self._texts, to.language)
        screen = await self._voted(to, clip, card_screen(t, clip))
        message = await self._speaker.send(to, screen, photo=thumbnail, aside=True)
        form = Form.PHOTO if thumbnail else Form.TEXT
        await self._memory.keep(
            clip.id, MessageRole.CARD, message.chat.id, message.message_id, form, screen
        )

    async def refresh(
        self,
        to: ChatAddress,
        clip_id: UUID,
        *,
        fraction: float | None = None,
        error: ErrorNote | None = None,
    ) -> None:
        """Bring a card up to date: a step of the render in its turn, anything else at once."""
        chat_id = to.chat.telegram_id
        if fraction is not None:
            await self._pacer.put(chat_id, clip_id, lambda: self._update(to, clip_id, fraction))
            return
        await self._pacer.drop(chat_id, clip_id)
        await self._update(to, clip_id, error=error)

    async def move_up(self, to: ChatAddress, project_id: UUID) -> None:
        """Tell the clips of a project that wait to be made how many are still before them, each
        in its turn."""
        async with self._uow(reading=True) as uow:
            clips = await uow.clips.of_project(project_id)
        for clip in clips:
            if await self._ahead(clip) is not None:
                await self._pacer.put(
                    to.chat.telegram_id, clip.id, partial(self._update, to, clip.id)
                )

    async def screen_of(self, to: ChatAddress, clip: Clip) -> Screen:
        """Return a clip's card as this chat sees it."""
        return await self._voted(to, clip, card_screen(html_words(self._texts, to.language), clip))

    async def send_anew(self, to: ChatAddress, clip: Clip, screen: Screen, panel: str) -> None:
        """Send the card of a clip whose card was deleted."""
        message = await self._speaker.send(to, screen)
        place = (message.chat.id, message.message_id)
        await self._memory.keep(clip.id, MessageRole.CARD, *place, Form.TEXT, screen, panel)

    async def review(self, to: ChatAddress, project_id: UUID) -> None:
        """Send the closing message, or bring its counts up to date."""
        shown = await self._memory.recall(project_id, MessageRole.REVIEW)
        if shown is None:
            screen = await self._review_screen(to, project_id)
            message = await self._speaker.send(to, screen)
            place = (message.chat.id, message.message_id)
            await self._memory.keep(project_id, MessageRole.REVIEW, *place, Form.TEXT, screen)
            return
        for _ in range(_SETTLING_TRIES):
            screen = await self._review_screen(to, project_id)
            if shown is None or shown.is_over or shown.shows(Form.TEXT, screen):
                return
            await self._change(shown, screen)
            shown = await self._memory.recall(project_id, MessageRole.REVIEW)

    async def _review_screen(self, to: ChatAddress, project_id: UUID) -> Screen:
        async with self._uow(reading=True) as uow:
            clips = await uow.clips.of_project(project_id)
            of_batch = await shorts_of_batch(uow, project_id)
        return review_screen(html_words(self._texts, to.language), project_id, clips, of_batch)

    async def refresh_review(self, to: ChatAddress, project_id: UUID) -> None:
        """Bring the counts up to date, if the closing message is there."""
        if await self._memory.recall(project_id, MessageRole.REVIEW) is not None:
            await self.review(to, project_id)

    async def card_of(self, clip_id: UUID) -> int | None:
        """Return the message id of a clip's card."""
        shown = await self._memory.recall(clip_id, MessageRole.CARD)
        return shown.row.message_id if shown and not shown.is_over else None

    async def bring(self, to: ChatAddress, clip_id: UUID, below: int) -> None:
        """Send the card anew below a message, unless it is there already; see the port."""
        async with self._turns.of(clip_id):
            await self._bring(to, clip_id, below)

    async def _bring(self, to: ChatAddress, clip_id: UUID, below: int) -> None:
        clip = await self._clip(clip_id)
        shown = await self._memory.recall(clip_id, MessageRole.CARD)
        there = None if shown is None or shown.is_over else shown.row
        if clip is None or (there is not None and there.message_id > below):
            return
        screen = await self.screen_of(to, clip)
        copied = None
        if there is not None and shown is not None and shown.form is Form.PHOTO:
            copied = await self._speaker.copy(to, screen, there.message_id, reply_to=below)
        if copied is None or shown is None:
            message = await self._speaker.send(to, screen, reply_to=below)
            place, form, picture = (message.chat.id, message.message_id), Form.TEXT, ""
        else:
            place, form, picture = (to.chat.telegram_id, copied), Form.PHOTO, shown.picture
        await self._memory.keep(clip_id, MessageRole.CARD, *place, form, screen, picture=picture)
        if there is not None:
            await self._speaker.remove(there.chat_telegram_id, there.message_id)

    async def _update(
        self,
        to: ChatAddress,
        clip_id: UUID,
        fraction: float | None = None,
        error: ErrorNote | None = None,
    ) -> None:
        async with self._turns.of(clip_id):
            await self._settle(to, clip_id, fraction, error)

    async def _settle(
        self, to: ChatAddress, clip_id: UUID, fraction: float | None, error: ErrorNote | None
    ) -> None:
        t = html_words(self._texts, to.language)
        clip = await self._clip(clip_id)
        for _ in range(_SETTLING_TRIES):
            shown = await self._memory.recall(clip_id, MessageRole.CARD)
            if clip is None or shown is None or shown.is_over:
                return
            ahead = await self._ahead(clip) if fraction is None else None
            screen = await self._voted(to, clip, card_screen(t, clip, fraction, error, ahead or 0))
            if shown.shows(shown.form, screen):
                return
            await self._change(shown, screen)
            before, clip = clip, await self._clip(clip_id)
            same = clip and (clip.status, clip.error) == (before.status, before.error)
            if same and not votes_in(to.chat):
                return

    async def _voted(self, to: ChatAddress, clip: Clip, card: Screen) -> Screen:
        """Return the card as a group sees it that votes on its clips."""
        if clip.status is not ClipStatus.PENDING or not votes_in(to.chat):
            return card
        async with self._uow(reading=True) as uow:
            poll = poll_of(await uow.reviews.votes_on(clip.id), to.chat)
        return voted(html_words(self._texts, to.language), card, clip, poll)

    async def _ahead(self, clip: Clip) -> int | None:
        """Return how many jobs will be done before an approved clip is worked on; None where
        nothing waits."""
        if clip.status is not ClipStatus.APPROVED or clip.error is not None:
            return None
        async with self._uow(reading=True) as uow:
            for job in await uow.jobs.of_project(clip.project_id):
                rule = PIPELINE[job.type]
                if job.clip_id == clip.id and job.state is JobState.QUEUED and not rule.beside:
                    return await uow.jobs.waiting_ahead(job, rule.lane)
        return None

    async def _clip(self, clip_id: UUID) -> Clip | None:
        async with self._uow(reading=True) as uow:
            return await uow.clips.get(clip_id)

    async def _change(self, shown: Shown, screen: Screen) -> None:
        row = shown.row
        there = await self._speaker.edit(
            row.chat_telegram_id, row.message_id, screen, photo=shown.form is Form.PHOTO
        )
        form = shown.form if there else Form.GONE
        await self._memory.note(shown, form, screen, picture=shown.picture)
