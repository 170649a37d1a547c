"""What is looked for, and what came of it."""

from bot.screens.cut import cut
from bot.screens.progress import project_name
from bot.screens.screen import Screen
from core.domain.errors import NothingFoundError
from core.domain.records.project import ErrorNote, Project
from core.domain.records.search import MomentSearch
from core.ports.chat import SearchOutcome
from core.texts import Translator

_QUERY = 120


def search_screen(
    t: Translator, project: Project, search: MomentSearch, outcome: SearchOutcome | None
) -> Screen:
    """One message from the question to the answer."""
    query = cut(search.query, _QUERY)
    if outcome is None:
        return Screen(t("search-going-on", query=query, name=project_name(t, project)))
    if outcome.error is not None:
        return Screen(t("search-failed", error=t.plain.error(_shortened(outcome.error, query))))
    lines = []
    if outcome.found:
        lines.append(t("search-found", query=query, count=outcome.found))
    if outcome.offered:
        numbers = ", ".join(t("card-number", number=each) for each in outcome.offered)
        key = "search-offered-too" if outcome.found else "search-offered"
        lines.append(t(key, query=query, numbers=numbers))
    if outcome.note is not None:
        lines.append(t("search-note", note=t(outcome.note)))
    return Screen("\n".join(lines))


def _shortened(error: ErrorNote, query: str) -> ErrorNote:
    if error.key != NothingFoundError.key:
        return error
    return ErrorNote(error.key, {**error.params, "query": query})
