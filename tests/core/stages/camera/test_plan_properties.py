"""Whatever was seen, the plan can be rendered and moves like a camera."""

from collections.abc import Sequence
from itertools import count, pairwise
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from core.domain.camera import CameraWish, LayoutChoice, ShotDecision
from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind
from core.domain.document import Word
from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.stages.camera.plan import plan_camera
from tests.core.stages.camera.factories import window_at

SIZES = [(1920, 1080), (640, 360), (1080, 1920), (720, 720), (3840, 1080), (1080, 2400), (704, 576)]
PANELS = {LayoutKind.SINGLE: 1, LayoutKind.SPLIT: 2, LayoutKind.FIT: 0}
SPEED, ACCELERATION = 1.5, 8.0
"""In windows per second (squared); the usual limits of the path are lower, keyframes add."""


def a_track(random: Random, span: Span, number: int) -> FaceTrack:
    """A random walk with gaps, sometimes of one sample, sometimes of 120 a second."""
    step = random.choice([8, 80, 166, 333, 333])
    times = range(span.start_ms, max(span.start_ms + 1, span.end_ms), step)
    start = random.randrange(len(times))
    x, y, size = random.random(), random.random(), random.uniform(0.03, 0.6)
    sway = random.choice([0.001, 0.01, 0.1])
    samples: list[FaceSample] = []
    for time_ms in times[start : start + random.choice([1, 2, 5, 40, 200])]:
        x, y = x + random.gauss(0, sway), y + random.gauss(0, sway / 3)
        if random.random() < 0.8 or not samples:
            mouth = None if random.random() < 0.1 else abs(random.gauss(0, 0.03))
            rect = Rect(min(max(x, 0), 0.97), min(max(y, 0), 0.9), size * 0.5, size)
            samples.append(FaceSample(time_ms, rect, random.random(), mouth))
    return FaceTrack(number, tuple(samples), random.choice([-1, number]))


def an_analysis(random: Random) -> FaceAnalysis:
    """Up to four shots, some of no length, with up to twenty faces."""
    edges = [random.randrange(100_000)]
    for _ in range(random.randrange(5)):
        edges.append(
            edges[-1] + random.choice([0, random.randrange(900), random.randrange(15_000)])
        )
    tracks = count()
    shots = []
    for edge in pairwise(edges):
        span = Span(*edge)
        faces = random.choice([0, 1, 1, 2, 2, 3, 20])
        shots.append(Shot(span, tuple(a_track(random, span, next(tracks)) for _ in range(faces))))
    whole = Span(edges[0], max(edges[-1], edges[0] + 2_000))
    return FaceAnalysis(whole, *random.choice(SIZES), 3.0, tuple(shots))


def some_words(random: Random, span: Span) -> tuple[Word, ...]:
    labels = random.choice([(), (None,), (0,), (0, 1), (0, 1, 2, 3)])
    speaker = None
    words = []
    for at in range(span.start_ms, span.end_ms, 350) if labels else ():
        speaker = random.choice(labels) if random.random() < 0.2 else speaker
        if random.random() < 0.8:
            words.append(Word("да", at, at + 250, speaker=speaker))
    return tuple(words)


def a_wish(random: Random) -> CameraWish:
    return CameraWish(
        choice=random.choice([LayoutChoice.AUTO, LayoutChoice.AUTO, *LayoutChoice]),
        swap=random.random() < 0.3,
        follow=random.random() < 0.8,
        zoom=random.choice([0.5, 1.0, 1.0, 1.3, 9.0]),
        speed=random.choice([0.1, 0.5, 1.0, 1.0, 2.0, 5.0]),
    )


@given(st.integers(0, 2**32))
@settings(max_examples=200, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_any_plan_is_valid_and_moves_gently(seed: int) -> None:
    random = Random(seed)
    analysis = an_analysis(random)
    facts = MediaFacts(analysis.width, analysis.height, 25.0, False, 10**6, 0, 0, "h264", None, 1)
    wish = a_wish(random)
    plan = plan_camera(analysis, facts, some_words(random, analysis.span), wish)
    edges = [0, *(layout.to_ms for layout in plan.layouts)]
    assert [layout.from_ms for layout in plan.layouts] == edges[:-1]
    assert edges[-1] == analysis.span.duration_ms
    for layout in plan.layouts:
        assert layout.from_ms < layout.to_ms
        assert len(layout.panels) == PANELS[layout.kind]
        assert layout.reason
        for panel in layout.panels:
            _is_valid(panel, layout, facts)
            if panel.mode is CropMode.KEYFRAME:
                _is_gentle(panel, layout, facts, min(max(wish.speed, 0.5), 2.0))
    _are_honest(plan.decisions)


def _are_honest(decisions: Sequence[ShotDecision]) -> None:
    spans = [decision.span for decision in decisions]
    assert all(early.end_ms == late.start_ms for early, late in pairwise(spans))
    for decision in decisions:
        assert 0 <= decision.confidence <= 1
        assert all(0 <= face.confidence <= 1 for face in decision.speakers)
        assert all(0 <= turn.confidence <= 1 for turn in decision.turns)
        assert {turn.person for turn in decision.turns} <= {None, *decision.people}


def _window(layout: Layout, facts: MediaFacts, zoom: float) -> tuple[float, float]:
    """Width and height, as the render service cuts them."""
    aspect = 9 / 16 if layout.kind is LayoutKind.SINGLE else 9 / 8
    widest = aspect / (facts.width / facts.height)
    return min(1.0, widest) / zoom, min(1.0, 1 / widest) / zoom


def _is_valid(config: CropConfig, layout: Layout, facts: MediaFacts) -> None:
    if config.mode is CropMode.STATIC:
        assert config.static_crop is not None
        points = [(config.static_crop.x, config.static_crop.y, config.static_crop.zoom)]
    else:
        times = [key.time for key in config.keyframes]
        assert len(times) > 1
        assert all(early < late for early, late in pairwise(times))
        assert layout.from_ms / 1000 - 1e-3 <= times[0]
        assert times[-1] <= layout.to_ms / 1000 + 1e-3
        assert len(times) <= 4 + (layout.to_ms - layout.from_ms) / 1000
        points = [(key.x, key.y, key.zoom) for key in config.keyframes]
    for x, y, zoom in points:
        assert 1 <= zoom <= 4
        width, height = _window(layout, facts, zoom)
        assert width / 2 - 1e-4 <= x <= 1 - width / 2 + 1e-4
        assert height / 2 - 1e-4 <= y <= 1 - height / 2 + 1e-4


def _is_gentle(config: CropConfig, layout: Layout, facts: MediaFacts, speed: float) -> None:
    step = 0.04
    start, end = config.keyframes[0].time, config.keyframes[-1].time
    points = [window_at(config, start + i * step) for i in range(int((end - start) / step) + 1)]
    width, height = _window(layout, facts, max(zoom for *_, zoom in points))
    for axis, unit_ in ((0, width), (1, height)):
        places = [point[axis] / unit_ for point in points]
        speeds = [(b - a) / step for a, b in pairwise(places)]
        assert max(map(abs, speeds), default=0.0) <= SPEED * speed
        changes = [abs(b - a) / step for a, b in pairwise(speeds)]
        assert max(changes, default=0.0) <= ACCELERATION * speed
