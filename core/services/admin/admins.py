"""Who runs this installation."""

from dataclasses import dataclass

from core.domain.errors import OutdatedError
from core.domain.records.people import Chat, User
from core.services.access import Access


@dataclass(frozen=True, slots=True)
class Admins:
    """The administrators, by their Telegram ids."""

    ids: tuple[int, ...] = ()

    def __contains__(self, person: User) -> bool:
        return person.telegram_id in self.ids

    def require(self, actor: User) -> None:
        """Raises OutdatedError: whoever is no administrator learns nothing of what there is."""
        if actor not in self:
            raise OutdatedError(f"user {actor.id} is no administrator")


@dataclass(frozen=True, slots=True)
class AdminsAccess(Access):
    """Opens every project to administrators of the installation, and to nobody else what `Access`
    would not."""

    admins: Admins

    async def administers(self, chat: Chat, actor: User) -> bool:
        # Without `super()`: a class with slots is made anew by its decorator.
        return actor in self.admins or await Access.administers(self, chat, actor)
