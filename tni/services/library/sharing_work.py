"""Work of sharing that waits for places and files, on the network's worker alone: the list of places and lessons, and
the exchange with one place after another. `cancel` is for any thread.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import SystemRandom
from typing import Protocol

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import PageId, new_id
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.document.items import LessonInfo
from tni.files.sharing_errors import LessonWithoutIdError, SecretNeededError
from tni.library.exchange import ExchangeReport, LessonExchange, heads_of
from tni.library.revision import RevisionId
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole, SharingState, decode_shared, is_deletion, of_shared
from tni.library.shared_place import SharedPlace, is_lesson_name
from tni.library.shared_update import LessonComparison, PageTaking
from tni.library.sharing_list import LessonEntry, PlaceEntry, SharingList
from tni.services.library.shared_lesson_files import LookedAt, SharedLessonFiles, TakenUpdate
from tni.store.account_secrets import AccountSecrets
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_parts import property_records
from tni.store.shared_copies import SharedCopiesFolder
from tni.store.sharing_list_file import SharingListFile

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


class OpenPlace(SharedPlace, Protocol):
    """Place that is in use."""

    def check(self) -> None: ...
    def cancel(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class AvailableLesson:
    """Lesson of a place that is not on this computer."""

    place: str
    lesson: str
    title: str
    author: str


@dataclass(frozen=True, slots=True)
class ExchangeOutcome:
    """Outcome of an exchange with a place. reports: of each lesson. troubles: of lessons that were not exchanged, or
    whose file could not be read. trouble: why the exchange ended early; None if it did not."""

    place: str
    reports: Mapping[str, ExchangeReport] = field(default_factory=dict)
    troubles: Mapping[str, Exception] = field(default_factory=dict)
    available: tuple[AvailableLesson, ...] = ()
    trouble: Exception | None = None


type PlaceOpener = Callable[[PlaceEntry, Secret | None], OpenPlace]
type OnProgress = Callable[[str, int, int], None]
"""Called with a lesson, the bytes that were moved of it and those that are known to be moved."""


class SharingWork:
    """The list of what is shared, and all work on it. list: as it was saved last; others read it as a whole."""

    def __init__(
        self,
        file: SharingListFile,
        files_of: Callable[[str], SharedLessonFiles],
        secrets: AccountSecrets,
        clock: Clock,
        open_place: PlaceOpener,
    ) -> None:
        """files_of: lessons with the copies of one place, which no other place ever sees."""
        self._file, self._secrets = file, secrets
        self._files_of, self._files = files_of, dict[str, SharedLessonFiles]()
        self._clock, self._open_place = clock, open_place
        self._open: OpenPlace | None = None
        self.list = SharingList(file.read().writer)

    def load(self) -> SharingList:
        self.list = self._file.read()
        return self._save(self.list)

    # -- places

    def add_place(self, entry: PlaceEntry, secret: Secret | None) -> SharingList:
        """Add a place, once it answers. Raises: TniError."""
        place = self._open_place(entry, secret)
        try:
            place.check()
        finally:
            place.close()
        if secret is not None:
            self._secrets.put(entry.account, secret)
        return self._save(self.list.with_place(entry))

    def give_secret(self, place: str, secret: Secret) -> SharingList:
        if (entry := self.list.place(place)) is not None:
            self._secrets.put(entry.account, secret)
        return self.list

    def remove_place(self, place: str) -> SharingList:
        """Forget a place and its password. Nothing is deleted in it, and no lesson on this computer."""
        if (entry := self.list.place(place)) is not None:
            self._secrets.drop(entry.account)
            self._in(place).forget()
            self._files.pop(place)
        return self._save(self.list.without_place(place))

    # -- lessons

    def share(self, path: Path, place: str, choices: SharingChoices) -> SharingList:
        """Share a lesson in a place, from the next exchange on."""
        lesson = read_lesson_id(path)
        if not is_lesson_name(lesson):
            raise LessonWithoutIdError(path)
        known = self.list.lesson(place, lesson)
        entry = LessonEntry(place=place, lesson=lesson, path=str(path), choices=choices)
        if known is not None:
            entry = replace(known, path=str(path), choices=choices, role=SharedRole.SHARED)
        return self._save(self.list.with_lesson(entry))

    def fetch(self, place: str, lesson: str, path: Path, role: SharedRole) -> SharingList:
        """Put a lesson of a place on this computer, to change it with others or to follow it."""
        entry = self._in(place).restored(LessonEntry(place=place, lesson=lesson, path=str(path), role=role))
        return self._save(self.list.with_lesson(entry))

    def stop_sharing(self, place: str, lesson: str) -> SharingList:
        """Leave a lesson to the others, and keep it on this computer as it is."""
        return self._save(self.list.without_lesson(place, lesson))

    def delete(self, place: str, lesson: str) -> SharingList:
        """Tell the others that a lesson was deleted, with the next exchange."""
        if (entry := self.list.lesson(place, lesson)) is not None and entry.role is SharedRole.SHARED:
            self._in(place).deleted(entry)
        return self._save(self.list.without_lesson(place, lesson))

    def others(self, place: str, lesson: str) -> tuple[RevisionId, ...]:
        """Return the revisions of others that a lesson does not hold yet."""
        return self._in(place).stood(self._entry(place, lesson))[1].others

    def look(self, place: str, lesson: str, other: RevisionId) -> LessonComparison:
        return self._in(place).looked_at(self._entry(place, lesson), other)

    def pages(self, place: str, comparison: LessonComparison, pages: set[PageId]) -> tuple[LookedAt, LookedAt]:
        """Read pages of both sides of a comparison, to be drawn."""
        files = self._in(place)
        return files.pages_of(comparison.ours, pages), files.pages_of(comparison.theirs, pages)

    def take(
        self, place: str, lesson: str, other: RevisionId, chosen: Mapping[PageId, PageTaking], *, properties: bool
    ) -> SharingList:
        """Take pages into a lesson that is not open."""
        entry = self._in(place).take(self._entry(place, lesson), other, chosen, properties=properties)
        return self.note_taken(entry)

    def take_open(
        self, place: str, lesson: str, other: RevisionId, chosen: Mapping[PageId, PageTaking], *, properties: bool
    ) -> TakenUpdate:
        """Return what taking pages changes in a lesson that is open."""
        return self._in(place).taken(self._entry(place, lesson), other, chosen, properties=properties)

    def note_taken(self, entry: LessonEntry) -> SharingList:
        """Note what a lesson that is open has taken."""
        return self._save(self.list.with_lesson(self._in(entry.place).stood(entry)[0]))

    # -- exchange

    def exchange(self, place: str, progress: OnProgress, stop: threading.Event) -> ExchangeOutcome:
        """Exchange all lessons with a place. What was exchanged before a trouble stays so. stop: set with `cancel`."""
        reports: dict[str, ExchangeReport] = {}
        troubles: dict[str, Exception] = {}
        try:
            self._exchange(place, progress, stop, reports, troubles)
        except (TniError, OSError) as error:
            _log.info("exchange: %s", type(error).__name__)
            return ExchangeOutcome(place, reports, troubles, self._available(place), error)
        return ExchangeOutcome(place, reports, troubles, self._available(place))

    def cancel(self) -> None:
        """End the exchange under way. May be called on any thread."""
        if (place := self._open) is not None:
            place.cancel()

    def _exchange(
        self,
        id_: str,
        progress: OnProgress,
        stop: threading.Event,
        reports: dict[str, ExchangeReport],
        troubles: dict[str, Exception],
    ) -> None:
        entry = self.list.place(id_)
        if entry is None:
            return
        secret = self._secrets.get(entry.account) if entry.user else None
        if entry.user and secret is None:
            raise SecretNeededError(entry)
        self._open = place = self._open_place(entry, secret)
        try:
            _check(stop, entry)
            there = [name for name in place.lessons() if is_lesson_name(name)]
            here = [lesson.lesson for lesson in self.list.in_place(id_)]
            for lesson in dict.fromkeys([*here, *there]):
                _check(stop, entry)
                self._exchange_lesson(place, id_, lesson, progress, reports, troubles)
        finally:
            self._open = None
            place.close()
        now = self._clock.now().isoformat(timespec="seconds")
        self._save(self.list.with_place(replace(entry, last_exchange=now)))

    def _exchange_lesson(
        self,
        place: SharedPlace,
        id_: str,
        lesson: str,
        progress: OnProgress,
        reports: dict[str, ExchangeReport],
        troubles: dict[str, Exception],
    ) -> None:
        entry = self.list.lesson(id_, lesson)
        is_readable = True
        if entry is not None:
            try:
                entry = self._in(id_).noted(entry)
                self._save(self.list.with_lesson(entry))
            except (TniError, OSError) as error:  # the others' changes come all the same
                troubles[lesson], is_readable = error, False
        try:
            reports[lesson] = self._run(place, id_, lesson, entry, progress)
        except NetworkError as error:
            if error.fault not in OF_ONE_LESSON:
                raise
            troubles[lesson] = error
        if entry is not None:
            entry, _ = self._in(id_).stood(entry)
            state = entry.state if is_readable else SharingState.UNREADABLE
            self._save(self.list.with_lesson(replace(entry, state=state)))

    def _run(
        self, place: SharedPlace, id_: str, lesson: str, entry: LessonEntry | None, progress: OnProgress
    ) -> ExchangeReport:
        random, copies = SystemRandom(), self._in(id_).copies
        report = LessonExchange(
            place,
            copies,
            lesson,
            self.list.writer,
            decode_shared,
            lambda: random.randbytes(4).hex(),
            lambda done, known: progress(lesson, done, known),
            sends=_sends(copies, lesson, entry),
        ).run()
        for blob in report.damaged:
            copies.drop(blob)
        return report

    def _available(self, place: str) -> tuple[AvailableLesson, ...]:
        """Return the lessons that are here as copies alone."""
        known = {entry.lesson for entry in self.list.in_place(place)}
        copies, found = self._in(place).copies, []
        for lesson in copies.lessons():
            held = copies.revisions(lesson)
            living = [of_shared(held[head]) for head in sorted(heads_of(held))]
            living = [revision for revision in living if not is_deletion(revision)]
            if lesson in known or not living:
                continue
            try:
                records = property_records(copies.store.contents.read(living[0].properties))
            except (TniError, OSError):
                continue
            info = next((record for record in records.values() if isinstance(record, LessonInfo)), LessonInfo())
            found.append(AvailableLesson(place, lesson, info.title, living[0].author))
        return tuple(found)

    def _in(self, place: str) -> SharedLessonFiles:
        if place not in self._files:
            self._files[place] = self._files_of(place)
        return self._files[place]

    def _entry(self, place: str, lesson: str) -> LessonEntry:
        """Raises: KeyError."""
        if (entry := self.list.lesson(place, lesson)) is None:
            raise KeyError(lesson)
        return entry

    def _save(self, found: SharingList) -> SharingList:
        self._file.write(found)
        self.list = found
        return found


def _check(stop: threading.Event, entry: PlaceEntry) -> None:
    if stop.is_set():
        raise NetworkError(NetworkFault.CANCELLED, entry.name)


def _sends(copies: SharedCopiesFolder, lesson: str, entry: LessonEntry | None) -> bool:
    """Return whether anything of a lesson may be written to a place: it is shared, or was deleted here."""
    if entry is not None:
        return entry.role is SharedRole.SHARED
    held = copies.revisions(lesson)
    return any(is_deletion(of_shared(held[head])) for head in heads_of(held))


def new_place_id() -> str:
    return new_id()
