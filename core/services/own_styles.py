"""Caption styles that people make for themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.captions import CaptionStyle
from core.domain.errors import StyleGoneError, StyleNameTakenError, TooManyStylesError
from core.domain.ids import new_id
from core.domain.records.people import User
from core.domain.records.preset import CaptionPreset
from core.domain.style_json import dump_style, load_style
from core.domain.style_names import clean_name, numbered
from core.ports.uow import UnitOfWork, UnitOfWorkFactory

MAX_OWN = 30
_MOST_NAMESAKES = MAX_OWN + 1


@dataclass(frozen=True, slots=True)
class OwnStyles:
    """Lists, makes and changes the styles of a person; other people's are as good as gone."""

    uow: UnitOfWorkFactory

    async def available(self, user: User) -> Sequence[CaptionPreset]:
        """Return the system's styles, then the person's own ones."""
        async with self.uow() as uow:
            return await uow.presets.available_to(user.id)

    async def create(self, user: User, name: str, style: CaptionStyle) -> CaptionPreset:
        """Raises StyleNameError, StyleNameTakenError, TooManyStylesError."""
        preset = CaptionPreset(new_id(), user.id, clean_name(name), style)
        async with self.uow() as uow:
            await require_room(uow, user)
            if not await uow.presets.add(preset):
                raise StyleNameTakenError(name=preset.name)
            await uow.commit()
        return preset

    async def get(self, user: User, preset_id: UUID) -> CaptionPreset:
        """Return a style that the person sees. Raises StyleGoneError."""
        async with self.uow() as uow:
            return await _visible(uow, preset_id, user)

    async def duplicate(self, user: User, preset_id: UUID, name: str = "") -> CaptionPreset:
        """Copy a style that the person sees; without a name the copy has the old one's, numbered.

        Raises as `create`, and StyleGoneError.
        """
        original = await self.get(user, preset_id)
        if not name:
            return await self.adapt(user, preset_id, original.name)
        return await self.create(user, name, original.style)

    async def adapt(self, user: User, preset_id: UUID, name: str) -> CaptionPreset:
        """Copy a style that the person sees, to be changed; a name that is taken is numbered.

        Raises StyleNameError, TooManyStylesError, StyleGoneError.
        """
        async with self.uow() as uow:
            original = await _visible(uow, preset_id, user)
            copy = await add_numbered(uow, user, clean_name(name), original.style)
            await uow.commit()
        return copy

    async def take_file(self, user: User, body: bytes, name: str = "") -> CaptionPreset:
        """Add the style of a file; `name` is for one without a good name of its own. A name that
        is taken is numbered.

        Raises InvalidStyleError, NewerStyleError, StyleNameError, TooManyStylesError.
        """
        written, style = load_style(body)
        async with self.uow() as uow:
            preset = await add_numbered(uow, user, clean_name(written or name), style)
            await uow.commit()
        return preset

    async def as_file(self, user: User, preset_id: UUID) -> str:
        """Return a style that the person sees as a document. Raises StyleGoneError."""
        async with self.uow() as uow:
            preset = await _visible(uow, preset_id, user)
        return dump_style(preset.name, preset.style)

    async def restyle(self, user: User, preset_id: UUID, style: CaptionStyle) -> CaptionPreset:
        """Give an own style another look. Raises StyleGoneError."""
        async with self.uow() as uow:
            preset = await _own(uow, preset_id, user)
            await uow.presets.set_style(preset_id, style)
            await uow.commit()
        return replace(preset, style=style)

    async def rename(self, user: User, preset_id: UUID, name: str) -> CaptionPreset:
        """Raises StyleNameError, StyleNameTakenError, StyleGoneError."""
        clean = clean_name(name)
        async with self.uow() as uow:
            preset = await _own(uow, preset_id, user)
            if not await uow.presets.rename(preset_id, clean):
                raise StyleNameTakenError(name=clean)
            await uow.commit()
        return replace(preset, name=clean)

    async def delete(self, user: User, preset_id: UUID) -> None:
        """Delete an own style; chats that use it have the default one then.

        Raises StyleGoneError.
        """
        async with self.uow() as uow:
            await _own(uow, preset_id, user)
            await uow.presets.delete(preset_id)
            await uow.commit()


async def require_room(uow: UnitOfWork, user: User) -> None:
    """Raises TooManyStylesError."""
    if len(await uow.presets.owned_by(user.id)) >= MAX_OWN:
        raise TooManyStylesError(limit=MAX_OWN)


async def add_numbered(
    uow: UnitOfWork, user: User, name: str, style: CaptionStyle
) -> CaptionPreset:
    """Add a style under the first free of `name`, `name 2`, `name 3`… Raises TooManyStylesError."""
    await require_room(uow, user)
    for number in range(1, _MOST_NAMESAKES + 1):
        preset = CaptionPreset(new_id(), user.id, numbered(name, number), style)
        if await uow.presets.add(preset):
            return preset
    raise StyleNameTakenError(name=name)


async def _visible(uow: UnitOfWork, preset_id: UUID, user: User) -> CaptionPreset:
    preset = await uow.presets.get(preset_id)
    if preset is None or preset.owner_id not in (None, user.id):
        raise StyleGoneError(f"no preset {preset_id} of user {user.id}")
    return preset


async def _own(uow: UnitOfWork, preset_id: UUID, user: User) -> CaptionPreset:
    preset = await uow.presets.get(preset_id)
    if preset is None or preset.owner_id != user.id:
        raise StyleGoneError(f"no own preset {preset_id} of user {user.id}")
    return preset
