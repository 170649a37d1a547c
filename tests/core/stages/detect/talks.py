"""Made-up talks that hold moments worth cutting between stretches of housekeeping."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.document import Document
from core.domain.spans import Span
from tests.factories import duration_of, follow

Say = tuple[int, str, int]
"""Speaker, one sentence, silence after it in ms."""


@dataclass(frozen=True, slots=True)
class TruthTalk:
    """A transcript and where its moments lie."""

    document: Document
    duration_ms: int
    moments: tuple[Span, ...]


def mixed(pieces: Sequence[tuple[bool, Sequence[Say]]], language: str) -> TruthTalk:
    """Return a talk of (is it a moment, what is said) one after the other."""
    says = [say for _, piece in pieces for say in piece]
    document = follow(says, language=language)
    lines = list(document.lines())
    moments, at = list[Span](), 0
    for is_moment, piece in pieces:
        if is_moment:
            moments.append(Span(lines[at].start_ms, lines[at + len(piece) - 1].end_ms))
        at += len(piece)
    return TruthTalk(document, duration_of(document), tuple(moments))


def russian_talk() -> TruthTalk:
    """Four moments of about 25 s in some five minutes."""
    dull, lively = _DULL_RU, _LIVELY_RU
    order = [(False, dull[0]), (True, lively[0]), (False, dull[1]), (False, dull[2])]
    order += [(True, lively[1]), (False, dull[3]), (True, lively[2]), (False, dull[4])]
    return mixed([*order, (True, lively[3]), (False, dull[5])], "ru")


def english_talk() -> TruthTalk:
    """Three moments of about 25 s in some four minutes."""
    dull, lively = _DULL_EN, _LIVELY_EN
    order = [(False, dull[0]), (False, dull[1]), (True, lively[0]), (False, dull[2])]
    return mixed([*order, (True, lively[1]), (False, dull[3]), (True, lively[2])], "en")


_DULL_RU: tuple[tuple[Say, ...], ...] = (
    (
        (0, "Добрый день, с вами снова подкаст о работе и людях.", 300),
        (0, "Сегодня у нас в гостях Марина, она занимается логистикой.", 300),
        (0, "Мы немного поговорим про складской учёт и про маршруты.", 300),
        (1, "Добрый день, спасибо за приглашение.", 300),
        (1, "Я работаю в этой сфере довольно давно, в основном по регионам.", 300),
        (1, "Сначала занималась документами, потом перешла в отдел перевозок.", 900),
    ),
    (
        (1, "У нас есть склад в пригороде, там стоят обычные стеллажи.", 250),
        (1, "Машины приходят утром, их принимает дежурная смена.", 250),
        (1, "Потом товар раскладывают по местам согласно схеме.", 250),
        (0, "То есть схема у вас бумажная или электронная?", 300),
        (1, "Она электронная, её ведёт отдельный сотрудник.", 250),
        (1, "Он обновляет записи по мере поступления.", 900),
    ),
    (
        (0, "Расскажи про программу, которой вы пользуетесь.", 300),
        (1, "Программа обычная, там есть таблица и карта.", 250),
        (1, "В таблице указаны адреса, на карте видны маршруты.", 250),
        (1, "Диспетчер открывает её и смотрит, кто куда едет.", 250),
        (1, "Если что-то меняется, он вносит правку.", 250),
        (1, "Правка сохраняется, и водитель видит её у себя.", 1000),
    ),
    (
        (1, "По средам у нас планёрка, туда приходят начальники смен.", 250),
        (1, "Обсуждаем график, отпуска и техническое обслуживание.", 250),
        (0, "Планёрка идёт долго или по-разному?", 300),
        (1, "По-разному, смотря по количеству вопросов.", 250),
        (1, "Протокол рассылаем по почте в тот же день.", 250),
        (1, "Копия лежит в общей папке.", 1000),
    ),
    (
        (0, "Давай уточним, как вы оформляете возвраты.", 300),
        (1, "Клиент заполняет форму и прикладывает накладную.", 250),
        (1, "Форма уходит в бухгалтерию, там ставят отметку.", 250),
        (1, "После отметки товар едет обратно на склад.", 250),
        (1, "На складе его осматривают и кладут на полку.", 250),
        (1, "Обычно это занимает рабочую неделю.", 1000),
    ),
    (
        (0, "Спасибо, Марина, на этом будем заканчивать.", 300),
        (0, "Ссылки на материалы лежат в описании к выпуску.", 300),
        (1, "Спасибо, до встречи.", 300),
        (0, "В следующий раз поговорим про упаковку и хранение.", 300),
        (0, "Подписывайтесь, оставляйте комментарии, до свидания.", 300),
    ),
)

_LIVELY_RU: tuple[tuple[Say, ...], ...] = (
    (
        (0, "А какая ошибка стоила тебе дороже всего?", 500),
        (1, "Я отправила фуру с мороженым в Мурманск вместо Махачкалы.", 250),
        (1, "Две тысячи километров в другую сторону!", 400),
        (0, "И что сказал клиент?", 400),
        (1, "Он ждал это мороженое на свадьбу дочери.", 250),
        (1, "Я плакала и искала пломбир по всему городу.", 250),
        (1, "К вечеру мы скупили его в сорока ларьках.", 250),
        (1, "С тех пор я всегда читаю адрес вслух.", 1400),
    ),
    (
        (0, "Почему водители увольняются на самом деле?", 450),
        (1, "Все думают, что из-за денег.", 250),
        (1, "Мы спросили триста человек, и деньги назвали только двенадцать.", 250),
        (1, "Остальные сказали одно и то же: им никто не говорит спасибо.", 600),
        (0, "Серьёзно?", 300),
        (1, "Мы начали звонить каждому после рейса, просто поблагодарить.", 250),
        (1, "Увольнений стало втрое меньше.", 500),
        (1, "Самое дешёвое решение в моей жизни.", 1500),
    ),
    (
        (1, "Однажды ночью мне позвонил водитель и говорит: меня украли.", 300),
        (0, "В смысле украли?", 350),
        (1, "Угнали фуру вместе с ним, он спал в кабине!", 300),
        (1, "Угонщики проехали двести километров и остановились за кофе.", 250),
        (1, "А он вышел, сел за руль и спокойно уехал.", 500),
        (0, "Не может быть!", 300),
        (1, "Оказалось, они даже заправили полный бак.", 300),
        (1, "Мы потом повесили на кабину табличку: водитель в комплекте.", 1500),
    ),
    (
        (0, "Что бы ты сказала себе в двадцать лет?", 600),
        (1, "Никогда не соглашайся на работу, где тебе стыдно за начальника.", 300),
        (1, "Я терпела такого три года и думала, что проблема во мне.", 250),
        (1, "А в день, когда я уволилась, мне написали девять коллег.", 250),
        (1, "Каждый признался, что хочет уйти и боится.", 300),
        (1, "Через месяц мы вместе открыли свою компанию.", 600),
        (1, "Страшнее всего было нажать одну кнопку: отправить.", 1500),
    ),
)

_DULL_EN: tuple[tuple[Say, ...], ...] = (
    (
        (0, "Welcome back to the show, today we talk about gardens.", 300),
        (0, "Our guest runs a nursery outside of the city.", 300),
        (1, "Thank you for having me here today.", 300),
        (1, "We grow shrubs, some flowers and a few trees.", 250),
        (1, "Customers come on weekends and look around the rows.", 900),
    ),
    (
        (0, "Tell us about the equipment that you use.", 300),
        (1, "We use standard tools, shovels, hoses and carts.", 250),
        (1, "The carts are stored in the shed behind the office.", 250),
        (1, "Water comes from a tank near the gate.", 250),
        (1, "The staff checks the tank in the morning.", 1000),
    ),
    (
        (1, "The schedule is posted on the board in the hall.", 250),
        (1, "Orders are written down and packed in the afternoon.", 250),
        (0, "Are the labels printed or written by hand?", 300),
        (1, "The labels are printed in the office.", 250),
        (1, "A copy of the list is kept in the folder.", 1000),
    ),
    (
        (0, "Let us go over delivery for a moment.", 300),
        (1, "Delivery is done by a regular carrier.", 250),
        (1, "The boxes are collected at the side entrance.", 250),
        (1, "The carrier sends a note with the details.", 250),
        (1, "The note is filed with the other papers.", 1000),
    ),
)

_LIVELY_EN: tuple[tuple[Say, ...], ...] = (
    (
        (0, "What is the strangest thing a customer ever asked you?", 500),
        (1, "A man wanted to bring back a dead tree and get his money.", 250),
        (1, "He had planted it upside down!", 500),
        (0, "No way, roots in the air?", 350),
        (1, "Roots in the air, and he watered them for three weeks.", 250),
        (1, "I laughed so hard that I gave him a new one for free.", 250),
        (1, "Now he is our best customer, he spent nine thousand dollars.", 1500),
    ),
    (
        (0, "Why do most gardens die in the second year?", 450),
        (1, "Everyone thinks it is the cold.", 250),
        (1, "We dug up two hundred dead plants and only six had frozen.", 250),
        (1, "The other hundred and ninety four had drowned.", 600),
        (0, "Drowned?", 350),
        (1, "People kill plants with love, they never stop watering.", 250),
        (1, "The best advice I can give you is to do nothing.", 1500),
    ),
    (
        (1, "The year my father died I almost burned the place down.", 400),
        (0, "You mean for real?", 350),
        (1, "I had the matches in my hand, I was so angry at everything.", 250),
        (1, "Then a little girl walked in and asked for a flower for her mom.", 250),
        (1, "She paid with four coins and a button.", 500),
        (1, "I still keep that button, it saved eleven families their jobs.", 1500),
    ),
)
