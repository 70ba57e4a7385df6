"""State of the results on show to the teacher, and notices about them, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from tni.core.ids import ClassId, PupilId
from tni.quiz.results_table import ResultsTable
from tni.roster.school_class import Pupil, SchoolClass
from tni.services.results.seance_votes import SeanceVotes
from tni.services.results.vote_summary import ClassVoteHistory, VoteSummary

type NamesByPupil = Mapping[PupilId, Pupil]
"""Pupils of a class who are in the class lists: a pupil who was erased is not among them."""


@dataclass(frozen=True, slots=True)
class ResultsState:
    """Results on show. Each value is a new object when it was read again.

    classes: of the class lists. seances: those with votes, of all classes, the latest first; None before they are read.
    Rounds that still take answers are left out. first_class: the class to show first. all_on_disk: False while votes
    are not written yet, and so not shown. chosen: the séance on show. names: pupils of its class. first_table: results
    of its first rounds, if there are many. summary: all its results; None before they are read. history: of all rounds
    of its class, once it was asked for.
    """

    classes: Sequence[SchoolClass] = ()
    seances: Sequence[SeanceVotes] | None = None
    first_class: ClassId | None = None
    all_on_disk: bool = True
    chosen: SeanceVotes | None = None
    names: NamesByPupil = field(default_factory=dict)
    first_table: ResultsTable | None = None
    summary: VoteSummary | None = None
    history: ClassVoteHistory | None = None


class ResultsNotice(Enum):
    """Reason why the results are not as the teacher wants them."""

    UNREADABLE = auto()
    """Votes can't be read; nothing was changed."""
    KEY_NOT_STORED = auto()
    """The disk refuses a right answer, which is stored later."""
    SKILLS_NOT_STORED = auto()
    """The disk refuses the skills of a question, which are stored later."""
    QUESTION_IN_USE = auto()
    """Skills of a question can't change while a vote on it is shown."""


@dataclass(frozen=True, slots=True)
class ResultsExported:
    """A file of results was written. name: of the file. holds_names: it contains names of pupils."""

    name: str
    holds_names: bool = False


@dataclass(frozen=True, slots=True)
class ResultsNotExported:
    """A file of results can't be written. name: of the file."""

    name: str


type AnyResultsNotice = ResultsNotice | ResultsExported | ResultsNotExported


class ResultsListener(Protocol):
    """View of the results. Called on the main thread."""

    def results_changed(self) -> None:
        """Draw the state again."""

    def results_notice(self, notice: AnyResultsNotice) -> None:
        """Tell the teacher."""
