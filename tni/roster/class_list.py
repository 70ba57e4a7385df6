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
    """Person left out, with the names that the file gives, for display. Parents and teachers have none here."""

    why: LeftOutReason
    last_name: str = ""
    first_name: str = ""


@dataclass(frozen=True, slots=True)
class ClassList:
    """Pupils of a class list. pupils: in the file's order, homonyms included."""

    kind: RosterKind
    pupils: tuple[PupilRow, ...]
    left_out: tuple[LeftOutPerson, ...] = ()

    @property
    def unplaced(self) -> int:
        """Number of pupils without a class."""
        return sum(not (pupil.class_name or pupil.class_key) for pupil in self.pupils)
