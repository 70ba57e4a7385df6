"""Components that an entry becomes: an event for the lesson, a task for each work. Times are of Europe/Paris, with its
rules of summer time beside them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from tni.api.ent import OutgoingEntry, OutgoingFile, OutgoingWork, SupportKind, title_within, unsaid_supports

from .ical import Component, Property, escaped, parsed

PARIS = "Europe/Paris"
SUMMARY_MAX = 120
PROGRAM = "-//TNI//Cahier de textes//FR"
_ZONE = """BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
END:VCALENDAR"""


def event_of(entry: OutgoingEntry, works: Sequence[OutgoingWork] = ()) -> list[Property]:
    """Return the properties of the lesson's event. works: those that the calendar does not take as tasks."""
    properties = [
        _text("SUMMARY", f"{heading(entry)}{entry.title}"),
        _text("DESCRIPTION", f"{entry.text}{after_content(entry, works)}"),
        _time("DTSTART", entry.start),
        _text("LOCATION", entry.room),
        _categories(entry),
        Property("STATUS", "CONFIRMED" if entry.is_published else "TENTATIVE"),
    ]
    if entry.end > entry.start:
        properties.append(_time("DTEND", entry.end))
    return [one for one in properties if one.value]


def task_of(entry: OutgoingEntry, work: OutgoingWork) -> list[Property]:
    """Return the properties of a work's task."""
    first = work.text.strip().partition("\n")[0]
    properties = [
        _text("SUMMARY", title_within(f"{heading(entry)}{first}", SUMMARY_MAX)),
        _text("DESCRIPTION", f"{work.text}{after_work(work)}"),
        _categories(entry),
        Property("RELATED-TO", str(entry.uid)),
    ]
    if work.due is not None:
        properties.append(_day("DUE", work.due))
        if work.given_on < work.due:  # a task that is due as it begins is not valid
            properties.append(_day("DTSTART", work.given_on))
    return [one for one in properties if one.value]


def heading(entry: OutgoingEntry) -> str:
    """Return what stands before a title in the calendar, `5e A – Maths – `."""
    return "".join(f"{part} – " for part in (entry.class_name, entry.subject) if part)


def after_content(entry: OutgoingEntry, works: Sequence[OutgoingWork] = ()) -> str:
    """Return what follows the content in an event's description."""
    parts = [
        f"Séquence : {entry.sequence}" if entry.sequence else "",
        _listed("Supports", (_support(one.title, one.place, one.kind) for one in unsaid_supports(entry))),
        _listed("Évaluations", (f"{one.title}\n{one.text}".strip() for one in entry.assessments)),
        *(_work(work) for work in works),
        _documents(entry.files, entry.text),
    ]
    return "".join(f"\n\n{part}" for part in parts if part)


def after_work(work: OutgoingWork) -> str:
    """Return what follows the text in a task's description."""
    minutes = f"Durée : {work.minutes} min" if work.minutes else ""
    return "".join(f"\n\n{part}" for part in (minutes, _documents(work.files, work.text)) if part)


def _work(work: OutgoingWork) -> str:
    day = "" if work.due is None else f" pour le {work.due:%d/%m/%Y}"
    return f"Travail à faire{day} :\n{work.text}{after_work(work)}"


def _support(title: str, place: str, kind: SupportKind) -> str:
    divider = " : " if kind is SupportKind.LINK else ", "
    return divider.join(part for part in (title, place) if part)


def _listed(lead: str, items: Iterable[str]) -> str:
    lines = [f"- {item}" for item in items if item]
    return "\n".join([f"{lead} :", *lines]) if lines else ""


def _documents(files: Sequence[OutgoingFile], text: str) -> str:
    """Return the names of files that the text does not name, with or without a link, already."""
    return _listed("Documents", (one.title or one.name for one in files if (one.title or one.name) not in text))


def _text(name: str, text: str) -> Property:
    return Property(name, escaped(text.strip()))


def _categories(entry: OutgoingEntry) -> Property:
    names = dict.fromkeys((entry.class_name, *entry.classes, entry.subject))
    return Property("CATEGORIES", ",".join(escaped(name) for name in names if name))


def _day(name: str, day: date) -> Property:
    return Property(name, f"{day:%Y%m%d}", ";VALUE=DATE")


def _time(name: str, at: datetime) -> Property:
    if at.utcoffset() == paris_offset(at):
        return Property(name, f"{at:%Y%m%dT%H%M%S}", f";TZID={PARIS}")
    return Property(name, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def paris_offset(at: datetime) -> timedelta:
    """Return the offset of Paris at a time, by the rule that holds since 1996."""
    moment = at.astimezone(UTC).replace(tzinfo=None)
    begin, end = (_last_sunday(moment.year, month) for month in (3, 10))
    return timedelta(hours=2 if begin <= moment < end else 1)


def _last_sunday(year: int, month: int) -> datetime:
    """Return one o'clock UTC of the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def new_calendar(component: Component) -> Component:
    """Return an object of one component."""
    properties = [Property("VERSION", "2.0"), Property("PRODID", PROGRAM)]
    return with_zone(Component("VCALENDAR", properties, [component]))


def with_zone(calendar: Component) -> Component:
    """Return an object with the rules of Paris in it, if one of its times names them."""
    named = any(f"TZID={PARIS}" in one.params for inner in calendar.components for one in inner.properties)
    if named and not any(inner.text("TZID") == PARIS for inner in calendar.all_of("VTIMEZONE")):
        (zone,) = parsed(_ZONE).components
        calendar.components.insert(0, zone)
    return calendar


def html_of(text: str) -> str:
    """Return plain lines as HTML."""
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.splitlines() if line.strip())
