"""Files the fake Telegram holds, each on disk once, under ids as the API gives them."""

from __future__ import annotations

import base64
import hashlib
import itertools
import mimetypes
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .images import read_image
from .request import Upload
from .wire import Json, bad_request, present

PUBLIC_DOWNLOAD_LIMIT = 20 << 20
_PREFIXES = {"video": "BAACAgI", "photo": "AgACAgI", "document": "BQACAgI", "thumbnail": "AAMCAgI"}
_SIZES = (90, 320, 800, 1280, 2560)


@dataclass(frozen=True)
class StoredFile:
    """`kind` is video, photo, document or thumbnail; `facts` are its width, height, duration."""

    file_id: str
    unique_id: str
    kind: str
    path: Path
    size: int
    remote_path: str
    file_name: str | None = None
    facts: Json = field(default_factory=dict)

    @property
    def mime_type(self) -> str:
        guess, _ = mimetypes.guess_type(self.file_name or self.remote_path)
        fallback = "video/mp4" if self.kind == "video" else "application/octet-stream"
        return guess or fallback

    def identity(self) -> Json:
        ids = {"file_id": self.file_id, "file_unique_id": self.unique_id}
        return ids | {"file_size": self.size}

    def as_file(self) -> Json:
        return self.identity() | present(file_name=self.file_name, mime_type=self.mime_type)


class FileStore:
    """`root` holds what was uploaded; files of the fake's users stay where they are."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: dict[str, StoredFile] = {}
        self._by_remote_path: dict[str, StoredFile] = {}
        self._paths: dict[str, Path] = {}
        self._numbers = itertools.count(1)

    def add(
        self, kind: str, path: Path, *, file_name: str | None, content: str, facts: Json
    ) -> StoredFile:
        """Register a file; `content` identifies its bytes (a digest)."""
        number = next(self._numbers)
        suffix = Path(file_name or "").suffix or (".jpg" if kind != "document" else "")
        digest = hashlib.sha256(f"{kind}{content}".encode()).digest()
        stored = StoredFile(
            file_id=_PREFIXES[kind] + _token(digest + number.to_bytes(6)),
            unique_id="AgAD" + _token(digest[:8]),
            kind=kind,
            path=path,
            size=path.stat().st_size,
            remote_path=f"{kind}s/file_{number}{suffix}",
            file_name=file_name if kind in {"video", "document"} else None,
            facts=facts,
        )
        self._files[stored.file_id] = stored
        self._by_remote_path[stored.remote_path] = stored
        return stored

    def add_upload(self, kind: str, upload: Upload, facts: Json) -> StoredFile:
        path = self._paths.setdefault(upload.sha256, upload.path)
        return self.add(kind, path, file_name=upload.file_name, content=upload.sha256, facts=facts)

    def discard_unused(self, uploads: Iterable[Upload]) -> None:
        """Remove files of a request that no message took, for example of one that failed."""
        for upload in uploads:
            if self._paths.get(upload.sha256) != upload.path:
                upload.path.unlink(missing_ok=True)

    def add_local(self, kind: str, path: Path, facts: Json, name: str | None = None) -> StoredFile:
        """A file that lies on this machine, used in place."""
        stat = path.stat()
        content = f"{path}:{stat.st_size}:{stat.st_mtime_ns}"
        return self.add(kind, path, file_name=name or path.name, content=content, facts=facts)

    def keep(self, path: Path) -> Path:
        """A lasting copy (a hard link where possible) of a file its owner may remove."""
        kept = self.root / f"local-{next(self._numbers)}{path.suffix}"
        try:
            os.link(path, kept)
        except OSError:
            shutil.copyfile(path, kept)
        return kept

    def find(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def at(self, remote_path: str) -> StoredFile | None:
        return self._by_remote_path.get(remote_path)

    def photo_sizes(self, photo: StoredFile) -> list[Json]:
        """PhotoSize objects, smallest first; the last one is the picture as it was sent."""
        width, height = photo.facts["width"], photo.facts["height"]
        longest = max(width, height)
        sizes = []
        for side in (side for side in _SIZES if side < longest):
            scale = side / longest
            facts = {"width": max(1, int(width * scale)), "height": max(1, int(height * scale))}
            name = f"{photo.unique_id}-{side}.jpg"
            small = self.add("photo", photo.path, file_name=name, content=name, facts=facts)
            sizes.append(small.identity() | facts)
        return [*sizes, photo.identity() | {"width": width, "height": height}]


def image_facts(path: Path) -> Json | None:
    """Width and height of a picture, None when the file is none."""
    facts = read_image(path)
    return {"width": facts.width, "height": facts.height} if facts else None


def check_photo(path: Path) -> Json:
    """The size of a picture that may be sent as a photo; a Bad Request otherwise."""
    size = path.stat().st_size
    if size > 10 << 20:
        reason = f'file "{path.name}" of size {size} bytes is too big for a photo'
        raise bad_request(reason)
    facts = image_facts(path)
    if facts is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = facts["width"], facts["height"]
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return facts


def is_mp4(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12)[4:8] == b"ftyp"


def _token(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
