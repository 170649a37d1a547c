"""Shoulders drawn by shading a soft relief: a knitted jumper, or a jacket over a turtleneck."""

from dataclasses import dataclass

import cv2
import numpy as np

from tests.samples.people import Colour
from tests.samples.pictures import Picture, blur, curve, noise, over, polygon, smoothstep

ORIGIN = (15.0, 120.0)
EXTENT = (420.0, 330.0)
_LIGHT = np.array([-0.45, -0.62, 0.64], np.float32)

_TORSO = (
    (190, 199), (178, 204), (150, 215), (112, 228), (84, 243), (66, 269), (54, 312), (46, 367),
    (42, 445), (408, 445), (404, 367), (396, 312), (384, 269), (366, 243), (338, 228), (300, 215),
    (268, 204), (256, 199),
)  # fmt: skip
_COLLAR = (
    (184, 170), (187, 178), (197, 184), (212, 187), (226, 189), (240, 188), (250, 184),
    (257, 176), (259, 170), (264, 192), (266, 204), (246, 215), (223, 218), (199, 215), (178, 204),
    (180, 192),
)  # fmt: skip
_NECK = (
    (184, 130), (185, 160), (184, 200), (223, 215), (260, 200), (258, 160), (262, 130),
)  # fmt: skip
_LAPELS = (
    ((176, 199), (160, 237), (150, 249), (166, 257), (158, 265), (212, 387), (224, 407),
     (222, 367), (204, 297), (188, 227)),
    ((268, 199), (284, 237), (294, 249), (278, 257), (286, 265), (232, 387), (222, 407),
     (224, 367), (242, 297), (258, 227)),
)  # fmt: skip
_OPENING = ((182, 195), (196, 257), (223, 407), (250, 257), (264, 195), (223, 187))


@dataclass(frozen=True, slots=True)
class Clothes:
    """Colours of the outer piece and of the turtleneck; ``jacket`` adds lapels."""

    outer: Colour
    inner: Colour
    jacket: bool


def make_body(
    neck: Picture, neck_origin: tuple[float, float], clothes: Clothes, scale: float
) -> Picture:
    """Premultiplied RGBA sheet [h, w, 4] at ``scale`` sheet pixels per photograph pixel, corner at
    ``ORIGIN``. ``neck`` is the sheet of neck skin whose corner is ``neck_origin``."""
    torso = _area(_TORSO, scale, 0.6)
    collar = _area(_COLLAR, scale, 0.5)
    fabric = _fabric(torso, scale, clothes)
    skin = _skin(neck, neck_origin, torso.shape, scale)
    sheet = np.zeros((*torso.shape, 3), np.float32)
    throat = _area(_NECK, scale, 0.8)
    sheet = over(sheet, skin, throat)
    sheet = over(sheet, fabric, torso)
    sheet = over(sheet, _ribs(collar, scale, clothes.inner), collar)
    alpha = np.maximum(np.maximum(torso, collar), throat)
    return np.dstack([sheet * alpha[..., None], alpha]).astype(np.float32)


def _area(corners: tuple[tuple[float, float], ...], scale: float, soft: float) -> Picture:
    size = round(EXTENT[1] * scale), round(EXTENT[0] * scale)
    placed = [((x - ORIGIN[0]) * scale, (y - ORIGIN[1]) * scale) for x, y in curve(corners, 8)]
    return polygon(size, placed, soft * scale)


def _shade(relief: Picture, strength: float) -> Picture:
    """Brightness of a relief (heights in sheet pixels) lit from the upper left."""
    slope_x = cv2.Sobel(relief, cv2.CV_32F, 1, 0, ksize=3) / 8 * strength
    slope_y = cv2.Sobel(relief, cv2.CV_32F, 0, 1, ksize=3) / 8 * strength
    length = np.sqrt(slope_x**2 + slope_y**2 + 1)
    dot = (-slope_x * _LIGHT[0] - slope_y * _LIGHT[1] + _LIGHT[2]) / length
    return np.asarray(0.22 + 0.78 * np.clip(dot, 0, None), np.float32)


