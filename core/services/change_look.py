"""A person wants one clip with other captions, with or without a hook or its pauses."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.errors import CaptionTooLongError, EmptyTextError, StyleGoneError
from core.domain.records.clip import ClipMeta
from core.domain.records.people import User
from core.domain.titles import is_readable
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.choose_style import style_key
from core.services.decision import require_makeable
from core.services.edits import Edited, lock_pending, plan_still, remember_before

LONGEST_TEXT = 3_500
"""Letters; with what is said around it the text fits into one message."""


@dataclass(frozen=True, slots=True)
class ChangeLook:
    """Changes how a pending clip's short will look; the chat's own choice stays as it is."""

    uow: UnitOfWorkFactory
    access: Access

    async def set_style(self, clip_id: UUID, actor: User, preset_id: UUID) -> Edited:
        """Raises OutdatedError, NotYoursError, StyleGoneError."""
        _, project, _ = await self.access.to_clip(clip_id, actor)
        async with self.uow() as uow:
            preset = await uow.presets.get(preset_id)
        # Of a group's clips the person who sent the video has the styles; admins choose of those.
        if preset is None or preset.owner_id not in (None, actor.id, project.user_id):
            raise StyleGoneError(f"no preset {preset_id} of user {actor.id}")
        key = style_key(preset)
        return await self._change(clip_id, actor, lambda meta: replace(meta, style=key))

    async def set_hook(self, clip_id: UUID, actor: User, *, on: bool) -> Edited:
        """Show the title in the first seconds, or not. Raises OutdatedError, NotYoursError."""
        return await self._change(clip_id, actor, lambda meta: replace(meta, hook=on))

    async def set_tighten(self, clip_id: UUID, actor: User, *, on: bool) -> Edited:
        """Cut pauses and fillers out, or not. Raises OutdatedError, NotYoursError."""
        return await self._change(clip_id, actor, lambda meta: replace(meta, tighten=on))

    async def set_text(self, clip_id: UUID, actor: User, text: str | None) -> Edited:
        """Put other words into the captions; None brings the recognised ones back.

        Raises OutdatedError, NotYoursError, EmptyTextError, CaptionTooLongError.
        """
        written = None if text is None else " ".join(text.split())
        if written is not None and not is_readable(written):
            raise EmptyTextError
        if written is not None and len(written) > LONGEST_TEXT:
            raise CaptionTooLongError(limit=LONGEST_TEXT)
        return await self._change(clip_id, actor, lambda meta: replace(meta, caption_text=written))

    async def _change(
        self, clip_id: UUID, actor: User, change: Callable[[ClipMeta], ClipMeta]
    ) -> Edited:
        clip, project, to = await self.access.to_clip(clip_id, actor)
        require_makeable(project)
        async with self.uow() as uow:
            pending = await lock_pending(uow, clip_id)
            if pending is None:
                return Edited(await uow.clips.get(clip_id) or clip, to, changed=False)
            meta = change(pending.meta)
            if meta == pending.meta:
                return Edited(pending, to, changed=False)
            await remember_before(uow, pending, actor)
            await uow.clips.set_meta(clip_id, meta)
            still = await plan_still(uow, pending)
            await uow.commit()
        return Edited(replace(pending, meta=meta), to, changed=True, still=still)
