import pytest

from core.stages.sentence_ends import ends_sentence


def lines_of(text: str) -> list[str]:
    """Split a text the way the rule says."""
    words = text.split()
    lines: list[str] = []
    line: list[str] = []
    for i, word in enumerate(words):
        before = line[-1] if line else ""
        line.append(word)
        following = words[i + 1] if i + 1 < len(words) else ""
        if not following or ends_sentence(word, following, before=before):
            lines.append(" ".join(line))
            line = []
    return lines


@pytest.mark.parametrize(
    "text",
    [
        "Привет! | Как дела? | Хорошо… | Вот.",
        "Ну… я не знаю. | Думаю... наверное. | Всё... | Конец.",
        "Что?! | Правда?",
        "«Уволь бухгалтера.» | Я уволил.",
        "Он сказал: «Иди!» — и ушёл. | «Куда?» спросил я.",
        "(Смеётся.) | Да.",
        "Купили хлеб, сыр и т. д. | Потом ушли.",
        "Хлеб, сыр и т. д. и т. п. есть всегда.",
        "Хлеб, сыр и т.д. | Потом ушли.",
        "Это, т. е. Москва, город.",
        "Я родился в г. Москва в 1990 г. | Потом уехал.",
        "В 1990 г. было трудно.",
        "Рост 180 см. | Вес 80 кг. | Нормально.",
        "А. С. Пушкин родился. | Потом умер.",
        "А.С. Пушкин родился.",
        "Ж.-П. Бельмондо играл.",
        "Число 3.5 больше 3. 5 это другое.",
        "Заплатил 100 руб. | Дорого.",
        "Заплатил 100 руб. за всё.",
        "Живу на ул. Ленина, д. 5. | Там тихо.",
        "Это был я. | Не ты.",
        "Mr. Smith met Dr. Brown. | They left.",
        "No. | I don't know. | See No. 7 please.",
        "The U.S. Army came at 5 p.m. sharp.",
        "It was you and I. | We left.",
        "Apples, pears, etc. | Then we left.",
        "Apples, e.g. Golden, are good.",
        'He said "Stop!" and left. | "Why?" | I did.',
        "你好。 | 再见！",
        "「你好。」 | 再见！ | 〈はい。〉 | Ну‽ | Да.¹ | Нет.",
        "Вот и всё.😂 | Поехали!🔥🔥 | Да.\u200f | Нет.",
    ],
)
def test_sentences(text: str) -> None:
    assert lines_of(text.replace("| ", "")) == text.split(" | ")
