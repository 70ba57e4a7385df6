"""Parser of text tables: detects encoding and separator, splits rows, enforces limits."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata

from tni.formats.roster import (
    MAX_BYTES,
    MAX_FIELD,
    BinaryRosterError,
    EmptyRosterError,
    MalformedRosterError,
    MarkupRosterError,
    RosterTooLargeError,
)

MAX_ROWS = 20_001
"""A header and the maximum number of pupils."""
MAX_COLUMNS = 256
MAX_LINE = 10_000  # characters of a line in which separators are counted
DELIMITERS = ";\t,|"

type TextTable = list[tuple[str, ...]]


def detect_encoding(data: bytes) -> str:
    """Detect the encoding: by a byte order mark; then UTF-16 by its zeros, UTF-8 if valid; otherwise one of the two
    Western ones.

    Windows-1252 has letters and signs (œ, ’) where ISO 8859-15 has control characters that no list contains; without
    any of these bytes, ISO 8859-15 reads œ, Ÿ and Ž where Windows-1252 would read fractions.
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


def parse_table(data: bytes) -> tuple[str, str, TextTable]:
    """Return encoding, separator, and the rows that are not blank, stripped. Raises: RosterFileError."""
    encoding, text = _text(data)
    delimiter = _delimiter(text)
    return encoding, delimiter, parse_rows(text, delimiter)


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
    """Return the rows that are not blank, stripped. Raises: RosterFileError."""
    rows: TextTable = []
    # Strict: otherwise an unclosed quote would silently swallow the pupils after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if len(row) > MAX_COLUMNS:
                raise RosterTooLargeError("columns", len(row), MAX_COLUMNS)
            if any(len(field) > MAX_FIELD for field in row):
                raise MalformedRosterError(reader.line_num)
            if any(field.strip() for field in row):
                rows.append(tuple(field.strip() for field in row))
            if len(rows) > most:
                raise RosterTooLargeError("rows", len(rows), most)
    except csv.Error:
        raise MalformedRosterError(reader.line_num) from None
    if not rows:
        raise EmptyRosterError("only blank rows")
    return rows
