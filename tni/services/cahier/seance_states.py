"""States of the séance, as its views and the sheet of its entry take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.cahier.seance_log import LessonOpened, LoggedPhase, SeanceId, SeanceStarted
from tni.services.cahier.past_seances import InterruptedSeance

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry


@dataclass(frozen=True, slots=True)
class SeanceStatus:
    """The séance for its views. seance_id, class_name: None and "" without a séance. subject: the one taught last.
    interrupted: today's séances that a crash interrupted, the latest first."""

    seance_id: SeanceId | None
    class_name: str
    subject: str
    interrupted: tuple[InterruptedSeance, ...]


@dataclass(frozen=True, slots=True)
class SeanceProposal:
    """Entry as if the séance ended now. lessons: those whose pages can be attached. can_keep_ink: whether the class has
    ink that may be kept in the lesson. phase: the phase of the plan that is under way and has been worked on; goes_on:
    whether it is to be gone on with in the next séance."""

    entry: CahierEntry
    lessons: tuple[SeanceStarted | LessonOpened, ...]
    can_keep_ink: bool
    phase: LoggedPhase | None = None
    goes_on: bool = False
