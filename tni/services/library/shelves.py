"""Contents of the home screen, shelf by shelf, made of the library's state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from tni.core.collation import fold
from tni.library.listed_lesson import ListedLesson
from tni.services.cahier.past_seances import LastTaught
from tni.services.library.library_state import LibraryState, Listing
from tni.store.lesson_bin import BinnedLesson

MOST_RECENT = 12
MOST_FAVOURITES = 24


class ShelfKind(Enum):
    RESUME = "resume"
    RECENT = "recent"
    FAVOURITES = "favourites"
    FOLDERS = "folders"
    ALL = "all"  # of the folder
    FOUND = "found"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class FolderItem:
    """Folder on a shelf. path: from the library's folder. lessons: number of lessons below it."""

    path: str
    lessons: int

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


type ShelfItem = LastTaught | FolderItem | ListedLesson | BinnedLesson


@dataclass(frozen=True, slots=True)
class Shelf:
    kind: ShelfKind
    items: tuple[ShelfItem, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Place in the library that is shown. folder: from the library's folder; "" for home. is_bin: the bin instead.
    words: what is searched for, in all folders. tags: lessons with all of them."""

    folder: str = ""
    is_bin: bool = False
    words: str = ""
    tags: frozenset[str] = frozenset()

    @property
    def is_home(self) -> bool:
        return self == Place()


class LessonSearch(Protocol):
    """Search in the lessons' pages, where the library has an index."""

    def __call__(self, words: str) -> Sequence[str]:
        """Return the paths of the lessons that contain the words, the best first."""


def shelves(state: LibraryState, place: Place, found_inside: Iterable[str] = ()) -> tuple[Shelf, ...]:
    """Return the shelves of a place. Shelves without items are left out, but for the last one.

    found_inside: paths of lessons that contain the words that are searched for, by `LessonSearch`.
    """
    listing = state.listing
    if place.is_bin:
        return (Shelf(ShelfKind.BIN, state.binned),)
    if place.words.strip() or place.tags:
        return (Shelf(ShelfKind.FOUND, _found(state, place, found_inside)),)
    folders = Shelf(ShelfKind.FOLDERS, _folders(listing, place.folder))
    everything = Shelf(ShelfKind.ALL, tuple(one for one in listing.lessons if one.folder == place.folder))
    if place.folder:
        shown = [folders]
    else:
        marks, known = state.marks, listing.by_path
        recent = [known[path] for path in marks.recent if path in known][:MOST_RECENT]
        favourites = [one for one in listing.lessons if one.path in marks.favourites][:MOST_FAVOURITES]
        shown = [
            Shelf(ShelfKind.RESUME, state.taught),
            Shelf(ShelfKind.RECENT, tuple(recent)),
            Shelf(ShelfKind.FAVOURITES, tuple(favourites)),
            folders,
        ]
    return (*(shelf for shelf in shown if shelf.items), everything)


def _folders(listing: Listing, parent: str) -> tuple[FolderItem, ...]:
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


def _found(state: LibraryState, place: Place, found_inside: Iterable[str]) -> tuple[ListedLesson, ...]:
    """Return the lessons with all the words in their title, folder, tags or classes: those first whose title begins
    with them, then those last opened; then the lessons that contain the words."""
    listing, marks = state.listing, state.marks
    words = fold(place.words)
    wanted = words.split()
    rank = {path: number for number, path in enumerate(marks.recent)}
    unranked = len(rank)
    named = [
        one
        for one in listing.lessons
        if place.tags.issubset(one.tags) and all(word in listing.folded[one.path] for word in wanted)
    ]
    named.sort(
        key=lambda one: (not listing.folded[one.path].startswith(words), rank.get(one.path, unranked))
    )  # stable: by title within
    seen = {one.path for one in named}
    inside = [
        listing.by_path[path]
        for path in found_inside
        if path in listing.by_path and path not in seen and place.tags.issubset(listing.by_path[path].tags)
    ]
    return (*named, *inside)


def all_tags(listing: Listing) -> tuple[str, ...]:
    """Return the tags of all lessons, the most frequent first."""
    counts: dict[str, int] = {}
    for lesson in listing.lessons:
        for tag in lesson.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], fold(tag))))
