"""How two ways to search for moments compare, over the projects searched with both."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from statistics import median
from uuid import UUID

from core.domain.records.clip import Clip, ClipSource, ClipStatus
from core.domain.records.detection import Detection, Suggestion
from core.domain.spans import Span
from core.ports.uow import UnitOfWorkFactory

SAME_FROM = 0.5
"""Intersection over union from which two stretches are the same moment."""

_TAKEN = (ClipStatus.APPROVED, ClipStatus.EXPORTED)

Pair = tuple[Detection, Detection]


@dataclass(frozen=True, slots=True)
class ArmFigures:
    """One arm's figures, summed over its projects.

    decided: its suggestions that people decided about; of the shadow, which nobody saw, those that
    are the same moment as a decided clip.  approved: how many of these people took.
    seconds: median time of the searches that ended well, None without any.
    """

    provider: str
    prompt_version: str
    suggestions: int
    decided: int
    approved: int
    calls: int
    tokens: int
    cost_usd: Decimal
    seconds: float | None
    failures: int

    @property
    def approval(self) -> float | None:
        """Share of what was decided that people took, 0..1."""
        return self.approved / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two arms over the same projects.

    agreement: share of both arms' suggestions that the other suggested as well, 0..1, over the
    projects where both searches ended well; None without any.
    """

    projects: int
    agreement: float | None
    main: ArmFigures
    shadow: ArmFigures


@dataclass(frozen=True, slots=True)
class CompareArms:
    """Compares the newest projects; every pair of providers and prompt versions for itself."""

    uow: UnitOfWorkFactory

    async def __call__(self, limit: int) -> tuple[Comparison, ...]:
        """Look at so many projects; the newest comparison comes first."""
        async with self.uow() as uow:
            pairs = await uow.detections.compared(limit)
            clips = await uow.clips.of_projects([main.project_id for main, _ in pairs])
        decided: dict[UUID, list[Clip]] = defaultdict(list)
        for clip in clips:
            if _is_decided(clip):
                decided[clip.project_id].append(clip)
        kinds: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
        for main, shadow in pairs:
            setup = (main.provider, main.prompt_version, shadow.provider, shadow.prompt_version)
            kinds[setup].append((main, shadow))
        return tuple(_compare(alike, decided) for alike in kinds.values())


def _is_decided(clip: Clip) -> bool:
    suggested = clip.source_type is ClipSource.VIRAL_DETECTED
    return suggested and clip.status in (*_TAKEN, ClipStatus.REJECTED)


def _compare(pairs: Sequence[Pair], decided: dict[UUID, list[Clip]]) -> Comparison:
    shown = [clip for main, _ in pairs for clip in decided[main.project_id]]
    met = [clip for _, shadow in pairs for clip in _met(shadow, decided[shadow.project_id])]
    return Comparison(
        projects=len(pairs),
        agreement=_agreement([pair for pair in pairs if not any(arm.error for arm in pair)]),
        main=_figures([main for main, _ in pairs], shown),
        shadow=_figures([shadow for _, shadow in pairs], met),
    )


def _figures(detections: Sequence[Detection], decided: Sequence[Clip]) -> ArmFigures:
    ended_well = [detection.seconds for detection in detections if detection.error is None]
    return ArmFigures(
        provider=detections[0].provider,
        prompt_version=detections[0].prompt_version,
        suggestions=sum(len(detection.suggestions) for detection in detections),
        decided=len(decided),
        approved=sum(clip.status in _TAKEN for clip in decided),
        calls=sum(detection.calls for detection in detections),
        tokens=sum(detection.tokens for detection in detections),
        cost_usd=sum((detection.cost_usd for detection in detections), Decimal(0)),
        seconds=median(ended_well) if ended_well else None,
        failures=len(detections) - len(ended_well),
    )


def _met(detection: Detection, clips: Sequence[Clip]) -> Iterator[Clip]:
    """Yield the clip that each suggestion is the same moment as, where there is one."""
    for suggestion in detection.suggestions:
        closest = max(clips, key=lambda clip: _iou(suggestion.span, clip.span), default=None)
        if closest is not None and _iou(suggestion.span, closest.span) >= SAME_FROM:
            yield closest


def _agreement(pairs: Sequence[Pair]) -> float | None:
    suggested = sum(len(main.suggestions) + len(shadow.suggestions) for main, shadow in pairs)
    shared = sum(_shared(main.suggestions, shadow.suggestions) for main, shadow in pairs)
    return 2 * shared / suggested if suggested else None


def _shared(ours: Sequence[Suggestion], theirs: Sequence[Suggestion]) -> int:
    """Count the moments suggested by both, each once: the closest pairs first."""
    overlaps = ((_iou(a.span, b.span), i, j) for (i, a), (j, b) in _all_pairs(ours, theirs))
    one, other = set[int](), set[int]()
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= SAME_FROM and i not in one and j not in other:
            one.add(i)
            other.add(j)
    return len(one)


def _all_pairs(
    ours: Sequence[Suggestion], theirs: Sequence[Suggestion]
) -> Iterator[tuple[tuple[int, Suggestion], tuple[int, Suggestion]]]:
    return product(enumerate(ours), enumerate(theirs))


def _iou(one: Span, other: Span) -> float:
    common_ms = one.overlap_ms(other)
    union_ms = one.duration_ms + other.duration_ms - common_ms
    return common_ms / union_ms if union_ms else 0.0
