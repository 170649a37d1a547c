"""getFile."""

from __future__ import annotations

from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.files import PUBLIC_DOWNLOAD_LIMIT
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.wire import Json, bad_request

from .registry import method


@method("getFile")
def get_file(backend: Backend, call: ApiCall) -> Json:
    file_id = call.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = backend.files.find(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if backend.options.local:
        return stored.identity() | {"file_path": str(stored.path.resolve())}
    if stored.size > PUBLIC_DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.identity() | {"file_path": stored.remote_path}
