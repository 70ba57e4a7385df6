"""Use case of the timetable: read it from a file or an address or enter it, correct its names, say which hour it is.

From an address it is read again each day, when the program starts. A reading that fails leaves the hours as they were.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from tni.core.clock import Clock
from tni.core.collation import fold
from tni.core.errors import TniError
from tni.core.format_errors import EmptyFileError
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.files.regular_file import open_regular
from tni.planning.holidays import TIMETABLE_PACK, Holiday, HolidayPack, Holidays, is_holiday_name
from tni.planning.own_hours import OwnHour, beside, hours_of_year, in_order
from tni.planning.school_year import bounds_of, school_year
from tni.planning.timetable import Hour, Timetable, class_key, renamed
from tni.services.planning.subject_names import spoken_subject
from tni.store.timetable_file import StoredTimetable, TimetableFile

READ_LIMIT_S = 30.0
MOST_BYTES = 10_000_000
_MOST_EXTRA_BYTES = MOST_BYTES + 1
_WHOLE_DAY = re.compile(rb"^DTSTART;[^:\r\n]*VALUE=DATE:", re.I | re.M)


class FetchPort(Protocol):
    """Client for an address of a timetable."""

    def __call__(self, url: str) -> bytes:
        """Return what is at an address. Raises: TniError."""


@dataclass(frozen=True)
class TimetableState:
    """Timetable as views show it. problem: of the last reading or writing; None when all is well. is_reading: a reading
    is under way. own: the teacher's own hours, over the school year."""

    stored: StoredTimetable
    problem: Exception | None = None
    is_reading: bool = False
    own: tuple[Hour, ...] = ()

    @cached_property
    def timetable(self) -> Timetable:
        """Hours with the names that the teacher uses, her own among them."""
        classes = dict(self.stored.classes)
        subjects = {fold(name): self.subject_name(name) for name in {hour.subject for hour in self.stored.hours}}
        return Timetable(beside((renamed(hour, classes, subjects) for hour in self.stored.hours), self.own))

    def subject_name(self, found: str) -> str:
        """Return the name of a subject that the teacher uses, or as it is said for one in capitals."""
        own = self.stored.subjects.get(fold(found))
        return spoken_subject(found) if own is None else own

    @property
    def lesson_hours(self) -> int:
        """Number of hours that were read, each once and by its length, without those that are cancelled."""
        return sum(hour.lesson_hours for hour in Timetable(self.stored.hours).hours if not hour.cancelled)

    @cached_property
    def holidays(self) -> Holidays:
        return Holidays(self.stored.packs, self.stored.zone)


