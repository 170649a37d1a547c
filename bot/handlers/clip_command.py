"""/clip: a short of a stretch that a person names."""

import re

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.handlers.take import topic_of
from bot.transcripts import Transcripts
from core.domain.excerpts import opening_of, said_within
from core.domain.records.people import Chat, User
from core.domain.titles import clean_title
from core.ports.chat import ChatView
from core.services.jobs import HandOver
from core.services.make_clip import MakeClip, RangeRequest
from core.texts import Translator
from core.texts.times import parse_time_ms
from core.texts.units import clock

_BETWEEN = re.compile(r"\s*[-–—]\s*|\s+")
_ENDS = 2


def build_router() -> Router:
    router = Router(name="clip_command")
    router.message.register(clip, Command("clip"), F.text)
    return router


async def clip(
    message: Message,
    command: CommandObject,
    t: Translator,
    user: User,
    chat: Chat,
    make_clip: MakeClip,
    transcripts: Transcripts,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Offer the stretch as a card; one that has a card already is shown again.

    Raises what `MakeClip` raises.
    """
    ends = ends_of(command.args or "")
    if ends is None:
        await message.reply(t("clip-usage"))
        return
    times = {"from": clock(ends[0]), "to": clock(ends[1])}
    if ends[0] > ends[1]:
        await message.reply(t("clip-backwards", **times))
        return
    answered = message.reply_to_message
    request = RangeRequest(
        user=user,
        chat=chat,
        start_ms=ends[0],
        end_ms=ends[1],
        reply_to=answered.message_id if answered else None,
        thread_id=topic_of(message),
    )
    named = await make_clip.locate(request)
    document = (await transcripts.of(named.project.id)).document
    said = said_within(document, named.span)
    title = clean_title(opening_of(document, named.span)) or t.plain("clip-untitled", **times)
    made = await make_clip(named, title, said)
    if made.is_new:
        await view.show_more(named.to, named.project, (made.clip,), {})
    else:
        await view.bring_card(named.to, made.clip, message.message_id)
    if made.still is not None:
        await hand_over(made.still)


def ends_of(text: str) -> tuple[int, int] | None:
    """Read `12:30 13:15`, `12:30-13:15` or `750 795` as milliseconds; None for anything else."""
    ends = _BETWEEN.split(text.strip())
    if len(ends) != _ENDS:
        return None
    try:
        return parse_time_ms(ends[0]), parse_time_ms(ends[1])
    except ValueError:
        return None
