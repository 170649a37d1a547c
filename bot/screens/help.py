"""The greeting, and answers to the likeliest questions."""

from bot.keyboards.help import Topic, answer_keyboard, help_keyboard, start_keyboard
from bot.screens.screen import Screen
from core.domain.plans import PlanLimits
from core.texts import Translator
from core.texts.units import MIB


def start_screen(t: Translator) -> Screen:
    """The first thing a person sees."""
    return Screen(t("start"), start_keyboard(t.plain))


def help_screen(t: Translator, *, private: bool) -> Screen:
    """How it works in four lines, and the questions."""
    return Screen(t("help"), help_keyboard(t.plain, private=private))


def answer_screen(
    t: Translator, topic: Topic, limits: PlanLimits, largest_bytes: int, *, plans: bool
) -> Screen:
    """The answer to one question; `plans`: whether minutes are counted."""
    question = t("faq-question", question=t.plain(f"button-help-{topic}"))
    key = f"faq-{topic}-plans" if topic is Topic.COST and plans else f"faq-{topic}"
    answer = t(
        key,
        min_s=limits.min_ms // 1000,
        max_min=(limits.max_ms or 0) // 60_000,
        limit_mb=largest_bytes // MIB,
    )
    if topic is Topic.VIDEO and plans:
        answer = f"{answer}\n\n{t('faq-video-plans')}"
    return Screen(f"{question}\n\n{answer}", answer_keyboard(t.plain))
