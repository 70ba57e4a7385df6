"""Text about a library of lessons for a terminal: its index, and what a search found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from tni.library.excerpts import PageFound
from tni.library.lesson_query import QueryReading
from tni.ui.i18n import is_singular, tr


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
    read = tr("{} lue cette fois") if is_singular(report.indexed) else tr("{} lues cette fois")
    removed = tr("{} retirée") if is_singular(report.removed) else tr("{} retirées")
    yield f"{count}, {read.format(report.indexed)}, {removed.format(report.removed)}."
    words = {
        "damaged": tr("abîmée : seul son nom est cherché"),
        "newer": tr("écrite par un TNI plus récent : seul son nom est cherché"),
        "name": _unnamed(),
    }
    for path, problem in report.problems:
        yield f"{path} : {words.get(problem, tr('illisible : seul son nom est cherché'))}"


def page_lines(page: PageFound) -> Iterator[str]:
    """Yield two lines about a page that was found."""
    where = tr("{lesson}, page {number}").format(lesson=page.path, number=page.number)
    names = " · ".join(dict.fromkeys(filter(None, (page.lesson_title, page.page_title))))
    yield f"{where} — {names}" + (" " + tr("(mots de la même famille)") if page.is_kin else "")
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


def nothing_found_text(words: str, hidden: int = 0) -> str:
    """Return that nothing was found. hidden: number of pages that filters hide."""
    if not hidden:
        return tr("Aucune page ne contient « {words} ».").format(words=words)
    pages = tr("1 page") if hidden == 1 else tr("{} pages").format(hidden)
    return tr("« {words} » n’est trouvé dans aucune leçon avec ces filtres ; sans eux : {pages}.").format(
        words=words, pages=pages
    )


def unknown_value_text(option: str, value: str, known: Sequence[str]) -> str:
    """Return that no lesson has a value to filter by, and which values there are."""
    if not known:
        return tr("{option} : aucune leçon de ce dossier n’a « {value} », ni rien d’autre.").format(
            option=option, value=value
        )
    return tr("{option} : aucune leçon de ce dossier n’a « {value} ». Il y a : {known}.").format(
        option=option, value=value, known=", ".join(known)
    )


def unsearched_text(name: str) -> str:
    """Return that a lesson is not searched because of its file's name."""
    return f"{name} : {_unnamed()}"


def _unnamed() -> str:
    return tr("nom de fichier mal codé : elle n’est pas cherchée, la renommer")
