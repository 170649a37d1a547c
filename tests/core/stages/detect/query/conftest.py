"""A talk of several subjects."""

import pytest

from core.domain.document import Document
from core.stages.detect.material import Material
from core.stages.detect.talk import Talk
from tests.factories import duration_of, follow

LINES = [
    (0, "Почему люди бросают учёбу уже на второй неделе?", 500),
    (1, "Потому что ждут быстрого результата.", 250),
    (1, "А результат приходит только через три месяца.", 250),
    (1, "Мы проверили это на тысяче студентов.", 250),
    (1, "Дошли до конца только сорок человек.", 1800),
    (0, "Откуда вы взяли деньги на первый запуск?", 500),
    (1, "Денег не было совсем, я продал свою машину.", 250),
    (1, "Потом пришёл инвестор и дал нам первый миллион.", 250),
    (1, "Эти деньги мы потратили за два месяца.", 250),
    (1, "И это был самый дорогой урок в моей жизни.", 1800),
    (0, "Как ты сам учил английский?", 500),
    (1, "Я каждый день смотрел один и тот же сериал.", 250),
    (1, "Сначала не понимал вообще ничего.", 250),
    (1, "Он шёл без субтитров.", 250),
    (1, "Через год я переводил его маме с листа.", 250),
    (1, "Это был лучший учитель в моей жизни!", 1800),
    (0, "А что дома, кто тебя ждёт?", 500),
    (1, "Дома меня ждут собака и два кота.", 250),
    (1, "Собаку мы взяли из приюта, она боялась людей.", 250),
    (1, "Теперь она спит на моей подушке.", 250),
    (1, "А коты до сих пор её не простили.", 400),
]


@pytest.fixture
def document() -> Document:
    """Four subjects, long pauses between them; about 70 s."""
    return follow(LINES)


@pytest.fixture
def talk(document: Document) -> Talk:
    return Talk(document, (), duration_of(document))


@pytest.fixture
def material(document: Document) -> Material:
    return Material(document, (), duration_of(document))
