"""Events of a course's calendar, one for each piece of homework with a day.

Moodle gives them no name of ours, and making one twice makes two. So they are looked up by their marks before one is
made. A changed one is made anew before the old one is removed: a cut in between leaves two, of which the next sending
removes one, and never none.
"""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tni.api.answers import plain_line
from tni.api.ent import ConnectorError, ConnectorFault, Memory, OutgoingEntry, OutgoingWork, title_within
from tni.api.marks import fingerprint, mark, marks_in

from .discussion import no_tags
from .kept_html import kept_html
from .marks import ENTRY, VERSION, WORK
from .paris_time import day_of, midnight
from .places import Forum
from .server_errors import MISSING_RECORD, MoodleError
from .web_service import MoodleWebService

NAME_MAX = 100
LOOKED_DAYS = 400
HTML_FORMAT = 1
MOST_TEXT = 1 << 20
NOTE = "events"


@dataclass(frozen=True, slots=True)
class CourseEvent:
    """Event as the server has it. html: its description."""

    id: int
    name: str
    html: str
    day: date
    user: int
    is_own_kind: bool

    @property
    def marks(self) -> frozenset[str]:
        return marks_in(self.html)


class HomeworkEvents:
    """Events of one entry."""

    def __init__(self, service: MoodleWebService, forum: Forum, user: int, memory: Memory) -> None:
        self._service, self._forum, self._user, self._memory = service, forum, user, memory

    def publish(self, entry: OutgoingEntry) -> None:
        """Make the events those of the entry: missing ones are made, changed ones made anew, others removed."""
        there = self._found(entry)
        kept: set[int] = set()
        for work in entry.works:
            if work.due is None:
                continue
            current = next((one for one in self._of(work, there, entry) if self._is_current(one, work, entry)), None)
            kept.add(current.id if current else self._made(work, entry))
        self._remove([one for one in there if one.id not in kept])

    def withdraw(self, entry: OutgoingEntry) -> None:
        """Remove all events of the entry."""
        self._remove(self._found(entry))

    def stored(self, entry: OutgoingEntry) -> dict[str, CourseEvent]:
        """Return the event of each work that has one, by the work's uid."""
        there = self._found(entry)
        found: dict[str, CourseEvent] = {}
        for work in entry.works:
            candidates = self._of(work, there, entry)
            current = [one for one in candidates if self._is_current(one, work, entry)]
            if first := next(iter(current or candidates), None):
                found[str(work.uid)] = first
        return found

    def _found(self, entry: OutgoingEntry) -> list[CourseEvent]:
        """Return all events that are the entry's, also those of works that it no longer has."""
        noted = {made for ids in self._notes().values() for made in ids}
        wanted = mark(ENTRY, entry.uid)
        return [
            one
            for one in self._events(entry)
            if one.id in noted
            or wanted in one.marks
            or (one.is_own_kind and one.user == self._user and any(_is_like(one, work, entry) for work in entry.works))
        ]

    def _of(self, work: OutgoingWork, there: Sequence[CourseEvent], entry: OutgoingEntry) -> list[CourseEvent]:
        noted, own = self._notes().get(work.uid.hex, []), mark(WORK, work.uid)
        return [
            one
            for one in there
            if own in one.marks or (not one.marks and one.id in noted) or _is_like(one, work, entry)
        ]

    def _is_current(self, event: CourseEvent, work: OutgoingWork, entry: OutgoingEntry) -> bool:
        if event.day != work.due:
            return False
        if event.marks:
            return mark(VERSION, _version(work, entry)) in event.marks
        return _is_like(event, work, entry)

    def _events(self, entry: OutgoingEntry) -> list[CourseEvent]:
        days = [entry.start.date(), *(work.due for work in entry.works if work.due)]
        asked = {
            "events": {"courseids": [self._forum.course]},
            "options": {
                "userevents": False,
                "siteevents": False,
                "timestart": midnight(min(days)),
                "timeend": midnight(max(*days, entry.start.date() + timedelta(days=LOOKED_DAYS)) + timedelta(days=1)),
                "ignorehidden": False,
            },
        }
        found = self._service.call("core_calendar_get_calendar_events", asked)
        try:
            return [_event(one) for one in found["events"]]
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None

    def _made(self, work: OutgoingWork, entry: OutgoingEntry) -> int:
        assert work.due is not None
        version = _version(work, entry)
        classes = " ".join((mark(ENTRY, entry.uid), mark(WORK, work.uid), mark(VERSION, version)))
        event = {
            "name": _name(work, entry),
            "description": f'<div class="{classes}">{_content(work)}</div>',
            "format": HTML_FORMAT,
            "courseid": self._forum.course,
            "groupid": 0,
            "repeats": 0,
            "eventtype": "course",
            "timestart": midnight(work.due),
            "timeduration": 0,
            "visible": 1,
            "sequence": 1,
        }
        match self._service.call("core_calendar_create_calendar_events", {"events": [event]}):
            case {"events": [{"id": int() as made}]}:
                notes = self._notes()
                self._keep({**notes, work.uid.hex: [*notes.get(work.uid.hex, []), made]})
                return made
        raise ConnectorError(ConnectorFault.FORBIDDEN)  # Moodle made none, and said nothing

    def _remove(self, events: Sequence[CourseEvent]) -> None:
        for event in events:
            try:
                self._service.call(
                    "core_calendar_delete_calendar_events", {"events": [{"eventid": event.id, "repeat": False}]}
                )
            except MoodleError as error:
                if error.code not in MISSING_RECORD:
                    raise
        gone = {event.id for event in events}
        if gone:
            left = {uid: [made for made in ids if made not in gone] for uid, ids in self._notes().items()}
            self._keep({uid: ids for uid, ids in left.items() if ids})

    def _notes(self) -> dict[str, list[int]]:
        """Ids of the events that were made, by the uid of the work."""
        try:
            found = json.loads(self._memory.get(NOTE) or "{}")
            return {str(uid): [int(made) for made in ids] for uid, ids in found.items()}
        except (ValueError, AttributeError, TypeError):
            return {}

    def _keep(self, notes: dict[str, list[int]]) -> None:
        self._memory.put(NOTE, json.dumps(notes) if notes else "")


