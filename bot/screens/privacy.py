"""What is kept of people, told in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.keyboards.privacy import forget_keyboard, privacy_keyboard
from bot.screens.screen import Screen
from core.domain.records.people import ChatSettings
from core.domain.records.privacy import Holdings
from core.domain.retention import RetentionRules
from core.services.forget_me import Erased
from core.texts import Translator
from core.texts.units import megabytes

_COUNTED = ("videos", "moments", "shorts", "files", "styles", "channels", "posts")


@dataclass(frozen=True, slots=True)
class Handling:
    """How this installation treats what it is given. speech and models: the engines that are set
    up, by name, the usual one first."""

    rules: RetentionRules
    speech: tuple[str, ...]
    models: tuple[str, ...]


def privacy_screen(
    t: Translator, handling: Handling, settings: ChatSettings, *, private: bool
) -> Screen:
    """What is stored, where it goes, how long, how it is erased."""
    rules = handling.rules
    parts = [
        t("privacy"),
        "\n".join(
            [
                t("privacy-stored"),
                t("privacy-source", days=rules.source_days_for(settings) or 0),
                t("privacy-works", days=rules.days_for(settings) or 0),
                t("privacy-person"),
                t("privacy-faces"),
            ]
        ),
        "\n".join(
            [
                t("privacy-sent"),
                t("privacy-telegram"),
                *(t(f"privacy-speech-{name}") for name in _speech(handling)),
                *(t(f"privacy-model-{name}") for name in handling.models or ("none",)),
                t("privacy-rest"),
            ]
        ),
        t("privacy-erase" if private else "privacy-erase-group"),
    ]
    return Screen("\n\n".join(parts), privacy_keyboard(t.plain) if private else None)


def forget_screen(t: Translator, holdings: Holdings) -> Screen:
    """The question before everything is erased."""
    counted = _counted(t, holdings)
    what = [t("forget-what"), *counted] if counted else [t("forget-only-name")]
    notes = [t("forget-groups"), t("forget-stays")]
    if holdings.paid_until is not None:
        notes.append(t("forget-plan"))
    text = "\n\n".join([t("forget"), "\n".join(what), "\n".join(notes)])
    return Screen(text, forget_keyboard(t.plain))


def forgotten_screen(t: Translator, erased: Erased) -> Screen:
    """What was erased, in counted words, and what was not and why."""
    counted = _counted(t, erased.holdings)
    head = t("forgotten") if counted else t("forgotten-little")
    notes = [
        *([t("forgotten-stopped", count=erased.stopped)] if erased.stopped else []),
        *([t("forgotten-subscribed")] if erased.subscribed else []),
        *([t("forgotten-files-left")] if erased.files_left else []),
        *_payments(t, erased.holdings),
        *([t("forgotten-id")] if erased.kept_id else []),
        t("forgotten-messages"),
    ]
    return Screen("\n\n".join(["\n".join([head, *counted]), "\n".join(notes)]))


def _speech(handling: Handling) -> Sequence[str]:
    return ("alone",) if handling.speech == ("whisper",) else handling.speech


def _payments(t: Translator, holdings: Holdings) -> list[str]:
    if holdings.paid_until is not None:
        return [t("forgotten-paid")]
    return [t("forgotten-payments", count=holdings.payments)] if holdings.payments else []


def _counted(t: Translator, holdings: Holdings) -> Sequence[str]:
    size = megabytes(holdings.bytes)
    return [
        t(f"forget-{name}", count=count, mb=size)
        for name in _COUNTED
        if (count := getattr(holdings, name))
    ]
