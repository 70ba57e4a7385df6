"""Class lists as CSV: ONDE's (écoles), PRONOTE's and any other, whatever its encoding, separator and columns.

`preview` guesses, the teacher corrects the guess, `read` reads. Of a pupil only the names and the class are taken:
national number, birth date and address are never looked at. Errors carry no content of the file, since they go to logs.

ONDE's `CSVExtraction.csv`: `;`, ISO 8859-15, CR LF, 22 columns among which `Nom élève`, `Nom d'usage élève`,
`Prénom élève`, `Libellé classe`, `Identifiant classe`; a class with two levels is one class by its identifier.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from dataclasses import dataclass

from tni.core.collation import fold
from tni.core.errors import TniError

MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_FIELD = 2000
MAX_NAME = 100
MAX_LINE = 10_000  # of a line, when only its separators are counted
PREVIEW_ROWS = 20
HEADER_WITHIN = 10  # some exports put a title above the header
DELIMITERS = ";\t,|"


class RosterFileError(TniError):
    """A file that is no class list. Subtypes say why."""


class EmptyRosterError(RosterFileError):
    """Nothing in it, or no pupil."""


class BinaryRosterError(RosterFileError):
    """Not text: a spreadsheet, a PDF, a picture."""


class MarkupRosterError(RosterFileError):
    """XML or HTML: text, but no table."""


class RosterTooLargeError(RosterFileError):
    def __init__(self, what: str, found: int, most: int) -> None:
        super().__init__(f"{found} {what}, at most {most} are read")
        self.what, self.found, self.most = what, found, most


class MalformedRosterError(RosterFileError):
    """line: where the quotes or the columns go wrong, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"malformed CSV at line {line}")
        self.line = line


class ParentsFileError(RosterFileError):
    """ONDE's list of parents: it must not be imported, since a vote needs none of it."""


class MappingError(RosterFileError):
    """A column that the file does not have."""

    def __init__(self, column: int, columns: int) -> None:
        super().__init__(f"column {column} of {columns}")
        self.column, self.columns = column, columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """Which column is what, counted from 0; None: the file has no such column.

    last: family name, or the whole name when `first` is None (`MARTIN Zoé`: capitals are the family name).
    class_key: what tells classes of the same name apart. skip_rows: rows above the first pupil.
    """

    last: int
    first: int | None = None
    usage: int | None = None
    class_name: int | None = None
    class_key: int | None = None
    skip_rows: int = 1


@dataclass(frozen=True, slots=True)
class Preview:
    """rows: the first ones, without the header. header: empty when the file has none. guess: to be confirmed."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: ColumnMapping
    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class PupilRow:
    """class_name: "" for a pupil without class. class_key: "" when the file tells classes by name alone."""

    last_name: str
    first_name: str
    usage_name: str = ""
    class_name: str = ""
    class_key: str = ""


# Headers without accents, case and signs; the better one first.
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
}


def preview(data: bytes) -> Preview:
    """Guess what a file holds. Raises RosterFileError."""
    encoding, delimiter, table = _table(data)
    at, columns = _header(table)
    header = table[at] if at is not None else ()
    rows = table[0 if at is None else at + 1 :]
    if not rows:
        raise EmptyRosterError("no row below the header")
    guess = ColumnMapping(skip_rows=0 if at is None else at + 1, **(columns or _guess_without_header(table)))
    return Preview(header, tuple(rows[:PREVIEW_ROWS]), guess, encoding, delimiter)


def read(data: bytes, mapping: ColumnMapping) -> list[PupilRow]:
    """Every pupil, in the file's order, homonyms included. Raises RosterFileError."""
    _, _, table = _table(data)
    widest = max(map(len, table))
    for column in (mapping.last, mapping.first, mapping.usage, mapping.class_name, mapping.class_key):
        if column is not None and not 0 <= column < widest:
            raise MappingError(column, widest)
    pupils = [pupil for row in table[max(mapping.skip_rows, 0) :] if (pupil := _pupil(row, mapping)) is not None]
    if not pupils:
        raise EmptyRosterError("no pupil")
    return pupils


