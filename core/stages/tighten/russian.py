"""Fillers of Russian."""

import re
from collections.abc import Sequence

from core.stages.tighten.filler import Filler, SetOff, Speech
from core.stages.tighten.places import Place


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VERB = re.compile(r".+(?:л|ла|ло|ли|лся|лась|лось|лись|ть|ти|чь|ться|тись)")
_VERB_WITHIN = 4
_OF_A_KIND = re.compile(r".*(?:ого|его|ых|их|\d)")


def _wishes(places: Sequence[Place], i: int) -> bool:
    """«Как бы это сделать», «как бы ты поступил»: it asks or wishes, and a verb is near."""
    if places[i].opens:
        return True
    for place in places[i + 2 : i + 2 + _VERB_WITHIN]:
        if _VERB.fullmatch(place.bare) or "?" in place.word.text:
            return True
        if place.closes:
            break
    return False


def _is_a_kind(places: Sequence[Place], i: int) -> bool:
    """«Нового типа», «2 типа»: the noun."""
    return not places[i].opens and _OF_A_KIND.fullmatch(places[i - 1].bare) is not None


RUSSIAN = Speech(
    hesitation=re.compile(r"э+(?:-?э+)*(?:-?м+)*|м{2,}|м(?:-м+)+"),
    names=_set("буква буквы букву букве буквой звук звука"),
    fillers=(
        Filler(
            ("ну",),
            SetOff.ANY,
            not_after=_set("да а ой ну тьфу"),
            not_before=_set(
                "и а да нет не что чего че как какой какая какое какие каков где когда куда зачем"
                " почему кто сколько чей разве неужели ка же уж ладно хорошо конечно давай давайте"
                " вот так то все всё правда ничего просто очень совсем прям прямо надо пожалуйста"
                " привет здравствуй здравствуйте пока погоди погодите слава тебя его ее их вас ты"
                " вы ну"
            ),
        ),
        Filler(
            ("типа",),
            SetOff.BOTH,
            not_after=_set("что-то нечто кто-то чего-то чем-то вроде"),
            not_before=_set("того этого"),
            veto=_is_a_kind,
        ),
        Filler(
            ("как", "бы"),
            SetOff.ANY,
            not_after=_set("вот так о том а лишь боюсь боится думаю думал знать понять хоть"),
            not_before=_set("не ни то там"),
            veto=_wishes,
        ),
        Filler(
            ("короче",),
            SetOff.BOTH,
            not_after=_set("стал стала стало стали намного гораздо чуть еще немного быть все как"),
            not_before=_set("чем"),
        ),
        Filler(("короче", "говоря"), SetOff.BOTH),
        Filler(
            ("в", "общем"),
            SetOff.AFTER,
            not_before=_set("и то случае виде зачете доступе объеме смысле порядке плане чате"),
        ),
        Filler(
            ("вот",),
            SetOff.BOTH,
            not_after=_set("ну и так а да но как это"),
            not_before=_set(
                "и а почему зачем отчего что как где куда откуда когда кто какой какая какие так"
                " это эта этот эти этого тут здесь там такой такая такое такие поэтому именно бы он"
                " она оно они уже еще тогда тебе вам"
            ),
        ),
        Filler(
            ("так", "сказать"),
            SetOff.AFTER,
            not_after=_set(
                "можно нельзя могу мог могла можете может если хочу хотел надо нужно чтобы и лучше"
            ),
            not_before=_set("нельзя можно что не"),
        ),
        Filler(
            ("это", "самое"),
            SetOff.AFTER,
            not_after=_set("вот за про и в на то как"),
            not_before=_set("о об что чего чем о главное"),
        ),
    ),
)
