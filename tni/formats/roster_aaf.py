"""Reader of the feed that ENTs receive (AAF, annexe 4 of the SDET): `ficAlimMENESR` with one `addRequest` per person.

`categoriePersonne` in `operationalAttributes` gives the kind of person; `attributes` are named and have several values.
A class or group is `structure$name`. `sn` is the name of use where it differs from `ENTPersonNomPatro`. A feed of
changes also has `modifyRequest` and `deleteRequest`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tni.core.collation import fold
from tni.core.format_errors import EmptyFileError
from tni.formats.roster_collector import MAX_GROUPS, RosterCollector, clean_name, parse_day
from tni.formats.roster_xml import elements_named, stripped_text
from tni.formats.xml_tree import Element, child, children, name_of
from tni.roster.class_list import ClassList, LeftOutReason, PupilRow, RosterKind
from tni.roster.errors import ParentsFileError, PartialRosterError

ROOT = "ficAlimMENESR"
_CHANGES = ("modifyRequest", "deleteRequest")

type _Values = dict[str, list[str]]


@dataclass(slots=True)
class AafFeed:
    """Pupils of one feed, which may have several files."""

    on: date | None
    found: RosterCollector = field(default_factory=lambda: RosterCollector(RosterKind.AAF))
    _pupils: int = 0
    _parents: int = 0

    def read(self, data: bytes) -> None:
        """Read a file of the feed. Raises: FileFormatError."""
        for element in elements_named(data, "addRequest", *_CHANGES):
            self._take(element)

    def class_list(self) -> ClassList:
        """Return the class list. Raises: EmptyFileError, ParentsFileError."""
        try:
            return self.found.class_list()
        except EmptyFileError:
            if self._parents and not self._pupils:
                raise ParentsFileError("a list of parents") from None
            raise

    def _take(self, request: Element) -> None:
        if name_of(request) in _CHANGES:
            raise PartialRosterError("changes only")
        category = fold(_first(_values(child(request, "operationalAttributes")), "categoriePersonne"))
        if category != "eleve":
            self._parents += category == "persreleleve"
            if category:
                self.found.leave_out(LeftOutReason.NOT_PUPIL)
            return
        self._pupils += 1
        values = _values(child(request, "attributes"))
        row = _pupil(values, self.on)
        if row is None:
            self.found.leave_out(
                LeftOutReason.GONE, clean_name(_first(values, "sn")), clean_name(_first(values, "givenName"))
            )
        else:
            identity = _first(values, "ENTEleveINE") or _first(values, "ENTPersonJointure")
            self.found.add(row, identity=identity, born=_first(values, "ENTPersonDateNaissance"))


def read(data: bytes, on: date | None = None) -> ClassList:
    """Read a feed of one file. on: pupils who have left every class by that day are left out. Raises:
    FileFormatError."""
    feed = AafFeed(on)
    feed.read(data)
    return feed.class_list()


def _values(part: Element | None) -> _Values:
    values: _Values = {}
    for attribute in () if part is None else part.iterchildren("*"):
        texts = (stripped_text(value) for value in children(attribute, "value"))
        values.setdefault(attribute.get("name", ""), []).extend(filter(None, texts))
    return values


def _first(values: _Values, name: str) -> str:
    return next(iter(values.get(name, ())), "")


def _pupil(values: _Values, on: date | None) -> PupilRow | None:
    """Return the pupil; None for one who has left."""
    last, used = clean_name(_first(values, "ENTPersonNomPatro")), clean_name(_first(values, "sn"))
    there = values.get("ENTEleveClasses", [])
    classes = [one for one in there if not _is_over(one, values, on)]
    if there and not classes:
        return None
    home = _first(values, "ENTPersonStructRattach")
    classes.sort(key=lambda one: one.partition("$")[0] != home)
    names = [_name(one) for one in classes]
    return PupilRow(
        last or used,
        clean_name(_first(values, "givenName")),
        used if fold(used) != fold(last or used) else "",
        names[0] if names else "",
        groups=tuple(dict.fromkeys((*names[1:], *map(_name, values.get("ENTEleveGroupes", [])))))[:MAX_GROUPS],
    )


def _name(value: str) -> str:
    return clean_name(value.partition("$")[2] or value)


def _is_over(value: str, values: _Values, on: date | None) -> bool:
    """Return whether the pupil has left a class and not come back. Days are `structure$day$class`."""
    structure, _, name = value.partition("$")

    def last_day(attribute: str) -> date | None:
        parts = (value.split("$") for value in values.get(attribute, ()))
        found = (parse_day(p[1]) for p in parts if len(p) == 3 and (p[0], p[2]) == (structure, name))
        return max(filter(None, found), default=None)

    out, back = last_day("ENTEleveDateSortieClasses"), last_day("ENTEleveDateEntreeClasses")
    return out is not None and (on is None or out <= on) and (back is None or back <= out)
