"""Colours of the sheet, RGB."""

from core.domain.crop import LayoutKind

Colour = tuple[int, int, int]

PAGE: Colour = (18, 20, 26)
CARD: Colour = (29, 32, 41)
GRID: Colour = (52, 57, 70)
INK: Colour = (240, 242, 247)
SOFT: Colour = (158, 165, 180)
DARK: Colour = (14, 16, 20)
NOBODY: Colour = (120, 126, 140)

_PEOPLE: tuple[Colour, ...] = (
    (64, 196, 255),
    (255, 170, 64),
    (178, 132, 255),
    (120, 220, 120),
    (255, 110, 150),
    (255, 222, 89),
    (72, 217, 196),
    (222, 148, 112),
)

_LIGHT = 110

LAYOUTS: dict[LayoutKind, Colour] = {
    LayoutKind.SINGLE: (71, 92, 140),
    LayoutKind.SPLIT: (116, 79, 150),
    LayoutKind.FIT: (94, 98, 108),
}


def of_person(person: int | None) -> Colour:
    """Return the same colour for the same person everywhere."""
    return NOBODY if person is None or person < 0 else _PEOPLE[person % len(_PEOPLE)]


def ink_on(ground: Colour) -> Colour:
    """Return the colour of words that can be read on this ground."""
    red, green, blue = ground
    return DARK if 0.3 * red + 0.59 * green + 0.11 * blue > _LIGHT else INK


def mixed(colour: Colour, with_: Colour, share: float) -> Colour:
    """Return `colour` with `share` (0..1) of another one in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, with_, strict=True))
    return red, green, blue
