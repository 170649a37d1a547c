"""Builds the dispatcher: use cases from ports, routers in order, names handlers may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiogram import Dispatcher

from bot.cutting import MoveCuts
from bot.delivery.memory import ChatMemory
from bot.handlers import build_routers
from bot.middlewares.log_context import LogContextMiddleware
from bot.middlewares.people import PeopleMiddleware
from bot.middlewares.throttle import ThrottleMiddleware
from bot.prompts import Prompts
from bot.short_files import ShortFiles
from core.domain.pipeline import Lane
from core.domain.plans import PlanLimits
from core.engines.transcription.sidecar import check_transcript
from core.ports.chat import ChatView
from core.ports.objects import ObjectStore
from core.ports.queue import JobQueue
from core.ports.rights import ChatRights
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.approve_all import ApproveAll
from core.services.approve_clip import ApproveClip
from core.services.attach_transcript import AttachTranscript
from core.services.cancel_project import CancelProject
from core.services.change_approval import ChangeApproval
from core.services.change_camera import ChangeCamera
from core.services.change_channel import ChangeChannel
from core.services.change_settings import ChangeSettings
from core.services.channel_access import ChannelAccess
from core.services.channel_news import NoteChannelRights
from core.services.chat_presence import NoteChatPresence
from core.services.comment_post import CommentPost
from core.services.connect_channel import ConnectChannel
from core.services.edit_clip import EditClip
from core.services.find_moment import FindMoment
from core.services.gather_album import GatherAlbum
from core.services.jobs import HandOver
from core.services.keep_short import KeepShort
from core.services.meet import Meet
from core.services.move_post import MovePost
from core.services.post_queue import ListChannels
from core.services.post_report import ReportPost
from core.services.post_short import PostShort
from core.services.progress_estimate import EstimateProgress
from core.services.project_status import ReportProjects
from core.services.reject_clip import RejectClip
from core.services.remake_clip import RemakeClip
from core.services.restyle_short import RestyleShort
from core.services.retry_clip import RetryClip
from core.services.set_language import SetLanguage
from core.services.submit_video import SubmitVideo
from core.services.vote_clip import VoteClip
from core.texts import Texts


@dataclass(frozen=True, slots=True)
class BotParts:
    """What the bot is made of. `server_limit_bytes` is what the Bot API server lets it download;
    `slots` is how many jobs of a lane run side by side; `engines` are those of transcription."""

    uow: UnitOfWorkFactory
    queue: JobQueue
    view: ChatView
    rights: ChatRights
    texts: Texts
    limits: PlanLimits
    slots: Mapping[Lane, int]
    server_limit_bytes: int
    default_language: str
    engines: tuple[str, ...]
    objects: ObjectStore


def build_dispatcher(parts: BotParts) -> Dispatcher:
    """Return a dispatcher of its own, ready to be fed."""
    dispatcher = Dispatcher(disable_fsm=True, **injected(parts))
    for middleware in (
        LogContextMiddleware(),
        ThrottleMiddleware(parts.texts, parts.default_language),
        PeopleMiddleware(Meet(parts.uow), parts.texts, parts.default_language),
    ):
        dispatcher.update.outer_middleware(middleware)
    dispatcher.include_routers(*build_routers())
    return dispatcher


def injected(parts: BotParts) -> dict[str, Any]:
    """Return every name a handler may ask for, beside `user`, `chat` and `t` of the middleware."""
    access = Access(parts.uow, parts.rights)
    hand_over = HandOver(parts.uow, parts.queue)
    estimate = EstimateProgress(parts.uow, parts.slots)
    remake_clip = RemakeClip(parts.uow, access, hand_over)
    return {
        "submit_video": SubmitVideo(parts.uow, hand_over, parts.view, parts.limits, estimate),
        "approve_clip": ApproveClip(parts.uow, access, hand_over),
        "approve_all": ApproveAll(parts.uow, access, hand_over),
        "reject_clip": RejectClip(parts.uow, access),
        "retry_clip": RetryClip(parts.uow, access, hand_over),
        "change_camera": ChangeCamera(parts.uow, access),
        "remake_clip": remake_clip,
        "restyle_short": RestyleShort(parts.uow, access, remake_clip),
        "gather_album": GatherAlbum(parts.uow, access),
        "short_files": ShortFiles(parts.uow, parts.objects, access),
        "keep_short": KeepShort(parts.uow, access, hand_over),
        "hand_over": hand_over,
        "cancel_project": CancelProject(parts.uow, access, hand_over),
        "report_projects": ReportProjects(parts.uow, estimate),
        "find_moment": FindMoment(parts.uow, access, hand_over, parts.view),
        "change_settings": ChangeSettings(parts.uow, access, parts.engines),
        "move_cuts": MoveCuts(parts.uow, parts.objects, EditClip(parts.uow, access)),
        "attach_transcript": AttachTranscript(parts.uow, parts.objects, check_transcript),
        "access": access,
        **posting_services(parts, access),
        "vote_clip": VoteClip(parts.uow, parts.rights, hand_over),
        "change_approval": ChangeApproval(parts.uow, access),
        "set_language": SetLanguage(parts.uow, access),
        "note_chat_presence": NoteChatPresence(parts.uow),
        "view": parts.view,
        "texts": parts.texts,
        "limits": parts.limits,
        "server_limit_bytes": parts.server_limit_bytes,
        "default_language": parts.default_language,
    }


def posting_services(parts: BotParts, access: Access) -> dict[str, Any]:
    """Return what serves channels, posts and typed answers, by name."""
    channels = ChannelAccess(parts.uow, parts.rights)
    return {
        "connect_channel": ConnectChannel(parts.uow, parts.rights),
        "change_channel": ChangeChannel(parts.uow, channels),
        "note_channel_rights": NoteChannelRights(parts.uow, channels),
        "list_channels": ListChannels(parts.uow, access),
        "post_short": PostShort(parts.uow, access, channels),
        "move_post": MovePost(parts.uow, channels),
        "report_post": ReportPost(parts.uow),
        "comment_post": CommentPost(parts.uow),
        "prompts": Prompts(parts.uow),
        "chat_memory": ChatMemory(parts.uow),
    }