def _pillow(mask: Picture, radius: float) -> Picture:
    """A rounded relief over the shape: a quarter circle of ``radius`` px from its edge inwards."""
    inside = cv2.distanceTransform((mask > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    part = np.clip(inside / radius, 0, 1)
    return np.asarray(radius * np.sqrt(1 - (1 - part) ** 2), np.float32)


def _fabric(torso: Picture, scale: float, clothes: Clothes) -> Picture:
    size = (torso.shape[0], torso.shape[1])
    relief = blur(_pillow(torso, 85 * scale), 7 * scale)
    folds = noise(11, size, 13 * scale, 34 * scale) + 0.6 * noise(12, size, 30 * scale, 9 * scale)
    relief += 1.3 * scale * folds + _arms(size, scale)
    weave = noise(13, size, 0.35 * scale, 0.9 * scale)
    bright = _shade(relief, 1.0) * (1 + 0.02 * weave)
    colour: Picture = bright[..., None] * np.array(clothes.outer, np.float32) * 1.25
    if not clothes.jacket:
        return np.asarray(colour, np.float32)
    opening = _area(_OPENING, scale, 0.5)
    inner = np.array(clothes.inner, np.float32) * bright[..., None] * 1.1
    colour = over(colour, inner, opening)
    for lapel in _LAPELS:
        shape = _area(lapel, scale, 0.35)
        shadow = np.roll(blur(shape, 2.2 * scale), (round(2 * scale), round(1 * scale)), (0, 1))
        colour = colour * (1 - 0.5 * (shadow * (1 - shape))[..., None])
        edge = _shade(_pillow(shape, 2.0 * scale), 0.7) * (1 + 0.02 * weave)
        level = (0.55 * edge + 0.5 * bright)[..., None]
        cloth = level * np.array(clothes.outer, np.float32) * 1.3
        colour = over(colour, cloth, shape)
    return np.asarray(colour, np.float32)


def _arms(size: tuple[int, int], scale: float) -> Picture:
    """The crease between chest and each arm."""
    height, width = size
    y = ORIGIN[1] + np.arange(height, dtype=np.float32)[:, None] / scale
    x = ORIGIN[0] + np.arange(width, dtype=np.float32)[None, :] / scale
    relief = np.zeros(size, np.float32)
    for side in (-1, 1):
        line = 224 + side * (112 - 0.10 * (y - 287))
        depth = smoothstep(272, 317, np.broadcast_to(y, size).astype(np.float32))
        relief -= 5 * scale * depth * np.exp(-(((x - line) / 7) ** 2))
    return relief


def _ribs(collar: Picture, scale: float, colour: Colour) -> Picture:
    """A turtleneck: a rolled tube with fine vertical ribs."""
    size = (collar.shape[0], collar.shape[1])
    x = ORIGIN[0] + np.arange(size[1], dtype=np.float32)[None, :] / scale
    relief = blur(_pillow(collar, 13 * scale), 1.5 * scale)
    relief = relief + 0.16 * scale * np.sin(x * 2 * np.pi / 3.4)
    tube = 1 - 0.45 * np.clip(np.abs(x - 222) / 46, 0, 1) ** 2
    bright = _shade(relief, 0.9) * tube * 1.3
    return np.asarray(bright[..., None] * np.array(colour, np.float32), np.float32)


def _skin(
    neck: Picture, neck_origin: tuple[float, float], size: tuple[int, int], scale: float
) -> Picture:
    """The neck below the chin, in the chin's shadow."""
    left = round((neck_origin[0] - ORIGIN[0]) * scale)
    top = round((neck_origin[1] - ORIGIN[1]) * scale)
    move = np.array([[1, 0, left], [0, 1, top]], np.float32)
    placed = cv2.warpAffine(
        neck, move, (size[1], size[0]), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    y = ORIGIN[1] + np.arange(size[0], dtype=np.float32)[:, None] / scale
    shadow = 0.55 + 0.35 * smoothstep(172, 205, np.broadcast_to(y, size).astype(np.float32))
    warm = np.array([1.06, 0.93, 0.84], np.float32)
    return np.asarray(
        blur(np.asarray(placed, np.float32), 1.5 * scale) * shadow[..., None] * warm, np.float32
    )
