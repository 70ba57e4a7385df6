"""Exchange of all lessons of a shared place, on the network's worker; `cancel` is for any thread."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import SystemRandom
from typing import Protocol

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.files.atomic import WriteError
from tni.files.errors import FolderUnusableError, SharedFolderError
from tni.files.sharing_errors import LessonGoneError, SecretNeededError
from tni.library.exchange import (
    ExchangeReport,
    LessonExchange,
    Sends,
    SharedRevision,
    TooLargeToShareError,
    heads_of,
)
from tni.library.revision import RevisionId
from tni.library.revision_graph import ancestors
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole, SharingState, decode_shared, is_deletion, of_shared
from tni.library.shared_place import SharedPlace, is_lesson_name
from tni.library.sharing_list import LessonEntry, PlaceEntry
from tni.services.library.colleague_lessons import (
    AvailableLesson,
    ColleagueLessons,
    LookedLesson,
    OnPages,
    offered_lesson,
)
from tni.services.library.sharing_ledger import SharingLedger
from tni.store.account_secrets import AccountSecrets
from tni.store.lesson_placing import side_files
from tni.store.shared_copies import SharedCopiesFolder

_log = logging.getLogger(__name__)

OF_ONE_LESSON = {
    NetworkFault.LOCKED,
    NetworkFault.TOO_LARGE,
    NetworkFault.QUOTA,
    NetworkFault.FORBIDDEN,
    NetworkFault.CONFLICT,
    NetworkFault.REJECTED,
}
"""Faults after which the other lessons of the place are exchanged all the same."""

OF_ONE_FOLDER = (SharedFolderError, WriteError, FolderUnusableError)
"""Errors of a lesson's folder, there or here, after which the others are exchanged if the place still answers."""
MOST_LISTED = 400
"""Lessons of a place that are listed beside those of this computer: anybody may have put any number there."""


class OpenPlace(SharedPlace, Protocol):
    """Place that is in use."""

    def marks(self) -> Mapping[str, str]:
        """Return the folders of lessons as `lessons`, each with a text that changes whenever anything in it does; empty
        where the place has none."""

    def check(self) -> None: ...
    def cancel(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ExchangeOutcome:
    """Outcome of an exchange with a place. reports: of each lesson that was exchanged. troubles: of lessons that were
    not, or whose file could not be read. unlisted: number of further lessons in the place. titles: of the lessons of
    this computer, as colleagues see them. trouble: why the exchange ended early; None if it did not."""

    place: str
    reports: Mapping[str, ExchangeReport] = field(default_factory=dict)
    troubles: Mapping[str, Exception] = field(default_factory=dict)
    available: tuple[AvailableLesson, ...] = ()
    unlisted: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)
    trouble: Exception | None = None


type _FileState = tuple[int, int, int]
type PlaceOpener = Callable[[PlaceEntry, Secret | None], OpenPlace]
type OnProgress = Callable[[str, int, int], None]
"""Called with a lesson, the bytes that were moved of it and those that are known to be moved."""


@dataclass(slots=True)
class _Run:
    """An exchange under way. place: where the lessons are; id: of its entry. gone: lessons whose file is not there."""

    id: str
    place: OpenPlace
    progress: OnProgress
    reports: dict[str, ExchangeReport]
    troubles: dict[str, Exception]
    gone: set[str] = field(default_factory=set)


class LookStop:
    """Token of one look at a lesson, which it ends whether the look is under way or waits. For any thread."""

    def __init__(self) -> None:
        self._is_set = threading.Event()
        self._place: OpenPlace | None = None

    def set(self) -> None:
        self._is_set.set()
        if (place := self._place) is not None:
            place.cancel()

    def follow(self, place: OpenPlace | None) -> None:
        """Follow the look to the place that is in use for it, None once it is not any more."""
        self._place = place
        if place is not None and self._is_set.is_set():
            place.cancel()


