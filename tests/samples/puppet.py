"""Makes a face move: the mouth opens, the eyes blink, the head turns a little.

Every movement is a map from the picture wanted to the still sheet, in photograph coordinates.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from tests.samples.people import ORIGIN, Face, grid
from tests.samples.pictures import Picture, blur, over, smoothstep

_MOUTH_X = (204.1, 206.7, 209.7, 213.4, 218.0, 223.6, 229.3, 234.0, 237.7, 240.8, 243.3)
_UPPER_LIP = (140.0, 140.4, 141.0, 141.7, 142.6, 143.4, 143.1, 142.4, 142.0, 141.7, 141.3)
_LOWER_LIP = (140.0, 143.2, 145.3, 147.4, 148.7, 149.5, 149.2, 148.0, 146.3, 144.3, 141.3)
_MOUTH_MIDDLE, _MOUTH_HALF = 223.7, 19.6
_CHIN_Y = 178.0
_EYES = (
    (
        (195.6, 197.5, 199.5, 202.8, 206.3, 209.9, 213.8),
        (101.0, 99.0, 98.0, 97.6, 98.1, 99.9, 103.8),
        (101.0, 103.2, 104.2, 104.8, 104.6, 104.4, 103.8),
    ),
    (
        (236.6, 240.8, 244.5, 248.2, 251.5, 253.5, 255.3),
        (105.0, 101.5, 100.0, 99.9, 100.8, 102.0, 104.1),
        (105.0, 105.7, 106.3, 106.8, 106.7, 106.0, 104.1),
    ),
)


@dataclass(frozen=True, slots=True)
class Pose:
    """One moment of a face. ``open`` 0..1 lips closed to wide; ``round`` 0..1 lips drawn
    together; ``blink`` 0..1 eyes open to shut; ``turn`` and ``nod`` shift the middle of the face
    in photograph pixels (right and down positive)."""

    open: float
    round: float
    blink: float
    turn: float
    nod: float


class Puppet:
    """A face that can be posed. The result is premultiplied by its opacity."""

    def __init__(self, face: Face) -> None:
        self._scale = face.scale
        self._still = np.dstack([face.colour, face.alpha]).astype(np.float32)
        self._xs, self._ys = grid(face.scale)
        shape = ((self._xs - 225) / 62) ** 2 + ((self._ys - 110) / 88) ** 2
        self._bulge = np.clip(1 - shape, 0, 1) ** 0.8

    def pose(self, pose: Pose) -> Picture:
        """RGBA sheet [h, w, 4] of the posed head."""
        sheet = self._mouth(self._eyes(self._still, pose.blink), pose)
        xs = self._xs - pose.turn * self._bulge
        ys = self._ys - pose.nod * self._bulge
        turned = self._sample(sheet, xs, ys)
        turned[..., :3] *= turned[..., 3:]
        return turned

    def _sample(self, sheet: Picture, xs: Picture, ys: Picture) -> Picture:
        map_x = ((xs + 0.5 - ORIGIN[0]) * self._scale - 0.5).astype(np.float32)
        map_y = ((ys + 0.5 - ORIGIN[1]) * self._scale - 0.5).astype(np.float32)
        moved = cv2.remap(sheet, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(moved, np.float32)

    def _window(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice]:
        rows = slice(
            round((top - ORIGIN[1]) * self._scale), round((bottom - ORIGIN[1]) * self._scale)
        )
        columns = slice(
            round((left - ORIGIN[0]) * self._scale), round((right - ORIGIN[0]) * self._scale)
        )
        return rows, columns

    def _eyes(self, sheet: Picture, blink: float) -> Picture:
        if blink <= 0.01:
            return sheet
        posed = sheet.copy()
        for x, upper, lower in _EYES:
            window = self._window(x[0] - 6, 84, x[-1] + 6, 114)
            xs, ys = self._xs[window], self._ys[window]
            lid = np.interp(xs, x, upper).astype(np.float32)
            shut = np.interp(xs, x, lower).astype(np.float32)
            lid_now = lid + (shut - lid) * blink
            fold = lid - 6.0
            stretched = fold + (ys - fold) * (lid - fold) / np.maximum(lid_now - fold, 0.1)
            inside = (ys > fold) & (ys < lid_now)
            from_y = np.where(inside, stretched, ys).astype(np.float32)
            closed = self._sample(sheet, xs, from_y)
            lash = np.exp(-(((ys - lid_now) / 0.8) ** 2)) * (shut - lid > 0.6)
            closed[..., :3] *= 1 - 0.3 * blink * lash[..., None]
            edge = smoothstep(-0.4, 0.4, (lid_now - ys).astype(np.float32))[..., None]
            posed[window] = np.where(inside[..., None], closed, posed[window]) * edge + posed[
                window
            ] * (1 - edge)
        return posed

    def _mouth(self, sheet: Picture, pose: Pose) -> Picture:
        window = self._window(182, 118, 268, 206)
        xs, ys = self._xs[window], self._ys[window]
        aside = xs - _MOUTH_MIDDLE
        near = np.exp(-(((ys - 146) / 13) ** 2)) * (1 - smoothstep(14, 38, np.abs(aside)))
        xs = np.asarray(xs + aside * (0.32 * pose.round + 0.2 * pose.open) * near, np.float32)
        upper = np.interp(xs, _MOUTH_X, _UPPER_LIP).astype(np.float32)
        lower = np.interp(xs, _MOUTH_X, _LOWER_LIP).astype(np.float32)
        arch = np.clip(1 - ((xs - _MOUTH_MIDDLE) / _MOUTH_HALF) ** 2, 0, 1)
        gap = lower - upper
        drop, parted = 13.0 * pose.open, smoothstep(0, 0.35, np.array(pose.open))
        upper_now = upper + 0.4 * gap * (1 - parted) - 1.2 * pose.open * arch
        lower_now = lower - 0.6 * gap * (1 - parted) + drop * arch**1.15
        seam = (upper_now + lower_now) / 2
        above = self._sample(
            sheet, xs, ys - (upper_now - upper) * np.exp(-np.maximum(upper_now - ys, 0) / 6)
        )
        below = self._sample(sheet, xs, self._jaw(xs, ys, lower_now - lower, lower_now, drop))
        soft = 1.2 / self._scale
        is_below = smoothstep(-soft, soft, (ys - seam).astype(np.float32))[..., None]
        posed = above * (1 - is_below) + below * is_below
        hole = np.minimum(
            smoothstep(-soft, soft, (ys - upper_now).astype(np.float32)),
            smoothstep(-soft, soft, (lower_now - ys).astype(np.float32)),
        ) * smoothstep(0.2, 1.0, (lower_now - upper_now).astype(np.float32))
        posed[..., :3] = over(posed[..., :3], self._inside(sheet, xs, ys, upper_now - upper), hole)
        return self._blend(sheet, posed, window)

    def _jaw(self, xs: Picture, ys: Picture, lip: Picture, lip_y: Picture, drop: float) -> Picture:
        """Where a pixel below the lips comes from: the lip moves most, the chin follows it, the
        neck stays."""
        side = np.clip(1 - ((xs - 224) / 46) ** 2, 0, 1)
        chin = 0.42 * drop * side
        to_chin = smoothstep(0, 1, ((ys - lip_y - 5) / (_CHIN_Y - 5 - lip_y)).astype(np.float32))
        to_neck = smoothstep(_CHIN_Y + 8, _CHIN_Y + 26, ys)
        return np.asarray(ys - (lip * (1 - to_chin) + chin * to_chin) * (1 - to_neck), np.float32)

    def _inside(self, sheet: Picture, xs: Picture, ys: Picture, moved: Picture) -> Picture:
        """Teeth of the upper row hang from the skull; below them it is dark, with a tongue."""
        still = self._sample(sheet, xs, (ys - moved).astype(np.float32))[..., :3]
        lower = np.interp(xs, _MOUTH_X, _LOWER_LIP).astype(np.float32)
        teeth = 1 - smoothstep(-2.4, -0.4, (ys - moved - lower).astype(np.float32))
        depth = np.clip((ys - 146) / 16, 0, 1)[..., None]
        dark = np.array([0.16, 0.05, 0.05], np.float32) * (1 - 0.3 * depth)
        tongue = np.exp(-(((xs - 224) / 10) ** 2) - ((ys - 163) / 6) ** 2)[..., None]
        dark = dark + tongue * np.array([0.34, 0.12, 0.12], np.float32)
        return over(np.asarray(dark, np.float32), still * 0.93, teeth)

    def _blend(self, sheet: Picture, posed: Picture, window: tuple[slice, slice]) -> Picture:
        """Fades the changed window into the rest, so that its border cannot be seen."""
        edge = np.zeros(posed.shape[:2], np.float32)
        margin = round(3 * self._scale)
        edge[margin:-margin, margin:-margin] = 1
        weight = blur(edge, self._scale)[..., None]
        result = sheet.copy()
        result[window] = posed * weight + sheet[window] * (1 - weight)
        return result
