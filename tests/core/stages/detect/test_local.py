"""Local scoring: what it picks, and how it words it."""

import json
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from core.domain.document import Document
from core.domain.errors import NoMomentsError, NoSpeechError
from core.domain.moments import ClipWish, DetectionResult, SpeechSignals
from core.domain.spans import Span
from core.stages.detect import Material, PromptTemplate, detect
from core.stages.detect.local.hashtags import hashtags_of
from core.stages.detect.local.scoring import Scorer
from core.stages.detect.local.titles import LONGEST, as_title
from core.stages.detect.talk import Talk
from core.stages.detect.words import lexicon_for
from tests.factories import duration_of, follow


async def _find(
    document: Document, duration_ms: int, prompt: PromptTemplate, wish: ClipWish | None = None
) -> DetectionResult:
    return await detect(
        Material(document, (), duration_ms, wish or ClipWish()),
        model=None,
        prompt=prompt,
        session="s",
    )


@pytest.fixture(scope="session")
def moments(sample_dir: Path) -> list[Span]:
    truth = json.loads((sample_dir / "podcast.truth.json").read_text(encoding="utf-8"))
    return [Span(moment["start_ms"], moment["end_ms"]) for moment in truth["moments"]]


async def test_the_samples_moments_are_found(
    sample: tuple[Document, int], moments: list[Span], prompt: PromptTemplate
) -> None:
    result = await _find(*sample, prompt)
    found = sorted(candidate.span for candidate in result.candidates)
    assert len(found) == len(moments)
    for span, moment in zip(found, moments, strict=True):
        assert span.overlap_ms(moment) == moment.duration_ms
        assert span.duration_ms - moment.duration_ms <= 800


async def test_it_beats_random_windows_of_the_same_length(
    sample: tuple[Document, int], moments: list[Span], prompt: PromptTemplate
) -> None:
    document, duration_ms = sample
    result = await _find(document, duration_ms, prompt, ClipWish(count=1))
    best = result.candidates[0].span
    random = Random(7)
    starts = (random.randrange(duration_ms - best.duration_ms) for _ in range(500))
    chance = [_agreement(Span(s, s + best.duration_ms), moments) for s in starts]
    assert _agreement(best, moments) > sorted(chance)[int(len(chance) * 0.9)]


def _agreement(span: Span, moments: list[Span]) -> float:
    """Intersection over union with the nearest moment."""
    common = max(moments, key=span.overlap_ms)
    overlap = span.overlap_ms(common)
    return overlap / (span.duration_ms + common.duration_ms - overlap)


async def test_a_short_talk_that_holds_two_gives_two(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    result = await _find(*sample, prompt, ClipWish(count=2))
    assert len(result.candidates) == 2
    assert result.candidates[0].score >= result.candidates[1].score


async def test_titles_and_reasons_are_in_the_talks_language(
    sample: tuple[Document, int], prompt: PromptTemplate
) -> None:
    for candidate in (await _find(*sample, prompt)).candidates:
        assert 15 <= len(candidate.title) <= LONGEST
        assert candidate.title[0].isupper()
        assert candidate.reason.startswith("Начинается с вопроса")
        assert 1 <= len(candidate.hashtags) <= 3
        assert all(0 <= part <= 20 for part in candidate.subscores.values())


async def test_an_english_talk_is_worded_in_english(prompt: PromptTemplate) -> None:
    document = follow(
        [
            (0, "Why do most startups fail in the first year?", 400),
            (1, "Nobody asks the customers what hurts them.", 300),
            (1, "We asked a thousand customers and lost only nine.", 300),
            (1, "That's why the customers stayed with us.", 1500),
        ],
        language="en",
    )
    (candidate,) = (await _find(document, duration_of(document), prompt)).candidates
    assert candidate.title == "We asked a thousand customers and lost only nine"
    assert candidate.reason.startswith("Opens with a question")
    assert "#customers" in candidate.hashtags


def test_sound_counts(sample: tuple[Document, int]) -> None:
    document, duration_ms = sample
    lines = len(list(document.lines()))
    quiet = Scorer(Talk(document, [SpeechSignals(loudness_db=0.0)] * lines, duration_ms))
    loud = Scorer(Talk(document, [SpeechSignals(loudness_db=6.0)] * lines, duration_ms))
    assert loud.score(0, 5).subscores["emotion"] > quiet.score(0, 5).subscores["emotion"]
    assert loud.score(0, 5).score > quiet.score(0, 5).score


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Ну, э-э, да.", "Да"),
        ("А почему клиенты вообще уходят?", "Почему клиенты вообще уходят?"),
        ("Павел, правда, что ты ушёл?", "Правда, что ты ушёл?"),
        ("И, короче, мы поехали.", "Мы поехали"),
        ("Нет. Вот смотри: мы опросили тысячу.", "Смотри: мы опросили тысячу"),
        ("«Честную ошибку люди прощают»,", "Честную ошибку люди прощают"),
        ("Ого, вот это да!", "Ого, вот это да!"),
        (
            "Мы посадили человека, который сразу всем отвечает, и продажи выросли втрое.",
            "Мы посадили человека, который сразу всем отвечает…",
        ),
        (
            "Мы очень долго и очень упорно думали о том как бы нам наконец начать продавать лучше.",
            "Мы очень долго и очень упорно думали о том как бы нам…",
        ),
        ("Слово" * 30, "Слово" * 11 + "Слов…"),
        ("", ""),
        ("…", ""),
    ],
)
def test_titles_are_cut_cleanly(said: str, title: str) -> None:
    made = as_title(said, lexicon_for("ru", ""))
    assert made == title
    assert len(made) <= LONGEST


