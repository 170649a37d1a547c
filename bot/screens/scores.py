"""What a clip's score is made of, in honest words."""

from bot.keyboards.clip import scores_keyboard
from bot.screens.card import heading
from bot.screens.cut import cut
from bot.screens.review import FOUND_LOCALLY
from bot.screens.screen import Screen
from core.domain.moments import SIGNALS, SUBSCORES
from core.domain.records.clip import Clip
from core.texts import Translator
from core.texts.units import bar

MOST = 20
"""Of one part; see SUBSCORES."""
_CELLS = 5
_GOOD, _FAIR = 15, 10
_HEARD_FROM = 0.6
_NEEDS = 160


def scores_screen(t: Translator, clip: Clip) -> Screen:
    """The parts of the score in words and bars, and who gave it."""
    paragraphs = [heading(t, clip)]
    if parts := [_part(t, name, clip.meta.subscores[name]) for name in _given(clip)]:
        paragraphs.append("\n".join(parts))
    if heard := [t(f"signal-{name}") for name in SIGNALS if _is_heard(clip, name)]:
        paragraphs.append(t("scores-heard", signals=", ".join(heard)))
    if clip.meta.needs:
        paragraphs.append(t("scores-needs", needs=cut(clip.meta.needs, _NEEDS)))
    paragraphs.append(t(_origin(clip)))
    return Screen("\n\n".join(paragraphs), scores_keyboard(t.plain, clip.id))


def _given(clip: Clip) -> list[str]:
    return [name for name in SUBSCORES if name in clip.meta.subscores]


def _part(t: Translator, name: str, points: int) -> str:
    verdict = "good" if points >= _GOOD else "fair" if points >= _FAIR else "weak"
    return t(
        "score-part",
        bar=bar(points / MOST, _CELLS),
        points=points,
        most=MOST,
        words=t(f"score-{name}-{verdict}"),
    )


def _is_heard(clip: Clip, name: str) -> bool:
    return clip.meta.signals.get(name, 0.0) >= _HEARD_FROM


def _origin(clip: Clip) -> str:
    if not clip.meta.subscores:
        return "scores-none"
    local = clip.meta.found_by.startswith(FOUND_LOCALLY)
    return "scores-by-rules" if local else "scores-by-model"
