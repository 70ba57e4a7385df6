"""Use case of searching the library: results while the teacher types, and an index that follows the files."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING

from tni.core.listeners import Listeners
from tni.core.tasks import MainThread
from tni.library.excerpts import PageFound
from tni.library.lesson_filter import LessonFilter
from tni.library.lesson_query import AS_TYPED, QueryReading, parse_query
from tni.library.listed_lesson import ListedLesson
from tni.services.library.index_process import IndexEvent, IndexFailure, IndexProcess, IndexProgress, PagesDescribed
from tni.services.library.index_report import IndexReport
from tni.services.library.page_versions import LibraryPage
from tni.store.found_pages import SearchCancelledError
from tni.store.library_schema import IndexUnusableError
from tni.store.library_search import LibraryReader

if TYPE_CHECKING:
    from tni.services.library.library_pages import FoundVersion, LibraryInk

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LibrarySearchState:
    """State of the search, as views show it.

    text, filter: of the query. pages: found by it, best first; those of the query before while `is_searching`. reading:
    words that it was taken for; of the same query as the pages.
    progress: of the update of the index under way. report: of the last one. has_failed: the last one failed.
    is_describing: handwriting and pictures of some lessons are not in the index yet.
    """

    text: str = ""
    filter: LessonFilter = field(default_factory=LessonFilter)
    pages: tuple[PageFound, ...] = ()
    reading: QueryReading = AS_TYPED
    is_searching: bool = False
    progress: IndexProgress | None = None
    report: IndexReport | None = None
    has_failed: bool = False
    is_describing: bool = False


@dataclass(frozen=True, slots=True)
class _Request:
    """Work for the thread that reads the index. Its number: a newer one of the same kind cancels it."""

    number: int
    work: Callable[[LibraryReader, Callable[[], bool]], Callable[[], None]]
    without: Callable[[], None] | None = None
    """Is called on the main thread if the index can't be read."""