def test_hashtags_are_what_the_passage_comes_back_to() -> None:
    document = follow(
        [
            (0, "Завтрак стоил рубль, и завтраки разобрали за ночь.", 300),
            (0, "Мы очень хотели продавать завтраков больше.", 300),
            (1, "Погода была хорошая.", 300),
        ]
    )
    talk = Talk(document, (), duration_of(document))
    tags = hashtags_of(talk, 0, 1)
    assert tags[0] in {"#завтрак", "#завтраки"}
    assert not {"#очень", "#хотели", "#была"} & set(tags)
    assert "#погода" not in tags


async def test_hours_of_talk_take_seconds(prompt: PromptTemplate) -> None:
    document = follow(
        [
            (n % 2, f"Предложение номер {n} длится около четырёх секунд.", 300 + n % 7 * 200)
            for n in range(900)
        ]
    )
    result = await _find(document, duration_of(document), prompt)
    assert len(result.candidates) >= 5


_LIST = ["Хлеб.", "Молоко.", "Сыр.", "Масло.", "Соль.", "Сахар.", "Мука.", "Яйца."] * 8


@pytest.mark.parametrize(
    "lines",
    [
        [(0, word, 59_000) for word in ["Да", "Нет", "Ага", "Ну", "Так", "Вот"]],
        [(0, word, 900) for word in _LIST],
        [(0, word, 200) for word in _LIST],
        [(None, "[музыка]", 3_000)] * 40,
        [(None, "Музыка.", 1_500)] * 60,
        [(None, "Продолжение следует...", 2_500)] * 40,
        [(0, "Ну э-э типа ну как бы э-э вот.", 400), (0, "Ну да.", 300)] * 30,
        [(0, f"Пункт номер {number}.", 500) for number in range(40)],
    ],
    ids=[
        *("a word a minute", "slow list", "quick list", "notes", "music", "phantom words"),
        *("fillers", "numbers"),
    ],
)
async def test_what_is_no_talk_gives_no_clips(
    lines: list[tuple[int | None, str, int]], prompt: PromptTemplate
) -> None:
    document = follow(lines)
    with pytest.raises((NoMomentsError, NoSpeechError)):
        await _find(document, duration_of(document), prompt)


async def test_a_script_that_does_not_part_words(prompt: PromptTemplate) -> None:
    document = follow(
        [(0, f"我们{n}号店开门的时候来了三千个客人没有一个人付钱。", 400) for n in range(12)]
    )
    with suppress(NoMomentsError):
        for candidate in (await _find(document, duration_of(document), prompt)).candidates:
            assert candidate.span.duration_ms >= 15_000


async def test_laughter_is_worth_a_clip_and_is_named(prompt: PromptTemplate) -> None:
    lines = [(0, f"Мы пришли в магазин номер {n} и купили немного хлеба.", 400) for n in range(40)]
    document = follow(lines)
    signals = tuple(
        SpeechSignals(loudness_db=0.0, laughter=1.0 if n == 20 else 0.0) for n in range(40)
    )
    material = Material(document, signals, duration_of(document), ClipWish(count=1))
    found = await detect(material, model=None, prompt=prompt, session="s")
    (candidate,) = found.candidates
    talk = Talk(document, signals, duration_of(document))
    assert candidate.span.overlap_ms(talk.span(20, 20)) == talk.length_ms(20, 20)
    assert "смех" in candidate.reason
    assert candidate.signals["laughter"] == 1.0
