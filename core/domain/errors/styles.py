"""Caption styles that people make and share."""

from core.domain.errors.input import InputError


class InvalidStyleError(InputError):
    """A caption style that cannot be drawn. Params: `field`, all that is wrong."""

    key = "error-invalid-style"

    def __init__(self, detail: str = "", *wrong: str) -> None:
        """`wrong` is what cannot be drawn, each as it stands in the file with what it may be."""
        super().__init__(detail or "; ".join(wrong), field="; ".join(wrong) or "style")
        self.wrong = wrong


class NotAStyleError(InvalidStyleError):
    """A file or a link that holds something else than a caption style."""

    key = "error-not-a-style"


class BrokenStyleError(InvalidStyleError):
    """A file that is no JSON, from some place on. Params: `line`, `column`, from 1."""

    key = "error-broken-style"

    def __init__(self, detail: str, line: int, column: int) -> None:
        """Tell where reading it ended."""
        super().__init__(detail)
        self.params = {"line": line, "column": column}


class NewerStyleError(InputError):
    """A style of a version that this program does not know yet."""

    key = "error-newer-style"


class StyleNameError(InputError):
    """Params: `limit`."""

    key = "error-style-name"


class StyleNameTakenError(InputError):
    """Params: `name`."""

    key = "error-style-name-taken"


class TooManyStylesError(InputError):
    """Params: `limit`."""

    key = "error-too-many-styles"


class StyleGoneError(InputError):
    """The style, or the link to it, is no longer there."""

    key = "error-style-gone"


class BadColorError(InputError):
    """What was typed is no colour."""

    key = "error-bad-color"


class InvalidImageError(InputError):
    """A logo is no picture that can be drawn. Params: `limit_mb`."""

    key = "error-invalid-image"


class WatermarkTextError(InputError):
    """Params: `limit`."""

    key = "error-watermark-text"
