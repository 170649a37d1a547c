"""Media of a message: the file a request names, and the object that describes it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from .backend import Backend
from .files import StoredFile, check_photo, image_facts, is_mp4
from .request import ApiCall, Upload
from .validation import caption
from .wire import Json, bad_request, present

KINDS = {"video": "videos", "photo": "photos", "document": "documents"}
_ATTACH = "attach://"
_THUMBNAIL_SIDE = 320
_THUMBNAIL_BYTES = 200_000


class MediaReader:
    """Reads the media of one request."""

    def __init__(self, backend: Backend, call: ApiCall) -> None:
        self._backend = backend
        self._call = call

    def content(self, kind: str, reference: str, fields: Json) -> Json:
        """The content of a message: media of `kind` and caption; `fields` as in InputMedia."""
        stored = self._find(kind, reference, fields)
        captioned = caption(fields)
        if stored.kind == "photo":
            media: Json = {"photo": self._backend.files.photo_sizes(stored)}
        elif stored.kind == "video":
            media = {"video": self._video(stored, fields)}
        else:
            thumbnail = self._thumbnail(fields)
            media = {"document": stored.as_file() | present(thumbnail=thumbnail)}
        above = bool(captioned) and fields.get("show_caption_above_media") is True
        spoiler = kind != "document" and fields.get("has_spoiler") is True
        flags = present(show_caption_above_media=above, has_media_spoiler=spoiler)
        return media | captioned | flags

    def _video(self, stored: StoredFile, fields: Json) -> Json:
        facts = {name: stored.facts.get(name, 0) for name in ("width", "height", "duration")}
        optional = present(
            thumbnail=self._thumbnail(fields) or stored.facts.get("thumbnail"),
            cover=self._cover(fields) or stored.facts.get("cover"),
            start_timestamp=fields.get("start_timestamp"),
        )
        # A file sent again by its id keeps what it was sent with the first time.
        stored.facts.update({k: v for k, v in optional.items() if k != "start_timestamp"})
        return stored.as_file() | facts | optional

    def _find(self, kind: str, reference: str, fields: Json) -> StoredFile:
        upload = self._upload(kind, reference)
        if upload:
            return self._add_upload(kind, upload, fields)
        if not reference:
            raise bad_request(f"there is no {kind} in the request")
        if reference.startswith("file:/") and self._backend.options.local:
            return self._add_local(kind, reference, fields)
        if reference.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self._backend.files.find(reference)
        if stored is None:
            raise bad_request(
                "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
            )
        if stored.kind != kind:
            wrong = f"can't use file of type {stored.kind.title()} as {kind.title()}"
            raise bad_request(wrong)
        return stored

    def _upload(self, field: str, reference: str) -> Upload | None:
        """The part a reference points to, or the part named as the field without one."""
        if not reference:
            return self._call.uploads.get(field)
        if not reference.startswith(_ATTACH):
            return None
        name = reference.removeprefix(_ATTACH)
        if name not in self._call.uploads:
            raise bad_request(f"file attached as {name} was not uploaded")
        return self._call.uploads[name]

    def _add_upload(self, kind: str, upload: Upload, fields: Json) -> StoredFile:
        if upload.size == 0:
            raise bad_request("file must be non-empty")
        kind, facts = self._judge(kind, upload.path, fields)
        return self._backend.files.add_upload(kind, upload, facts)

    def _add_local(self, kind: str, reference: str, fields: Json) -> StoredFile:
        path = Path(unquote(urlsplit(reference).path))
        if not path.is_file():
            raise bad_request(f"can't get file from path: {path} not found")
        kind, facts = self._judge(kind, path, fields)
        return self._backend.files.add_local(kind, self._backend.files.keep(path), facts, path.name)

    @staticmethod
    def _judge(kind: str, path: Path, fields: Json) -> tuple[str, Json]:
        """Kind and facts of a new file: what is no MPEG-4 arrives as a document."""
        if kind == "photo":
            return kind, check_photo(path)
        if kind == "video" and is_mp4(path):
            return kind, {name: fields.get(name, 0) for name in ("width", "height", "duration")}
        return "document", {}

    def _thumbnail(self, fields: Json) -> Json | None:
        reference = fields.get("thumbnail", "")
        upload = self._upload("thumbnail", reference)
        if upload is None:
            if reference:
                self._backend.violate("a thumbnail must be uploaded anew: it was ignored")
            return None
        facts = image_facts(upload.path)
        is_small = upload.size < _THUMBNAIL_BYTES
        if facts is None or max(facts["width"], facts["height"]) > _THUMBNAIL_SIDE or not is_small:
            self._backend.violate(
                f"thumbnail of {upload.size} bytes, {facts}, is not a picture of at most "
                f"{_THUMBNAIL_SIDE} px and {_THUMBNAIL_BYTES} bytes: it was ignored"
            )
            return None
        stored = self._backend.files.add_upload("thumbnail", upload, facts)
        return stored.identity() | facts

    def _cover(self, fields: Json) -> list[Json] | None:
        reference = fields.get("cover", "")
        if not reference and "cover" not in self._call.uploads:
            return None
        upload = self._upload("cover", reference)
        cover = (
            self._add_upload("photo", upload, {}) if upload else self._find("photo", reference, {})
        )
        return self._backend.files.photo_sizes(cover)
