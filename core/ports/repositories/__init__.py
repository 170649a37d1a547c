"""What can be asked of and written to the database. Repositories never commit."""

from core.ports.repositories.broadcasts import BroadcastRepository
from core.ports.repositories.channels import ChannelRepository
from core.ports.repositories.clips import ClipRepository
from core.ports.repositories.figures import FigureRepository
from core.ports.repositories.health import AlarmRepository, ProcessRepository
from core.ports.repositories.jobs import JobRepository
from core.ports.repositories.messages import DeliveryRepository, MessageRepository
from core.ports.repositories.people import ChatRepository, UserRepository
from core.ports.repositories.plans import PaymentRepository, UsageRepository
from core.ports.repositories.posts import PostRepository
from core.ports.repositories.presets import PresetRepository, ShareRepository
from core.ports.repositories.privacy import (
    DiscardRepository,
    PrivacyRepository,
    UploadRepository,
)
from core.ports.repositories.projects import ArtifactRepository, ProjectRepository
from core.ports.repositories.reviews import ReviewRepository
from core.ports.repositories.scenes import SceneRepository
from core.ports.repositories.searches import ChargeRepository, DetectionRepository, SearchRepository

__all__ = [
    "AlarmRepository",
    "ArtifactRepository",
    "BroadcastRepository",
    "ChannelRepository",
    "ChargeRepository",
    "ChatRepository",
    "ClipRepository",
    "DeliveryRepository",
    "DetectionRepository",
    "DiscardRepository",
    "FigureRepository",
    "JobRepository",
    "MessageRepository",
    "PaymentRepository",
    "PostRepository",
    "PresetRepository",
    "PrivacyRepository",
    "ProcessRepository",
    "ProjectRepository",
    "ReviewRepository",
    "SceneRepository",
    "SearchRepository",
    "ShareRepository",
    "UploadRepository",
    "UsageRepository",
    "UserRepository",
]
