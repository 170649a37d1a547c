"""The root of the error tree."""

from typing import ClassVar


class ShortsError(Exception):
    """Base of everything this program raises on purpose."""

    key: ClassVar[str] = "error-internal"
    retryable: ClassVar[bool] = False

    def __init__(self, detail: str = "", **params: str | int | float) -> None:
        """`detail` is for logs only; `params` may be shown to people."""
        super().__init__(detail or type(self).__name__)
        self.detail = detail
        self.params = params
