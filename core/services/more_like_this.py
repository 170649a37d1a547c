"""A person wants more moments like one that was found."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.records.clip import Clip
from core.domain.records.people import User
from core.domain.records.search import MomentSearch
from core.services.access import Access
from core.services.find_moment import FindMoment, SearchRequest

_TAGS = 4


@dataclass(frozen=True, slots=True)
class MoreLikeThis:
    """Searches the clip's project for its own topic, once for each card."""

    access: Access
    find_moment: FindMoment

    async def __call__(self, clip_id: UUID, actor: User, card_id: int) -> MomentSearch | None:
        """`card_id` is the message of the card that was pressed. Return None when it was pressed
        before. Raises OutdatedError, NotYoursError, TooEarlyError, NothingToSearchError."""
        clip, _, to = await self.access.to_clip(clip_id, actor)
        return await self.find_moment(
            SearchRequest(
                user=actor,
                chat=to.chat,
                query=topic_of(clip),
                message_id=card_id,
                reply_to=card_id,
                thread_id=to.thread_id,
            )
        )


def topic_of(clip: Clip) -> str:
    """Return what a clip is about: its title, and its tags that add to it."""
    title = clip.meta.was_title or clip.title
    known = title.casefold()
    tags = [tag for tag in clip.meta.tags if tag.casefold() not in known]
    return ", ".join([title, *tags[:_TAGS]])
