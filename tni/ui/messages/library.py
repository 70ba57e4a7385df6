"""Text about a library of lessons for a terminal: its index, and what a search found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from tni.library.excerpts import PageFound
from tni.library.lesson_query import QueryReading
from tni.ui.i18n import tr


class IndexFacts(Protocol):
    """Result of an update of the index; see `tni.services.library.library_indexer.IndexReport`."""

    @property
    def lessons(self) -> int: ...
    @property
    def indexed(self) -> int: ...
    @property
    def removed(self) -> int: ...
    @property
    def problems(self) -> Sequence[tuple[str, str]]: ...


def index_lines(report: IndexFacts) -> Iterator[str]:
    """Yield lines about an index that was updated, one for each lesson that could not be read."""
    count = tr("1 leçon dans l’index") if report.lessons == 1 else tr("{} leçons dans l’index").format(report.lessons)
    yield tr("{count}, {read} lues cette fois, {removed} retirées.").format(
        count=count, read=report.indexed, removed=report.removed
    )
    words = {
        "damaged": tr("abîmée : seul son nom est cherché"),
        "newer": tr("écrite par un TNI plus récent : seul son nom est cherché"),
    }
    for path, problem in report.problems:
        yield f"{path} : {words.get(problem, tr('illisible : seul son nom est cherché'))}"


def page_lines(page: PageFound) -> Iterator[str]:
    """Yield two lines about a page that was found."""
    where = tr("{lesson}, page {number}").format(lesson=page.path, number=page.number)
    names = dict.fromkeys(filter(None, (page.lesson_title, page.page_title)))
    yield f"{where} — {' · '.join(names)}"
    yield f"    {page.excerpt.text}"


def reading_text(reading: QueryReading) -> str:
    """Return which words were not found and what the results are for; empty if all were found as they were typed."""
    taken = " ".join(reading.taken)
    if not reading.missing:
        return tr("Résultats pour « {} ».").format(taken) if taken else ""
    words = ", ".join(tr("« {} »").format(word) for word in reading.missing)
    text = tr("{words} n’a été trouvé nulle part : résultats pour « {taken} ».")
    if len(reading.missing) > 1:
        text = tr("{words} n’ont été trouvés nulle part : résultats pour « {taken} ».")
    return text.format(words=words, taken=taken)


def nothing_found_text(words: str) -> str:
    return tr("Aucune page ne contient « {words} ».").format(words=words)