def _name(work: OutgoingWork, entry: OutgoingEntry) -> str:
    first = no_tags(next((line.lstrip("- ") for line in work.text.splitlines() if line.strip("- ")), "travail à faire"))
    return no_tags(title_within(f"{entry.subject} : {first}" if entry.subject.strip() else first, NAME_MAX))


def _content(work: OutgoingWork) -> str:
    minutes = f"<p>Durée : {work.minutes} min</p>" if work.minutes else ""
    return kept_html(work.html or html.escape(work.text)) + minutes


def _version(work: OutgoingWork, entry: OutgoingEntry) -> str:
    return fingerprint(_name(work, entry), _content(work), work.due.isoformat() if work.due else "")


def _is_like(event: CourseEvent, work: OutgoingWork, entry: OutgoingEntry) -> bool:
    """True if an event says what that of a work would, and bears no mark. One with the same name and day alone may be
    the teacher's own."""
    is_named = (event.name, event.day) == (_name(work, entry), work.due)
    return is_named and not event.marks and plain_line(event.html, MOST_TEXT) == plain_line(_content(work), MOST_TEXT)


def _event(record: dict[str, Any]) -> CourseEvent:
    return CourseEvent(
        id=int(record["id"]),
        name=html.unescape(str(record["name"])),
        html=str(record.get("description") or ""),
        day=day_of(int(record["timestart"])),
        user=int(record["userid"]),
        is_own_kind=record.get("eventtype") == "course" and not record.get("modulename"),
    )
