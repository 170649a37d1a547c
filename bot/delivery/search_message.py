"""The answer to a person who looks for a moment: one message, edited when the search is over."""

from bot.delivery.memory import ChatMemory, Form, Shown
from bot.delivery.speaker import Speaker
from bot.screens import Screen
from bot.screens.search import search_screen
from bot.texts import html_words
from core.domain.records.delivery import MessageRole
from core.domain.records.project import Project
from core.domain.records.search import MomentSearch
from core.ports.chat import ChatAddress, SearchOutcome
from core.texts import Texts

_ROLE = MessageRole.SEARCH


class SearchMessages:
    """Messages about searches. One that is over is never said to go on."""

    def __init__(self, speaker: Speaker, memory: ChatMemory, texts: Texts) -> None:
        self._speaker = speaker
        self._memory = memory
        self._texts = texts

    async def show(
        self,
        to: ChatAddress,
        project: Project,
        search: MomentSearch,
        outcome: SearchOutcome | None,
    ) -> None:
        screen = search_screen(html_words(self._texts, to.language), project, search, outcome)
        form = Form.TEXT if outcome is None else Form.FINAL
        shown = await self._memory.recall(search.job_id, _ROLE)
        if shown is not None and (shown.shows(form, screen) or (shown.is_over and not outcome)):
            return
        if shown is None or not await self._edit(shown, screen):
            message = await self._speaker.send(to, screen, reply_to=search.message_id)
            place = message.chat.id, message.message_id
        else:
            place = shown.row.chat_telegram_id, shown.row.message_id
        await self._memory.keep(search.job_id, _ROLE, *place, form, screen)

    async def _edit(self, shown: Shown, screen: Screen) -> bool:
        row = shown.row
        return await self._speaker.edit(row.chat_telegram_id, row.message_id, screen, photo=False)
