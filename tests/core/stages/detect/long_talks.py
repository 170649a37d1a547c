"""Hours of made-up talk, every sentence its own."""

from random import Random

from core.domain.document import Document
from tests.factories import follow

_WHO = ("Мой сосед", "Наш директор", "Старый пилот", "Одна студентка", "Врач из Томска", "Мой брат")
_DID = ("продал", "нашёл", "потерял", "построил", "украл", "подарил", "починил", "проиграл")
_WHAT = ("дом", "велосипед", "рояль", "чемодан денег", "корабль", "письмо", "завод", "щенка")
_WHERE = ("в Казани", "на рынке", "в поезде", "у моря", "в подвале", "на свадьбе", "в самолёте")
_WHY = ("ради спора", "из-за любви", "без причины", "за три дня", "назло всем", "по ошибке")


def long_talk(minutes: int) -> Document:
    """Return two people talking at about four and a half seconds a sentence."""
    random = Random(minutes)
    lines: list[tuple[int | None, str, int]] = []
    for number in range(minutes * 60 // 5):
        who, did, what = random.choice(_WHO), random.choice(_DID), random.choice(_WHAT)
        text = f"{who} {did} {what} {random.choice(_WHERE)} {random.choice(_WHY)}"
        ending = f", и было это {number} лет назад." if number % 3 else "?"
        lines.append((number % 7 // 4, text + ending, random.choice((250, 400, 900, 1_400))))
    return follow(lines)
