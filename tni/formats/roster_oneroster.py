"""Reader of OneRoster 1.2 (and 1.1), CSV files in a zip: `users`, `roles`, `classes`, `enrollments`, joined by
`sourcedId`.

A class of type `homeroom` is the pupil's class, one of type `scheduled` a group; a pupil without homeroom has the first
scheduled one as class. In 1.1 a user's role stands in `users.csv`. The manifest states for each file whether it is
complete (`bulk`), absent, or holds changes only (`delta`). An export with changes only is rejected: every pupil not in
it would be taken for gone.
Source: 1EdTech OneRoster 1.2 CSV Binding, sections 4 and 5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tni.core.format_errors import MalformedFileError
from tni.formats.roster_collector import MAX_GROUPS, RosterCollector, clean_name, has_left
from tni.formats.roster_text import parse_rows
from tni.roster.class_list import ClassList, LeftOutReason, PupilRow, RosterKind
from tni.roster.errors import PartialRosterError

MAX_ROWS = 200_000
"""Most rows of one file: there are ten times as many enrolments as pupils."""
_DELETED = "tobedeleted"
_STUDENT = "student"

type _Row = dict[str, str]


def read(files: Mapping[str, bytes], on: date | None = None) -> ClassList:
    """Read an export. files: by name in lower case. on: enrolments that have ended by that
    day are ignored.

    Raises: FileFormatError.
    """
    manifest = {row.get("propertyname", ""): row.get("value", "") for row in _rows(files, "manifest")}
    if any(manifest.get(f"file.{name}") == "delta" for name in ("users", "roles", "classes", "enrollments")):
        raise PartialRosterError("changes only")
    classes = {row.get("sourcedid", ""): row for row in _rows(files, "classes") if _stays(row)}
    of_pupil: dict[str, list[_Row]] = defaultdict(list)
    for row in _rows(files, "enrollments"):
        school_class = classes.get(row.get("classsourcedid", ""))
        if school_class is not None and _stays(row) and _is_student(row) and not has_left(row.get("enddate", ""), on):
            of_pupil[row.get("usersourcedid", "")].append(school_class)
    students = {row.get("usersourcedid", "") for row in _rows(files, "roles") if _stays(row) and _is_student(row)}
    found = RosterCollector(RosterKind.ONEROSTER)
    for user in _rows(files, "users"):
        id = user.get("sourcedid", "")
        pupil = _pupil(user, of_pupil.get(id, ()))
        if id not in students and not _is_student(user):
            found.leave_out(LeftOutReason.NOT_PUPIL)
        elif not _stays(user):
            found.leave_out(LeftOutReason.GONE, pupil.last_name, pupil.first_name)
        else:
            found.add(pupil, identity=id)
    return found.class_list()


def _rows(files: Mapping[str, bytes], name: str) -> Iterator[_Row]:
    """Iterate over the rows of a file, by header in lower case, since programs differ. A missing file has none. Raises:
    FileFormatError."""
    data = files.get(f"{name}.csv")
    if not data or not data.strip():
        return
    try:
        table = parse_rows(data.decode("utf-8-sig"), ",", MAX_ROWS)
    except UnicodeDecodeError:
        raise MalformedFileError(1) from None
    header = [field.casefold() for field in table[0]]
    for row in table[1:]:
        yield dict(zip(header, row, strict=False))


def _stays(row: _Row) -> bool:
    return row.get("status", "").casefold() != _DELETED


def _is_student(row: _Row) -> bool:
    return row.get("role", "").casefold() == _STUDENT


def _pupil(user: _Row, attended: Iterable[_Row]) -> PupilRow:
    """Build a pupil. attended: rows of their classes. A preferred first name, if any, replaces the given one."""
    known = {row.get("sourcedid", ""): row for row in attended}.values()
    ordered = sorted(known, key=lambda row: row.get("classtype", "").casefold() != "homeroom")
    home = ordered[0] if ordered else {}
    groups = filter(None, (clean_name(row.get("title", "")) for row in ordered[1:]))
    return PupilRow(
        clean_name(user.get("familyname", "")),
        clean_name(user.get("preferredgivenname", "") or user.get("givenname", "")),
        clean_name(user.get("preferredfamilyname", "")),
        clean_name(home.get("title", "")),
        clean_name(home.get("sourcedid", "")),
        tuple(dict.fromkeys(groups))[:MAX_GROUPS],
    )