class PlaceExchange:
    """Exchanges with one place after another. open: opens a place; nothing is asked of it yet."""

    def __init__(self, ledger: SharingLedger, secrets: AccountSecrets, clock: Clock, open_place: PlaceOpener) -> None:
        self.open = open_place
        self._ledger, self._secrets, self._clock = ledger, secrets, clock
        self._open: OpenPlace | None = None
        self._looking: OpenPlace | None = None
        self._colleagues = ColleagueLessons()
        self._seen: dict[tuple[str, str], tuple[_FileState, tuple[RevisionId, ...], SharingChoices]] = {}
        self._marks: dict[tuple[str, str], tuple[str, Set[str]]] = {}

    def run(self, place: str, progress: OnProgress, stop: threading.Event) -> ExchangeOutcome:
        """Exchange all lessons with a place. What was exchanged before a trouble stays so. stop: set with `cancel`."""
        reports: dict[str, ExchangeReport] = {}
        troubles: dict[str, Exception] = {}
        trouble: Exception | None = None
        unlisted = 0
        try:
            if (entry := self._ledger.list.place(place)) is not None:
                unlisted = self._exchange(entry, progress, stop, reports, troubles)
        except (TniError, OSError) as error:
            _log.info("exchange: %s", type(error).__name__)
            trouble = error
        available, titles = self._available(place), self._titles(place)
        return ExchangeOutcome(place, reports, troubles, available, unlisted, titles, trouble)

    def cancel(self) -> None:
        """End the exchange under way. May be called on any thread."""
        if (place := self._open) is not None:
            place.cancel()

    def cancel_look(self) -> None:
        """End any look at a lesson, or its fetching, that is under way. May be called on any thread."""
        if (place := self._looking) is not None:
            place.cancel()

    def look(self, place: str, lesson: str, most_pages: int, progress: OnPages, stop: LookStop) -> LookedLesson:
        """Read the first pages of a lesson in a place, without putting it on this computer."""
        copies = self._ledger.files(place).copies
        with self._looked_at(place, stop) as there:
            exchange = self._lesson_exchange(there, copies, lesson, None)
            return self._colleagues.look(place, lesson, copies, exchange, most_pages, progress)

    def fetch(self, place: str, lesson: str, progress: OnProgress) -> None:
        """Take all of a lesson, which was only listed, into the copies. Where the place is away, they may have it."""
        copies = self._ledger.files(place).copies
        try:
            with self._looked_at(place, LookStop()) as there:
                moved = lambda done, known: progress(lesson, done, known)  # noqa: E731
                self._lesson_exchange(there, copies, lesson, None, moved).run()
        except (NetworkError, SecretNeededError, *OF_ONE_FOLDER) as error:
            is_cancelled = isinstance(error, NetworkError) and error.fault is NetworkFault.CANCELLED
            if is_cancelled or not copies.revisions(lesson):
                raise

    @contextmanager
    def _looked_at(self, place: str, stop: LookStop) -> Iterator[OpenPlace]:
        entry = self._ledger.list.place(place)
        if entry is None:
            raise LessonGoneError(place)
        self._looking = there = self._opened(entry)
        try:
            stop.follow(there)
            yield there
        finally:
            stop.follow(None)
            self._looking = None
            there.close()

    def _opened(self, entry: PlaceEntry) -> OpenPlace:
        secret = self._secrets.get(entry.account) if entry.user else None
        if entry.user and secret is None:
            raise SecretNeededError(entry)
        return self.open(entry, secret)

    def _exchange(
        self,
        entry: PlaceEntry,
        progress: OnProgress,
        stop: threading.Event,
        reports: dict[str, ExchangeReport],
        troubles: dict[str, Exception],
    ) -> int:
        """Returns: the number of lessons that were not listed."""
        self._open = place = self._opened(entry)
        run = _Run(entry.id, place, progress, reports, troubles)
        try:
            _check(stop, entry)
            marks = {name: mark for name, mark in place.marks().items() if is_lesson_name(name)}
            here = [lesson.lesson for lesson in self._ledger.list.in_place(entry.id)]
            held = set(self._ledger.files(entry.id).copies.lessons())  # of these a deletion may have to be sent
            others = sorted(marks.keys() - set(here), key=lambda lesson: (lesson not in held, lesson))
            for lesson in dict.fromkeys([*here, *others[:MOST_LISTED]]):
                _check(stop, entry)
                self._note_file(run, lesson)
                try:
                    self._exchange_lesson(run, lesson, marks.get(lesson, ""))
                except (WriteError, FolderUnusableError) as error:  # of what is on this computer
                    run.troubles[lesson] = error
        finally:
            self._open = None
            place.close()
        now = self._clock.now().isoformat(timespec="seconds")
        self._ledger.save(self._ledger.list.with_place(replace(entry, last_exchange=now)))
        return len(others[MOST_LISTED:])

    def _note_file(self, run: _Run, lesson: str) -> None:
        """Make a lesson that was changed on this computer a revision. One whose file is the same as when this run of
        the program saw it last is not read."""
        entry = self._ledger.list.lesson(run.id, lesson)
        if entry is None:
            return
        if not os.path.lexists(entry.path):  # in the bin, or moved; the others' changes come all the same
            run.gone.add(lesson)
            return
        state = _state_of(Path(entry.path))
        if state is not None and self._seen.get(entry.key) == (state, entry.base, entry.choices):
            return
        self._seen.pop(entry.key, None)
        try:
            noted = self._ledger.files(run.id).noted(entry)
        except (TniError, OSError) as error:  # the others' changes come all the same
            run.troubles[lesson] = error
            return
        self._ledger.save(self._ledger.list.with_lesson(noted))
        if state is not None:
            self._seen[entry.key] = state, noted.base, noted.choices

    def _exchange_lesson(self, run: _Run, lesson: str, mark: str) -> None:
        """Exchange one lesson. mark: see `OpenPlace.marks`; a lesson whose mark and revisions are those of an earlier
        exchange of this run of the program is left alone."""
        entry, files = self._ledger.list.lesson(run.id, lesson), self._ledger.files(run.id)
        is_readable = isinstance(run.troubles.get(lesson), TooLargeToShareError | None)
        held = files.copies.revisions(lesson).keys()
        if not mark or self._marks.get((run.id, lesson)) != (mark, held):
            self._marks.pop((run.id, lesson), None)
            try:
                run.reports[lesson] = report = self._report(run, files.copies, lesson, entry)
            except NetworkError as error:
                if error.fault not in OF_ONE_LESSON:
                    raise
                run.troubles[lesson] = error
            except TooLargeToShareError as error:
                run.troubles[lesson] = error
            except OF_ONE_FOLDER as error:
                run.place.check()  # one that is gone ends the exchange
                run.troubles[lesson] = error
            else:
                is_settled = report.confirmed and not (report.sent or report.waiting or report.unreadable)
                if mark and is_settled:
                    self._marks[run.id, lesson] = mark, set(files.copies.revisions(lesson))
        if entry is not None:
            stood, _ = files.stood(entry)
            state = stood.state if is_readable else SharingState.UNREADABLE
            state = SharingState.MISSING if lesson in run.gone else state
            self._ledger.save(self._ledger.list.with_lesson(replace(stood, state=state)))

    def _report(self, run: _Run, copies: SharedCopiesFolder, lesson: str, entry: LessonEntry | None) -> ExchangeReport:
        sends = _sends(copies, lesson, entry)
        moved = lambda done, known: run.progress(lesson, done, known)  # noqa: E731
        exchange = self._lesson_exchange(run.place, copies, lesson, sends, moved)
        if entry is None and sends is None:
            return self._colleagues.glance(run.id, lesson, copies, exchange)
        self._colleagues.forget(run.id, lesson)
        report = exchange.run()
        for blob in report.damaged:
            copies.drop(blob)
        return report

    def _lesson_exchange(
        self,
        place: OpenPlace,
        copies: SharedCopiesFolder,
        lesson: str,
        sends: Sends | None,
        moved: Callable[[int, int], None] = lambda _done, _known: None,
    ) -> LessonExchange:
        new_attempt = lambda: SystemRandom().randbytes(4).hex()  # noqa: E731
        writer = self._ledger.list.writer
        return LessonExchange(place, copies, lesson, writer, decode_shared, new_attempt, moved, sends=sends)

    def _titles(self, place: str) -> dict[str, str]:
        """Return the titles of the lessons that are shared there, by their ids."""
        copies = self._ledger.files(place).copies
        found: dict[str, str] = {}
        for entry in self._ledger.list.in_place(place):
            try:
                held = copies.revisions(entry.lesson)
                living = [of_shared(held[head]) for head in sorted(heads_of(held))]
            except (TniError, OSError):
                continue
            offered = (offered_lesson(copies, place, one) for one in living if not is_deletion(one))
            found[entry.lesson] = next((one.title for one in offered if one is not None), "")
        return found

    def _available(self, place: str) -> tuple[AvailableLesson, ...]:
        """Return the lessons that are not on this computer."""
        known = {entry.lesson for entry in self._ledger.list.in_place(place)}
        return self._colleagues.available(place, self._ledger.files(place).copies, known)


