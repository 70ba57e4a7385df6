"""Hour of the ENT's timetable to which the entry of a séance belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from tni.api.ent import ConnectorError, ConnectorFault, OutgoingEntry

from .edifice_server import EdificeServer, path_part
from .ent_user import Audience, EntUser, folded, subjects

EXCEPTIONAL = "exceptional"
"""Id of the subject of a session with a label of its own."""
LABEL_MAX = 50
LOOKED_DAYS = 21


@dataclass(frozen=True, slots=True)
class TimetableHour:
    """Hour of the timetable, or one made for a séance outside it: course is None then. start, end: in French time,
    without offset. label: of an exceptional subject."""

    course: str | None
    subject: str
    subject_name: str
    start: datetime
    end: datetime
    room: str = ""
    label: str | None = None


def hour_of(
    entry: OutgoingEntry, audience: Audience, server: EdificeServer, user: EntUser, subject: str, may_be_outside: bool
) -> TimetableHour:
    """Find the hour of an entry: of this class, most of it within the séance or the other way round. subject: id that
    decides between several, "" for the entry's own. Raises: ConnectorError with the fault NO_SLOT."""
    start, end = (at.replace(tzinfo=None) for at in (entry.start, entry.end))
    hours = _hours(server, user, audience, (start.date(), start.date()), entry.start.tzinfo)
    candidates = [one for one in hours if 2 * _overlap(one, start, end) >= max(1.0, _shorter(one, start, end))]
    if len(candidates) > 1:
        wanted = subject or next((one.subject for one in candidates if _is_named(one, entry.subject)), "")
        candidates = [one for one in candidates if one.subject == wanted] or candidates
    if len(candidates) > 1:
        best = max(_overlap(one, start, end) for one in candidates)
        candidates = [one for one in candidates if _overlap(one, start, end) == best]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = ", ".join(sorted({one.subject_name for one in candidates}))
        raise ConnectorError(ConnectorFault.NO_SLOT, f"plusieurs cours à cette heure : {names}")
    if not may_be_outside:
        raise ConnectorError(ConnectorFault.NO_SLOT)
    return _outside(entry, audience, server, user, subject)


def next_day(audience: Audience, hour: TimetableHour, server: EdificeServer, user: EntUser) -> date | None:
    """Return the day of the next hour of this class and subject, None if the timetable has none within three weeks."""
    first = hour.start.date() + timedelta(days=1)
    later = _hours(server, user, audience, (first, first + timedelta(days=LOOKED_DAYS)), None)
    return min((one.start.date() for one in later if one.subject == hour.subject), default=None)


def _outside(
    entry: OutgoingEntry, audience: Audience, server: EdificeServer, user: EntUser, subject: str
) -> TimetableHour:
    start, end = (at.replace(tzinfo=None) for at in (entry.start, entry.end))
    known = subjects(server, audience.school, user)
    named = [one for one in known if one.id == subject] or [
        one for one in known if entry.subject.strip() and folded(one.label) == folded(entry.subject)
    ]
    if len(named) == 1:
        return TimetableHour(None, named[0].id, named[0].label, start, end, entry.room)
    label = (entry.subject.strip() or "Séance")[:LABEL_MAX]
    return TimetableHour(None, EXCEPTIONAL, label, start, end, entry.room, label)


def _hours(
    server: EdificeServer, user: EntUser, audience: Audience, days: tuple[date, date], zone: tzinfo | None
) -> list[TimetableHour]:
    """Return the teacher's hours of a class from a first to a last day. zone: of times with an offset; None leaves
    theirs."""
    path = f"/viescolaire/common/courses/{path_part(audience.school)}/{days[0]}/{days[1]}"
    found = server.get(path, (("teacherId", user.id),))
    try:
        return [_hour(one, zone) for one in found if audience.name in [*_list(one, "classes"), *_list(one, "groups")]]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def _hour(record: dict[str, Any], zone: tzinfo | None) -> TimetableHour:
    label = record.get("exceptionnal") or None  # spelt so
    subject = record.get("subject") or {}
    return TimetableHour(
        course=str(record["_id"]),
        subject=EXCEPTIONAL if label else str(record.get("subjectId") or subject["id"]),
        subject_name=str(label or subject.get("name") or ""),
        start=_wall_time(record["startDate"], zone),
        end=_wall_time(record["endDate"], zone),
        room=str(next(iter(_list(record, "roomLabels")), "")),
        label=None if label is None else str(label)[:LABEL_MAX],
    )


def _wall_time(text: str, zone: tzinfo | None) -> datetime:
    """Read a time of the timetable: French time, or one with an offset. The ENT's own pages read both; which one a
    server writes is not known."""
    found = datetime.fromisoformat(text)
    return (found.astimezone(zone) if found.tzinfo and zone else found).replace(tzinfo=None)


def _list(record: dict[str, Any], key: str) -> list[str]:
    return [str(one) for one in record.get(key) or ()]


def _overlap(hour: TimetableHour, start: datetime, end: datetime) -> float:
    return (min(hour.end, end) - max(hour.start, start)).total_seconds()


def _shorter(hour: TimetableHour, start: datetime, end: datetime) -> float:
    return min((hour.end - hour.start).total_seconds(), (end - start).total_seconds())


def _is_named(hour: TimetableHour, subject: str) -> bool:
    return bool(subject.strip()) and folded(hour.subject_name) == folded(subject)