def detect_encoding(data: bytes) -> str:
    """A byte order mark decides; then UTF-16 by its zeros, UTF-8 if it is valid; else one of the two Western ones.

    Windows-1252 has letters and signs (œ, ’) where ISO 8859-15 has controls that no list contains; without any of these
    bytes, ISO 8859-15 reads œ, Ÿ and Ž where Windows-1252 would read fractions.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return name
    head = data[:4096]
    if len(head) >= 4 and head.count(0) > len(head) // 4:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if any(0x80 <= byte < 0xA0 for byte in data) else "iso8859-15"
    return "utf-8"


def _text(data: bytes) -> tuple[str, str]:
    if len(data) > MAX_BYTES:
        raise RosterTooLargeError("bytes", len(data), MAX_BYTES)
    encoding = detect_encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise BinaryRosterError(f"not {encoding}") from None
    if any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") and c not in "\t\r\n" for c in set(text)):
        raise BinaryRosterError("control characters")
    if not text.strip():
        raise EmptyRosterError("no text")
    if re.match(r"\s*<[?!a-zA-Z]", text):
        raise MarkupRosterError("markup")
    return encoding, text


def _table(data: bytes) -> tuple[str, str, list[tuple[str, ...]]]:
    """The rows that are not blank, stripped."""
    encoding, text = _text(data)
    delimiter = _delimiter(text)
    return encoding, delimiter, _rows(text, delimiter)


def _delimiter(text: str) -> str:
    """The one that parts most of the first lines into as many columns; `;` when none parts anything."""
    lines = [line[:MAX_LINE] for line in text.splitlines()[:50] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        widths = [width for width in (_width(line, delimiter) for line in lines) if width > 1]
        usual = max(set(widths), key=widths.count) if widths else 0
        return widths.count(usual), usual

    return max(DELIMITERS, key=score)  # the first of equals


def _width(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter)))
    except csv.Error:
        return 0


def _rows(text: str, delimiter: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    # Strict: a quote left open would swallow the pupils after it without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if len(row) > MAX_COLUMNS:
                raise RosterTooLargeError("columns", len(row), MAX_COLUMNS)
            if any(len(field) > MAX_FIELD for field in row):
                raise MalformedRosterError(reader.line_num)
            if any(field.strip() for field in row):
                rows.append(tuple(field.strip() for field in row))
            if len(rows) > MAX_ROWS:
                raise RosterTooLargeError("rows", len(rows), MAX_ROWS)
    except csv.Error:
        raise MalformedRosterError(reader.line_num) from None
    if not rows:
        raise EmptyRosterError("only blank rows")
    return rows


def _header(table: list[tuple[str, ...]]) -> tuple[int | None, dict[str, int]]:
    """Where the header is, and the columns that it names."""
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


def _guess_without_header(table: list[tuple[str, ...]]) -> dict[str, int]:
    return {"last": 0, "first": 1} if len(table[0]) > 1 else {"last": 0}


def _pupil(row: tuple[str, ...], mapping: ColumnMapping) -> PupilRow | None:
    def field(column: int | None) -> str:
        return _clean(row[column]) if column is not None and column < len(row) else ""

    last, first = field(mapping.last), field(mapping.first)
    if mapping.first is None:
        last, first = _split_name(last)
    if not last and not first:
        return None
    return PupilRow(last, first, field(mapping.usage), field(mapping.class_name), field(mapping.class_key))


def _split_name(whole: str) -> tuple[str, str]:
    """`LE GOFF Éloïse` gives LE GOFF and Éloïse; without capitals to tell, the first word is the family name."""
    words = whole.split()
    capitals = next((i for i, word in enumerate(words) if word != word.upper()), len(words))
    cut = capitals if 0 < capitals < len(words) else 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _clean(text: str) -> str:
    """One line, composed letters, nothing invisible (a hidden mark can turn a name around on the board)."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(c for c in composed if unicodedata.category(c)[0] != "C")[:MAX_NAME].strip()
