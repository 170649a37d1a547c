"""One transaction over all repositories, on SQLAlchemy."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from core.storage.errors import as_storage_error, reaching_the_database
from core.storage.repositories.artifacts import SqlArtifactRepository
from core.storage.repositories.broadcasts import SqlBroadcastRepository
from core.storage.repositories.channels import SqlChannelRepository
from core.storage.repositories.charges import SqlChargeRepository
from core.storage.repositories.chats import SqlChatRepository
from core.storage.repositories.clips import SqlClipRepository
from core.storage.repositories.deliveries import SqlDeliveryRepository
from core.storage.repositories.detections import SqlDetectionRepository
from core.storage.repositories.discards import SqlDiscardRepository, SqlUploadRepository
from core.storage.repositories.figures import SqlFigureRepository
from core.storage.repositories.health import SqlAlarmRepository, SqlProcessRepository
from core.storage.repositories.jobs import SqlJobRepository
from core.storage.repositories.messages import SqlMessageRepository
from core.storage.repositories.plans import SqlPaymentRepository, SqlUsageRepository
from core.storage.repositories.posts import SqlPostRepository
from core.storage.repositories.presets import SqlPresetRepository
from core.storage.repositories.privacy import SqlPrivacyRepository
from core.storage.repositories.projects import SqlProjectRepository
from core.storage.repositories.reviews import SqlReviewRepository
from core.storage.repositories.scenes import SqlSceneRepository
from core.storage.repositories.searches import SqlSearchRepository
from core.storage.repositories.shares import SqlShareRepository
from core.storage.repositories.users import SqlUserRepository
from core.storage.sessions import Conversation


class SqlUnitOfWork:
    """UnitOfWork. What was not committed is rolled back at the end of the context.

    Raises StorageError when the database cannot be reached, is locked for too long or undoes the
    transaction; RuntimeError when used outside of its context.
    """

    def __init__(self, sessions: Callable[[], Conversation]) -> None:
        self._sessions = sessions
        self._session: Conversation | None = None

    async def __aenter__(self) -> Self:
        if self._session is not None:
            raise RuntimeError("this unit of work is open already: make one per transaction")
        session = self._sessions()
        try:
            with reaching_the_database():
                await session.open()
        except BaseException:
            await session.close()
            raise
        self._session = session
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        session, self._session = self._open(), None
        with reaching_the_database():
            # Closing rolls back what was not committed.
            await session.close()
        if error is not None and (trouble := as_storage_error(error)) is not None:
            raise trouble from error

    async def commit(self) -> None:
        with reaching_the_database():
            await self._open().commit()

    @property
    def users(self) -> SqlUserRepository:
        return SqlUserRepository(self._open())

    @property
    def chats(self) -> SqlChatRepository:
        return SqlChatRepository(self._open())

    @property
    def projects(self) -> SqlProjectRepository:
        return SqlProjectRepository(self._open())

    @property
    def artifacts(self) -> SqlArtifactRepository:
        return SqlArtifactRepository(self._open())

    @property
    def clips(self) -> SqlClipRepository:
        return SqlClipRepository(self._open())

    @property
    def jobs(self) -> SqlJobRepository:
        return SqlJobRepository(self._open())

    @property
    def messages(self) -> SqlMessageRepository:
        return SqlMessageRepository(self._open())

    @property
    def deliveries(self) -> SqlDeliveryRepository:
        return SqlDeliveryRepository(self._open())

    @property
    def scenes(self) -> SqlSceneRepository:
        return SqlSceneRepository(self._open())

    @property
    def posts(self) -> SqlPostRepository:
        return SqlPostRepository(self._open())

    @property
    def presets(self) -> SqlPresetRepository:
        return SqlPresetRepository(self._open())

    @property
    def shares(self) -> SqlShareRepository:
        return SqlShareRepository(self._open())

    @property
    def charges(self) -> SqlChargeRepository:
        return SqlChargeRepository(self._open())

    @property
    def detections(self) -> SqlDetectionRepository:
        return SqlDetectionRepository(self._open())

    @property
    def searches(self) -> SqlSearchRepository:
        return SqlSearchRepository(self._open())

    @property
    def usages(self) -> SqlUsageRepository:
        return SqlUsageRepository(self._open())

    @property
    def payments(self) -> SqlPaymentRepository:
        return SqlPaymentRepository(self._open())

    @property
    def channels(self) -> SqlChannelRepository:
        return SqlChannelRepository(self._open())

    @property
    def reviews(self) -> SqlReviewRepository:
        return SqlReviewRepository(self._open())

    @property
    def privacy(self) -> SqlPrivacyRepository:
        return SqlPrivacyRepository(self._open())

    @property
    def discards(self) -> SqlDiscardRepository:
        return SqlDiscardRepository(self._open())

    @property
    def uploads(self) -> SqlUploadRepository:
        return SqlUploadRepository(self._open())

    @property
    def broadcasts(self) -> SqlBroadcastRepository:
        return SqlBroadcastRepository(self._open())

    @property
    def processes(self) -> SqlProcessRepository:
        return SqlProcessRepository(self._open())

    @property
    def alarms(self) -> SqlAlarmRepository:
        return SqlAlarmRepository(self._open())

    @property
    def figures(self) -> SqlFigureRepository:
        return SqlFigureRepository(self._open())

    def _open(self) -> Conversation:
        if self._session is None:
            raise RuntimeError("use the unit of work inside `async with`")
        return self._session
