"""Update of a calendar object that the teacher may have changed in her calendar. What she added stays; what she changed
stays unless the entry has changed too, and either is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from .ical import Component, Property, escaped, unescaped
from .lesson_objects import PARIS, new_calendar, paris_offset, with_zone

LABELS = {
    "SUMMARY": "le titre",
    "DESCRIPTION": "le texte",
    "DTSTART": "le début",
    "DTEND": "la fin",
    "DUE": "la date",
    "LOCATION": "le lieu",
    "CATEGORIES": "les catégories",
    "STATUS": "l’état",
    "RELATED-TO": "le lien avec la séance",
}
OWN = {
    "VEVENT": ("SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "LOCATION", "CATEGORIES", "STATUS"),
    "VTODO": ("SUMMARY", "DESCRIPTION", "DTSTART", "DUE", "CATEGORIES", "RELATED-TO"),
}
"""Properties that the entry decides on. All others are the calendar's."""
_PARIS_NAMES = (PARIS, "Romance Standard Time", "Romance Daylight Time")
MOST_ON_THE_WAY = 6
_TIMES = ("DTSTART", "DTEND", "DUE")
_STAMPS = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"}
_SHOWN = 60
_FORMS = (
    ("%Y%m%dT%H%M%SZ", "%d/%m/%Y %H:%M"),
    ("%Y%m%dT%H%M%S", "%d/%m/%Y %H:%M"),
    ("%Y%m%d", "%d/%m/%Y"),
)

type Marks = Mapping[str, str]
"""Hash of what was sent of each property, by its name."""


@dataclass(slots=True)
class Update:
    """Object to write. is_changed: whether it differs from what is there. kept, replaced: what the teacher changed in
    her calendar, each as a label and her words."""

    calendar: Component
    is_changed: bool
    kept: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)

    @property
    def messages(self) -> list[str]:
        return [
            *(f"Changé dans l’agenda, et laissé ainsi : {label} (« {words} »)." for label, words in self.kept),
            *(f"Changé dans l’agenda, et remplacé : {label} (avant : « {words} »)." for label, words in self.replaced),
        ]


def marks_of(properties: Sequence[Property]) -> dict[str, str]:
    return {one.name: _mark(_meaning([one])) for one in properties}


@dataclass(frozen=True, slots=True)
class SentMarks:
    """Marks of what was sent of an object. arrived: of the last sending that the server confirmed, empty for none.
    on_the_way: of later ones, which were cut and may have arrived."""

    arrived: Marks = field(default_factory=dict)
    on_the_way: tuple[Marks, ...] = ()

    def may_be_ours(self, name: str, mark: str) -> bool:
        known = [self.arrived, *self.on_the_way] if self.arrived else self.on_the_way
        return any(marks.get(name, _NOTHING) == mark for marks in known)

    def to_text(self) -> str:
        return json.dumps([self.arrived, *self.on_the_way[-MOST_ON_THE_WAY:]], separators=(",", ":"))


def marks_from_text(text: str | None) -> SentMarks:
    """Read marks; none for what is no marks."""
    try:
        found = [{str(name): str(mark) for name, mark in one.items()} for one in json.loads(text or "[]")]
    except (ValueError, AttributeError, TypeError):
        found = []
    return SentMarks(found[0], tuple(found[1:])) if found else SentMarks()


def new_object(kind: str, uid: str, own: Sequence[Property], now: datetime) -> Update:
    """Return an object that is not there yet. kind: VEVENT or VTODO."""
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    head = [Property("UID", escaped(uid)), Property("DTSTAMP", stamp), Property("CREATED", stamp)]
    return Update(new_calendar(Component(kind, [*head, *own])), True)


def updated(
    calendar: Component, component: Component, own: Sequence[Property], sent: SentMarks, now: datetime
) -> Update:
    """Bring an object up to date in place. component: the one in `calendar` to change."""
    update = Update(calendar, False)
    fresh = {one.name: one for one in own}
    for name in OWN[component.name]:
        theirs = [one for one in component.properties if one.name == name]
        mine = [fresh[name]] if name in fresh else []
        before, after = _meaning(theirs), _meaning(mine)
        if before == after:
            continue
        is_hers = not sent.may_be_ours(name, _mark(before))
        if is_hers and sent.arrived and sent.arrived.get(name, _NOTHING) == _mark(after):
            update.kept.append((LABELS[name], _shown(theirs)))
            continue
        if is_hers and theirs:
            update.replaced.append((LABELS[name], _shown(theirs)))
        _replace(component, name, mine)
        update.is_changed = True
    if update.is_changed:
        _stamp(component, now)
        with_zone(calendar)
    return update


def _replace(component: Component, name: str, mine: list[Property]) -> None:
    place = next((at for at, one in enumerate(component.properties) if one.name == name), len(component.properties))
    component.properties[:] = [
        *(one for one in component.properties[:place] if one.name != name),
        *mine,
        *(one for one in component.properties[place:] if one.name != name),
    ]
    if name == "DTEND" and mine:  # an event has one or the other
        component.properties[:] = [one for one in component.properties if one.name != "DURATION"]


def _stamp(component: Component, now: datetime) -> None:
    number = component.text("SEQUENCE")
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    component.properties[:] = [
        *(one for one in component.properties if one.name not in _STAMPS),
        Property("DTSTAMP", stamp),
        Property("LAST-MODIFIED", stamp),
        Property("SEQUENCE", str(int(number) + 1 if number.isdecimal() and len(number) < 9 else 1)),
    ]


def _mark(meaning: str) -> str:
    return hashlib.sha256(meaning.encode()).hexdigest()[:12]


def _meaning(properties: Sequence[Property]) -> str:
    """Return what properties of one name say, in whatever form another program wrote it; "" for none."""
    if not properties:
        return ""
    if properties[0].name == "CATEGORIES":
        return ",".join(sorted({part.strip() for one in properties for part in _divided(one.value)} - {""}))
    first = properties[0]
    if first.name in _TIMES:
        return _moment(first)
    return "\n".join(" ".join(line.split()) for line in unescaped(first.value).splitlines()).strip()


def _divided(value: str) -> list[str]:
    return [unescaped(part.replace("\0", "\\,")) for part in value.replace("\\,", "\0").split(",")]


def _moment(found: Property) -> str:
    value, zone = found.value.strip().upper(), found.params.replace('"', "")
    if value.endswith("Z") or not any(f"TZID={name}" in zone for name in _PARIS_NAMES):
        return value
    try:
        wall = datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return value
    return f"{wall - paris_offset(wall):%Y%m%dT%H%M%SZ}"


def _shown(theirs: Sequence[Property]) -> str:
    words = " ".join(_moment_shown(one) if one.name in _TIMES else unescaped(one.value) for one in theirs)
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"


def _moment_shown(found: Property) -> str:
    value = _moment(found)
    for form, shown in (
        ("%Y%m%dT%H%M%SZ", "%d/%m/%Y %H:%M"),
        ("%Y%m%dT%H%M%S", "%d/%m/%Y %H:%M"),
        ("%Y%m%d", "%d/%m/%Y"),
    ):
        try:
            at = datetime.strptime(value, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return f"{at + paris_offset(at) if form.endswith('Z') else at:{shown}}"
    return value


_NOTHING = _mark("")
