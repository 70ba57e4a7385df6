"""The connector: finds the calendar, and writes the event and the tasks of an entry at addresses made of their uids."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    OutgoingWork,
    PlaceChoice,
    Receipt,
    StoredEntry,
    StoredWork,
)
from tni.api.http import Http, NetworkError, NetworkFault

from .calendar_server import CalendarServer, ComponentRefusedError, StoredObject, object_url
from .dav_answers import DAV, FoundResource
from .ical import Component, NotICalendarError, Property, parsed, text_of
from .lesson_objects import after_content, after_work, event_of, heading, html_of, task_of
from .three_way import SentMarks, Update, marks_from_text, marks_of, new_object, updated

CALENDAR, LEAVING = "calendar", "leaving"
ATTEMPTS = 3
_NO_TASKS = "Cet agenda ne prend pas de tâches : le travail à faire est écrit dans l’événement de la séance."
_UNREADABLE = "N’était plus lisible dans l’agenda, et a été écrit de nouveau : {}."
_REMOVED = "Supprimé dans l’agenda, et écrit de nouveau : {}."


class CalDavConnector:
    """Connector to calendars. Implements `tni.api.ent.Connector`.

    Memory: `calendar` is the address of the calendar in use, `leaving` those in which the entry may lie while it moves,
    as JSON, `works` the uids of its tasks as JSON, `in event` is "yes"
    when the works stand in the event, and `sent UID` has the marks of an object (see `three_way`).
    """

    def check(self, account: ConnectorAccount, http: Http) -> str:
        server = CalendarServer(http)
        if not server.calendars(account.address):
            raise ConnectorError(ConnectorFault.NO_PLACE)
        return server.user_name(account.address)

    def choices(self, account: ConnectorAccount, http: Http) -> tuple[PlaceChoice, ...]:
        found = CalendarServer(http).calendars(account.address)
        return tuple(PlaceChoice(CALENDAR, one.url, one.text(f"{DAV}displayname") or _last_part(one)) for one in found)

    def publish(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> Receipt:
        server = CalendarServer(http)
        calendar = _calendar(account, server)
        before, moved_from = _known_works(memory), memory.get(CALENDAR) or calendar.url
        memory.put(CALENDAR, moved_from)
        if others := {moved_from, *_known(LEAVING, memory)} - {calendar.url}:
            memory.put(LEAVING, json.dumps(sorted({*others, calendar.url})))
        memory.put("works", json.dumps(sorted({*before, *(str(one.uid) for one in entry.works)})))
        writer = _Writer(server, calendar.url, memory, is_moving=moved_from != calendar.url)
        has_tasks = (not calendar.components or "VTODO" in calendar.components) and _write_tasks(writer, entry)
        in_event = () if has_tasks else entry.works
        event = object_url(calendar.url, str(entry.uid))
        writer.write("VEVENT", entry.uid, event_of(entry, in_event), "la séance")
        memory.put("in event", "yes" if in_event else "")
        left = {str(one.uid) for one in entry.works} if has_tasks else set()
        for uid in sorted({*before, *writer.tasks} - left):
            _remove(server, calendar.url, uid, memory)
        for other in sorted(others):
            for uid in sorted({str(entry.uid), *before}):
                server.remove(object_url(other, uid))
        memory.put(CALENDAR, calendar.url)
        if others:
            memory.put(LEAVING, "")
        memory.put("works", json.dumps(sorted(left)) if left else "")
        return Receipt(event, "", tuple([*writer.warnings, _NO_TASKS] if in_event else writer.warnings))

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        server = CalendarServer(http)
        calendar = memory.get(CALENDAR) or _calendar(account, server).url
        event = _component(server.read(object_url(calendar, str(entry.uid))), "VEVENT")
        if event is None:
            return None
        in_event = memory.get("in event") == "yes"
        works = None if in_event else tuple(_stored_work(server, calendar, work) for work in entry.works)
        return StoredEntry(
            title=f"{event.text('SUMMARY')} ".removeprefix(heading(entry)).strip(),
            html=html_of(_without(event.text("DESCRIPTION"), after_content(entry, entry.works if in_event else ()))),
            works=None if works is None else tuple(one for one in works if one is not None),
            is_published=event.text("STATUS").upper() != "TENTATIVE",
        )

    def withdraw(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        server = CalendarServer(http)
        noted = memory.get(CALENDAR) or _calendar(account, server).url
        for calendar in sorted({noted, *_known(LEAVING, memory)}):
            for uid in sorted({*_known_works(memory), *(str(one.uid) for one in entry.works)}):
                _remove(server, calendar, uid, memory)
            _remove(server, calendar, str(entry.uid), memory)
        for key in ("works", "in event", LEAVING, CALENDAR):
            memory.put(key, "")


class _Writer:
    """Writer of the objects of one entry, which collects what the teacher is to be told."""

    def __init__(self, server: CalendarServer, calendar: str, memory: Memory, *, is_moving: bool) -> None:
        self._server, self._calendar, self._memory, self._is_moving = server, calendar, memory, is_moving
        self.warnings: list[str] = []
        self.tasks: set[str] = set()
        """Uids of the tasks that are there now."""

    def write(self, kind: str, uid: UUID, own: Sequence[Property], label: str) -> None:
        """Write an object, or bring it up to date. Raises: ComponentRefusedError."""
        url, key = object_url(self._calendar, str(uid)), _marks_key(str(uid))
        for _ in range(ATTEMPTS):
            stored, sent = self._server.read(url), marks_from_text(self._memory.get(key))
            update, messages = self._updated(stored, sent, kind, str(uid), own, label)
            if update.is_changed:
                pending = replace(sent, on_the_way=(*sent.on_the_way, marks_of(own)))
                self._memory.put(key, pending.to_text())
                if not self._server.write(url, text_of(update.calendar), stored):
                    continue
            self._memory.put(key, SentMarks(marks_of(own)).to_text())
            self.warnings += messages
            if kind == "VTODO":
                self.tasks.add(str(uid))
            return
        raise NetworkError(NetworkFault.EXISTS, "")

    def _updated(
        self, stored: StoredObject | None, sent: SentMarks, kind: str, uid: str, own: Sequence[Property], label: str
    ) -> tuple[Update, list[str]]:
        now = datetime.now(UTC)
        if stored is None:
            was_there = sent.arrived and not self._is_moving
            return new_object(kind, uid, own, now), [_REMOVED.format(label)] if was_there else []
        try:
            calendar = parsed(stored.text)
            component = next(one for one in calendar.all_of(kind) if one.get("RECURRENCE-ID") is None)
        except (NotICalendarError, StopIteration):
            return new_object(kind, uid, own, now), [_UNREADABLE.format(label)]
        update = updated(calendar, component, own, sent, now)
        return update, update.messages


def _write_tasks(writer: _Writer, entry: OutgoingEntry) -> bool:
    """Write the tasks of an entry. Return False when the calendar takes none."""
    try:
        for work in entry.works:
            writer.write("VTODO", work.uid, task_of(entry, work), "un travail à faire")
    except ComponentRefusedError:
        return False
    return True


def _calendar(account: ConnectorAccount, server: CalendarServer) -> FoundResource:
    """Return the calendar that was chosen for the class, or else the only one."""
    if chosen := account.settings.get(CALENDAR, ""):
        found = server.found(chosen)[:1]
    else:
        found = server.calendars(account.address)
    if len(found) != 1 or not found[0].is_calendar:
        raise ConnectorError(ConnectorFault.NO_PLACE)
    return found[0]


def _known_works(memory: Memory) -> set[str]:
    """Return the uids of works that may be in the calendar."""
    return _known("works", memory)


def _known(key: str, memory: Memory) -> set[str]:
    try:
        found = json.loads(memory.get(key) or "[]")
    except ValueError:
        found = []
    return {str(one) for one in found} if isinstance(found, list) else set()


def _remove(server: CalendarServer, calendar: str, uid: str, memory: Memory) -> None:
    memory.put(_marks_key(uid), "")
    server.remove(object_url(calendar, uid))


def _marks_key(uid: str) -> str:
    return f"sent {uid}"


def _last_part(found: FoundResource) -> str:
    return found.url.rstrip("/").rpartition("/")[2]


def _component(stored: StoredObject | None, kind: str) -> Component | None:
    try:
        return None if stored is None else next(parsed(stored.text).all_of(kind), None)
    except NotICalendarError:
        return None


def _stored_work(server: CalendarServer, calendar: str, work: OutgoingWork) -> StoredWork | None:
    task = _component(server.read(object_url(calendar, str(work.uid))), "VTODO")
    if task is None:
        return None
    return StoredWork(
        str(work.uid), html_of(_without(task.text("DESCRIPTION"), after_work(work))), _day(task.get("DUE"))
    )


def _without(text: str, ending: str) -> str:
    """Return a description without what was added to the content."""
    text, ending = text.strip(), ending.rstrip()
    return "" if text == ending.strip() else text.removesuffix(ending)


def _day(due: Property | None) -> date | None:
    try:
        return None if due is None else datetime.strptime(due.value.strip()[:8], "%Y%m%d").date()
    except ValueError:
        return None
