"""What can be asked of and written to the database. Repositories never commit."""

from core.ports.repositories.clips import ClipRepository, PresetRepository
from core.ports.repositories.jobs import JobRepository
from core.ports.repositories.messages import DeliveryRepository, MessageRepository, PostRepository
from core.ports.repositories.people import ChatRepository, UserRepository
from core.ports.repositories.projects import ArtifactRepository, ProjectRepository
from core.ports.repositories.searches import ChargeRepository, DetectionRepository, SearchRepository

__all__ = [
    "ArtifactRepository",
    "ChargeRepository",
    "ChatRepository",
    "ClipRepository",
    "DeliveryRepository",
    "DetectionRepository",
    "JobRepository",
    "MessageRepository",
    "PostRepository",
    "PresetRepository",
    "ProjectRepository",
    "SearchRepository",
    "UserRepository",
]
