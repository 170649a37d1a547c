"""Builds the dispatcher: use cases from ports, routers in order, names handlers may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from aiogram import Dispatcher

from bot.charts import Charts
from bot.cutting import MoveCuts
from bot.delivery.memory import ChatMemory
from bot.handlers import build_routers
from bot.living import LivingMessages
from bot.middlewares.log_context import LogContextMiddleware
from bot.middlewares.people import PeopleMiddleware
from bot.middlewares.throttle import ThrottleMiddleware
from bot.prompts import Prompts
from bot.sample_short import SampleShort
from bot.samples import DrawStill, SamplePictures
from bot.screens.privacy import Handling
from bot.short_files import ShortFiles
from bot.transcripts import Transcripts
from core.domain.pipeline import Lane
from core.domain.plans import Admission, PlanLimits
from core.domain.retention import RetentionRules
from core.engines.transcription.sidecar import check_transcript
from core.ports.chat import ChatView
from core.ports.objects import ObjectStore
from core.ports.payments import PaymentDesk
from core.ports.queue import JobQueue
from core.ports.rights import ChatRights
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.admin.admins import Admins, AdminsAccess
from core.services.admin.ban import BanUser
from core.services.admin.broadcast import Broadcasting
from core.services.admin.people import LookUpPeople
from core.services.admin.queue import WatchQueue
from core.services.admin.restart_job import RestartJob
from core.services.admin.spend import ReportSpend
from core.services.approve_all import ApproveAll
from core.services.approve_clip import ApproveClip
from core.services.attach_transcript import AttachTranscript
from core.services.cancel_project import CancelProject
from core.services.change_approval import ChangeApproval
from core.services.change_brand import ChangeBrand
from core.services.change_camera import ChangeCamera
from core.services.change_channel import ChangeChannel
from core.services.change_look import ChangeLook
from core.services.change_settings import ChangeSettings
from core.services.channel_access import ChannelAccess
from core.services.channel_news import NoteChannelRights
from core.services.chat_presence import NoteChatPresence
from core.services.choose_style import ChooseStyle
from core.services.comment_post import CommentPost
from core.services.connect_channel import ConnectChannel
from core.services.draw_draft import DrawDraft
from core.services.edit_clip import EditClip
from core.services.find_moment import FindMoment
from core.services.forget_me import ForgetMe
from core.services.gather_album import GatherAlbum
from core.services.jobs import HandOver
from core.services.keep_short import KeepShort
from core.services.make_clip import MakeClip
from core.services.meet import Meet
from core.services.more_like_this import MoreLikeThis
from core.services.move_post import MovePost
from core.services.own_styles import OwnStyles
from core.services.plans.ledger import ReadLedger
from core.services.plans.orders import BuyPlan
from core.services.plans.renewal import ChangeRenewal
from core.services.plans.report import ReportPlan
from core.services.plans.subscriptions import EndSubscriptions
from core.services.post_queue import ListChannels
from core.services.post_report import ReportPost
from core.services.post_short import PostShort
from core.services.progress_estimate import EstimateProgress
from core.services.project_status import ReportProjects
from core.services.refund_payment import RefundPayment
from core.services.reject_clip import RejectClip
from core.services.remake_clip import RemakeClip
from core.services.restore_clip import RestoreClip
from core.services.restyle_short import RestyleShort
from core.services.retry_clip import RetryClip
from core.services.set_language import SetLanguage
from core.services.share_style import ShareStyle
from core.services.submit_video import SubmitVideo
from core.services.undo_edit import UndoEdit
from core.services.vote_clip import VoteClip
from core.texts import Texts


@dataclass(frozen=True, slots=True)
class BotParts:
    """What the bot is made of. `server_limit_bytes` is what the Bot API server lets it download;
    `slots` is how many jobs of a lane run side by side; `engines` are those of transcription and
    `models` those of language."""

    uow: UnitOfWorkFactory
    queue: JobQueue
    view: ChatView
    rights: ChatRights
    texts: Texts
    limits: PlanLimits
    slots: Mapping[Lane, int]
    server_limit_bytes: int
    default_language: str
    admins: Admins
    charts: Charts
    silent_after: timedelta
    engines: tuple[str, ...]
    models: tuple[str, ...]
    retention: RetentionRules
    objects: ObjectStore
    admission: Admission
    desk: PaymentDesk
    support_contact: str
    draw_still: DrawStill


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
    find_moment = FindMoment(parts.uow, access, hand_over, parts.view, parts.admission)
    remake_clip = RemakeClip(parts.uow, access, hand_over)
    return {
        "submit_video": SubmitVideo(
            parts.uow, hand_over, parts.view, parts.limits, estimate, parts.admission
        ),
        "approve_clip": ApproveClip(parts.uow, access, hand_over),
        "approve_all": ApproveAll(parts.uow, access, hand_over),
        "reject_clip": RejectClip(parts.uow, access),
        "restore_clip": RestoreClip(parts.uow, access),
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
        "find_moment": find_moment,
        "more_like_this": MoreLikeThis(access, find_moment),
        "change_settings": ChangeSettings(parts.uow, access, parts.engines),
        **editing_services(parts, access),
        **style_services(parts, access),
        "attach_transcript": AttachTranscript(parts.uow, parts.objects, check_transcript),
        "access": access,
        **posting_services(parts, access),
        **privacy_services(parts),
        **admin_services(parts, hand_over),
        **plan_services(parts),
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


def editing_services(parts: BotParts, access: Access) -> dict[str, Any]:
    """Return what changes clips under review, by name."""
    transcripts, edit_clip = Transcripts(parts.uow, parts.objects), EditClip(parts.uow, access)
    return {
        "transcripts": transcripts,
        "edit_clip": edit_clip,
        "move_cuts": MoveCuts(parts.uow, transcripts, edit_clip),
        "change_look": ChangeLook(parts.uow, access),
        "undo_edit": UndoEdit(parts.uow, access),
        "draw_draft": DrawDraft(parts.uow, access),
        "make_clip": MakeClip(parts.uow, access),
    }


def admin_services(parts: BotParts, hand_over: HandOver) -> dict[str, Any]:
    """Return what administrators of the installation use, by name."""
    uow, admins = parts.uow, parts.admins
    everywhere = AdminsAccess(uow, parts.rights, admins)
    retry = RetryClip(uow, everywhere, hand_over)
    return {
        "admins": admins,
        "look_up_people": LookUpPeople(uow, admins),
        "ban_user": BanUser(uow, admins, hand_over, EndSubscriptions(uow, parts.desk)),
        "watch_queue": WatchQueue(uow, admins, parts.silent_after),
        "restart_job": RestartJob(uow, admins, hand_over, retry),
        "stop_for_admin": CancelProject(uow, everywhere, hand_over),
        "report_spend": ReportSpend(uow, admins),
        "broadcasting": Broadcasting(uow, admins),
        "charts": parts.charts,
    }


def plan_services(parts: BotParts) -> dict[str, Any]:
    """Return what plans and their payments are served by, by name."""
    uow, admission, desk = parts.uow, parts.admission, parts.desk
    subscriptions = EndSubscriptions(uow, desk)
    buy_plan = BuyPlan(uow, admission.book, desk, subscriptions)
    refund_payment = RefundPayment(uow, desk, parts.admins, subscriptions)
    return {
        "admission": admission,
        "support_contact": parts.support_contact,
        "report_plan": ReportPlan(uow, admission),
        "buy_plan": buy_plan,
        "change_renewal": ChangeRenewal(uow, desk),
        "refund_payment": refund_payment,
        "subscriptions": subscriptions,
        "read_ledger": ReadLedger(uow, desk, Meet(uow), buy_plan, refund_payment),
    }


def privacy_services(parts: BotParts) -> dict[str, Any]:
    """Return what greets people, tells of their data and erases them, by name."""
    return {
        "sample_short": SampleShort(parts.uow),
        "forget_me": ForgetMe(parts.uow, parts.objects, parts.view, parts.desk),
        "handling": Handling(parts.retention, parts.engines, parts.models),
    }


def style_services(parts: BotParts, access: Access) -> dict[str, Any]:
    """Return what serves caption styles and the brand kit, by name."""
    samples = SamplePictures(parts.uow, parts.objects, parts.draw_still)
    check_logo = partial(samples.check_logo, t=parts.texts.translator(parts.default_language))
    return {
        "living": LivingMessages(samples),
        "own_styles": OwnStyles(parts.uow),
        "share_style": ShareStyle(parts.uow),
        "choose_style": ChooseStyle(parts.uow, access),
        "change_brand": ChangeBrand(parts.uow, access, parts.objects, check_logo),
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
