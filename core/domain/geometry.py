"""Normalised geometry of the displayed picture (rotation and pixel aspect already applied)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """Axis-aligned rectangle; all values 0..1 of the displayed picture, origin top left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center_x(self) -> float:
        return self.x + self.width / 2

    @property
    def center_y(self) -> float:
        return self.y + self.height / 2

    @property
    def area(self) -> float:
        return self.width * self.height

    def iou(self, other: "Rect") -> float:
        """Return intersection over union, 0..1."""
        overlap_w = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        overlap_h = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        if overlap_w <= 0 or overlap_h <= 0:
            return 0.0
        shared = overlap_w * overlap_h
        return shared / (self.area + other.area - shared)
