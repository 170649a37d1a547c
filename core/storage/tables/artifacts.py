"""Table of stored files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.media import MediaFacts
from core.domain.records.artifact import ArtifactType
from core.storage.tables.base import Base
from core.storage.tables.types import JsonOf, text_of

# NULLs differ from each other in a unique index, so "one per project" needs an index of its own.
OF_PROJECT = text("clip_id IS NULL")
OF_CLIP = text("clip_id IS NOT NULL")


class ArtifactRow(Base):
    """One stored file."""

    __tablename__ = "artifacts"
    __table_args__ = (
        CheckConstraint("bytes >= 0", name="bytes"),
        Index(
            "uq_artifacts_of_project",
            "project_id",
            "type",
            unique=True,
            sqlite_where=OF_PROJECT,
            postgresql_where=OF_PROJECT,
        ),
        Index(
            "uq_artifacts_of_clip",
            "clip_id",
            "type",
            unique=True,
            sqlite_where=OF_CLIP,
            postgresql_where=OF_CLIP,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    # use_alter: a clip names its source file and a file names its clip.
    clip_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("clips.id", ondelete="CASCADE", use_alter=True)
    )
    type: Mapped[ArtifactType] = mapped_column(text_of(ArtifactType))
    key: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    bytes: Mapped[int] = mapped_column(BigInteger)
    facts: Mapped[MediaFacts | None] = mapped_column(JsonOf(MediaFacts))
    engine: Mapped[str | None]
    created_at: Mapped[datetime]
