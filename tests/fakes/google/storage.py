"""One bucket of Cloud Storage, as its XML interface shows it."""

import re
import secrets

from aiohttp import web

_MIN_PART_BYTES = 5 << 20
_XML = "application/xml"
_NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'


class Storage:
    """Objects and uploads in parts."""

    def __init__(self, bucket: str) -> None:
        self.bucket = bucket
        self.objects: dict[str, bytes] = {}
        self.written: list[str] = []
        self.deleted: list[str] = []
        self._uploads: dict[str, dict[int, bytes]] = {}

    def answer(self, request: web.Request, body: bytes) -> web.Response:
        """Answer a request that may come in."""
        key, query = request.match_info["key"], request.query
        if request.match_info["bucket"] != self.bucket:
            return xml_error(404, "NoSuchBucket", "The specified bucket does not exist.")
        if "uploads" in query:
            return self._begin(key)
        if "uploadId" in query:
            return self._go_on(request, key, body)
        return self._write(key, body) if request.method == "PUT" else self._delete(key)

    def _go_on(self, request: web.Request, key: str, body: bytes) -> web.Response:
        query = request.query
        if (parts := self._uploads.get(query["uploadId"])) is None:
            return xml_error(404, "NoSuchUpload", "The specified upload does not exist.")
        if request.method == "PUT":
            number = int(query["partNumber"])
            parts[number] = body
            return web.Response(headers={"ETag": f'"part-{number}"'})
        del self._uploads[query["uploadId"]]
        if request.method == "POST":
            return self._complete(key, parts, body.decode())
        return web.Response(status=204)

    def _write(self, key: str, body: bytes) -> web.Response:
        self.objects[key] = body
        self.written.append(key)
        return web.Response(headers={"ETag": f'"{len(body)}"', "x-goog-generation": "1"})

    def _delete(self, key: str) -> web.Response:
        if self.objects.pop(key, None) is None:
            return xml_error(404, "NoSuchKey", "The specified key does not exist.")
        self.deleted.append(key)
        return web.Response(status=204)

    def _begin(self, key: str) -> web.Response:
        upload = secrets.token_hex(8)
        self._uploads[upload] = {}
        return _xml(
            f"<InitiateMultipartUploadResult {_NAMESPACE}><Bucket>{self.bucket}</Bucket>"
            f"<Key>{key}</Key><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>"
        )

    def _complete(self, key: str, parts: dict[int, bytes], order: str) -> web.Response:
        numbers = [int(number) for number in re.findall(r"<PartNumber>(\d+)<", order)]
        if any(len(parts[number]) < _MIN_PART_BYTES for number in numbers[:-1]):
            return xml_error(400, "EntityTooSmall", "A part is smaller than the minimum.")
        self._write(key, b"".join(parts[number] for number in numbers))
        return _xml(
            f"<CompleteMultipartUploadResult {_NAMESPACE}><Bucket>{self.bucket}</Bucket>"
            f'<Key>{key}</Key><ETag>"whole"</ETag></CompleteMultipartUploadResult>'
        )


def xml_error(status: int, code: str, message: str) -> web.Response:
    return _xml(f"<Error><Code>{code}</Code><Message>{message}</Message></Error>", status)


def _xml(text: str, status: int = 200) -> web.Response:
    head = "<?xml version='1.0' encoding='UTF-8'?>"
    return web.Response(status=status, text=head + text, content_type=_XML)
