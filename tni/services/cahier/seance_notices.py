"""Notices of the séance: what a view tells the teacher, or follows, without having asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.errors import TniError
from tni.core.ids import ClassId
from tni.files.errors import QuarantinedError
from tni.services.cahier.past_seances import InterruptedSeance

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry


@dataclass(frozen=True, slots=True)
class SeanceClassChanged:
    """The séance is one of another class from now on; None: of no class in the lists."""

    class_id: ClassId | None


@dataclass(frozen=True, slots=True)
class SeanceKept:
    """A séance has ended because another begins; its entry waits among the past ones."""

    class_name: str


@dataclass(frozen=True, slots=True)
class SeanceMoved:
    """The séance goes on in the lesson that was opened."""

    class_name: str


@dataclass(frozen=True, slots=True)
class SeanceResumed:
    """An interrupted séance goes on."""

    class_name: str


@dataclass(frozen=True, slots=True)
class SeanceFinished:
    """The teacher has confirmed the entry, and the séance is over."""

    kept_ink: bool


@dataclass(frozen=True, slots=True)
class InterruptedSeancesClosed:
    """Interrupted séances of other days have become drafts. entries: the latest first."""

    entries: tuple[CahierEntry, ...]


@dataclass(frozen=True, slots=True)
class InterruptedSeanceFound:
    """A séance of today was interrupted and can be resumed."""

    seance: InterruptedSeance


@dataclass(frozen=True, slots=True)
class CahierNotSaved:
    """Events or an entry could not be stored; they are kept in memory and tried again, but for those of a
    SeanceWriteLostError."""

    error: Exception


@dataclass(frozen=True, slots=True)
class CahierSaved:
    """Writes are on the disk, whatever was refused before."""


@dataclass(frozen=True, slots=True)
class CahierRepaired:
    """The damaged database of séances was quarantined and replaced."""

    error: QuarantinedError


@dataclass(frozen=True, slots=True)
class ClassListsUnreadable:
    """The class lists could not be read; the séance goes on with the name of the class alone."""

    error: TniError


type SeanceNotice = (
    SeanceClassChanged
    | SeanceKept
    | SeanceMoved
    | SeanceResumed
    | SeanceFinished
    | InterruptedSeancesClosed
    | InterruptedSeanceFound
    | CahierNotSaved
    | CahierSaved
    | CahierRepaired
    | ClassListsUnreadable
)
