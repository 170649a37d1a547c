"""The room: a wall with wooden slats and warm light, a plant, a lamp, a table with microphones.

Positions are pixels of the wide 1920x1080 picture.
"""

import cv2
import numpy as np

from tests.samples.pictures import Picture, blur, curve, noise, over, polygon, smoothstep

WIDTH, HEIGHT = 1920, 1080
TABLE_Y = 905.0
_SIZE = (HEIGHT, WIDTH)


def _field() -> tuple[Picture, Picture]:
    ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH]
    return xs.astype(np.float32), ys.astype(np.float32)


def _colour(red: float, green: float, blue: float) -> Picture:
    return np.broadcast_to(np.array([red, green, blue], np.float32), (*_SIZE, 3))


def _glow(x: float, y: float, wide: float, high: float) -> Picture:
    xs, ys = _field()
    return np.asarray(np.exp(-(((xs - x) / wide) ** 2) - ((ys - y) / high) ** 2), np.float32)


def wall() -> Picture:
    """The background [1080, 1920, 3], out of focus."""
    xs, ys = _field()
    shade = (0.9 - 0.45 * ys / HEIGHT)[..., None]
    room: Picture = _colour(0.10, 0.20, 0.24) * shade
    room = _slats(room, xs)
    for x in (560.0, 1360.0):
        room = room + _glow(x, 380, 420, 430)[..., None] * np.array([0.10, 0.13, 0.13], np.float32)
    room = _shelf(room)
    room = _lamp(room)
    room = _plant(room)
    soft = blur(room, 5.5)
    grain = noise(31, _SIZE, 0.7, 0.7)[..., None] * 0.006
    return np.asarray(np.clip(soft + grain, 0, 1), np.float32)


def _slats(room: Picture, xs: Picture) -> Picture:
    """A panel of upright slats behind the middle of the table."""
    inside = smoothstep(742, 748, xs) * (1 - smoothstep(1172, 1178, xs))
    phase = np.mod(xs - 745, 33) / 33
    slat = smoothstep(0.02, 0.12, phase) * (1 - smoothstep(0.62, 0.76, phase))
    tone = 0.55 + 0.35 * np.sin(np.floor((xs - 745) / 33) * 2.4) ** 2
    grain = 1 + 0.06 * noise(32, _SIZE, 1.2, 90)
    _, ys = _field()
    light = 1.1 - 0.55 * ys / HEIGHT
    wood = np.array([0.50, 0.31, 0.18], np.float32) * (tone * grain * light)[..., None]
    panel = over(_colour(0.035, 0.05, 0.055), wood, slat)
    return over(room, panel, inside)


def _shelf(room: Picture) -> Picture:
    """A board with books and a bowl, top left of the slats."""
    room = over(room, _colour(0.45, 0.29, 0.17), _box(60, 236, 470, 252))
    random = np.random.default_rng(5)
    palette = ((0.62, 0.28, 0.2), (0.75, 0.66, 0.5), (0.22, 0.38, 0.42), (0.8, 0.55, 0.25),
               (0.35, 0.25, 0.3), (0.55, 0.6, 0.55))  # fmt: skip
    x = 92.0
    for number in range(9):
        wide, high = random.uniform(17, 30), random.uniform(86, 128)
        book = _box(x, 236 - high, x + wide - 2, 236)
        room = over(room, _colour(*palette[number % len(palette)]) * 0.72, book)
        x += wide
    bowl = curve(((350, 196), (372, 232), (410, 236), (446, 232), (468, 196), (410, 202)), 10)
    return over(room, _colour(0.72, 0.68, 0.6) * 0.8, polygon(_SIZE, bowl, 1))


def _lamp(room: Picture) -> Picture:
    """A standing lamp at the right, its light on the wall."""
    warm = np.array([0.62, 0.40, 0.17], np.float32)
    room = room + 0.75 * _glow(1745, 250, 250, 300)[..., None] * warm
    room = over(room, _colour(0.12, 0.10, 0.09), _box(1741, 330, 1749, 1080))
    shade = polygon(_SIZE, ((1690, 150), (1800, 150), (1836, 340), (1654, 340)), 1.5)
    light = (0.86 + 0.5 * _glow(1745, 300, 80, 90))[..., None]
    return over(room, _colour(0.98, 0.80, 0.52) * light, shade)


def _plant(room: Picture) -> Picture:
    """Long leaves from the left corner."""
    random = np.random.default_rng(9)
    for number in range(26):
        angle = np.radians(random.uniform(-62, 58) - 90)
        length, bend = random.uniform(260, 460), random.uniform(-0.5, 0.5)
        base = np.array([118 + random.uniform(-26, 26), 1010.0])
        steps = np.linspace(0, 1, 9)
        spine = np.array([
            base + length * t * np.array([np.cos(angle + bend * t), np.sin(angle + bend * t)])
            for t in steps
        ])  # fmt: skip
        wide = 24 * np.sin(np.pi * steps**0.8) + 1
        across = np.array([-np.sin(angle), np.cos(angle)])
        left, right = spine + across * wide[:, None], spine - across * wide[:, None]
        leaf = [(float(x), float(y)) for x, y in np.vstack([left, right[::-1]])]
        tone = 0.55 + 0.5 * random.random() + 0.02 * number
        room = over(room, _colour(0.10, 0.21, 0.13) * tone, polygon(_SIZE, leaf, 1.2))
    return room


