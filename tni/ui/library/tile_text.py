"""Texts of the home screen's tiles and headings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tni.library.excerpts import FoundWhere, PageFound
from tni.library.listed_lesson import ListedLesson
from tni.planning.taught_class import ComingLesson
from tni.services.cahier.past_seances import ResumePoint
from tni.services.library.library_state import BIN_DAYS, LibraryState
from tni.services.library.shelves import FolderItem, PageItem, Place, Shelf, ShelfItem, ShelfKind
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import is_singular, tr
from tni.ui.library.tile_lines import Mark
from tni.ui.messages.dates import coming_day, format_time, short_date


@dataclass(frozen=True, slots=True)
class TileText:
    """Lines of a tile. name: what a screen reader says. where: line between title and `below`. title_marks, marks: of
    words that were searched for, in the title and in `below`."""

    title: str
    below: str
    name: str
    where: str = ""
    title_marks: tuple[Mark, ...] = ()
    marks: tuple[Mark, ...] = ()


def tile_text(item: ShelfItem, state: LibraryState, today: date, *, with_folder: bool = False) -> TileText:
    """Return the lines of a tile. with_folder: lessons of several folders stand side by side."""
    match item:
        case ComingLesson():
            when = coming_text(item, today)
            said = tr("Prochaine leçon de {name}, {when} : {lesson}")
            return TileText(item.title, when, said.format(name=item.class_name, when=when, lesson=item.title))
        case ResumePoint():
            day = short_date(item.at.astimezone().date(), today)
            page = tr("page {number}, {day}").format(number=item.page, day=day)
            return TileText(
                item.lesson,
                page,
                tr("Reprendre avec {name} : {lesson}").format(name=item.class_name, lesson=item.lesson),
            )
        case FolderItem():
            count = lesson_count(item.lessons)
            return TileText(item.name, count, tr("Dossier {name}, {count}").format(name=item.name, count=count))
        case ListedLesson():
            below = _below(item, state, today, with_folder=with_folder)
            said = ", ".join(filter(None, (item.title, item.file_name, below)))
            return TileText(item.title, below, said, item.file_name)
        case PageItem(lesson=lesson, found=found):
            places = (tr("page {}").format(found.number), lesson.file_name, _place_text(lesson, today))
            where = " · ".join(filter(None, places))
            text, marks = _found_text(found)
            if text == lesson.title:
                return TileText(lesson.title, "", f"{lesson.title}, {where}", where, title_marks=marks)
            return TileText(lesson.title, text, f"{lesson.title}, {where}, {text}", where, marks=marks)
        case _:  # in the bin
            left = (item.leaves.astimezone().date() - today).days
            stays = tr("encore 1 jour") if left == 1 else tr("encore {} jours").format(left)
            below = tr("jetée {day}").format(day=short_date(item.at.astimezone().date(), today))
            below = f"{stays} · {below}" if left > 0 else below
            return TileText(item.title, below, f"{item.title}, {below}")


def _found_text(found: PageFound) -> tuple[str, tuple[Mark, ...]]:
    """Return the excerpt of a page that was found, and its marks. Where the words are not on the page, it says so."""
    text, marks = found.excerpt.text, found.excerpt.marks
    if found.where is FoundWhere.PAGE:
        return text, marks
    is_file = found.where is FoundWhere.FILE
    if not text:  # it is not for the class
        return (tr("Dans le nom du fichier") if is_file else tr("Dans la fiche")), ()
    said = tr("Dans le nom du fichier : {}") if is_file else tr("Dans la fiche : {}")
    by = said.index("{}")
    return said.format(text), tuple((start + by, end + by) for start, end in marks)


def lesson_name(lesson: ListedLesson) -> str:
    """Return the title of a lesson, with its file's name where that is another."""
    if not lesson.file_name:
        return lesson.title
    return tr("{title} (fichier « {file} »)").format(title=lesson.title, file=lesson.file_name)


