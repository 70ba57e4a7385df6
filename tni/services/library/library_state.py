"""State of the library for its views, and what its listeners are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge, nlargest
from itertools import batched, chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tni.core.collation import fold, sort_key
from tni.library.lesson_facets import LessonFacets
from tni.library.listed_lesson import ListedLesson
from tni.planning.taught_class import ComingLesson
from tni.services.cahier.past_seances import ResumePoint
from tni.services.library.lesson_words import LessonWords
from tni.store.lesson_bin import KEPT_DAYS, BinnedLesson
from tni.store.library_folder import LibraryFolder
from tni.store.library_marks_file import LibraryMarks

if TYPE_CHECKING:
    from tni.services.library.intake_report import IntakeReport

SORTED_AT_ONCE = 500
BIN_DAYS = KEPT_DAYS
"""Days that a lesson stays in the bin."""


class LessonLister(Protocol):
    """Source of the lessons in the library."""

    def lessons(self) -> LibraryFolder:
        """Return all lessons and folders. For a worker thread."""


MOST_LATEST = 20
"""Lessons whose levels and subjects are those that the teacher uses."""


@dataclass(frozen=True, slots=True)
class LessonListing:
    """Lessons in the order of lists, by title, and folders in theirs. by_path: the lesson of each path. words: those by
    which the lessons are found. facets: the lessons by what filters choose among. by_id: the lesson of each id; of
    several files, the one that changed last."""

    lessons: tuple[ListedLesson, ...] = ()
    folders: tuple[str, ...] = ()
    by_path: Mapping[str, ListedLesson] = field(default_factory=dict)
    words: LessonWords = field(default_factory=lambda: LessonWords(()), compare=False)
    facets: LessonFacets = field(default_factory=lambda: LessonFacets(()), compare=False)
    by_id: Mapping[str, ListedLesson] = field(default_factory=dict)

    def lesson_of(self, lesson_id: str, title: str) -> ListedLesson | None:
        """Return the lesson with an id, of several files the one that changed last, or else the only one with a title;
        None without one."""
        if lesson_id in self.by_id:
            return self.by_id[lesson_id]
        named = [one for one in self.lessons if fold(one.title) == fold(title)]
        return named[0] if len(named) == 1 else None

    def used_keys(self) -> tuple[str, ...]:
        """Return the levels and subjects of the lessons that changed last, the latest first."""
        latest = nlargest(MOST_LATEST, self.lessons, key=lambda one: one.changed_s)
        return tuple(dict.fromkeys(key for one in latest for key in (*one.subjects, *one.levels)))

    @classmethod
    def of(cls, found: LibraryFolder, before: LessonListing | None = None) -> LessonListing:
        """Make the listing, or return the one before if it has the same lessons. For a worker thread: many take a
        while."""
        if before is not None and before._is_of(found):
            return before
        lessons = tuple(_in_order(found.lessons))
        return cls(
            lessons,
            tuple(sorted(found.folders, key=lambda path: sort_key(*path.split("/")))),
            {one.path: one for one in lessons},
            LessonWords(lessons),
            LessonFacets(lessons),
            _by_id(lessons),
        )

    def _is_of(self, found: LibraryFolder) -> bool:
        """Return whether this is the listing of these very objects."""
        return (
            len(self.lessons) == len(found.lessons)
            and all(self.by_path.get(one.path) is one for one in found.lessons)
            and set(self.folders) == set(found.folders)
        )


def _in_order(lessons: Iterable[ListedLesson]) -> Iterator[ListedLesson]:
    """Sort lessons by title. Whole keys, of 1 kB each, are made for those alone whose titles have the same letters."""
    for same in _grouped(lessons, lambda one: fold(one.title)):
        if len(same) == 1:
            yield same[0]
        else:
            yield from chain.from_iterable(_grouped(same, lambda one: sort_key(one.title, one.path)))


def _grouped(lessons: Iterable[ListedLesson], key: Callable[[ListedLesson], Any]) -> Iterator[list[ListedLesson]]:
    """Yield the lessons of each key in the order of keys, a part at a time: a long sort in one go would hold Python,
    and the pen with it. Keys are made twice, so that few of them are in memory at once."""
    parts = [sorted(part, key=key) for part in batched(lessons, SORTED_AT_ONCE)]
    keyed = (((key(one), one) for one in part) for part in parts)
    for _key, same in groupby(merge(*keyed, key=itemgetter(0)), itemgetter(0)):
        yield [one for _, one in same]


def _by_id(lessons: Iterable[ListedLesson]) -> dict[str, ListedLesson]:
    found: dict[str, ListedLesson] = {}
    for one in lessons:
        other = found.get(one.lesson_id)
        if one.lesson_id and (other is None or (one.changed_s, one.path) > (other.changed_s, other.path)):
            found[one.lesson_id] = one
    return found


@dataclass(frozen=True, slots=True)
class LibraryState:
    """The library as its views show it. is_read: False until it was listed for the first time. resume_points: of each
    class. coming, open_path, shared: next planned lesson of each class, path of the lesson on the board, and paths of
    shared lessons, each with the colleague whose lesson is followed ("" where that is not known), None for others; all
    put in by the view's owner. intake: of the intake that is under way; its total is 0 while files are looked for.
    can_undo: `undo` takes something back."""

    library: Path
    listing: LessonListing = field(default_factory=LessonListing)
    marks: LibraryMarks = field(default_factory=LibraryMarks)
    binned: tuple[BinnedLesson, ...] = ()
    resume_points: tuple[ResumePoint, ...] = ()
    coming: tuple[ComingLesson, ...] = ()
    open_path: str = ""
    shared: Mapping[str, str | None] = field(default_factory=dict)
    is_read: bool = False
    intake: IntakeReport | None = None
    can_undo: bool = False

    def last_used_s(self, lesson: ListedLesson) -> float:
        """Return when a lesson was changed or open last, in seconds since 1970."""
        opened = self.marks.opened.get(lesson.path)
        return lesson.changed_s if opened is None else max(lesson.changed_s, opened.at.timestamp())

    def lesson_at(self, file: str, lesson_id: str = "") -> ListedLesson | None:
        """Return the lesson of a file's whole path, or else the one with an id; None for one that is not in the
        library."""
        path = Path(file)
        inside = path.is_relative_to(self.library)
        there = self.listing.by_path.get(path.relative_to(self.library).as_posix()) if inside else None
        if there is not None and (not lesson_id or there.lesson_id in ("", lesson_id)):
            return there
        return self.listing.lesson_of(lesson_id, "") if lesson_id else None


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    state: LibraryState


@dataclass(frozen=True, slots=True)
class LessonsThrown:
    """Lessons are in the bin. titles: theirs. folder: name of the folder that is gone with them, "" without one."""

    titles: tuple[str, ...]
    folder: str = ""


@dataclass(frozen=True, slots=True)
class ThrowUndone:
    """Lessons are back from the bin by `undo`. titles, folder: theirs, as `LessonsThrown` has told them."""

    titles: tuple[str, ...]
    folder: str = ""


@dataclass(frozen=True, slots=True)
class LessonsMoved:
    """Lessons, or one folder, are in another folder. titles: theirs. folder: its path, "" for the library's own."""

    titles: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class MoveUndone:
    """A move is taken back by `undo`. titles, folder: as `LessonsMoved` has told them."""

    titles: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class LessonPlaced:
    """A lesson or folder is at a new path: renamed, moved, copied, restored or created. old: its path before, "" for a
    new one. thrown: for a lesson from the bin its path before it was thrown away."""

    old: str
    path: str
    thrown: str = ""


@dataclass(frozen=True, slots=True)
class IntakeAsks:
    """An intake has found PDFs, other versions of lessons of the library or files of other programs, and waits for
    `go_on_intake`. lessons, pdfs, foreign: numbers of files. versions: names of the lessons that are other versions."""

    lessons: int
    pdfs: int
    versions: tuple[str, ...] = ()
    foreign: int = 0


@dataclass(frozen=True, slots=True)
class IntakeEnded:
    report: IntakeReport


@dataclass(frozen=True, slots=True)
class LibraryFailed:
    error: Exception


type LibraryEvent = (
    LibraryChanged
    | LessonsThrown
    | ThrowUndone
    | LessonsMoved
    | MoveUndone
    | LessonPlaced
    | IntakeAsks
    | IntakeEnded
    | LibraryFailed
)
