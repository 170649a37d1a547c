"""The one photograph behind both people, cut out of its background.

``skimage.data.astronaut`` is NASA's portrait of Eileen Collins, in the public domain. Coordinates
here and in the modules that use it are pixels of that 512x512 photograph; the outlines were
traced by hand.
"""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import skimage.data

from tests.samples.pictures import Picture, blur, curve, polygon, smoothstep

Points: TypeAlias = tuple[tuple[float, float], ...]

_SIZE = (512, 512)

HEAD: Points = (
    (184, 150), (182, 140), (181, 131), (177, 131), (173, 126), (170, 118), (161, 109), (155, 99),
    (154, 88), (153, 73), (155, 63), (160, 56), (168, 49), (178, 42), (187, 37), (190, 31),
    (196, 26), (204, 22), (214, 18), (224, 16), (234, 15.5), (246, 17.5), (258, 22), (270, 29),
    (281, 37), (289, 45), (294, 54), (297, 64), (299, 75), (300.5, 87), (299, 97), (295, 106),
    (289, 114), (282, 122), (279, 129), (276, 134), (270, 136), (267, 137), (265.5, 145),
    (262, 153), (256.5, 161), (250, 167.5), (244, 172), (237, 176), (229, 178.5), (221, 179),
    (212, 177.5), (205, 174), (199, 169), (193, 163), (188, 157),
)  # fmt: skip
"""Hair, ears and face down to the chin."""

FACE: Points = (
    (183, 118), (182, 104), (184, 88), (187, 78.5), (195, 79), (205, 81), (215, 82), (230, 82.5),
    (240, 83), (250, 85.5), (258, 88), (265, 91), (268, 101), (269.5, 114), (269, 126), (268, 134),
    (265.5, 145), (262, 153), (256.5, 161), (250, 167.5), (244, 172), (237, 176), (229, 178.5),
    (221, 179), (212, 177.5), (205, 174), (199, 169), (193, 163), (188, 157), (184, 150),
    (182, 138),
)  # fmt: skip
"""Skin between the hairline and the chin."""

NECK: Points = (
    (186, 145), (186, 180), (195, 185), (210, 187), (225, 190), (235, 191), (245, 188), (253, 184),
    (256, 165), (258, 145),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Portrait:
    """``colour`` [512, 512, 3] (RGB); ``head`` its opacity [512, 512]; beyond the head's rim the
    colours of the head go on. ``neck`` [512, 512, 3] is skin everywhere."""

    colour: Picture
    head: Picture
    neck: Picture


def load() -> Portrait:
    """The photograph and its cut-out; the same on every run."""
    photo = np.asarray(skimage.data.astronaut(), np.float32) / 255  # type: ignore[no-untyped-call]
    head = _cut_out(photo)
    return Portrait(_spread(photo, head), head, _spread(photo, polygon(_SIZE, NECK, 0.8)))


def _cut_out(photo: Picture) -> Picture:
    """The traced outline, its edge drawn to the hairs of the photograph."""
    traced = polygon(_SIZE, curve(HEAD, 8), 0.7)
    fitted = np.asarray(cv2.ximgproc.guidedFilter(photo, traced, 4, 1e-3), np.float32)
    fitted = smoothstep(0.2, 0.85, fitted)
    chin = polygon(_SIZE, ((100, 134), (400, 134), (400, 300), (100, 300)), 1.5)
    return np.asarray(fitted * (1 - chin) + traced * chin, np.float32)


def _spread(colour: Picture, mask: Picture) -> Picture:
    """Replaces the rim of the mask and all outside it by the nearest colour from inside, so that
    the light background does not shine through."""
    disk = np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (4, 4)), np.uint8)
    core = (cv2.erode(mask, disk) > 0.95).astype(np.uint8)
    _, nearest = cv2.distanceTransformWithLabels(
        1 - core, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    palette = np.zeros((int(nearest.max()) + 1, 3), np.float32)
    palette[nearest[core > 0]] = colour[core > 0]
    filled = blur(palette[nearest], 0.8)
    keep = smoothstep(0.4, 0.9, blur(core.astype(np.float32), 0.8))[..., None]
    return np.asarray(colour * keep + filled * (1 - keep), np.float32)
