"""Event of a calendar, and the rules that take class, group, subject and room out of its texts.

PRONOTE, EDT and HYPERPLANNING write `Matière : …`, `Classe : …`, `Groupe : …` or `Partie de classe : …` into the
description, and put `Cours annulé` before the summary. Some ENTs write the class as the summary and the subject into
the description; ADE writes each class as a line of the description. A teacher's own calendar has both in the summary,
as `Maths 5e A`.
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
    "promotion": "class",
    "groupe": "group",
    "regroupement": "group",
    "td": "group",
    "partie de classe": "part",
    "parties de classe": "part",
    "salle": "room",
}
_LISTED = ("class", "group", "part")
"""Fields that may stand on several lines."""
_CHANGED = re.compile(
    r"^\s*(?:(?:cours|prof\w*)\b[^:]{0,30}\b(?:annul|supprim|absent|d[ée]plac|modifi|exception)\w*[^:]{0,10}"
    r"|(?:annul|cancell?ed|remplac|chang|exception|d[ée]plac|modifi|supprim)\w*[^:]{0,30}):\s*(?=\S)",
    re.I,
)
_CANCELLED = re.compile(
    r"\b(?:annulee?s?|annulation|supprimee?s?|cancell?ed|prof\w* absente?|absence (?:du|de la) prof\w*"
    r"|classe? absente?)\b"
)
_SEPARATOR = re.compile(r"\s+[-–—|]\s+|\s*[;|/]\s*")
_LIST = re.compile(r"\s*[,;]\s*")
_TEACHER = re.compile(r"^(?:m|mme|mlle|mr|m\.)[.\s]\s*\S", re.I)
_CLASS = (
    r"(?:[3-6]\s?(?:e|è|eme|ème|EME|ÈME|E|È|°)?\s?(?:[A-Z]{1,2}\d{0,2}|\d{1,2})|2n?de\s?\w{1,4}|1[eè]?re\s?\w{1,4}"
    r"|2N?DE\s?\w{1,4}|1E?RE\s?\w{1,4}|T(?:le|erm(?:inale)?)?\s?[A-Z]{0,4}\d{1,2}|(?:TST|ST)\w{2,4}\d?"
    r"|C[EM][12]\s?[A-Z]?|CP\s?[A-Z]?|BTS\s?\w{1,5}|CAP\s?\w{1,5})"
)
_CLASS_IN_TEXT = re.compile(rf"\b{_CLASS}(?!\w)")
_GROUP_IN_TEXT = re.compile(
    rf"(?:^|(?<=[\s\[<(]))({_CLASS})\s?[-.]?\s?(?:[Gg][Rr](?:[Oo][Uu][Pp][Ee])?|G[Pp]?|TD)[\s.]?[\dA-Z]{{1,2}}(?!\w)"
)
_ROOM = re.compile(r"(?:salles?\s+)?[A-Z]{0,3}[ .-]?\d{1,4}[A-Za-z]?", re.I)
_ROOM_WORD = re.compile(r"^salles?\s+(?=\S*\d)", re.I)
_NOT_SUBJECT = re.compile(r"\(\s*\)|\[\s*\]|\(?\bannul[ée]e?s?\b\)?|\bsalle\s+\S+", re.I)
_PART = re.compile(r"<([^<>]+)>\s*([^,;<]*)")
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
    taught = _taught_in(fields, known)
    parts = _parts_of(_CHANGED.sub("", event.summary))
    if not taught.classes:
        taught = _taught_in_summary(parts, known)
    if not taught.classes and _CHANGED.match(event.summary):
        taught = _taught_in_summary(_parts_of(event.summary), known)
    if not taught.classes and not fields:
        taught = _Taught(_classes_in_lines(event.description, known))
    classes, subject = taught.classes, fields.get("subject", "")
    if subject and not classes and parts and fold(parts[0]) != fold(subject):
        classes = (parts[0].strip(_MARKS),)  # the summary is the class
    return Hour(
        event.start,
        event.end,
        subject or _subject_in(parts, taught, known),
        _named(classes, known),
        _room_of(fields, event, parts),
        event.cancelled or _is_cancelled(event),
        event.uid,
        taught.group,
        _named(taught.made_of, known),
    )


@dataclass(frozen=True, slots=True)
class _Taught:
    """Names found in texts. classes: what is taught, classes or a group. group: its name, "" for whole classes.
    made_of: classes of the group."""

    classes: tuple[str, ...] = ()
    group: str = ""
    made_of: tuple[str, ...] = ()


def _named(names: Sequence[str], known: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.get(class_key(name), name) for name in names))


def _parts_of(summary: str) -> list[str]:
    return [part for part in _SEPARATOR.split(summary.strip()) if part.strip(_MARKS)]


def _room_of(fields: dict[str, str], event: CalendarEvent, parts: list[str]) -> str:
    """Return the room; at the end of a summary of three parts if it stands nowhere else."""
    room = fields.get("room") or event.location
    if not room and len(parts) > 2 and _ROOM.fullmatch(parts[-1]) and not _CLASS_IN_TEXT.fullmatch(parts[-1]):
        room = parts[-1]
    return _ROOM_WORD.sub("", room)


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
            if field in found and field in _LISTED:
                value = f"{found.pop(field)}, {value}"
            found.setdefault(field, value)
    return found


def _taught_in(fields: dict[str, str], known: dict[str, str]) -> _Taught:
    """Return what the description names: a group or classes of the class list first, else the group."""
    groups, classes = (_divided(fields.get(name, "")) for name in ("group", "class"))
    pairs = [(one[1].strip(_MARKS), one[2].strip(_MARKS)) for one in _PART.finditer(fields.get("part", ""))]
    made_of = [name for name, _ in pairs if name] or (classes if groups else [])
    made_of = made_of or [match[0] for name in groups if (match := _CLASS_IN_TEXT.match(name)) and match[0] != name]
    names = groups or [name for _, name in pairs if name]
    if not names:
        return _Taught(tuple(classes))
    lists = (groups, [name for _, name in pairs], classes, made_of)
    kept = next(
        (found for one in lists if (found := [name for name in one if class_key(name) in known])), classes or names
    )
    return _Taught(tuple(kept), ", ".join(dict.fromkeys(names)), tuple(dict.fromkeys(made_of)))


def _divided(value: str) -> list[str]:
    return [name for one in _LIST.split(value) if (name := one.strip(_MARKS))]


def _taught_in_summary(parts: list[str], known: dict[str, str]) -> _Taught:
    classes = _classes_in(parts, known)
    found = next((match for part in parts if (match := _GROUP_IN_TEXT.search(part))), None)
    if found is None:
        return _Taught(classes)
    group = found[0].strip()
    if class_key(group) in known or not classes:
        classes = (group,)
    return _Taught(classes, group, (found[1].strip(),))


def _classes_in_lines(description: str, known: dict[str, str]) -> tuple[str, ...]:
    """Return the classes of a description that has one in a line, as ADE's."""
    lines = [line.strip(_MARKS) for line in description.splitlines()]
    return tuple(line for line in lines if class_key(line) in known or _CLASS_IN_TEXT.fullmatch(line))


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


def _subject_in(parts: list[str], taught: _Taught, known: dict[str, str]) -> str:
    """Return the subject in a summary: its first part that is neither a class nor a teacher, without the class."""
    classes = taught.classes
    keys = {class_key(name) for name in (*classes, *taught.made_of)}
    for part in parts:
        if taught.group:
            part = part.replace(taught.group, " ")
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