class LibrarySearch:
    """Search of one library. For the main thread; no method blocks but `close`.

    index: file of the index. updates: made by `IndexProcess` unless a test gives another.
    """

    def __init__(
        self,
        library: Path,
        index: Path,
        main: MainThread,
        updates: Callable[[Callable[[IndexEvent], None]], IndexProcess] | None = None,
    ) -> None:
        self._index, self._main = index, main
        self._updates = updates(self._told) if updates is not None else IndexProcess(library, index, main, self._told)
        self.state = LibrarySearchState()
        self._listeners = Listeners[LibrarySearchState]()
        self._changed = Condition()
        self._requests: dict[str, _Request] = {}
        self._numbers: dict[str, int] = {}
        self._closed = False
        self._typing = False
        self._thread: Thread | None = None

    def subscribe(self, listener: Callable[[LibrarySearchState], None]) -> None:
        """Call `listener` after each change of the state."""
        self._listeners.add(listener)

    def update(self) -> None:
        """Let the index follow the files: when search begins, and when a lesson was closed, moved or removed."""
        self._updates.update()
        if self.state.progress is None:
            self._become(replace(self.state, progress=IndexProgress()))

    def cancel_update(self) -> None:
        self._updates.cancel()

    def search(self, text: str, only: LessonFilter | None = None, *, typing: bool = True) -> None:
        """Search; an earlier search that has no results yet is cancelled. typing: the last word may be a beginning."""
        only, self._typing = only or LessonFilter(), typing
        if not text.strip():
            self._cancel("search")
            self._become(replace(self._without_pages(), text=text, filter=only))
            return
        query = parse_query(text, only, typing=typing)

        def work(reader: LibraryReader, is_cancelled: Callable[[], bool]) -> Callable[[], None]:
            found = reader.find(query, is_cancelled=is_cancelled)
            pages, reading = tuple(found.pages), found.reading
            return lambda: self._become(replace(self.state, pages=pages, reading=reading, is_searching=False))

        self._ask("search", work)
        self._become(replace(self.state, text=text, filter=only, is_searching=True))

    def list_lessons(self, done: Callable[[list[ListedLesson]], None], only: LessonFilter | None = None) -> None:
        """Hand the lessons to `done` on the main thread, the last changed first. A newer list cancels an older one."""

        def work(reader: LibraryReader, _: Callable[[], bool]) -> Callable[[], None]:
            lessons = reader.lessons(only)
            return lambda: done(lessons)

        self._ask("list", work)

    def find_ink(self, word: bytes, done: Callable[[list[LibraryInk]], None]) -> None:
        """Hand the places to `done` that are like a described word, in all lessons, best first. A newer search cancels
        an older one."""

        def work(reader: LibraryReader, is_cancelled: Callable[[], bool]) -> Callable[[], None]:
            from tni.services.library.library_pages import find_ink  # nobody may write a word to search for

            found = find_ink(reader, word, is_cancelled)
            return lambda: done(found)

        self._ask("ink", work, lambda: done([]))

    def cancel_ink(self) -> None:
        self._cancel("ink")

    def find_versions(self, page: LibraryPage, done: Callable[[list[FoundVersion]], None]) -> None:
        """Hand the pages to `done` that are like a page, in all lessons, best first. A newer search cancels an older
        one."""

        def work(reader: LibraryReader, is_cancelled: Callable[[], bool]) -> Callable[[], None]:
            from tni.services.library.library_pages import find_versions

            found = find_versions(reader, page, is_cancelled)
            return lambda: done(found)

        self._ask("versions", work, lambda: done([]))

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._updates.close()
        if self._thread is not None:
            self._thread.join()

    # -- events of the index

    def _told(self, event: IndexEvent) -> None:
        match event:
            case IndexProgress():
                self._become(replace(self.state, progress=event))
            case IndexReport():
                self._become(replace(self.state, progress=None, report=event, has_failed=False, is_describing=True))
            case PagesDescribed():
                self._become(replace(self.state, progress=None, is_describing=False))
            case IndexFailure():
                _log.warning("the library's index was not updated: %s", event.detail or "the process ended")
                self._become(replace(self.state, progress=None, has_failed=bool(event.detail), is_describing=False))
        if self.state.text.strip() and not self.state.is_searching:
            self.search(self.state.text, self.state.filter, typing=self._typing)

    def _without_pages(self) -> LibrarySearchState:
        return replace(self.state, pages=(), reading=AS_TYPED, is_searching=False)

    def _become(self, state: LibrarySearchState) -> None:
        if state != self.state:
            self.state = state
            self._listeners.tell(state)

    # -- the thread that reads

    def _ask(
        self,
        kind: str,
        work: Callable[[LibraryReader, Callable[[], bool]], Callable[[], None]],
        without: Callable[[], None] | None = None,
    ) -> None:
        with self._changed:
            if self._closed:
                return
            number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
            self._requests[kind] = _Request(number, work, without)
            if self._thread is None:
                self._thread = Thread(target=self._serve, name="library search", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _cancel(self, kind: str) -> None:
        with self._changed:
            self._numbers[kind] = self._numbers.get(kind, 0) + 1
            self._requests.pop(kind, None)

    def _serve(self) -> None:
        with closing(LibraryReader(self._index)) as reader:
            while (found := self._next()) is not None:
                kind, request = found
                self._deliver(kind, request, self._done(reader, kind, request))

    def _next(self) -> tuple[str, _Request] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._requests or self._closed)
            if self._closed:
                return None
            kind = next(iter(self._requests))
            return kind, self._requests.pop(kind)

    def _done(self, reader: LibraryReader, kind: str, request: _Request) -> Callable[[], None] | None:
        """Do the work of a request. Return what is left for the main thread, None if it was cancelled."""

        def is_cancelled() -> bool:
            return self._closed or self._numbers[kind] != request.number

        try:
            return request.work(reader, is_cancelled)
        except SearchCancelledError:
            return None
        except (IndexUnusableError, sqlite3.OperationalError) as error:  # not made yet, or just made anew
            _log.info("the library's index can't be read: %s", error)
            return request.without or (lambda: self._become(self._without_pages()))

    def _deliver(self, kind: str, request: _Request, rest: Callable[[], None] | None) -> None:
        if rest is not None:
            self._main.post(lambda: rest() if not self._closed and self._numbers[kind] == request.number else None)
