"""Event of a calendar, and the rules that take class, subject and room out of its texts.

PRONOTE and HYPERPLANNING write `Matière : …`, `Classe : …` or `Groupe : …` into the description, and put `Cours annulé`
before the summary. Some ENTs write the class as the summary and the subject into the description. A teacher's own
calendar has both in the summary, as `Maths 5e A`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tni.core.collation import fold
from tni.planning.timetable import Hour, class_key

_MOST_LINES = 100
_MOST_LETTERS = 300
"""Lines of a description, and letters of a line, that are read: expressions over them then take no time that counts."""
_PLURAL = re.compile(r"(?:\(s\)|s)?$", re.I)
_FIELDS = {
    "matiere": "subject",
    "classe": "class",
    "division": "class",
    "groupe": "group",
    "partie de classe": "part",
    "salle": "room",
}
_CHANGED = re.compile(
    r"^\s*(?:cours|prof)\b[^:]{0,30}\b(?:annul|supprim|absent|d[ée]plac|modifi)\w*[^:]{0,10}:\s*", re.I
)
_CANCELLED = re.compile(
    r"\b(?:annulee?s?|supprimee?s?|cancell?ed|prof\w* absente?|absence (?:du|de la) prof\w*|classe? absente?)\b"
)
_SEPARATOR = re.compile(r"\s+[-–—|]\s+|\s*[;|/]\s*")
_LIST = re.compile(r"\s*[,;]\s*")
_TEACHER = re.compile(r"^(?:m|mme|mlle|mr|m\.)[.\s]\s*\S", re.I)
_CLASS_IN_TEXT = re.compile(
    r"\b(?:[3-6]\s?(?:e|è|eme|ème|°)?\s?(?:[A-Z]{1,2}\d{0,2}|\d{1,2})|2n?de\s?\w{1,4}|1[eè]?re\s?\w{1,4}"
    r"|T(?:le|erm(?:inale)?)?\s?[A-Z]{0,4}\d{1,2}|(?:TST|ST)\w{2,4}\d?|C[EM][12]\s?[A-Z]?|CP\s?[A-Z]?|BTS\s?\w{1,5}|CAP\s?\w{1,5})"
    r"(?!\w)"
)
_NOT_SUBJECT = re.compile(r"\(\s*\)|\[\s*\]|\(?\bannul[ée]e?s?\b\)?|\bsalle\s+\S+", re.I)
_MARKS = "[]<> \t"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Event of a calendar with its texts. cancelled: its status says so; the texts may say so too."""

    start: datetime
    end: datetime
    summary: str = ""
    description: str = ""
    location: str = ""
    categories: str = ""
    cancelled: bool = False
    uid: str = ""


def hour_of(event: CalendarEvent, known_classes: Sequence[str] = ()) -> Hour:
    """Return the hour of an event. known_classes: names of the class list, which are recognised in any text. Texts in
    which no class is found give an hour without a class. Raises: ValueError for an event without length."""
    event = _shortened(event)
    fields = _fields_of(event.description)
    known = {class_key(name): name for name in known_classes}
    summary = _CHANGED.sub("", event.summary).strip()
    classes = _classes_of(fields, known)
    parts = [part for part in _SEPARATOR.split(summary) if part.strip(_MARKS)]
    if not classes:
        classes = _classes_in(parts, known)
    subject = fields.get("subject", "")
    if subject and not classes and parts and fold(parts[0]) != fold(subject):
        classes = (parts[0].strip(_MARKS),)  # the summary is the class
    return Hour(
        event.start,
        event.end,
        subject or _subject_in(parts, classes, known),
        tuple(dict.fromkeys(known.get(class_key(name), name) for name in classes)),
        fields.get("room") or event.location,
        event.cancelled or _is_cancelled(event),
        event.uid,
    )


def _shortened(event: CalendarEvent) -> CalendarEvent:
    """Return the event with texts of a few short lines, without entities and with single spaces."""
    lines = html.unescape(html.unescape(event.description)).split("\n", _MOST_LINES)[:_MOST_LINES]
    return replace(
        event,
        summary=_one_line(html.unescape(event.summary)),
        description="\n".join(map(_one_line, lines)),
        location=_one_line(html.unescape(event.location)),
        categories=_one_line(event.categories),
    )


def _one_line(text: str) -> str:
    return " ".join(text[: 2 * _MOST_LETTERS].split())[:_MOST_LETTERS]


def _fields_of(description: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in description.splitlines():
        name, _, value = (part.strip() for part in line.partition(":"))
        if value and (field := _FIELDS.get(fold(_PLURAL.sub("", name, count=1)))):
            found.setdefault(field, value)
    return found


def _classes_of(fields: dict[str, str], known: dict[str, str]) -> tuple[str, ...]:
    """Return the classes that the description names: classes in the class list first, then the group."""
    named = {
        name: [one.strip(_MARKS) for one in _LIST.split(fields[name]) if one.strip(_MARKS)]
        for name in ("group", "class")
        if name in fields
    }
    for match in re.finditer(r"<([^<>]+)>\s*([^,;]*)", fields.get("part", "")):
        named.setdefault("group", []).append(match[2].strip(_MARKS) or match[1])
        named.setdefault("class", []).append(match[1].strip(_MARKS))
    for names in named.values():
        if kept := tuple(name for name in names if class_key(name) in known):
            return kept
    return tuple(next(iter(named.values()), ()))


def _classes_in(parts: list[str], known: dict[str, str]) -> tuple[str, ...]:
    """Return the classes in a summary: names of the class list, else what looks like a class."""
    if not parts:
        return ()
    whole = [name for part in parts for one in _LIST.split(part) if (name := known.get(class_key(one.strip(_MARKS))))]
    found = [match[0] for part in parts for match in _CLASS_IN_TEXT.finditer(part)]
    if kept := [*whole, *(name for name in found if class_key(name) in known)]:
        return tuple(kept)
    spoken = f" {fold(' '.join(parts))} "
    if inside := [name for name in known.values() if len(name) > 1 and f" {fold(name)} " in spoken]:
        return tuple(inside)
    return tuple(dict.fromkeys(name.strip() for name in found))


def _subject_in(parts: list[str], classes: tuple[str, ...], known: dict[str, str]) -> str:
    """Return the subject in a summary: its first part that is neither a class nor a teacher, without the class."""
    keys = {class_key(name) for name in classes}
    for part in parts:
        if _TEACHER.match(part) or all(class_key(one.strip(_MARKS)) in keys for one in _LIST.split(part)):
            continue
        for name in classes:
            part = re.sub(rf"(?:^|(?<=\s)|(?<=[(\[<])){re.escape(name)}(?=$|\W)", " ", part)
        part = _CLASS_IN_TEXT.sub(lambda match: " " if class_key(match[0]) in {*keys, *known} else match[0], part)
        if cleaned := _NOT_SUBJECT.sub(" ", part).strip(" -–:,()[]<>\t"):
            return " ".join(cleaned.split())
    return ""


def _is_cancelled(event: CalendarEvent) -> bool:
    """Say whether the texts call it cancelled: in the categories, before the summary, or at the description's start."""
    first = event.description.strip().partition("\n")[0]
    texts = event.categories, event.summary, "" if ":" in first else first
    return any(_CANCELLED.search(fold(text)) for text in texts)
