"""Parser of text tables: detects encoding and separator, splits rows, enforces limits."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import NamedTuple

from tni.core.format_errors import (
    EmptyFileError,
    FileTooLargeError,
    MalformedFileError,
    NotTextError,
    UnknownFileError,
)
from tni.formats.roster_collector import MAX_BYTES, MAX_FIELD
from tni.formats.text_decoding import DecodedText, decode_plausibly, decode_with_encoding

MAX_ROWS = 20_001
"""A header and the maximum number of pupils."""
MAX_COLUMNS = 16_384
"""As many as spreadsheets have. An export of marks has some for each exercise."""
MAX_LINE = 10_000  # characters of a line in which separators are counted
_WORD = re.compile(r"[^;\t,|\s\"]+")
_C1 = re.compile(rb"[\x80-\x9f]")
DELIMITERS = ";\t|,"
"""The comma last: it also stands within titles and names."""

type TextTable = list[tuple[str, ...]]


class ParsedTable(NamedTuple):
    """A table of text. readings: (encoding, word) for each of two encodings that are as likely, with the first word
    that they read differently; empty if there is no doubt."""

    encoding: str
    delimiter: str
    rows: TextTable
    readings: tuple[tuple[str, str], ...] = ()


def _text(data: bytes, encoding: str | None) -> DecodedText:
    """Decode a table. encoding: as the teacher has chosen, else it is guessed.

    Of the two Western encodings, Windows-1252 has letters and signs (œ, ’) where ISO 8859-15 has control characters
    that no list contains; without any of these bytes, ISO 8859-15 reads œ, Ÿ and Ž where Windows-1252 would read
    fractions. DOS programs and their successors write code page 850, and end the text with Ctrl-Z.
    """
    if len(data) > MAX_BYTES:
        raise FileTooLargeError("bytes", MAX_BYTES)
    western = "cp1252" if _C1.search(data) else "iso8859-15"
    if encoding is None:
        found = decode_plausibly(data, (western, "cp850", "mac_roman"))
    else:
        found = DecodedText(*decode_with_encoding(data, (encoding,)))
    text = found.text.removesuffix("\x1a")
    if any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") and c not in "\t\r\n" for c in set(text)):
        raise NotTextError("control characters")
    if not text.strip():
        raise EmptyFileError("no text")
    if re.match(r"\s*<[?!a-zA-Z]", text):
        raise UnknownFileError("markup")
    return found._replace(text=text)


def parse_table(data: bytes, encoding: str | None = None) -> ParsedTable:
    """Return the rows that are not blank, stripped. encoding: None to guess it. Raises: FileFormatError."""
    text, encoding, other = _text(data, encoding)
    delimiter = _delimiter(text)
    readings = () if other is None else _readings(data, text, encoding, other)
    return ParsedTable(encoding, delimiter, parse_rows(text, delimiter), readings)


def _readings(data: bytes, text: str, encoding: str, other: str) -> tuple[tuple[str, str], ...]:
    words = zip(_WORD.findall(text), _WORD.findall(data.decode(other)), strict=False)
    different = next(((one, two) for one, two in words if one != two), ("", ""))
    return (encoding, different[0]), (other, different[1])


def _delimiter(text: str) -> str:
    """Return the separator that splits most of the first lines into equally many columns; `;` if none splits any."""
    lines = [line[:MAX_LINE] for line in text.splitlines()[:50] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        widths = [width for width in (_width(line, delimiter) for line in lines) if width > 1]
        usual = max(set(widths), key=widths.count) if widths else 0
        return widths.count(usual), usual

    return max(DELIMITERS, key=score)  # the first one on a tie


def _width(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter)))
    except csv.Error:
        return 0


def parse_rows(text: str, delimiter: str, most: int = MAX_ROWS) -> TextTable:
    """Return the rows that are not blank, stripped. Raises: FileFormatError."""
    rows: TextTable = []
    # Strict: otherwise an unclosed quote would silently swallow the pupils after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if len(row) > MAX_COLUMNS:
                raise FileTooLargeError("columns", MAX_COLUMNS)
            if any(len(field) > MAX_FIELD for field in row):
                raise MalformedFileError(reader.line_num)
            if any(field.strip() for field in row):
                rows.append(tuple(field.strip() for field in row))
            if len(rows) > most:
                raise FileTooLargeError("rows", most)
    except csv.Error:
        raise MalformedFileError(reader.line_num) from None
    if not rows:
        raise EmptyFileError("only blank rows")
    return rows
