"""Collector of the pupils of one file, with what the readers of class lists share: limits, names, days.

Only names, class and groups of a pupil are returned. A national number and a birth date are used while reading, to tell
a pupil listed twice from two pupils of the same name, and to list those two always in the same order; no returned value
contains them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from tni.core.collation import fold
from tni.core.format_errors import EmptyFileError, FileTooLargeError
from tni.roster.class_list import ClassList, LeftOutPerson, LeftOutReason, PupilRow, RosterKind

MAX_BYTES = 8 * 1024 * 1024
MAX_UNPACKED_BYTES = 64 * 1024 * 1024
"""Limit for XML, and for the total content of a zip. The complete export of a school of 3,000 pupils has some 10 MB."""
MAX_PUPILS = 20_000
MAX_FIELD = 2000
MAX_NAME = 100
MAX_GROUPS = 60


@dataclass(slots=True)
class RosterCollector:
    """Collector of one file's pupils. Data that distinguishes pupils, passed to `add`, never leaves it."""

    kind: RosterKind
    _rows: list[PupilRow] = field(default_factory=list)
    _left_out: list[LeftOutPerson] = field(default_factory=list)
    _births: list[str] = field(default_factory=list)
    _known: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, row: PupilRow, *, identity: str = "", born: str = "") -> None:
        """Add a pupil. identity: the file's identifier of the pupil. A pupil listed twice, with the same names and the
        same identity and birth as far as given, becomes one pupil with the groups of both rows. Names count since two
        pupils with one national number do occur.

        Raises: FileTooLargeError.
        """
        if not row.last_name and not row.first_name:
            self.leave_out(LeftOutReason.NO_NAME)
            return
        born = _iso(born)
        if identity or born:
            key = (identity, born, fold(row.last_name), fold(row.first_name))
            if (at := self._known.get(key)) is not None:
                self._rows[at] = _joined(self._rows[at], row)
                self.leave_out(LeftOutReason.TWICE, row.last_name, row.first_name)
                return
            self._known[key] = len(self._rows)
        self._rows.append(row)
        self._births.append(born)
        if len(self._rows) > MAX_PUPILS:
            raise FileTooLargeError("pupils", MAX_PUPILS)

    def leave_out(self, why: LeftOutReason, last_name: str = "", first_name: str = "") -> None:
        self._left_out.append(LeftOutPerson(why, last_name, first_name))

    def class_list(self) -> ClassList:
        """Return the class list. Raises: EmptyFileError."""
        if not self._rows:
            raise EmptyFileError("no pupil")
        return ClassList(self.kind, tuple(self._in_order()), tuple(self._left_out))

    def _in_order(self) -> list[PupilRow]:
        """Sort homonyms by age, so that a later file that lists them in another order gives the same result."""
        homonyms: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, row in enumerate(self._rows):
            homonyms[fold(row.last_name), fold(row.first_name)].append(at)
        rows = list(self._rows)
        for same in homonyms.values():
            for at, source in zip(same, sorted(same, key=lambda i: self._births[i]), strict=True):
                rows[at] = self._rows[source]
        return rows


def _joined(one: PupilRow, other: PupilRow) -> PupilRow:
    """Merge two rows of one pupil. A second class counts as a group, since votes are taken in it too."""
    more = [*other.groups, other.class_name] if other.class_name != one.class_name else other.groups
    groups = dict.fromkeys((*one.groups, *filter(None, more)))
    if not one.class_name and not one.class_key:
        groups.pop(other.class_name, None)
        one = replace(one, class_name=other.class_name, class_key=other.class_key)
    return replace(one, groups=tuple(groups)[:MAX_GROUPS])


def clean_name(text: str) -> str:
    """Return the name on one line, with composed letters and without invisible characters (a hidden mark can reverse a
    name on the screen)."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(c for c in composed if unicodedata.category(c)[0] != "C")[:MAX_NAME].strip()


def parse_day(text: str) -> date | None:
    """Parse `31/08/2026` or `2026-08-31`; None for any other text."""
    iso = _iso(text)
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _iso(text: str) -> str:
    text = text.strip()
    if found := re.match(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?![0-9])", text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return text[:10]


def has_left(left_on: str, on: date | None) -> bool:
    """Return whether a day of leaving is past. on: today, or the day of the export; None: any day of leaving counts."""
    at = parse_day(left_on)
    return at is not None and (on is None or at <= on)
