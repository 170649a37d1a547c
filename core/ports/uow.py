"""One transaction over all repositories."""

from types import TracebackType
from typing import Protocol, Self

from core.ports.repositories import (
    AlarmRepository,
    ArtifactRepository,
    BroadcastRepository,
    ChannelRepository,
    ChargeRepository,
    ChatRepository,
    ClipRepository,
    DeliveryRepository,
    DetectionRepository,
    DiscardRepository,
    FigureRepository,
    JobRepository,
    MessageRepository,
    PaymentRepository,
    PostRepository,
    PresetRepository,
    PrivacyRepository,
    ProcessRepository,
    ProjectRepository,
    ReviewRepository,
    SceneRepository,
    SearchRepository,
    ShareRepository,
    UploadRepository,
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
    def scenes(self) -> SceneRepository: ...
    @property
    def channels(self) -> ChannelRepository: ...
    @property
    def reviews(self) -> ReviewRepository: ...
    @property
    def privacy(self) -> PrivacyRepository: ...
    @property
    def discards(self) -> DiscardRepository: ...
    @property
    def uploads(self) -> UploadRepository: ...
    @property
    def broadcasts(self) -> BroadcastRepository: ...
    @property
    def processes(self) -> ProcessRepository: ...
    @property
    def alarms(self) -> AlarmRepository: ...
    @property
    def figures(self) -> FigureRepository: ...

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
    """Starts transactions.

    One that is `reading` changes nothing and waits for nobody: each of its reads shows what is
    committed at that moment.
    """

    def __call__(self, *, reading: bool = False) -> UnitOfWork: ...
