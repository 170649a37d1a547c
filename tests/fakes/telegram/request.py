"""One request to the Bot API, whatever its encoding: query, form, JSON or multipart."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web

from .wire import Json, bad_request, words

_INTEGERS = frozenset(
    words(
        "cache_time chat_id duration from_chat_id height icon_color limit max_connections "
        "message_id message_thread_id offset start_timestamp subscription_period timeout user_id "
        "video_start_timestamp width"
    )
)
_FLAGS = frozenset(
    words(
        "allow_paid_broadcast disable_content_type_detection disable_notification "
        "drop_pending_updates has_spoiler is_big is_canceled ok protect_content return_bots "
        "show_alert "
        "show_caption_above_media supports_streaming"
    )
)
_STRUCTURES = frozenset(
    words(
        "allowed_updates caption_entities commands entities ephemeral_message_parameters "
        "link_preview_options media menu_button message_ids prices reaction reply_markup "
        "reply_parameters scope suggested_post_parameters"
    )
)
_CHUNK = 1 << 18


@dataclass(frozen=True)
class Upload:
    """A file that came with a request, already on disk."""

    field: str
    file_name: str
    content_type: str
    path: Path
    size: int
    sha256: str

    def summary(self) -> Json:
        return {
            "file_name": self.file_name,
            "content_type": self.content_type,
            "size": self.size,
            "sha256": self.sha256,
        }


@dataclass
class ApiCall:
    """A decoded request: `params` hold ints, bools, lists and dicts where the API has them."""

    method: str
    params: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    too_large: bool = False

    def text(self, name: str) -> str:
        return str(self.params.get(name, ""))

    def integer(self, name: str, default: int = 0) -> int:
        value = self.params.get(name, default)
        return value if isinstance(value, int) else default

    def flag(self, name: str) -> bool:
        return self.params.get(name) is True

    def structure(self, name: str, kind: type[list[Any]] | type[Json]) -> Any:  # noqa: ANN401
        """The JSON value of a field, None when absent; a wrong kind is a Bad Request."""
        value = self.params.get(name)
        if value is not None and not isinstance(value, kind):
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object")
        return value


def _decode(name: str, value: object) -> object:
    """Form values are text: give them the type the API documents for the name."""
    if not isinstance(value, str):
        return value
    if name in _INTEGERS and value.lstrip("-").isdigit():
        return int(value)
    if name in _FLAGS:
        return value.strip().lower() in {"true", "yes", "1"}
    if name in _STRUCTURES:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


async def _store(part: BodyPartReader, root: Path, room: int) -> Upload | None:
    """Write one file part to disk; None when it has more than `room` bytes (then not kept)."""
    path = root / f"upload-{secrets.token_hex(8)}"
    digest, size, is_whole = hashlib.sha256(), 0, False
    try:
        with path.open("wb") as out:
            while chunk := await part.read_chunk(_CHUNK):
                size += len(chunk)
                if size <= room:
                    digest.update(chunk)
                    out.write(chunk)
        is_whole = size <= room
    finally:
        if not is_whole:
            path.unlink()
    if not is_whole:
        return None
    name = part.name or ""
    content_type = part.headers.get("Content-Type", "application/octet-stream")
    return Upload(name, part.filename or name, content_type, path, size, digest.hexdigest())


async def _read_multipart(call: ApiCall, reader: MultipartReader, root: Path, limit: int) -> None:
    used = 0
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader):
            raise bad_request("nested multipart is not supported")
        if part.filename is None:
            call.params[part.name or ""] = _decode(part.name or "", await part.text())
            continue
        upload = await _store(part, root, limit - used)
        if upload is None:
            # The rest is read and thrown away: an answer before the end of the body would
            # reach the client as a broken connection, which is another test.
            call.too_large = True
            continue
        used += upload.size
        call.uploads[upload.field] = upload


async def read_call(request: web.Request, method: str, root: Path, limit: int) -> ApiCall:
    """Read the whole body; files go to `root` and may have `limit` bytes together."""
    call = ApiCall(method)
    call.params = {name: _decode(name, value) for name, value in request.query.items()}
    if request.content_type.startswith("multipart/"):
        await _read_multipart(call, await request.multipart(), root, limit)
    elif request.content_type == "application/json":
        body = await request.json()
        call.params.update({name: _decode(name, value) for name, value in body.items()})
    elif request.can_read_body:
        form = await request.post()
        call.params.update({name: _decode(name, value) for name, value in form.items()})
    return call
