"""The living message."""

from dataclasses import replace

from bot.screens.progress import progress_screen
from bot.texts import html_words
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.people import Chat, ChatKind, ChatSettings, User
from core.domain.records.project import SourceKind, SourceRef
from core.ports.chat import Download, ProgressView
from tests.support.records import NOON, a_project
from tests.support.texts import bot_texts

TEXTS = bot_texts()
USER = User(new_id(), 1, "А", "ru", "free", NOON)
CHAT = Chat(new_id(), 1, ChatKind.PRIVATE, "А", None, True, ChatSettings(), NOON)
PROJECT = a_project(CHAT, USER)


def _text(view: ProgressView, language: str = "ru", name: str = "Эфир.mp4") -> str:
    source = SourceRef(SourceKind.TELEGRAM, "f", name, duration_ms=2_710_000)
    project = replace(PROJECT, source=source)
    return progress_screen(html_words(TEXTS, language), project, view).text


def test_stage_bar_and_time() -> None:
    assert _text(ProgressView(Stage.TRANSCRIBE, 0.42, 130, 0)) == (
        "🎬 <b>Эфир.mp4</b> · 45:10\n"
        "Шаг 2 из 3: Распознаю речь\n"
        "▓▓▓▓░░░░░░ 42 %\n"
        "⏱ Осталось: ≈ 3 минуты"
    )


def test_what_is_not_known_is_not_told() -> None:
    assert "Считаю, сколько осталось" in _text(ProgressView(Stage.INGEST, 0.0, None))


def test_the_queue() -> None:
    assert "впереди 3 задачи" in _text(ProgressView(Stage.INGEST, 0.0, None, 3))
    assert "1 job ahead" in _text(ProgressView(Stage.INGEST, 0.0, None, 1), "en")


def test_a_wait_for_another_attempt_is_called_one() -> None:
    view = ProgressView(Stage.TRANSCRIBE, 0.1, None, again_s=150)
    assert _text(view).endswith("До новой попытки: ≈ 3 минуты")
    assert "Next try in less than a minute" in _text(replace(view, again_s=0), "en")


def test_names() -> None:
    assert "<b>Видео</b>" in _text(ProgressView(Stage.INGEST, 0, None), name="")
    assert "&lt;i&gt;" in _text(ProgressView(Stage.INGEST, 0, None), name="<i>.mp4")


def test_what_is_about_to_happen_is_told_before_it_does() -> None:
    view = ProgressView(Stage.INGEST, 0.0, None, 2, whole_s=1_081, plan_minutes=46)
    assert _text(view) == (
        "🎬 <b>Эфир.mp4</b> · 45:10\n"
        "Шаг 1 из 3: Загружаю видео\n"
        "░░░░░░░░░░ 0 %\n"
        "⏳ В очереди, впереди 2 задачи\n"
        "⏱ Обычно на такое видео уходит: ≈ 19 минут\n"
        "💳 Спишется 46 мин тарифа"
    )


def test_a_download_with_its_speed_once_that_is_known() -> None:
    view = ProgressView(Stage.INGEST, 0.05, None, 0, download=Download(0.457, None))
    assert "⬇️ Скачано 45 %\n" in _text(view)
    view = replace(view, download=Download(0.457, 3.4 * 2**20))
    assert "⬇️ Скачано 45 % · 3,4 МБ/с\n" in _text(view)
    assert "⬇️ Downloaded 45% · 3.4 MB/s\n" in _text(view, "en")


def test_a_name_of_nothing_visible_is_no_name() -> None:
    assert "🎬 <b>Видео</b>" in _text(
        ProgressView(Stage.INGEST, 0.0, None), name="\u200b\u2060\u202e"
    )