class TimetableService:
    """Timetable and holidays of the teacher. For the main thread.

    class_names: of the class list, which help to find the class in a calendar's texts. fetch: None where there is no
    network. time_zone: of the school, which overseas is not that of Paris. state: listeners given to `subscribe` are
    called after each change of it.
    """

    def __init__(
        self,
        file: TimetableFile,
        tasks: TaskRunner,
        clock: Clock,
        class_names: Callable[[], Sequence[str]] = tuple,
        fetch: FetchPort | None = None,
        time_zone: str = "Europe/Paris",
    ) -> None:
        self._file, self._tasks, self._clock = file, tasks, clock
        self._class_names, self._fetch, self._time_zone = class_names, fetch, time_zone
        self._listeners = Listeners[()]()
        self._reading = 0
        stored = file.load()
        self._year = school_year(clock.now())
        self._state = TimetableState(stored, file.trouble, own=self._own_hours(stored))

    @property
    def state(self) -> TimetableState:
        if self._state.stored.own and self._year != school_year(self._clock.now()):  # a year ended since
            self._state = replace(self._state, own=self._own_hours(self._state.stored))
        return self._state

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` on the main thread after each change of `state`."""
        self._listeners.add(listener)

    def start(self) -> None:
        """Read the timetable again from its address, unless it was read today."""
        read_at, today = self.state.stored.read_at, self._clock.now().date()
        if self.state.stored.address and (read_at is None or read_at.date() != today):
            self.refresh()

    # -- the hour

    def current_hour(self) -> Hour | None:
        """Return the hour under way or about to begin: class and subject of a séance that starts now. None on a
        holiday."""
        now = self._clock.now()
        return None if self.state.holidays.on(now.date()) else self.state.timetable.at(now)

    def next_hour(self, class_name: str = "", subject: str = "") -> Hour | None:
        """Return the next hour that begins from now on, of a class or of any, outside holidays."""
        after = self._clock.now()
        while hour := self.state.timetable.next(after, class_name, subject):
            if self.state.holidays.on(hour.day) is None:
                return hour
            after = hour.end
        return None

    # -- reading

    def read_file(self, path: Path) -> None:
        """Replace the timetable by that of an iCalendar file."""
        self._read(lambda: _content(path), "")

    def read_address(self, url: str) -> None:
        """Replace the timetable by that of an address, which is read again each day once it was read."""
        fetch = self._fetch
        if fetch is not None:
            self._read(lambda: fetch(url), url)

    def refresh(self) -> None:
        """Read the timetable again from its address."""
        if self.state.stored.address:
            self.read_address(self.state.stored.address)

    def forget(self) -> None:
        """Forget what was read and its address; own hours, corrected names and loaded holidays stay."""
        self._reading += 1
        packs = self._packs_with(None)
        self._change(replace(self.state.stored, hours=(), address="", read_at=None, packs=packs))

    def read_holidays(self, path: Path) -> None:
        """Load holidays from a file of the official calendar, in place of those from a file of the same name."""
        today = self._clock.now().date()

        def work() -> HolidayPack:
            return HolidayPack(path.stem, today.isoformat(), path.name, "", _read_holidays(_content(path)))

        def done(pack: HolidayPack) -> None:
            others = tuple(one for one in self.state.stored.packs if one.name != pack.name)
            self._change(replace(self.state.stored, packs=(*others, pack)))

        self._submit(work, done)

    def remove_holidays(self, name: str) -> None:
        kept = tuple(one for one in self.state.stored.packs if one.name != name)
        self._change(replace(self.state.stored, packs=kept))

    # -- choices

    def set_zone(self, zone: str) -> None:
        self._change(replace(self.state.stored, zone=zone))

    def name_class(self, found: str, name: str) -> None:
        """Correct the name of a class in the timetable, for good. name: "" for a name that is no class."""
        self._change(replace(self.state.stored, classes={**self.state.stored.classes, class_key(found): name}))

    def name_subject(self, found: str, name: str) -> None:
        """Correct the name of a subject in the timetable, for good."""
        self._change(replace(self.state.stored, subjects={**self.state.stored.subjects, fold(found): name}))

    def set_own_hours(self, own: Sequence[OwnHour]) -> None:
        """Take the week that the teacher entered, in place of the one before."""
        self._change(replace(self.state.stored, own=in_order(own)))

    def _read(self, content: Callable[[], bytes], address: str) -> None:
        now, known = self._clock.now(), tuple(self._class_names())
        before, zone = self.state.stored.hours, self._time_zone
        self._reading += 1
        number = self._reading

        def work() -> tuple[tuple[Hour, ...], HolidayPack | None]:
            data = content()
            hours = _merged(before, _read_hours(data, now.date(), known, zone))
            return hours, _pack_in(data, now.date())

        def done(found: tuple[tuple[Hour, ...], HolidayPack | None]) -> None:
            hours, pack = found
            if number == self._reading:
                packs = self._packs_with(pack)
                self._change(replace(self.state.stored, hours=hours, address=address, read_at=now, packs=packs))

        self._submit(work, done)

    def _packs_with(self, pack: HolidayPack | None) -> tuple[HolidayPack, ...]:
        """Return the packs with another one of the timetable, None for no more."""
        others = tuple(one for one in self.state.stored.packs if one.name != TIMETABLE_PACK)
        return others if pack is None else (*others, pack)

    def _submit[T](self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def failed(error: Exception) -> None:
            self._show(replace(self.state, problem=error, is_reading=False))

        self._show(replace(self.state, problem=None, is_reading=True))
        self._tasks.submit(work, done, failed)

    def _change(self, stored: StoredTimetable) -> None:
        """Take and store a changed timetable. It holds until the program ends where it cannot be stored."""
        problem: Exception | None = None
        try:
            self._file.save(stored)
        except TniError as error:
            problem = error
        self._show(TimetableState(stored, problem, own=self._own_hours(stored)))

    def _own_hours(self, stored: StoredTimetable) -> tuple[Hour, ...]:
        if not stored.own:
            return ()
        self._year = school_year(self._clock.now())
        return hours_of_year(stored.own, self._year, ZoneInfo(self._time_zone))

    def _show(self, state: TimetableState) -> None:
        self._state = state
        self._listeners.tell()


def _content(path: Path) -> bytes:
    with open_regular(path) as file:
        return file.read(_MOST_EXTRA_BYTES)


def _read_hours(data: bytes, today: date, known_classes: Sequence[str], zone: str) -> tuple[Hour, ...]:
    """Read the hours of the school year of a day, and of the one after it. Raises: TniError."""
    from tni.formats.icalendar_reader import events_of
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
    from tni.planning.calendar_event import hour_of

    year = school_year(today)
    first, last = bounds_of(year)[0], bounds_of(year + 1)[1]
    rows = SandboxedReader(READ_LIMIT_S).read(
        SandboxEntryPoint.TIMETABLE, data, first.isoformat(), last.isoformat(), zone
    )
    if not rows:
        raise EmptyFileError
    return tuple(hour_of(event, known_classes) for event in events_of(rows))


def _read_holidays(data: bytes) -> tuple[Holiday, ...]:
    from tni.formats.icalendar_reader import holidays_of
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint

    return holidays_of(SandboxedReader(READ_LIMIT_S).read(SandboxEntryPoint.HOLIDAYS, data))


def _pack_in(data: bytes, today: date) -> HolidayPack | None:
    """Return the holidays that a timetable has as whole days, None without any. Raises: TniError."""
    if _WHOLE_DAY.search(data) is None:
        return None
    try:
        named = tuple(one for one in _read_holidays(data) if is_holiday_name(one.name))
    except EmptyFileError:
        return None
    return HolidayPack(TIMETABLE_PACK, today.isoformat(), "", "", named) if named else None


def _merged(before: Sequence[Hour], hours: Sequence[Hour]) -> tuple[Hour, ...]:
    """Return the hours of a new reading, with earlier ones of days before it: some exports begin with this week."""
    first: datetime = min(hour.start for hour in hours)
    return (*(hour for hour in before if hour.day < first.date()), *hours)
