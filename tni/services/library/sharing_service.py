"""Use case of sharing lessons with colleagues by folders of a server, a key or a network drive. For the main thread;
all that waits is done on the network's worker, whose tasks run one after another.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tni.core.ids import PageId
from tni.core.listeners import Listeners
from tni.core.secret import Secret
from tni.core.tasks import MainThread, TaskRunner
from tni.library.revision import RevisionId
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole
from tni.library.shared_update import LessonComparison, PageTaking
from tni.library.sharing_list import LessonEntry, PlaceEntry, SharingList
from tni.services.library.colleague_lessons import AvailableLesson, LookedLesson, OnPages
from tni.services.library.place_exchange import ExchangeOutcome, LookStop
from tni.services.library.shared_lesson_files import OtherVersion, TakenUpdate
from tni.services.library.sharing_work import SharingWork

type Done[T] = Callable[[T], None]
type Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class ExchangeProgress:
    """Progress of the exchange under way. done, known: bytes of one lesson that were moved, and that are known to be
    moved."""

    place: str
    lesson: str
    done: int
    known: int


class SharingService:
    """Places, the lessons shared there, and the exchange. Every method returns at once; `done` and `failed` come on the
    main thread. list: places and lessons, as far as they are known; empty until `start` has read them."""

    def __init__(self, work: SharingWork, tasks: TaskRunner, main: MainThread) -> None:
        self._work, self._tasks, self._main = work, tasks, main
        self._listeners = Listeners[()]()
        self._stops: dict[str, threading.Event] = {}
        self._fresh: ExchangeProgress | None = None
        self.list: SharingList = work.list
        self.running: tuple[str, ...] = ()
        """Places whose exchange is under way or waits for its turn."""
        self.progress: ExchangeProgress | None = None
        self.fetching: ExchangeProgress | None = None
        """Lesson of a colleague that is put on this computer."""
        self._arriving = set[tuple[str, str]]()
        self.outcomes: dict[str, ExchangeOutcome] = {}
        """Outcome of the last exchange of each place in this run."""

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` on the main thread after every change of what this service shows."""
        self._listeners.add(listener)

    def start(self, failed: Failed) -> None:
        """Read the list. Nothing is exchanged yet."""
        self._change(self._work.load, lambda: None, failed)

    # -- places

    def add_place(self, entry: PlaceEntry, secret: Secret | None, done: Callable[[], None], failed: Failed) -> None:
        """Add a place once it answers. `failed` gets why it does not."""
        self._change(lambda: self._work.add_place(entry, secret), done, failed)

    def give_secret(self, place: str, secret: Secret, done: Callable[[], None], failed: Failed) -> None:
        self._change(lambda: self._work.give_secret(place, secret), done, failed)

    def remove_place(self, place: str, done: Callable[[], None], failed: Failed) -> None:
        """Forget a place. Nothing is deleted there, and the lessons stay on this computer."""
        self._change(lambda: self._work.remove_place(place), done, failed)

    # -- lessons

    def share(self, path: Path, place: str, choices: SharingChoices, done: Done[int], failed: Failed) -> None:
        """Share a lesson, from the next exchange on. `done` gets the number of its extracts that stay here, as they are
        for the classroom alone."""
        kept = list[int]()

        def work() -> SharingList:
            found = self._work.share(path, place, choices)
            kept.append(self._work.count_kept(path))
            return found

        self._change(work, lambda: done(kept[0]), failed)

    def look_inside(
        self, one: AvailableLesson, most_pages: int, progress: OnPages, done: Done[LookedLesson], failed: Failed
    ) -> LookStop:
        """Read the first pages of a colleague's lesson, which is not put on this computer. Return what ends it."""
        stop = LookStop()

        def told(read: int, wanted: int) -> None:
            self._main.post(lambda: progress(read, wanted))

        self._tasks.submit(lambda: self._work.look_inside(one, most_pages, told, stop), done, failed)
        return stop

    def fetch(
        self, available: AvailableLesson, path: Path, role: SharedRole, done: Callable[[], None], failed: Failed
    ) -> None:
        """Put a colleague's lesson on this computer: to change it together, or to follow it. All of it is read now. One
        that is on its way already comes once."""
        place, lesson = available.place, available.lesson
        if (place, lesson) in self._arriving:
            return
        self._arriving.add((place, lesson))

        def progress(_lesson: str, done: int, known: int) -> None:
            waits, self._fresh = self._fresh is not None, ExchangeProgress(place, lesson, done, known)
            if not waits:
                self._main.post(self._show_fetching)

        def ended() -> None:
            self._arriving.discard((place, lesson))
            self.fetching = None

        def fetched(found: SharingList) -> None:
            ended()  # before listeners look
            self._changed(found)
            done()

        def not_fetched(error: Exception) -> None:
            ended()
            self._listeners.tell()
            failed(error)

        self.fetching = ExchangeProgress(place, lesson, 0, 0)
        self._listeners.tell()
        self._tasks.submit(lambda: self._work.fetch(available, path, role, progress), fetched, not_fetched)

    def move(self, before: Path, after: Path, failed: Failed) -> None:
        """Note that a lesson's file, or the folder that it is in, is at another path."""
        self._change(lambda: self._work.move(before, after), lambda: None, failed)

    def stop_sharing(self, entry: LessonEntry, done: Callable[[], None], failed: Failed) -> None:
        self._change(lambda: self._work.stop_sharing(entry.place, entry.lesson), done, failed)

    def delete(self, entry: LessonEntry, done: Callable[[], None], failed: Failed) -> None:
        """Tell the others that a lesson was deleted here. What they changed meanwhile stays."""
        self._change(lambda: self._work.delete(entry.place, entry.lesson), done, failed)

    def share_again(self, entry: LessonEntry, done: Callable[[], None], failed: Failed) -> None:
        """Keep a lesson that others deleted, and give it back to them with the next exchange."""
        self._change(lambda: self._work.share_again(entry.place, entry.lesson), done, failed)

    def others(self, entry: LessonEntry, done: Done[tuple[RevisionId, ...]], failed: Failed) -> None:
        """Find the revisions of others that a lesson does not hold yet: one update, or one or more sides of a
        conflict."""
        self._tasks.submit(lambda: self._work.others(entry.place, entry.lesson), done, failed)

    def look(self, entry: LessonEntry, other: RevisionId, done: Done[LessonComparison], failed: Failed) -> None:
        """Compare a lesson with another one's revision, page by page. Nothing changes."""
        self._tasks.submit(lambda: self._work.look(entry.place, entry.lesson, other), done, failed)

    def other_version(self, entry: LessonEntry, done: Done[OtherVersion | None], failed: Failed) -> None:
        """Read the first version of others that can be read, with the pages of both sides, to be drawn."""
        self._tasks.submit(lambda: self._work.other_version(entry.place, entry.lesson), done, failed)

    def take(
        self,
        entry: LessonEntry,
        other: RevisionId,
        chosen: Mapping[PageId, PageTaking],
        done: Callable[[], None],
        failed: Failed,
        *,
        properties: bool,
    ) -> None:
        """Take pages into a lesson that is not open. It then holds both sides, so that no conflict is left. `failed`
        gets LessonInUseError where the lesson is open: then `take_open`."""

        def work() -> SharingList:
            return self._work.take(entry.place, entry.lesson, other, chosen, properties=properties)

        self._change(work, done, failed)

    def take_open(
        self,
        entry: LessonEntry,
        other: RevisionId,
        chosen: Mapping[PageId, PageTaking],
        done: Done[TakenUpdate],
        failed: Failed,
        *,
        properties: bool,
    ) -> None:
        """Find what taking pages changes in a lesson that is open. Its editor puts the media and does the change; then
        `note_taken`."""

        def work() -> TakenUpdate:
            return self._work.take_open(entry.place, entry.lesson, other, chosen, properties=properties)

        self._tasks.submit(work, done, failed)

    def note_taken(self, update: TakenUpdate, done: Callable[[], None], failed: Failed) -> None:
        """Note that a lesson that is open has taken an update, and that its file holds it."""
        self._change(lambda: self._work.note_taken(update.entry), done, failed)

    # -- exchange

    def exchange(self, place: str) -> None:
        """Exchange all lessons with a place; `outcomes` has the result. One that waits already is not begun twice."""
        if place in self.running:
            return
        self.running = (*self.running, place)
        self._listeners.tell()

        stop = self._stops[place] = threading.Event()

        def progress(lesson: str, done: int, known: int) -> None:
            waits, self._fresh = self._fresh is not None, ExchangeProgress(place, lesson, done, known)
            if not waits:
                self._main.post(self._show)

        self._tasks.submit(
            lambda: self._work.exchange(place, progress, stop),
            self._ended,
            lambda error: self._ended(ExchangeOutcome(place, trouble=error)),
        )

    def exchange_all(self) -> None:
        for place in self.list.places:
            self.exchange(place.id)

    def cancel(self) -> None:
        """End the exchange under way, and those that wait. A lesson that arrives goes on arriving."""
        for stop in self._stops.values():
            stop.set()
        self._work.cancel()

    def close(self) -> None:
        """End all that is under way, at the end of the program."""
        self.cancel()
        self._work.close()

    # -- internals

    def _show_fetching(self) -> None:
        progress, self._fresh = self._fresh, None
        if progress is not None and self._arriving:
            self.fetching = progress
            self._listeners.tell()

    def _show(self) -> None:
        progress, self._fresh = self._fresh, None
        if progress is not None and progress.place in self.running:
            self.progress = progress
            self._listeners.tell()

    def _ended(self, outcome: ExchangeOutcome) -> None:
        self.running = tuple(place for place in self.running if place != outcome.place)
        self._stops.pop(outcome.place, None)
        self.progress, self.list = None, self._work.list
        self.outcomes[outcome.place] = outcome
        self._listeners.tell()

    def _change(self, work: Callable[[], SharingList], done: Callable[[], None], failed: Failed) -> None:
        def changed(found: SharingList) -> None:
            self._changed(found)
            done()

        self._tasks.submit(work, changed, failed)

    def _changed(self, found: SharingList) -> None:
        self.list = found
        self._listeners.tell()
