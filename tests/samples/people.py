"""Two people out of one portrait: hair, skin, beard, glasses, face shape."""

from dataclasses import dataclass

import cv2
import numpy as np

from tests.samples.pictures import Picture, blur, curve, noise, over, polygon, smoothstep
from tests.samples.portrait import FACE, Portrait

ORIGIN = (110.0, 0.0)
EXTENT = (235.0, 215.0)

Colour = tuple[float, float, float]

_BROWS = (
    ((188, 91.5), (193, 88.5), (199, 88), (206, 89.3), (215, 92)),
    ((236, 93), (246, 91), (254, 91), (260, 92.6), (264, 96)),
)
_EYES = ((204.5, 101.5), (246.0, 104.0))
_BEARD = (
    (183, 118), (186, 132), (190, 144), (197, 147), (203, 139), (211, 135.5), (224, 136),
    (236, 136.5), (244, 141), (250, 148), (257, 146), (263, 134), (267, 120), (276, 120),
    (272, 150), (262, 168), (240, 184), (220, 186), (198, 180), (182, 160), (178, 130),
)  # fmt: skip
_EARS = (
    ((168, 116), (172, 126), (177, 132), (184, 132), (184, 119), (176, 117)),
    ((266, 128), (266, 138), (272, 137), (279, 132), (280, 127), (272, 129)),
)
_LIPS = (
    (202, 139.5), (208, 139), (217.6, 139.3), (223.7, 140.5), (230, 139.8), (239.5, 140),
    (245, 141), (242, 145.5), (237, 150.5), (229.3, 155), (222.9, 155.5), (216.7, 154.6),
    (209, 150.5), (204.5, 145),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looks:
    """What makes a face this person's. ``hair`` is the colour its mid tones take, ``hair_light``
    how bright the hair is, ``skin`` a factor per channel, ``slim`` how far the hair hugs the head
    (0 as in the photograph)."""

    mirrored: bool
    hair: Colour
    hair_light: float
    skin: Colour
    slim: float = 0.0
    broad_jaw: float = 0.0
    beard: bool = False
    glasses: bool = False
    lipstick: Colour | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """A head as a sheet: ``scale`` sheet pixels per photograph pixel, the sheet's corner at
    ``ORIGIN``. ``colour`` [h, w, 3], ``alpha`` [h, w], ``neck`` [h, w, 3] skin everywhere."""

    scale: float
    colour: Picture
    alpha: Picture
    neck: Picture


def make_face(portrait: Portrait, looks: Looks, scale: float) -> Face:
    """The styled head at the wanted resolution, not yet mirrored."""
    colour, neck, alpha = (
        _enlarge(layer, scale) for layer in (portrait.colour, portrait.neck, portrait.head)
    )
    colour = _sharpen(colour, scale)
    skin = np.minimum(_area(FACE, scale, 1.2), _skin_tone(colour))
    for ear in _EARS:
        skin = np.maximum(skin, _area(ear, scale, 0.7))
    colour = _dye(colour, looks, 1 - skin, scale)
    tone = np.array(looks.skin, np.float32)
    colour = over(colour, colour * tone, skin)
    if looks.lipstick is not None:
        colour = _paint_lips(colour, looks.lipstick, scale)
    if looks.beard:
        colour = _grow_beard(colour, looks, scale)
    colour, alpha = _reshape(colour, alpha, looks, scale)
    if looks.glasses:
        colour = _put_on_glasses(colour, scale)
    return Face(scale, np.clip(colour, 0, 1), np.clip(alpha, 0, 1), neck * tone)


def grid(scale: float) -> tuple[Picture, Picture]:
    """Photograph coordinates (x, y) of every sheet pixel."""
    width, height = round(EXTENT[0] * scale), round(EXTENT[1] * scale)
    x = ORIGIN[0] + (np.arange(width, dtype=np.float32) + 0.5) / scale - 0.5
    y = ORIGIN[1] + (np.arange(height, dtype=np.float32) + 0.5) / scale - 0.5
    xs, ys = np.meshgrid(x, y)
    return np.asarray(xs, np.float32), np.asarray(ys, np.float32)


def _enlarge(layer: Picture, scale: float) -> Picture:
    xs, ys = grid(scale)
    return np.asarray(cv2.remap(layer, xs, ys, cv2.INTER_LANCZOS4), np.float32)


def _sharpen(colour: Picture, scale: float) -> Picture:
    detail = colour - blur(colour, 0.55 * scale)
    return np.asarray(colour + 0.65 * detail, np.float32)


def _area(corners: tuple[tuple[float, float], ...], scale: float, soft: float) -> Picture:
    height, width = round(EXTENT[1] * scale), round(EXTENT[0] * scale)
    placed = [
        ((x + 0.5 - ORIGIN[0]) * scale - 0.5, (y + 0.5 - ORIGIN[1]) * scale - 0.5)
        for x, y in curve(corners, 6)
    ]
    return polygon((height, width), placed, soft * scale)


def _skin_tone(colour: Picture) -> Picture:
    """Keeps dark strands of the fringe out of the skin; the lower face is skin whatever it is."""
    _, ys = grid(colour.shape[0] / EXTENT[1])
    light = colour.mean(axis=2)
    bright = smoothstep(0.36, 0.5, blur(light, 1.0))
    return np.maximum(bright, smoothstep(86, 94, ys))


def _dye(colour: Picture, looks: Looks, hair: Picture, scale: float) -> Picture:
    light = colour @ np.array([0.3, 0.55, 0.15], np.float32)
    even = light - 0.55 * np.maximum(blur(light, 6 * scale) - 0.42, 0)
    level = np.clip(even, 0, 1) * looks.hair_light
    tint = np.array(looks.hair, np.float32)
    dyed = level[..., None] * tint * 2 + 0.35 * np.clip(level - 0.45, 0, 1)[..., None]
    return over(colour, dyed, hair)


def _paint_lips(colour: Picture, lipstick: Colour, scale: float) -> Picture:
    reddish = smoothstep(0.05, 0.16, colour[..., 0] - colour[..., 1])
    lips = _area(_LIPS, scale, 0.6) * reddish
    return over(colour, colour * np.array(lipstick, np.float32), 0.75 * lips)


def _grow_beard(colour: Picture, looks: Looks, scale: float) -> Picture:
    """Short stubble: strands of noise, denser to the jaw, and thicker brows."""
    size = (colour.shape[0], colour.shape[1])
    strands = noise(7, size, 0.3 * scale, 0.75 * scale)
    area = _area(_BEARD, scale, 3.0) * (1 - _area(_LIPS, scale, 0.8))
    ink = np.array(looks.hair, np.float32) * 0.32
    dense = np.clip(0.74 + 0.13 * strands, 0, 1) * area
    colour = over(colour, np.broadcast_to(ink, colour.shape), 0.84 * dense)
    for brow in _BROWS:
        upper = [(x, y - 1.6) for x, y in brow]
        lower = [(x, y + 1.6) for x, y in reversed(brow)]
        shape = _area((*upper, *lower), scale, 0.8) * np.clip(0.8 + 0.2 * strands, 0, 1)
        colour = over(colour, np.broadcast_to(ink, colour.shape), 0.85 * shape)
    return colour


def _reshape(
    colour: Picture, alpha: Picture, looks: Looks, scale: float
) -> tuple[Picture, Picture]:
    """Draws the hair in and the jaw out."""
    xs, ys = grid(scale)
    aside = xs - 225.0
    beyond = np.maximum(np.abs(aside) - 44, 0) * (1 - smoothstep(128, 150, ys))
    above = np.maximum(76 - ys, 0)
    jaw = np.exp(-(((ys - 160) / 26) ** 2)) * looks.broad_jaw
    from_x = xs + np.sign(aside) * beyond * looks.slim - aside * jaw
    from_y = ys - above * looks.slim * 0.25
    map_x = (from_x + 0.5 - ORIGIN[0]) * scale - 0.5
    map_y = (from_y + 0.5 - ORIGIN[1]) * scale - 0.5
    maps = map_x.astype(np.float32), map_y.astype(np.float32)
    moved = cv2.remap(colour, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    covered = cv2.remap(alpha, *maps, cv2.INTER_LINEAR)
    return np.asarray(moved, np.float32), np.asarray(covered, np.float32)


def _put_on_glasses(colour: Picture, scale: float) -> Picture:
    rims = np.zeros(colour.shape[:2], np.float32)
    lenses = np.zeros_like(rims)
    for x, y in _EYES:
        outer = _area(_lens(x, y + 1.0, 18.5, 13.5), scale, 0.25)
        inner = _area(_lens(x, y + 1.0, 17.2, 12.3), scale, 0.25)
        rims = np.maximum(rims, outer * (1 - inner))
        lenses = np.maximum(lenses, inner)
    bars = (
        ((221.5, 100.5), (225, 98.5), (229.5, 101), (229.5, 103), (225, 100.8), (221.5, 102.8)),
        ((180, 98), (188, 99), (188, 101.2), (180, 100)),
        ((262, 101.5), (272, 101), (272, 103), (262, 103.8)),
    )
    for bar in bars:
        rims = np.maximum(rims, _area(bar, scale, 0.25))
    xs, ys = grid(scale)
    glare = smoothstep(0.6, 1.0, np.sin((xs + ys * 0.8) / 9).astype(np.float32))
    colour = over(colour, np.ones_like(colour), 0.06 * lenses * glare)
    shade = blur(np.roll(rims, round(1.2 * scale), axis=0), 0.8 * scale)
    colour = colour * (1 - 0.35 * shade[..., None])
    frame = np.broadcast_to(np.array([0.07, 0.06, 0.06], np.float32), colour.shape)
    return over(colour, frame, 0.95 * rims)


def _lens(x: float, y: float, half_w: float, half_h: float) -> tuple[tuple[float, float], ...]:
    """A rounded rectangle."""
    angles = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    cos, sin = np.cos(angles), np.sin(angles)
    power = 0.62
    return tuple(
        (
            float(x + half_w * np.sign(c) * abs(c) ** power),
            float(y + half_h * np.sign(s) * abs(s) ** power),
        )
        for c, s in zip(cos, sin, strict=True)
    )
