"""Caption styles that people make and share."""

from core.domain.errors.input import InputError


class InvalidStyleError(InputError):
    """A file or a link holds no caption style, or one that cannot be drawn. Params: `field`."""

    key = "error-invalid-style"

    def __init__(self, detail: str = "", field: str = "style") -> None:
        """`field` is what is wrong, as it is called in the file."""
        super().__init__(detail, field=field)


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


class InvalidImageError(InputError):
    """A logo is no picture that can be drawn. Params: `limit_mb`."""

    key = "error-invalid-image"


class WatermarkTextError(InputError):
    """Params: `limit`."""

    key = "error-watermark-text"
