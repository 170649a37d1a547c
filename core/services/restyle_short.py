"""A person wants a short that is in the chat with other captions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.editions import changed, edition_of
from core.domain.errors import StyleGoneError
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import User
from core.domain.records.preset import CaptionPreset
from core.ports.chat import ChatAddress
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.choose_style import clip_preset, style_key
from core.services.decision import Decision, require_makeable
from core.services.remake_clip import RemakeClip, RemakeReason


@dataclass(frozen=True, slots=True)
class StyleOffer:
    """The styles a person may choose from for a clip, and the one it has."""

    clip: Clip
    to: ChatAddress
    presets: Sequence[CaptionPreset]
    current: UUID | None


@dataclass(frozen=True, slots=True)
class RestyleShort:
    """Has a finished short made anew in another style; only this clip gets it."""

    uow: UnitOfWorkFactory
    access: Access
    remake: RemakeClip

    async def offer(self, clip_id: UUID, actor: User) -> StyleOffer:
        """Raises OutdatedError, NotYoursError."""
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            presets = await uow.presets.available_to(actor.id)
            current = await clip_preset(uow, clip, to.chat.settings, project.user_id)
        return StyleOffer(clip, to, presets, current.id if current else None)

    async def __call__(self, clip_id: UUID, preset_id: UUID, actor: User) -> Decision:
        """Start the making of another short, unless this one was made so or is being made anew.

        Raises OutdatedError, NotYoursError, StyleGoneError.
        """
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            preset = await uow.presets.get(preset_id)
            if preset is None or preset.owner_id not in (None, actor.id):
                raise StyleGoneError(f"no preset {preset_id} of user {actor.id}")
            # The move changes nothing but locks the row.
            finished = (ClipStatus.EXPORTED,)
            free = await uow.clips.move(clip_id, ClipStatus.EXPORTED, only_from=finished)
            clip = await uow.clips.get(clip_id) or clip
            key = style_key(preset)
            # Both: one that is noted only, for a crash came between, is still to be made.
            made_so = {clip.meta.style, edition_of(clip).meta.style} == {key}
            if made_so or not free:
                return Decision(clip, to, changed=False)
            meta = changed(clip, replace(clip.meta, style=key))
            await uow.clips.set_meta(clip_id, meta)
            await uow.commit()
        return await self.remake(clip_id, actor, RemakeReason.STYLE)
