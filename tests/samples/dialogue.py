"""The talk itself: who says what, how long the silence after it is, and what is worth cutting out.

Speaker 0 is the host (left), speaker 1 the guest (right). ``said`` spells a word for the voice
where the written form would be read wrongly (``+`` marks the stressed vowel); it must have the
same number of words as ``text``.
"""

from dataclasses import dataclass

HOST = 0
GUEST = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of the script."""

    speaker: int
    text: str
    pause_ms: int
    is_interjection: bool = False
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Lines ``first`` to ``last`` (inclusive) make sense on their own."""

    first: int
    last: int
    title: str
    why: str


LINES: tuple[Line, ...] = (
    Line(HOST, "Павел, правда, что твой первый запуск провалился за одну ночь?", 620),
    Line(
        GUEST,
        "Ну, э-э, да. Мы открыли доставку завтраков, и я написал: "
        "первый завтрак за один рубль. А лимит поставить забыл.",
        240,
        said="Ну, ээ, да. Мы открыли доставку завтраков, и я написал: "
        "первый завтрак за один рубль. А лимит поставить забыл.",
    ),
    Line(HOST, "Да ладно!", 380, is_interjection=True),
    Line(GUEST, "Просыпаюсь утром, а там одиннадцать тысяч заказов. И один повар.", 700),
    Line(HOST, "И что ты сделал?", 450),
    Line(
        GUEST,
        "Позвонил маме. Она привела сорок соседок, и они до вечера жарили сырники. "
        "Половина клиентов потом вернулась. "
        "Тогда я понял: честную ошибку люди прощают.",
        1300,
    ),
    Line(HOST, "А почему клиенты вообще уходят? Дело в цене?", 520),
    Line(
        GUEST,
        "Нет. Вот смотри: мы опросили тысячу человек. Из-за цены ушли только девять. "
        "А семьсот ушли потому, что им не ответили за пять минут.",
        240,
    ),
    Line(HOST, "Угу.", 340, is_interjection=True),
    Line(
        GUEST,
        "Всего пять минут! Мы посадили человека, который, типа, сразу пишет: "
        "здравствуйте, я читаю. И продажи выросли в три раза.",
        640,
    ),
    Line(HOST, "То есть скорость важнее скидки?", 420),
    Line(GUEST, "Именно. Быстрый ответ это самая дешёвая реклама на свете.", 1300),
    Line(HOST, "А какой совет был самым плохим?", 560),
    Line(
        GUEST,
        "Инвестор сказал: уволь бухгалтера, пусть всё считает нейросеть. Я уволил. "
        "Через месяц она перевела всю зарплату коту.",
        300,
    ),
    Line(HOST, "Подожди, какому коту?", 380),
    Line(
        GUEST,
        "Борису. Ну, он был в базе как сотрудник месяца, для шутки. "
        "Короче, бухгалтера я две недели умолял вернуться.",
        480,
    ),
    Line(HOST, "А кот?", 420, is_interjection=True),
    Line(GUEST, "А кот теперь почётный директор. И единственный, кто ни разу не опоздал.", 520),
    Line(HOST, "Лучшая история сезона!", 900),
)

MOMENTS: tuple[Moment, ...] = (
    Moment(
        0,
        5,
        "Одиннадцать тысяч завтраков и один повар",
        "история провала: вопрос-крючок, поворот и вывод",
    ),
    Moment(
        6,
        11,
        "Почему клиенты уходят на самом деле",
        "неожиданный факт с числом и вывод одной фразой",
    ),
    Moment(
        12,
        18,
        "Зарплату получил кот",
        "смешной поворот: нейросеть, кот и реплика в конце",
    ),
)
