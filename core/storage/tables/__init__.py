"""Every table, so that importing this package fills `Base.metadata`."""

from core.storage.tables.artifacts import ArtifactRow
from core.storage.tables.base import Base
from core.storage.tables.broadcasts import BroadcastRow, BroadcastTargetRow
from core.storage.tables.caption_presets import CaptionPresetRow
from core.storage.tables.channels import ChannelRow
from core.storage.tables.charges import ChargeRow
from core.storage.tables.chats import ChatRow
from core.storage.tables.clips import ClipRow
from core.storage.tables.deliveries import DeliveryRow
from core.storage.tables.detections import DetectionRow
from core.storage.tables.health import AlarmRow, ProcessRow
from core.storage.tables.jobs import JobRow
from core.storage.tables.messages import MessageRow
from core.storage.tables.plans import PaymentRow, UsageRow
from core.storage.tables.posts import PostRow
from core.storage.tables.privacy import DiscardRow, UploadRow
from core.storage.tables.projects import ProjectRow
from core.storage.tables.reviews import ClipEditRow, VoteRow
from core.storage.tables.searches import SearchRow
from core.storage.tables.style_shares import StyleShareRow
from core.storage.tables.users import UserRow

__all__ = [
    "AlarmRow",
    "ArtifactRow",
    "Base",
    "BroadcastRow",
    "BroadcastTargetRow",
    "CaptionPresetRow",
    "ChannelRow",
    "ChargeRow",
    "ChatRow",
    "ClipEditRow",
    "ClipRow",
    "DeliveryRow",
    "DetectionRow",
    "DiscardRow",
    "JobRow",
    "MessageRow",
    "PaymentRow",
    "PostRow",
    "ProcessRow",
    "ProjectRow",
    "SearchRow",
    "StyleShareRow",
    "UploadRow",
    "UsageRow",
    "UserRow",
    "VoteRow",
]
