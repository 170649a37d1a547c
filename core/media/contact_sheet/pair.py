"""One moment: the source's frame with the windows in it, and the short's picture beside it."""

import numpy as np

from core.domain.crop import LayoutKind
from core.domain.geometry import Rect
from core.media.contact_sheet.canvas import (
    BOLD,
    Canvas,
    Image,
    blurred,
    darker,
    resized,
    text_width,
)
from core.media.contact_sheet.colours import DARK, INK, Colour, of_person
from core.media.contact_sheet.scene import Moment, SeenFace, letter
from core.texts import Translator

SHORT_ASPECT = 9 / 16
_DIMMED = 0.62
_BACKDROP_DIMMED = 0.45
_LABEL = 13


def pair_of(frame: Image, moment: Moment, height: int, gap: int, t: Translator) -> Image:
    """Draw both pictures, each `height` px high, `gap` px apart."""
    before = _source(frame, moment, height, t)
    after = _short(frame, moment, height)
    both = np.zeros((height, before.shape[1] + gap + after.shape[1], 3), np.uint8)
    both[:, : before.shape[1]] = before
    both[:, before.shape[1] + gap :] = after
    both[:, before.shape[1] : before.shape[1] + gap] = _GAP
    return both


def pair_width(aspect: float, height: int, gap: int) -> int:
    """Return how wide `pair_of` is for a source of this aspect."""
    return round(height * aspect) + gap + round(height * SHORT_ASPECT)


_GAP = np.array((29, 32, 41), np.uint8)


def _source(frame: Image, moment: Moment, height: int, t: Translator) -> Image:
    width = round(height * frame.shape[1] / frame.shape[0])
    picture = resized(frame, width, height)
    whole = moment.layout is None or moment.layout.kind is LayoutKind.FIT
    canvas = Canvas(picture if whole else darker(picture, _DIMMED))
    for window in moment.windows:
        x, y, w, h = _pixels(window, width, height)
        canvas.image[y : y + h, x : x + w] = picture[y : y + h, x : x + w]
    for index, window in enumerate(moment.windows, start=1):
        x, y, w, h = _pixels(window, width, height)
        canvas.outline(x, y, w, h, _owner(window, moment), 3)
        if len(moment.windows) > 1:
            canvas.chip(x + 6, y + h - 28, str(index), _LABEL, DARK, INK)
    if whole:
        canvas.outline(0, 0, width, height, INK, 2)
    for face in moment.faces:
        _box(canvas, face, t)
    return canvas.image


def _owner(window: Rect, moment: Moment) -> Colour:
    """Return the colour of whom this window is for: whose turn it is, or in one of several
    windows the face nearest to its middle."""
    if len(moment.windows) == 1:
        return INK if moment.on_camera is None else of_person(moment.on_camera)
    faces = moment.faces
    if not faces:
        return INK
    nearest = min(faces, key=lambda face: abs(face.rect.center_x - window.center_x))
    return of_person(nearest.person)


def _box(canvas: Canvas, face: SeenFace, t: Translator) -> None:
    height, width = canvas.image.shape[:2]
    x, y, w, h = _pixels(face.rect, width, height)
    colour = of_person(face.person)
    canvas.outline(x, y, w, h, colour, 2)
    label = letter(face.person)
    if face.speaker is not None:
        label += f" · {t('camera-voice', number=face.speaker + 1)}"
    if label:
        plate = round(_LABEL * 1.6)
        left = min(x, width - text_width(label, _LABEL, BOLD) - _LABEL)
        canvas.chip(max(0, left), y - plate if y >= plate else y + h, label, _LABEL, DARK, colour)


def _short(frame: Image, moment: Moment, height: int) -> Image:
    width = round(height * SHORT_ASPECT)
    if not moment.windows:
        return _fitted(frame, width, height)
    parts = len(moment.windows)
    short = np.zeros((height, width, 3), np.uint8)
    for index, window in enumerate(moment.windows):
        top, bottom = height * index // parts, height * (index + 1) // parts
        short[top:bottom] = resized(_cut(frame, window), width, bottom - top)
        if index:
            short[top - 1 : top + 1] = DARK
    return short


def _fitted(frame: Image, width: int, height: int) -> Image:
    """Return the whole frame over its blurred self."""
    aspect = frame.shape[1] / frame.shape[0]
    wide = SHORT_ASPECT / aspect
    backdrop = _cut(frame, Rect((1 - wide) / 2, 0, wide, 1)) if wide < 1 else frame
    soft = blurred(resized(backdrop, width, height), width / 14)
    short = darker(soft, _BACKDROP_DIMMED)
    inner = min(height, round(width / aspect))
    top = (height - inner) // 2
    short[top : top + inner] = resized(frame, width, inner)
    return short


def _cut(frame: Image, window: Rect) -> Image:
    height, width = frame.shape[:2]
    x, y, w, h = _pixels(window, width, height)
    return frame[y : y + h, x : x + w]


def _pixels(rect: Rect, width: int, height: int) -> tuple[int, int, int, int]:
    """Return x, y, width, height in px, inside the picture and never empty."""
    left = min(max(0, round(rect.x * width)), width - 2)
    top = min(max(0, round(rect.y * height)), height - 2)
    right = min(max(left + 2, round((rect.x + rect.width) * width)), width)
    bottom = min(max(top + 2, round((rect.y + rect.height) * height)), height)
    return left, top, right - left, bottom - top