def _box(left: float, top: float, right: float, bottom: float) -> Picture:
    return polygon(_SIZE, ((left, top), (right, top), (right, bottom), (left, bottom)), 0.8)


def table() -> Picture:
    """Premultiplied RGBA [1080, 1920, 4]: the table top and what stands on it."""
    xs, ys = _field()
    bow = TABLE_Y + 14 * ((xs - 960) / 960) ** 2
    mask = smoothstep(-1.2, 1.2, ys - bow)
    grain = 1 + 0.05 * noise(41, _SIZE, 130, 1.3) + 0.05 * noise(42, _SIZE, 320, 5)
    depth = np.clip((ys - bow) / (HEIGHT - TABLE_Y), 0, 1)
    light = 0.95 - 0.42 * depth + 0.22 * np.exp(-(((xs - 960) / 620) ** 2))
    edge = 0.35 * np.exp(-(((ys - bow - 3) / 3.5) ** 2))
    wood = np.array([0.40, 0.255, 0.16], np.float32) * (grain * (light + edge))[..., None]
    for x in (560.0, 1360.0):
        shadow = np.exp(-(((xs - x) / 330) ** 2)) * (1 - smoothstep(0, 0.55, depth))
        wood = wood * (1 - 0.4 * shadow)[..., None]
    sheet = np.dstack([wood * mask[..., None], mask]).astype(np.float32)
    for x, tint in ((860.0, (0.75, 0.72, 0.66)), (1078.0, (0.62, 0.30, 0.22))):
        sheet = _lay(sheet, *_mug(x, 985, tint))
    return sheet


def _lay(sheet: Picture, colour: Picture, mask: Picture) -> Picture:
    cover = mask[..., None]
    mixed = sheet * (1 - cover)
    mixed[..., :3] += colour * cover
    mixed[..., 3] += mask
    return np.asarray(mixed, np.float32)


def _mug(x: float, bottom: float, tint: tuple[float, float, float]) -> tuple[Picture, Picture]:
    xs, _ = _field()
    side = np.clip((xs - x) / 37, -1, 1)
    light = 0.42 + 0.55 * np.sqrt(np.clip(1 - (side + 0.35) ** 2 / 1.9, 0, 1))
    colour: Picture = np.array(tint, np.float32) * light[..., None]
    body = curve(((x - 36, bottom - 82), (x - 34, bottom - 12), (x, bottom), (x + 34, bottom - 12),
                  (x + 36, bottom - 82), (x, bottom - 76)), 12)  # fmt: skip
    mask = polygon(_SIZE, body, 0.8)
    handle = np.zeros(_SIZE, np.float32)
    cv2.ellipse(
        handle, (round(x + 38), round(bottom - 46)), (20, 24), 0, 0, 360, 1.0, 9, cv2.LINE_AA
    )
    rim = np.zeros(_SIZE, np.float32)
    cv2.ellipse(rim, (round(x), round(bottom - 80)), (35, 8), 0, 0, 360, 1.0, -1, cv2.LINE_AA)
    colour = over(colour, _colour(0.10, 0.06, 0.04), rim)
    return colour, np.maximum(np.maximum(mask, blur(handle, 0.7)), rim)


def microphone(x: float, y: float, size: float, tilt: float) -> Picture:
    """Premultiplied RGBA [1080, 1920, 4]: a microphone on an arm that comes from below. Its head
    is at (x, y), ``size`` px wide; ``tilt`` is where the arm leans, -1 left to 1 right."""
    xs, ys = _field()
    sheet = np.zeros((*_SIZE, 4), np.float32)
    foot = (x + tilt * size * 1.5, y + size * 9)
    arm = np.zeros(_SIZE, np.float32)
    cv2.line(arm, (round(x), round(y + size)), (round(foot[0]), round(foot[1])), 1.0,
             max(2, round(size * 0.16)), cv2.LINE_AA)  # fmt: skip
    sheet = _lay(sheet, _colour(0.10, 0.10, 0.11), blur(arm, 0.7))
    half, tall = size / 2, size * 0.78
    outline = curve(((x - half, y - tall * 0.5), (x - half * 0.7, y - tall), (x, y - tall * 1.12),
                     (x + half * 0.7, y - tall), (x + half, y - tall * 0.5), (x + half, y + tall),
                     (x + half * 0.7, y + tall * 1.3), (x - half * 0.7, y + tall * 1.3),
                     (x - half, y + tall)), 10)  # fmt: skip
    mask = polygon(_SIZE, outline, max(0.6, size / 90))
    side = np.clip((xs - x) / half, -1, 1)
    light = (
        0.16
        + 0.30 * np.exp(-(((side + 0.38) / 0.3) ** 2))
        + 0.10 * np.exp(-(((side - 0.7) / 0.16) ** 2))
    )
    pitch = max(2.2, size / 16)
    mesh = 1 + 0.28 * np.sin(xs * 2 * np.pi / pitch) * np.sin(ys * 2 * np.pi / pitch)
    grille = smoothstep(-2, 2, y + tall * 0.35 - ys)
    level = light * np.where(grille > 0.5, mesh, 0.62)
    ring = np.exp(-(((ys - y - tall * 0.38) / (size * 0.05)) ** 2))
    metal = (
        _colour(0.95, 0.97, 1.0) * level[..., None]
        + ring[..., None] * np.array([0.5, 0.38, 0.16], np.float32) * (light * 2)[..., None]
    )
    return _lay(sheet, metal, mask)
