"""Contents of the home screen, shelf by shelf, made of the library's state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from tni.core.collation import fold, without_article
from tni.library.chosen_filters import NO_FILTERS, ChosenFilters, FilterValue
from tni.library.excerpts import Excerpt, PageFound
from tni.library.lesson_filter import LessonFilter
from tni.library.lesson_query import AS_TYPED, QueryReading
from tni.library.listed_lesson import ListedLesson
from tni.planning.taught_class import ComingLesson
from tni.services.cahier.past_seances import ResumePoint
from tni.services.library.library_state import LessonListing, LibraryState
from tni.store.lesson_bin import BinnedLesson

MOST_COMING = 8
MOST_RECENT = 12
MOST_FAVOURITES = 24


class ShelfKind(Enum):
    COMING = "coming"
    RESUME = "resume"
    RECENT = "recent"
    FAVOURITES = "favourites"
    FOLDERS = "folders"
    ALL = "all"  # of the library, or of a folder
    FOUND = "found"
    PAGES = "pages"  # that contain the words
    KIN = "kin"  # pages that contain words of their families alone
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class FolderItem:
    """Folder on a shelf. path: from the library's folder. lessons: number of lessons below it."""

    path: str
    lessons: int

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class PageItem:
    """Page of a lesson that contains the words that are searched for."""

    lesson: ListedLesson
    found: PageFound


type ShelfItem = ComingLesson | ResumePoint | FolderItem | ListedLesson | PageItem | BinnedLesson


