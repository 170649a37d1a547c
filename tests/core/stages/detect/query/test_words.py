"""The keyless search: passages that say what is asked for."""

import pytest

from core.domain.document import Document
from core.domain.moments import ClipWish
from core.domain.spans import Span
from core.stages.detect.limits import Limits, limits_for
from core.stages.detect.material import Tuning
from core.stages.detect.query.find import find_by_words
from core.stages.detect.query.question import Term, terms_of
from core.stages.detect.query.stems import Stems, are_alike, words_in
from core.stages.detect.talk import Talk
from tests.factories import duration_of, follow, make_document

FREE = Limits(8_000, 25_000)


def found(talk: Talk, query: str, limits: Limits = FREE, at_most: int = 5) -> list[str]:
    """What is said in the passages that a query finds."""
    clips = find_by_words(talk, query, limits, at_most, Tuning())
    return [said(talk, clip.span) for clip in clips]


def said(talk: Talk, span: Span) -> str:
    inside = (s for s in talk.sentences if span.start_ms <= s.start_ms < span.end_ms)
    return " ".join(sentence.text for sentence in inside)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("деньги", "денег"),
        ("деньги", "деньгами"),
        ("сериал", "сериалы"),
        ("ребёнок", "ребенка"),
        ("отец", "отцу"),
        ("любовь", "любви"),
        ("ёлка", "елки"),
        ("investors", "Investor"),
        ("studies", "study"),
        ("МИ\u0306Р", "мй\u0440"),
        ("東京", "東京"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    stems = Stems()
    assert are_alike(*(stems.of(words_in(word)[0]) for word in (one, other)))


@pytest.mark.parametrize(("one", "other"), [("город", "гордый"), ("кот", "код"), ("мир", "мера")])
def test_other_words_are_others(one: str, other: str) -> None:
    stems = Stems()
    assert not are_alike(stems.of(one), stems.of(other))


def test_words_of_asking_are_left_out_unless_nothing_else_is_asked() -> None:
    stems = Stems()
    asked = terms_of("Найди, где они говорят про деньги и про ДЕНЬГИ!", stems)
    assert asked == (Term((stems.of("деньги"),)),)
    assert terms_of("where do they talk about the dog", stems) == (Term(("dog",)),)
    assert len(terms_of("о чём они", stems)) == 3
    assert terms_of("🎬 !?", stems) == ()


def test_quotes_make_a_phrase(talk: Talk) -> None:
    stems = Stems()
    for quoted in ('"первый миллион"', "«первый миллион»", "“первый миллион”", "„первый миллион“"):
        (phrase,) = terms_of(quoted, stems)
        assert phrase == Term((stems.of("первый"), stems.of("миллион")), required=True)
    assert "дал нам первый миллион" in found(talk, '"первый миллион"')[0]
    assert found(talk, '"миллион первый"') == [], "in this order"
    assert found(talk, '"первый миллион" собака') == found(talk, '"первый миллион"')


def test_a_phrase_may_run_over_the_end_of_a_sentence(talk: Talk) -> None:
    assert found(talk, "«один и тот же сериал сначала»")


def test_the_passage_holds_the_whole_thought(talk: Talk) -> None:
    (passage,) = found(talk, "где про деньги")
    assert passage.startswith("Откуда вы взяли деньги на первый запуск?"), "question and answer"
    assert passage.endswith("самый дорогой урок в моей жизни.")
    (passage,) = found(talk, "собаки")
    assert passage.startswith("А что дома")
    assert "учитель" not in passage


def test_the_most_relevant_comes_first() -> None:
    document = follow(
        [
            (0, "Про кофе скажу одно слово, и хватит о нём.", 300),
            (0, "Дальше будет долгий рассказ о погоде и дорогах.", 300),
            (0, "Дороги размыло, и мы стояли в поле до утра.", 300),
            (0, "Утром приехал трактор и вытащил всех нас.", 2000),
            (0, "Кофе из Эфиопии кислый, а кофе из Бразилии сладкий.", 300),
            (0, "Кофе надо молоть прямо перед тем, как варить.", 300),
            (0, "Тогда запах кофе слышит весь подъезд.", 300),
        ]
    )
    first, *_ = found(Talk(document, (), duration_of(document)), "кофе")
    assert "Эфиопии" in first


def test_a_word_of_many_is_not_enough(talk: Talk) -> None:
    assert found(talk, "жизнь пингвинов в антарктиде") == []
    assert found(talk, "холодильник") == []


def test_lengths_are_kept_and_words_are_whole(talk: Talk, document: Document) -> None:
    words = list(document.words())
    for length in ("15-30", "30-60"):
        limits = limits_for(talk, ClipWish.of(3, length))
        for query in ("деньги", "собака", "сериал", "жизни", "месяц"):
            for clip in find_by_words(talk, query, limits, 3, Tuning()):
                assert limits.allow(clip.span.duration_ms)
                for edge in (clip.span.start_ms, clip.span.end_ms):
                    assert not any(w.start_ms < edge < w.end_ms for w in words)


def test_title_and_reason_are_in_the_language_of_the_talk(talk: Talk) -> None:
    (clip,) = find_by_words(talk, "деньги", FREE, 5, Tuning())
    assert clip.reason == "По запросу «деньги»: звучит «деньги», «денег»"
    assert clip.title
    assert clip.found_by.startswith("local")
    assert 0 < clip.score <= 100
    english = make_document(
        [(0, "We had no money at all. So I sold my car and my bike. It was fun.", 500)],
        language="en",
    )
    brief = Talk(english, (), duration_of(english))
    (clip,) = find_by_words(brief, "moneys", Limits(1_000, 20_000), 5, Tuning())
    assert clip.reason == "For “moneys”: one hears “money”"


def test_what_was_found_is_not_found_twice(talk: Talk) -> None:
    first = find_by_words(talk, "жизни", FREE, 1, Tuning())
    others = find_by_words(talk, "жизни", FREE, 5, Tuning(), already=first)
    assert others
    assert all(not clip.span.overlap_ms(first[0].span) for clip in others)


@pytest.mark.parametrize(
    "query", ["", "!!!", "«»", '"', "\u202e\u200b", "x" * 5_000, "а б в " * 500]
)
def test_odd_queries_find_nothing_or_something_but_never_fail(talk: Talk, query: str) -> None:
    for clip in find_by_words(talk, query, FREE, 3, Tuning()):
        assert len(clip.reason) < 300
