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
from dataclasses import fields
from datetime import date

from tni.core.collation import fold
from tni.core.format_errors import EmptyFileError
from tni.formats.roster_collector import MAX_GROUPS, RosterCollector, clean_name, has_left
from tni.formats.roster_text import TextTable, parse_table
from tni.roster.class_list import ClassList, ColumnMapping, LeftOutReason, PupilRow, RosterKind, RosterPreview
from tni.roster.errors import ColumnMappingError, ParentsFileError

PREVIEW_ROWS = 20
HEADER_WITHIN = 10  # some exports put a title above the header
GROUP_MARKS = re.compile(r"[,;|\n]")


# Headers without accents, case and punctuation; the preferred one first.
_HEADERS: dict[str, tuple[str, ...]] = {
    "last": (
        "nom eleve",
        "nom de famille",
        "nom de famille eleve",
        "nom de l eleve",
        "nom de naissance",
        "nom",
        "eleve",
        "eleves",
        "nom prenom",
        "nom complet",
        "nom et prenom",
        "last name",
        "family name",
        "familyname",
        "surname",
    ),
    "usage": ("nom d usage eleve", "nom d usage", "nom usage eleve", "nom usage"),
    "first": (
        "prenom eleve",
        "prenom de l eleve",
        "prenom usuel",
        "prenom",
        "prenom 1",
        "prenoms",
        "first name",
        "givenname",
    ),
    "class_name": ("libelle classe", "classe", "division", "classe de rattachement", "classes", "classe s", "class"),
    "class_key": ("identifiant classe",),
    "groups": ("groupes", "groupe", "groupe s", "groups"),
    "left_on": ("date de sortie", "date sortie", "sortie le", "sorti le", "date de depart"),
    "identity": (
        "ine",
        "numero national",
        "n national",
        "identifiant national",
        "identifiant national eleve",
        "externalid",
        "id externe",
    ),
    "born": ("date naissance", "date de naissance", "ne e le", "ne le", "naissance", "date de naissance eleve"),
}


def preview(data: bytes) -> RosterPreview:
    """Guess the columns of a file. Raises: FileFormatError."""
    encoding, delimiter, table = parse_table(data)
    at, columns = _header(table)
    header = table[at] if at is not None else ()
    rows = table[0 if at is None else at + 1 :]
    if not rows:
        raise EmptyFileError("no row below the header")
    guess = ColumnMapping(skip_rows=0 if at is None else at + 1, **(columns or _guess_without_header(table)))
    return RosterPreview(header, tuple(rows[:PREVIEW_ROWS]), guess, encoding, delimiter)


def detect_kind(header: tuple[str, ...]) -> RosterKind:
    """Return the kind of export that has these columns."""
    names = {fold(field) for field in header}
    if {"nom eleve", "prenom eleve"} <= names and names & {"cycle", "niveau", "identifiant classe"}:
        return RosterKind.ONDE
    return RosterKind.ENT if "externalid" in names else RosterKind.TABLE


def read(data: bytes, mapping: ColumnMapping, on: date | None = None) -> ClassList:
    """Read every pupil, in the file's order. on: pupils who have left by that day are left out; None: all with a day of
    leaving. Raises: FileFormatError."""
    _, _, table = parse_table(data)
    widest = max(map(len, table))
    for field in fields(mapping):
        column = getattr(mapping, field.name)
        if field.name != "skip_rows" and column is not None and not 0 <= column < widest:
            raise ColumnMappingError(column, widest)
    at, _ = _header(table)
    found = RosterCollector(detect_kind(table[at]) if at is not None else RosterKind.TABLE)
    for row in table[max(mapping.skip_rows, 0) :]:
        _take(found, row, mapping, on)
    return found.class_list()


def _take(found: RosterCollector, row: tuple[str, ...], mapping: ColumnMapping, on: date | None) -> None:
    pupil = _pupil(row, mapping)
    if (pupil.last_name or pupil.first_name) and has_left(_cell(row, mapping.left_on), on):
        found.leave_out(LeftOutReason.GONE, pupil.last_name, pupil.first_name)
    else:
        found.add(pupil, identity=_cell(row, mapping.identity), born=_cell(row, mapping.born))


def _pupil(row: tuple[str, ...], mapping: ColumnMapping) -> PupilRow:
    last, first = clean_name(_cell(row, mapping.last)), clean_name(_cell(row, mapping.first))
    if mapping.first is None:
        last, first = _split_name(last)
    usage, class_name = clean_name(_cell(row, mapping.usage)), clean_name(_cell(row, mapping.class_name))
    groups = dict.fromkeys(filter(None, map(clean_name, GROUP_MARKS.split(_cell(row, mapping.groups)))))
    groups.pop(class_name, None)
    return PupilRow(
        last, first, usage, class_name, clean_name(_cell(row, mapping.class_key)), tuple(groups)[:MAX_GROUPS]
    )


def _cell(row: tuple[str, ...], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _header(table: TextTable) -> tuple[int | None, dict[str, int]]:
    """Find the header; return its row and the columns that it names."""
    for at, row in enumerate(table[:HEADER_WITHIN]):
        names = [fold(field) for field in row]
        if any(name.startswith("civilite responsable") for name in names):
            raise ParentsFileError("a list of parents")
        columns = {}
        for what, known in _HEADERS.items():
            found = next((names.index(name) for name in known if name in names), None)
            if found is not None:
                columns[what] = found
        if "last" in columns:
            return at, columns
    return None, {}


def _guess_without_header(table: TextTable) -> dict[str, int]:
    return {"last": 0, "first": 1} if len(table[0]) > 1 else {"last": 0}


def _split_name(whole: str) -> tuple[str, str]:
    """Split a whole name: `LE GOFF Éloïse` gives LE GOFF and Éloïse; if capitals don't tell, the first word is the
    family name."""
    parts = whole.split()
    capitals = next((i for i, part in enumerate(parts) if part != part.upper()), len(parts))
    cut = capitals if 0 < capitals < len(parts) else 1
    return " ".join(parts[:cut]), " ".join(parts[cut:])