def coming_text(coming: ComingLesson, today: date) -> str:
    """Return when a lesson comes, as `demain, 8 h 00`."""
    return f"{coming_day(coming.start.date(), today)}, {format_time(coming.start)}"


def _place_text(lesson: ListedLesson, today: date) -> str:
    """Return what tells a lesson from others of its title: folder, classes, or the day of its last change."""
    if lesson.folder:
        return " › ".join(lesson.folder.split("/")[-2:])
    return ", ".join(lesson.classes[:2]) or short_date(datetime.fromtimestamp(lesson.changed_s).date(), today)


def _below(lesson: ListedLesson, state: LibraryState, today: date, *, with_folder: bool) -> str:
    if lesson.problem:
        return {"damaged": tr("abîmée"), "newer": tr("d’une version plus récente")}.get(lesson.problem, tr("illisible"))
    day = short_date(datetime.fromtimestamp(state.last_used_s(lesson)).date(), today)
    when = tr("ouverte", "on the board") if lesson.path == state.open_path else day
    if lesson.path in state.shared:
        author = state.shared[lesson.path]
        role = tr("partagée") if author is None else " · ".join(filter(None, (tr("suivie"), author)))
        when = f"{role} · {when}"
    if with_folder and lesson.folder:
        return f"{_place_text(lesson, today)} · {when}"
    return " · ".join((when, *lesson.classes[:2]))


def lesson_count(number: int) -> str:
    return (tr("{} leçon") if is_singular(number) else tr("{} leçons")).format(number)


def heading_text(shelf: Shelf, place: Place) -> str:
    match shelf.kind:
        case ShelfKind.COMING:
            return tr("Prochaines leçons")
        case ShelfKind.RESUME:
            return tr("Reprendre")
        case ShelfKind.RECENT:
            return tr("Récentes")
        case ShelfKind.FAVOURITES:
            return tr("Favoris")
        case ShelfKind.FOLDERS:
            return tr("Dossiers")
        case ShelfKind.BIN:
            return tr("Corbeille")
        case ShelfKind.FOUND:
            number = len(shelf.items)
            return (tr("{} leçon trouvée") if is_singular(number) else tr("{} leçons trouvées")).format(number)
        case ShelfKind.PAGES:
            return tr("Dans les pages")
        case ShelfKind.KIN:
            return tr("Mots de la même famille")
        case ShelfKind.ALL:
            return tr("Leçons") if place.folder else tr("Toutes les leçons")


def few_text() -> str:
    """Return how to begin where there is hardly a lesson."""
    return tr("Pour commencer : voir des exemples, ajouter ses leçons et ses PDF, ou relier son emploi du temps.")


def first_steps() -> tuple[tuple[CommandId, str], ...]:
    """Return what to begin with, each with its text. `OPEN` stands for adding lessons."""
    return (
        (CommandId.EXAMPLE, tr("Voir les exemples")),
        (CommandId.OPEN, tr("Ajouter d’un dossier ou d’une clé")),
        (CommandId.YEAR, tr("Mon année")),
    )


def empty_text(place: Place, *, is_whole: bool = True) -> str:
    """Return what to do where no lesson is shown. is_whole: all lessons can be searched already."""
    if place.is_bin:
        return tr("La corbeille est vide. Une leçon jetée y reste {} jours.").format(BIN_DAYS)
    if place.words and not is_whole:
        return tr("TNI lit encore les leçons : les résultats arrivent.")
    if place.words:
        return tr("Aucune leçon trouvée. Essayer un autre mot, ou effacer la recherche.")
    if place.folder:
        return tr(
            "Ce dossier est vide. « Nouvelle leçon » en commence une ici ; glisser une leçon sur un dossier l’y range."
        )
    return tr(
        "Aucune leçon pour l’instant. « Nouvelle leçon » ouvre une page où écrire ; "
        "« Ajouter » en prend d’un dossier ou d’une clé."
    )