def _check(stop: threading.Event, entry: PlaceEntry) -> None:
    if stop.is_set():
        raise NetworkError(NetworkFault.CANCELLED, entry.name)


def _state_of(path: Path) -> _FileState | None:
    """Return what tells a file from a changed one on this computer; None for one that is open, or not there."""
    try:
        found = path.stat()
        return None if side_files(path.resolve()) else (found.st_ino, found.st_size, found.st_mtime_ns)
    except OSError:
        return None


def _sends(copies: SharedCopiesFolder, lesson: str, entry: LessonEntry | None) -> Sends | None:
    """Return the choice of the revisions that are written to a place: all of a lesson that is shared; of one that is
    shared no longer, deletions alone, and what was deleted."""
    if entry is not None:
        return dict if entry.role is SharedRole.SHARED else None
    return _deletions if _deletions(copies.revisions(lesson)) else None


def _deletions(held: Mapping[str, SharedRevision]) -> dict[str, SharedRevision]:
    """Return the heads that are deletions, with all that they were made from."""
    graph = {RevisionId(key): tuple(map(RevisionId, one.parents)) for key, one in held.items()}
    heads = [RevisionId(head) for head in heads_of(held) if is_deletion(of_shared(held[head]))]
    wanted = {key for head in heads for key in ancestors(graph, head)}
    return {key: one for key, one in held.items() if key in wanted}
