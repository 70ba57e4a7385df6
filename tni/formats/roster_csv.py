"""Reader of class lists as tables: ONDE's (écoles), PRONOTE's, an ENT's and any other, of any encoding and columns.

`preview` guesses the columns, the teacher corrects the guess, `read` reads. Names, class and groups of a pupil are
returned; `tni.formats.roster_collector` says what else is used while reading. Addresses and all other columns are
ignored.

ONDE's `CSVExtraction.csv`: `;`, ISO 8859-15, CR LF, 22 columns among which `Nom élève`, `Nom d'usage élève`, `Prénom
élève`, `Libellé classe`, `Identifiant classe`; a class with two levels is one class by its identifier. PRONOTE exports
the columns that a user has chosen, with `;` in Windows-1252 or with tabs in UTF-16.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from typing import Any

from tni.core.collation import fold
from tni.core.format_errors import EmptyFileError
from tni.formats.roster_collector import MAX_GROUPS, RosterCollector, clean_name, has_left
from tni.formats.roster_guess import guess_columns
from tni.formats.roster_headers import find_header
from tni.formats.roster_lines import ListLine, class_in_titles, count_titles, lines_of
from tni.formats.roster_text import TextTable, parse_table
from tni.roster.class_list import ClassList, ColumnMapping, LeftOutReason, PupilRow, RosterKind, RosterPreview
from tni.roster.errors import ColumnMappingError

PREVIEW_ROWS = 20
NO_COLUMNS = ("skip_rows", "encoding")
"""Fields of a mapping that are no column."""
GROUP_MARKS = re.compile(r"[,;|\n]")


def preview(data: bytes) -> RosterPreview:
    """Guess the columns of a file, by its header or else by its values. Raises: FileFormatError."""
    encoding, delimiter, table, readings = parse_table(data)
    titles = count_titles(table)
    at, columns = find_header(table)
    if at is None:
        pupils = [line.row for line in lines_of(table, titles) if line.is_pupil]
        columns, has_header = guess_columns(pupils or table[titles:])
        at = titles if has_header else None
    header = table[at] if at is not None else ()
    above = titles if at is None else at + 1
    if not table[above:]:
        raise EmptyFileError("no row below the header")
    rows = [line.row for line in lines_of(table, above) if line.is_pupil] or table[above:]
    _part_whole_names(columns, header, rows)
    known: dict[str, Any] = {**columns, "skip_rows": above}
    guess = ColumnMapping(**known)
    title = class_in_titles(table[:titles])
    return RosterPreview(header, tuple(rows[:PREVIEW_ROWS]), guess, encoding, delimiter, title, readings)


def _part_whole_names(columns: dict[str, int], header: tuple[str, ...], rows: TextTable) -> None:
    """Take the column beside the header's last one for the first name, if it has no header: the comma of `MARTIN, Zoé`
    has split whole names."""
    last = columns["last"]
    if "first" not in columns and last == len(header) - 1:
        beside = sum(len(row) == last + 2 and bool(row[-1]) for row in rows)
        if beside > len(rows) / 2:
            columns["first"] = last + 1


def detect_kind(header: tuple[str, ...]) -> RosterKind:
    """Return the kind of export that has these columns."""
    names = {fold(field) for field in header}
    if {"nom eleve", "prenom eleve"} <= names and names & {"cycle", "niveau", "identifiant classe"}:
        return RosterKind.ONDE
    return RosterKind.ENT if "externalid" in names else RosterKind.TABLE


def read(data: bytes, mapping: ColumnMapping, on: date | None = None) -> ClassList:
    """Read every pupil, in the file's order. on: pupils who have left by that day are left out; None: all with a day of
    leaving. Raises: FileFormatError."""
    _, _, table, readings = parse_table(data, mapping.encoding)
    widest = max(map(len, table))
    for field in fields(mapping):
        column = getattr(mapping, field.name)
        if field.name not in NO_COLUMNS and column is not None and not 0 <= column < widest:
            raise ColumnMappingError(column, widest)
    at, _ = find_header(table)
    found = RosterCollector(detect_kind(table[at]) if at is not None else RosterKind.TABLE)
    for line in lines_of(table, max(mapping.skip_rows, 0)):
        if line.is_pupil:
            _take(found, line, mapping, on)
        else:
            found.leave_out(LeftOutReason.NO_PUPIL_LINE, clean_name(" ".join(filter(None, line.row))))
    has_header = mapping.skip_rows > count_titles(table)
    return replace(found.class_list(), has_header=has_header, readings=tuple(word for _, word in readings))


def _take(found: RosterCollector, line: ListLine, mapping: ColumnMapping, on: date | None) -> None:
    row, pupil = line.row, _pupil(line.row, mapping)
    if not pupil.class_name and not pupil.class_key:
        pupil = replace(pupil, class_name=clean_name(line.heading))
    if (pupil.last_name or pupil.first_name) and has_left(_cell(row, mapping.left_on), on):
        found.leave_out(LeftOutReason.GONE, pupil.last_name, pupil.first_name)
    else:
        found.add(pupil, identity=_cell(row, mapping.identity), born=_cell(row, mapping.born))


def _pupil(row: tuple[str, ...], mapping: ColumnMapping) -> PupilRow:
    last, first = clean_name(_cell(row, mapping.last)), clean_name(_cell(row, mapping.first))
    if mapping.first is None:
        last, first = _split_name(last)
    around = (_cell(row, mapping.prefix), last, _cell(row, mapping.second_last))
    last = clean_name(" ".join(filter(None, around)))
    usage, class_name = clean_name(_cell(row, mapping.usage)), clean_name(_class_name(row, mapping))
    groups = dict.fromkeys(filter(None, map(clean_name, GROUP_MARKS.split(_cell(row, mapping.groups)))))
    groups.pop(class_name, None)
    return PupilRow(
        last, first, usage, class_name, clean_name(_cell(row, mapping.class_key)), tuple(groups)[:MAX_GROUPS]
    )


def _cell(row: tuple[str, ...], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _class_name(row: tuple[str, ...], mapping: ColumnMapping) -> str:
    """Return the class; with its letter or number in a column of its own, `3` and `B` give 3B, `9` and `2` 9-2, `6e`
    and `B` 6e B."""
    name, section = _cell(row, mapping.class_name), _cell(row, mapping.section)
    if not name.isdecimal():
        return f"{name} {section}".strip()
    return f"{name}-{section}" if section.isdecimal() else f"{name}{section}"


def _split_name(whole: str) -> tuple[str, str]:
    """Split a whole name into family and first name: at a comma, or where capitals begin or end (`LE GOFF Éloïse`,
    `Éloïse LE GOFF`); else the first word is the family name."""
    before, comma, after = whole.partition(",")
    if comma and before.strip():
        return before.strip(), after.strip()
    parts = whole.split()
    capitals = next((i for i, part in enumerate(parts) if not _is_capitals(part)), len(parts))
    if capitals == 0 and len(parts) > 1 and _is_capitals(parts[-1]) and len(parts[-1]) > 1:
        at = next(i for i in range(len(parts), 0, -1) if not _is_capitals(parts[i - 1]))
        return " ".join(parts[at:]), " ".join(parts[:at])
    cut = capitals if 0 < capitals < len(parts) else 1
    return " ".join(parts[:cut]), " ".join(parts[cut:])


def _is_capitals(word: str) -> bool:
    return word == word.upper()
