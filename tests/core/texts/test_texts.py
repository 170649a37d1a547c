"""Words exist in both languages, for everything the program says, and fit where they go."""

import re
from pathlib import Path

import pytest

from core.domain import errors
from core.domain.errors import ShortsError, TooLongError
from core.domain.pipeline import Stage
from core.domain.records.project import ErrorNote
from core.texts import LANGUAGES, Texts, pick_language
from core.texts.spans import eta
from core.texts.translator import MissingTextError
from core.texts.units import bar, clock, megabytes
from tests.support.fluent import FOLDERS, ROOT, keys_in_code, messages

ALL = Texts([ROOT / "bot" / "texts"], strict=True)
ERRORS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, ShortsError)
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_both_languages_say_the_same_things(folder: Path) -> None:
    russian, english = messages("ru", folder), messages("en", folder)
    assert russian.keys() == english.keys()
    for key, placeables in russian.items():
        assert placeables.names == english[key].names, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: str) -> None:
    t = ALL.translator(language)
    for folder in FOLDERS:
        for key, placeables in messages(language, folder).items():
            for number in (0, 1, 2, 5, 21, 1.5):
                params = {
                    name: number if name in placeables.numbers else f"<{name}>"
                    for name in placeables.names
                }
                text = t(key, **params)
                assert text.strip()
                shown = placeables.names - placeables.numbers
                assert all(f"<{name}>" in text for name in shown), key


def test_no_key_is_in_both_folders() -> None:
    common, chat = (messages("ru", folder).keys() for folder in FOLDERS)
    assert not common & chat


def test_whatever_code_asks_for_exists() -> None:
    # The help of the command line is English in the code itself, and Russian beside it.
    folders = (*FOLDERS, ROOT / "worker" / "commands" / "texts")
    known = {key for folder in folders for key in messages("ru", folder)}
    asked = keys_in_code(ROOT / "bot", ROOT / "core", ROOT / "worker")
    assert len(asked) > 60, "the search for keys is broken"
    # The command line may bring texts of its own.
    chat = {key: file for key, file in asked.items() if not key.startswith("cli-")}
    assert {key: file for key, file in chat.items() if key not in known} == {}


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_has_words(kind: type[ShortsError]) -> None:
    names = re.findall(r"`(\w+)`", (kind.__doc__ or "").partition("Params:")[2])
    for language in LANGUAGES:
        params = {name: 7 if name.split("_")[-1] in ("s", "min", "mb") else "x" for name in names}
        assert ALL.translator(language).error(ErrorNote(kind.key, dict(params)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_without_markup_where_none_is_read(language: str) -> None:
    t = ALL.translator(language)
    for folder in FOLDERS:
        for key, placeables in messages(language, folder).items():
            if key.startswith(("error-", "alert-", "button-", "command-", "bot-", "stage-")):
                text = t(key, **dict.fromkeys(placeables.names, 7))
                assert "<" not in text, key
                assert not key.startswith("alert-") or len(text) <= 200
                assert not key.startswith("error-") or len(text) <= 200, "an error may be an alert"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bots_face_fits(language: str) -> None:
    t = ALL.translator(language)
    assert len(t("bot-description")) <= 512
    assert len(t("bot-short-description")) <= 120
    for stage in Stage:
        assert t(f"stage-{stage.value.lower().replace('_', '-')}")


def test_russian_plurals() -> None:
    t = ALL.translator("ru")
    said = [t("progress-found", count=count) for count in (1, 2, 5, 11, 21, 22)]
    assert [text.split("нашёл ")[1].split(".")[0] for text in said] == [
        "1 сильный момент",
        "2 сильных момента",
        "5 сильных моментов",
        "11 сильных моментов",
        "21 сильный момент",
        "22 сильных момента",
    ]


def test_remaining_time_is_never_promised_too_short() -> None:
    ru, en = ALL.translator("ru"), ALL.translator("en")
    assert eta(ru, 20) == "меньше минуты"
    assert eta(ru, 61) == "≈ 2 минуты"
    assert eta(ru, 300) == "≈ 5 минут"
    assert eta(en, 60) == "≈ 1 minute"
    assert eta(ru, 6_000) == "≈ 1 ч 40 мин"


def test_parameters_are_escaped_where_there_is_markup() -> None:
    t = ALL.translator("ru").escaping(lambda text: text.replace("<", "&lt;"))
    assert "&lt;b>" in t("error-unsupported-codec", codec="<b>")
    assert "<b>" in t.plain("error-unsupported-codec", codec="<b>")


def test_a_bug_in_the_texts_costs_nobody_the_answer() -> None:
    lenient = Texts().translator("en")
    assert lenient("no-such-key") == "no-such-key"
    assert lenient.error(ErrorNote("no-such-key")) == lenient("error-internal")
    assert lenient.error(TooLongError()) == lenient("error-internal")
    with pytest.raises(MissingTextError):
        ALL.translator("en")("no-such-key")


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("uk", "ru"), ("be-BY", "ru"), ("kk", "ru"), ("en-GB", "en"), ("de", "en")],
)
def test_language_of_a_person(code: str, language: str) -> None:
    assert pick_language(code, "ru") == language
    assert pick_language(None, "ru") == "ru"


def test_units() -> None:
    assert [clock(ms) for ms in (0, 5_900, 750_000, 3_750_000)] == [
        "0:00",
        "0:05",
        "12:30",
        "1:02:30",
    ]
    assert [megabytes(size) for size in (1_572_864, 140_509_184)] == [1.5, 134]
    assert [bar(f, 5) for f in (0, 0.39, 0.99, 1)] == ["░░░░░", "▓░░░░", "▓▓▓▓░", "▓▓▓▓▓"]
