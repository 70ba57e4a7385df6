"""Class list as read from a file: pupils with their classes, and people left out with the reason.

Only names, class and groups of a pupil are known here: a file's national numbers and birth dates never leave its
reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RosterKind(StrEnum):
    ONDE = "onde"
    SIECLE = "siecle"
    AAF = "aaf"
    ONEROSTER = "oneroster"
    ENT = "ent"
    TABLE = "table"  # PRONOTE's, a spreadsheet's: with columns that its author chose


class LeftOutReason(StrEnum):
    """Reason why a person in the file is not among its pupils."""

    GONE = "gone"  # has left the school
    TWICE = "twice"  # the pupil is listed before
    NO_NAME = "no name"
    NOT_PUPIL = "not a pupil"
    NO_PUPIL_LINE = "heading"  # a line of a table that is a title, a header that comes again, or a total


@dataclass(frozen=True, slots=True)
class PupilRow:
    """Pupil of a class list. class_name: "" for a pupil without class. class_key: "" if the file distinguishes classes
    by name alone."""

    last_name: str
    first_name: str
    usage_name: str = ""
    class_name: str = ""
    class_key: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOutPerson:
    """Person left out, with the names that the file gives, for display. Parents and teachers have none here; of a line
    that is no pupil, its text is the last name."""

    why: LeftOutReason
    last_name: str = ""
    first_name: str = ""


@dataclass(frozen=True, slots=True)
class ClassList:
    """Pupils of a class list. pupils: in the file's order, homonyms included. has_header: False for a table without a
    header, whose columns are guessed from their values. readings: a word of the file as each of two encodings reads it,
    if they are as likely; the first one was taken."""

    kind: RosterKind
    pupils: tuple[PupilRow, ...]
    left_out: tuple[LeftOutPerson, ...] = ()
    has_header: bool = True
    readings: tuple[str, ...] = ()

    @property
    def unplaced(self) -> int:
        """Number of pupils without a class."""
        return sum(not (pupil.class_name or pupil.class_key) for pupil in self.pupils)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """Meaning of the columns, counted from 0; None: the file has no such column.

    last: family name, or the whole name if `first` is None (`MARTIN Zoé`: capitals are the family name).
    prefix, second_last: what stands before and after the family name in columns of their own (`van der`; a second
    Spanish family name).
    section: letter of the class, where `class_name` holds its year alone.
    class_key: distinguishes classes of the same name.
    groups: several, separated by commas.
    left_on: the day of leaving.
    identity, born: used only while reading.
    skip_rows: rows above the first pupil.
    encoding: None if it is guessed.
    """

    last: int
    first: int | None = None
    usage: int | None = None
    prefix: int | None = None
    second_last: int | None = None
    class_name: int | None = None
    section: int | None = None
    class_key: int | None = None
    groups: int | None = None
    left_on: int | None = None
    identity: int | None = None
    born: int | None = None
    skip_rows: int = 1
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """First rows of a table. rows: without the header. header: empty if the file has none. guess: for the teacher to
    confirm. title: the class that a line above the table names, else "". readings: (encoding, word) for each of two
    encodings that are as likely, with a word that they read differently."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: ColumnMapping
    encoding: str
    delimiter: str
    title: str = ""
    readings: tuple[tuple[str, str], ...] = ()
