"""One transaction over all repositories."""

from types import TracebackType
from typing import Protocol, Self

from core.ports.repositories import (
    ArtifactRepository,
    ChannelRepository,
    ChargeRepository,
    ChatRepository,
    ClipRepository,
    DeliveryRepository,
    DetectionRepository,
    JobRepository,
    MessageRepository,
    PaymentRepository,
    PostRepository,
    PresetRepository,
    ProjectRepository,
    ReviewRepository,
    SearchRepository,
    ShareRepository,
    UsageRepository,
    UserRepository,
)


class UnitOfWork(Protocol):
    """A transaction. Nothing is kept unless `commit` is called inside the context.

    Never hold one open across a network call.
    """

    @property
    def users(self) -> UserRepository: ...
    @property
    def chats(self) -> ChatRepository: ...
    @property
    def projects(self) -> ProjectRepository: ...
    @property
    def artifacts(self) -> ArtifactRepository: ...
    @property
    def clips(self) -> ClipRepository: ...
    @property
    def jobs(self) -> JobRepository: ...
    @property
    def messages(self) -> MessageRepository: ...
    @property
    def deliveries(self) -> DeliveryRepository: ...
    @property
    def posts(self) -> PostRepository: ...
    @property
    def presets(self) -> PresetRepository: ...
    @property
    def shares(self) -> ShareRepository: ...
    @property
    def charges(self) -> ChargeRepository: ...
    @property
    def detections(self) -> DetectionRepository: ...
    @property
    def searches(self) -> SearchRepository: ...
    @property
    def usages(self) -> UsageRepository: ...
    @property
    def payments(self) -> PaymentRepository: ...
    @property
    def channels(self) -> ChannelRepository: ...
    @property
    def reviews(self) -> ReviewRepository: ...

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    async def commit(self) -> None:
        """Keep everything written in this context."""
        ...


class UnitOfWorkFactory(Protocol):
    """Starts transactions."""

    def __call__(self) -> UnitOfWork: ...
