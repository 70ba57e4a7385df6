"""Séance as the list of séances shows it, without its events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tni.cahier.seance_log import SeanceId
from tni.core.ids import ClassId, ClassLayerId


class SeanceState(Enum):
    """Progress of a séance and its entry."""

    OPEN = "open"  # in progress, or interrupted by a crash
    DRAFT = "draft"  # ended; the teacher has not finished its entry
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class SeanceSummary:
    """A line of the list of séances. title: of the entry, "" while there is none. end: None while the séance is in
    progress."""

    id: SeanceId
    seance: ClassLayerId | None
    class_id: ClassId | None
    class_name: str
    subject: str
    lesson: str
    number: int | None
    start: datetime
    end: datetime | None
    state: SeanceState
    title: str
