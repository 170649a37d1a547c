"""The process that talks to sites: `python -m core.engines.links.child`, see `media.json_child`."""

import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

from yt_dlp import YoutubeDL
from yt_dlp.networking.exceptions import RequestError
from yt_dlp.utils import DownloadError, ExtractorError, UnsupportedError, YoutubeDLError

from core.engines.links.guard import PrivatePeerError, guard_connections
from core.media.json_child import serve

Progress = Callable[[float], None]

_FORBIDDEN = (
    "sign in",
    "log in",
    "login",
    "private video",
    "members-only",
    "not available in your country",
    "geo restrict",
    "removed",
    "unavailable",
    "age-restricted",
    "http error 401",
    "http error 403",
    "http error 404",
    "http error 410",
)
"""How sites, in yt-dlp's words, say that they will not give a video to us."""


class _TooLargeError(Exception):
    pass


class _Silent:
    """yt-dlp writes everything it says here; what matters arrives as an exception."""

    def debug(self, _message: str) -> None: ...
    def warning(self, _message: str) -> None: ...
    def error(self, _message: str) -> None: ...


# The stubs know fewer options than there are.
def _options(request: dict[str, Any], hook: Callable[[dict[str, Any]], None]) -> Any:  # noqa: ANN401
    height = int(request["max_height"])
    tall = f"[height<={height}]"
    return {
        "format": f"bv*{tall}[ext=mp4]+ba[ext=m4a]/bv*{tall}+ba/b{tall}/bv*+ba/b",
        "merge_output_format": "mp4/mkv",
        "outtmpl": {"default": f"{request.get('folder', '.')}/taken.%(ext)s"},
        "noplaylist": True,
        "extract_flat": "in_playlist",
        "lazy_playlist": True,
        "playlistend": 2,
        # Programs that download for it would not be held by the guard.
        "hls_prefer_native": True,
        "external_downloader": {"default": "native"},
        "proxy": request.get("proxy") or "",
        "socket_timeout": 20,
        "retries": 5,
        "fragment_retries": 5,
        "cachedir": False,
        "quiet": True,
        "no_warnings": True,
        "noprogress": True,
        "logger": _Silent(),
        "progress_hooks": [hook],
    }


def work(request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Look at a link, and fetch its video when the request names a `folder`.

    Request: url, max_height, networks, proxy, max_bytes, max_ms, folder. Result: `trouble` (and
    `detail`), or `title`, `duration_ms`, `bytes` and, once fetched, `path`.
    """
    guard_connections(request["networks"])
    limit = int(request["max_bytes"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit + 1, limit + 1))
    meter = _Meter(limit, progress)
    try:
        with YoutubeDL(_options(request, meter)) as ydl:
            info: Any = ydl.extract_info(request["url"], download=False)
            refused = _refusal(info)
            if refused or "folder" not in request or _too_much(info, request):
                return refused or _facts(info)
            done: Any = ydl.process_ie_result(info, download=True)
            return {**_facts(info), "path": _path(done)}
    except _TooLargeError:
        return {"trouble": "too_large", "bytes": meter.got}
    except (YoutubeDLError, RequestError, OSError) as error:
        return _trouble(error)


class _Meter:
    """Follows the download: the picture first, then the sound, where they come apart."""

    def __init__(self, limit: int, progress: Progress) -> None:
        self.got = 0
        self._limit = limit
        self._files: dict[str, int] = {}
        self._progress = progress
        self._shown = 0.0

    def __call__(self, news: dict[str, Any]) -> None:
        self._files[str(news.get("filename"))] = int(news.get("downloaded_bytes") or 0)
        self.got = sum(self._files.values())
        if self.got > self._limit:
            raise _TooLargeError
        total = news.get("total_bytes") or news.get("total_bytes_estimate")
        if total and len(self._files) == 1:
            self._shown = max(self._shown, min(0.97, self.got / total))
            self._progress(self._shown)


def _refusal(info: dict[str, Any] | None) -> dict[str, Any] | None:
    if not info:
        return {"trouble": "no_video"}
    if info.get("_type") in ("playlist", "multi_video"):
        return {"trouble": "playlist", "count": int(info.get("playlist_count") or 0)}
    if info.get("is_live") or info.get("live_status") in ("is_live", "is_upcoming", "post_live"):
        return {"trouble": "live"}
    return None


def _too_much(info: dict[str, Any], request: dict[str, Any]) -> bool:
    length, most = info.get("duration"), request.get("max_ms")
    return bool(length and most and length * 1000 > most)


def _facts(info: dict[str, Any]) -> dict[str, Any]:
    length = info.get("duration")
    size = info.get("filesize") or info.get("filesize_approx")
    return {
        "title": str(info.get("title") or ""),
        "duration_ms": round(length * 1000) if length else None,
        "bytes": int(size) if size else None,
    }


def _path(done: dict[str, Any]) -> str | None:
    for each in done.get("requested_downloads") or ():
        path = each.get("filepath")
        if path and Path(path).is_file() and Path(path).stat().st_size > 0:
            return str(path)
    return None


def _trouble(error: BaseException) -> dict[str, Any]:
    causes = _causes(error)
    words = " ".join(str(each) for each in causes).lower()
    detail = str(error)[:500]
    if any(isinstance(each, PrivatePeerError) for each in causes) or "is not public" in words:
        return {"trouble": "private", "detail": detail}
    if "file too large" in words:
        return {"trouble": "too_large", "detail": detail}
    if any(isinstance(each, UnsupportedError) for each in causes) or "unsupported url" in words:
        return {"trouble": "no_video", "detail": detail}
    if any(word in words for word in _FORBIDDEN):
        return {"trouble": "forbidden", "detail": detail}
    if "no video" in words or "no media" in words or "not a valid url" in words:
        return {"trouble": "no_video", "detail": detail}
    return {"trouble": "unavailable", "detail": detail}


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        inner = getattr(error, "exc_info", None)
        told = inner[1] if isinstance(error, DownloadError) and inner else None
        if isinstance(error, (ExtractorError, RequestError)):
            told = told or error.cause
        error = told if told is not None and told not in found else error.__cause__
    return found


if __name__ == "__main__":
    serve(work)