@dataclass(frozen=True, slots=True)
class Shelf:
    kind: ShelfKind
    items: tuple[ShelfItem, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Place in the library that is shown. folder: from the library's folder; "" for home. is_bin: the bin instead.
    words: what is searched for, in all folders. filters: of the lessons; they act below the folder, in a search in all
    folders, and not in the bin."""

    folder: str = ""
    is_bin: bool = False
    words: str = ""
    filters: ChosenFilters = NO_FILTERS

    @property
    def is_home(self) -> bool:
        return self == Place()

    @property
    def has_words(self) -> bool:
        return bool(self.words.strip())

    def only(self, today: date) -> LessonFilter:
        """Return the conditions on lessons of this place."""
        return self.filters.as_filter(today, "" if self.has_words else self.folder)


def shelves(
    state: LibraryState,
    place: Place,
    today: date,
    pages: Sequence[PageFound] = (),
    reading: QueryReading = AS_TYPED,
) -> tuple[Shelf, ...]:
    """Return the shelves of a place. Shelves without items are left out, but for the last one.

    pages: those that contain the words that are searched for, the best first. reading: words that these were taken for.
    """
    listing = state.listing
    if place.is_bin:
        return (Shelf(ShelfKind.BIN, state.binned),)
    if place.has_words:
        lessons = _named(state, place, today)
        if not lessons and reading.taken:
            lessons = _named(state, replace(place, words=" ".join(reading.taken)), today)
        named = Shelf(ShelfKind.FOUND, lessons)
        inside = _inside(state, place.only(today), pages, lessons)
        own = Shelf(ShelfKind.PAGES, tuple(item for item in inside if not item.found.is_kin))
        kin = Shelf(ShelfKind.KIN, tuple(item for item in inside if item.found.is_kin))
        folders = Shelf(ShelfKind.FOLDERS, () if place.filters else _named_folders(listing, place.words))
        return tuple(shelf for shelf in (folders, named, own, kin) if shelf.items) or (named,)
    if place.filters:
        accepted = _in_order(state, listing.facets.accepted(place.only(today)))
        liked = tuple(one for one in accepted if one.path in state.marks.favourites)
        shown = [] if place.folder else [Shelf(ShelfKind.FAVOURITES, liked[:MOST_FAVOURITES])]
        return (*(shelf for shelf in shown if shelf.items), Shelf(ShelfKind.FOUND, accepted))
    folders = Shelf(ShelfKind.FOLDERS, _folders(listing, place.folder))
    lessons = tuple(one for one in listing.lessons if one.folder == place.folder) if place.folder else listing.lessons
    everything = Shelf(ShelfKind.ALL, _in_order(state, lessons))
    if place.folder:
        shown = [folders]
    else:
        marks, known = state.marks, listing.by_path
        recent = [known[path] for path in marks.recent if path in known][:MOST_RECENT]
        favourites = [one for one in listing.lessons if one.path in marks.favourites][:MOST_FAVOURITES]
        shown = [
            Shelf(ShelfKind.COMING, state.coming[:MOST_COMING]),
            Shelf(ShelfKind.RESUME, state.resume_points),
            Shelf(ShelfKind.RECENT, tuple(recent)),
            Shelf(ShelfKind.FAVOURITES, tuple(favourites)),
            folders,
        ]
    return (*(shelf for shelf in shown if shelf.items), everything)


def _in_order(state: LibraryState, lessons: tuple[ListedLesson, ...]) -> tuple[ListedLesson, ...]:
    """Return lessons, which are sorted by title, in the order that the teacher chose."""
    return tuple(sorted(lessons, key=state.last_used_s, reverse=True)) if state.marks.by_date else lessons


def _named_folders(listing: LessonListing, words: str) -> tuple[FolderItem, ...]:
    """Return the folders with all the words in their names."""
    wanted = fold(words).split()
    parents = dict.fromkeys(
        path.rpartition("/")[0]
        for path in listing.folders
        if wanted and all(word in fold(path.rpartition("/")[2]) for word in wanted)
    )
    found = [item for parent in parents for item in _folders(listing, parent)]
    return tuple(item for item in found if all(word in fold(item.name) for word in wanted))


def _folders(listing: LessonListing, parent: str) -> tuple[FolderItem, ...]:
    inside = [path for path in listing.folders if path.rpartition("/")[0] == parent]
    if not inside:
        return ()
    counts = dict.fromkeys(inside, 0)
    start = len(parent) + 1 if parent else 0
    for lesson in listing.lessons:
        if lesson.folder != parent and (not parent or lesson.path.startswith(f"{parent}/")):
            child = lesson.path[: lesson.path.index("/", start)]
            if child in counts:
                counts[child] += 1
    return tuple(FolderItem(path, counts[path]) for path in inside)


def _named(state: LibraryState, place: Place, today: date) -> tuple[ListedLesson, ...]:
    """Return the lessons that the filters accept with all the words in their title, folder, tags or classes: those
    first whose title they are, then those whose title begins with them, then those last opened. An article before the
    title doesn't count."""
    listing, marks = state.listing, state.marks
    words = fold(place.words)
    wanted = words.split()
    rank = {path: number for number, path in enumerate(marks.recent)}
    named = [listing.lessons[number] for number in listing.words.having(wanted)]
    accepted = listing.facets.accepted(place.only(today))
    if len(accepted) < len(listing.lessons):
        paths = {one.path for one in accepted}
        named = [one for one in named if one.path in paths]
    named.sort(key=lambda one: (_nearness(words, fold(one.title)), rank.get(one.path, len(rank))))
    return tuple(named)


def _nearness(words: str, title: str) -> int:
    """Return how near a title is to the words, both folded; 0: it is the words."""
    bare = without_article(title)
    nearer = (title == words, bare == without_article(words), title.startswith(words) or bare.startswith(words))
    return nearer.index(True) if True in nearer else len(nearer)


def filters_that_hide(state: LibraryState, place: Place, today: date) -> list[tuple[FilterValue, int]]:
    """Return the filters without which lessons would be shown where none is, and how many."""
    found = [(value, replace(place, filters=place.filters.without(value))) for value in place.filters.values]
    counted = [(value, len(_named(state, other, today))) for value, other in found]
    return [(value, number) for value, number in counted if number]


def _inside(
    state: LibraryState, only: LessonFilter, pages: Sequence[PageFound], named: Sequence[ListedLesson]
) -> tuple[PageItem, ...]:
    """Return the pages with the words on them, of lessons that the filters accept. Of a lesson that is named by the
    words, only further pages with words of their own: its tile shows the first."""
    known, seen = state.listing.by_path, {one.path for one in named}
    return tuple(
        PageItem(known[page.path], page)
        for page in pages
        if page.path in known
        and only.accepts(known[page.path])
        and (page.path not in seen or (page.is_own and page.number > 1))
    )


def without_excerpts(pages: Sequence[PageFound]) -> list[PageFound]:
    """Return pages that were found without what is on them: an excerpt may be of the teacher's notes."""
    return [replace(page, excerpt=Excerpt()) for page in pages]


def all_tags(listing: LessonListing) -> tuple[str, ...]:
    """Return the tags of all lessons, the most frequent first."""
    counts: dict[str, int] = {}
    for lesson in listing.lessons:
        for tag in lesson.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], fold(tag))))
