"""What people ask for instead of what the program would choose."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain.camera import LayoutChoice, Reason
from core.domain.crop import CropConfig, CropKeyframe, CropMode, LayoutKind, StaticCrop
from core.domain.crop_json import CLOSEST
from core.domain.crop_path import within
from core.stages.camera.active import Run
from core.stages.camera.people import Person
from core.stages.camera.stretches import Scene, Stretch
from core.stages.camera.window import HALVES, Panel

CLOSE = 0.3
"""A face this high fills a shot of its own: there is no second person to split it with."""


def chosen(scene: Scene, choice: LayoutChoice) -> Stretch:
    """Return the layout of a shot for anything but AUTO."""
    people: tuple[Person, ...] = ()
    kind, x = LayoutKind.SINGLE, 0.5
    if choice is LayoutChoice.FIT:
        kind = LayoutKind.FIT
    elif choice is LayoutChoice.SPLIT:
        kind, people = _split(scene)
    elif choice in (LayoutChoice.LEFT, LayoutChoice.RIGHT):
        people, x = _aside(scene, choice), HALVES[choice is LayoutChoice.RIGHT]
    return Stretch(kind, scene.span, people, Reason.CHOSEN, 1.0, x)


def _split(scene: Scene) -> tuple[LayoutKind, tuple[Person, ...]]:
    """Return the two outermost people; with fewer, the halves of the picture are shown, unless a
    face is so close that the shot is its own."""
    people = scene.people
    if len(people) > 1:
        return LayoutKind.SPLIT, (people[0], people[-1])
    if people and people[0].height > CLOSE:
        return LayoutKind.SINGLE, people
    return LayoutKind.SPLIT, ()


def _aside(scene: Scene, choice: LayoutChoice) -> tuple[Person, ...]:
    """Return the person furthest to a side, if anybody is in that half or fills the shot."""
    is_left = choice is LayoutChoice.LEFT
    people = scene.people if is_left else scene.people[::-1]
    close = len(people) == 1 and people[0].height > CLOSE
    there = [p for p in people if close or (p.center_x < 0.5) == is_left]  # noqa: PLR2004
    return tuple(there[:1])


def swapped(scene: Scene, runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the turns with the other person on camera: of more than two, the next likely one."""
    if len(scene.people) < 2:  # noqa: PLR2004
        return tuple(runs)
    return tuple(replace(run, ranking=_next(run.ranking)) for run in runs)


def _next(ranking: tuple[int | None, ...]) -> tuple[int | None, ...]:
    if ranking[0] is None:
        return ranking
    other = next(person for person in ranking[1:] if person is not None)
    return (other, *(person for person in ranking if person != other))


def turned_over(stretch: Stretch) -> Stretch:
    """Return a split with its people in each other's place."""
    if stretch.kind is not LayoutKind.SPLIT:
        return stretch
    return replace(stretch, people=stretch.people[::-1])


def by_hand(config: CropConfig, panel: Panel, duration_ms: int) -> CropConfig:
    """Return somebody's own path, with the window inside the picture, as far as the clip needs it;
    of keyframes at the same time the last one counts."""
    if config.mode is CropMode.STATIC or not config.keyframes:
        crop = config.static_crop or StaticCrop(0.5, 0.5)
        return CropConfig(CropMode.STATIC, _placed(panel, crop))
    keys: dict[float, CropKeyframe] = {}
    for key in sorted(config.keyframes, key=lambda key: key.time):
        crop = _placed(panel, key)
        keys[key.time] = CropKeyframe(key.time, crop.x, crop.y, crop.zoom)
    path = CropConfig(CropMode.KEYFRAME, None, tuple(keys.values()), config.interpolation)
    return within(path, 0, duration_ms)


def _placed(panel: Panel, crop: StaticCrop | CropKeyframe) -> StaticCrop:
    return panel.place(crop.x, crop.y, min(max(crop.zoom, 1.0), CLOSEST))
