"""Text of iCalendar (RFC 5545): components of properties, which keep what other programs wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

LINE_OCTETS = 75
LONGEST = 1 << 20
"""Characters of a calendar object, beyond which it is not read."""
MOST_LINES = 20_000
DEEPEST = 8
_NAME = re.compile(r"[A-Za-z0-9-]+")
_FOLD = re.compile(r"\r?\n[ \t]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(.)", re.S)


class NotICalendarError(ValueError):
    """A text is no iCalendar object. For this package alone."""


@dataclass(frozen=True, slots=True)
class Property:
    """Property of a component. name: in capitals. params: as written, with the leading semicolon, "" for none. value:
    as written, so still escaped."""

    name: str
    value: str
    params: str = ""

    @property
    def line(self) -> str:
        return f"{self.name}{self.params}:{self.value}"


@dataclass(slots=True)
class Component:
    """Component of a calendar, such as VEVENT, with the components in it."""

    name: str
    properties: list[Property] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)

    def get(self, name: str) -> Property | None:
        """Return the first property of a name."""
        return next((one for one in self.properties if one.name == name), None)

    def text(self, name: str) -> str:
        """Return the value of a text property without its escapes, "" when it is not there."""
        found = self.get(name)
        return "" if found is None else unescaped(found.value)

    def all_of(self, name: str) -> Iterator[Component]:
        """Yield the components of a name directly in this one."""
        return (one for one in self.components if one.name == name)


def escaped(text: str) -> str:
    """Return the value of a text property. Control characters and halves of characters are left out."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def text_of(component: Component) -> str:
    """Return the text of a component, with lines of at most 75 octets."""
    return "".join(f"{folded(line)}\r\n" for line in _lines_of(component))


def folded(line: str) -> str:
    """Return a line, divided where it has more than 75 octets, and never within a character."""
    if len(line.encode()) <= LINE_OCTETS:
        return line
    pieces, piece, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE_OCTETS:
            pieces.append(piece)
            piece, size = "", 1  # the space that begins the next line
        piece, size = piece + sign, size + octets
    return "\r\n ".join([*pieces, piece])


def _lines_of(component: Component) -> Iterable[str]:
    yield f"BEGIN:{component.name}"
    for one in component.properties:
        yield one.line
    for inner in component.components:
        yield from _lines_of(inner)
    yield f"END:{component.name}"


def parsed(text: str) -> Component:
    """Read the calendar of an object. Raises: NotICalendarError."""
    if len(text) > LONGEST:
        raise NotICalendarError("too long")
    lines = [line for line in _FOLD.sub("", text.lstrip("\ufeff")).replace("\r\n", "\n").split("\n") if line.strip()]
    if len(lines) > MOST_LINES:
        raise NotICalendarError("too many lines")
    root = Component("")
    open_ones = [root]
    for line in lines:
        found = _property(line)
        if found.name == "BEGIN" and len(open_ones) <= DEEPEST:
            inner = Component(found.value.strip().upper())
            open_ones[-1].components.append(inner)
            open_ones.append(inner)
        elif found.name == "END" and len(open_ones) > 1 and found.value.strip().upper() == open_ones[-1].name:
            open_ones.pop()
        elif found.name in ("BEGIN", "END") or len(open_ones) == 1:
            raise NotICalendarError(found.name)
        else:
            open_ones[-1].properties.append(found)
    if len(open_ones) > 1 or [one.name for one in root.components] != ["VCALENDAR"]:
        raise NotICalendarError("not one calendar")
    return root.components[0]


def _property(line: str) -> Property:
    """Divide a line. Colons and semicolons within quotes belong to a parameter."""
    name = _NAME.match(line)
    if name is None:
        raise NotICalendarError("no name")
    quoted = False
    for at in range(name.end(), len(line)):
        if line[at] == '"':
            quoted = not quoted
        elif line[at] == ":" and not quoted:
            return Property(name[0].upper(), line[at + 1 :], line[name.end() : at])
    raise NotICalendarError("no value")
