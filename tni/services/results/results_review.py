"""Use case of reviewing results: reads past votes for the teacher, and corrects answer keys and skills in them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from tni.cahier.seance_log import QuestionCorrected, SeanceId
from tni.core.errors import TniError
from tni.core.ids import ClassId, QuestionId
from tni.quiz.results_table import ResultsTable
from tni.quiz.round import RoundId, RoundPhase
from tni.roster.school_class import Pupil, SchoolClass
from tni.services.results.results_service import ResultsService
from tni.services.results.results_state import (
    AnyResultsNotice,
    NamesByPupil,
    ResultsExported,
    ResultsListener,
    ResultsNotExported,
    ResultsNotice,
    ResultsState,
)
from tni.services.results.seance_votes import SeanceVotes
from tni.services.results.vote_summary import ClassVoteHistory, VoteSummary
from tni.services.voting.trial_switch import TRIAL_CLASS_ID
from tni.services.voting.vote_service import VoteService

_log = logging.getLogger(__name__)


class ClassLists(Protocol):
    """Port to the class lists. Implemented by `tni.store.roster.RosterStore`."""

    def classes(self) -> list[SchoolClass]:
        """Return all classes. Raises: TniError."""

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:
        """Return the pupils of a class. Raises: TniError."""


class CahierPort(Protocol):
    """Port to the cahier de textes. Implemented by `tni.services.cahier.cahier_service.CahierService`."""

    def question_corrected(self, event: QuestionCorrected, seance_id: SeanceId | None = None) -> None:
        """Record the result of a question whose right answer was changed later."""


class ResultsReview:
    """Use case of reviewing results, from `open` to `close`. For the main thread.

    What is read for a review that was closed meanwhile, or for a séance no longer chosen, is dropped.
    """

    def __init__(self, results: ResultsService, lists: ClassLists, vote: VoteService, cahier: CahierPort) -> None:
        self._results, self._lists, self._vote, self._cahier = results, lists, vote, cahier
        self._listeners: list[ResultsListener] = []
        self.state = ResultsState()
        self._opening: object = None
        """Token of the review that is open; None while none is."""
        self._vote_seen: object = None

    def subscribe(self, listener: ResultsListener) -> None:
        self._listeners.append(listener)

    @property
    def running(self) -> Collection[RoundId]:
        """Rounds that still take answers. Their results are not shown yet."""
        state, round_id = self._vote.rounds.state, self._vote.rounds.round_id
        runs = state is not None and state.phase in (RoundPhase.READY, RoundPhase.OPEN)
        return {*self._vote.self_paced.own, *([round_id] if runs and round_id is not None else [])}

    # Reading

    def open(self, class_id: ClassId | None = None) -> None:
        """Open the review and read the votes. class_id: the class to show first, by default the class taught now, else
        the class that voted last."""
        try:
            classes: Sequence[SchoolClass] = self._lists.classes()
        except TniError as error:
            _log.warning("classes: %s", error)
            classes = ()
        self._opening = object()
        taught = None if self._vote.class_id == TRIAL_CLASS_ID else self._vote.class_id
        self._change(ResultsState(classes, first_class=class_id or taught))
        self.reload()

    def close(self) -> None:
        self.state, self._opening = ResultsState(), None

    def reload(self) -> None:
        """Read the séances again. The chosen one is to be chosen again, for its results are old."""
        opening = self._opening

        def found(seances: Sequence[SeanceVotes], all_on_disk: bool) -> None:
            if opening is not self._opening or opening is None:
                return
            running = self.running
            shown = [one for one in (_without(running, seance) for seance in seances) if one.rounds]
            first = self.state.first_class or (shown[0].class_id if shown else None)
            self._change(replace(self.state, seances=shown, first_class=first, all_on_disk=all_on_disk))

        self._results.load(found, self._unreadable())

    def vote_changed(self) -> None:
        """Read the séances again if the current vote has changed: a round closed meanwhile is among the results."""
        question = self._vote.state.question
        state = None if question is None else question.state
        seen = None if state is None else (self._vote.rounds.round_id, state.phase, state.question.key)
        if seen != self._vote_seen:
            self._vote_seen = seen
            if self._opening is not None:
                self.reload()

    def choose(self, seance: SeanceVotes | None) -> None:
        """Choose the séance on show and read its results; None for none."""
        before, opening = self.state.chosen, self._opening
        names = {} if seance is None else self._names(seance.class_id)
        is_same_class = seance is not None and before is not None and seance.class_id == before.class_id
        history = self.state.history if is_same_class else None
        self._change(replace(self.state, chosen=seance, names=names, first_table=None, summary=None, history=history))
        if seance is None:
            return

        def begun(results: ResultsTable) -> None:
            if opening is self._opening and self.state.chosen == seance:
                self._change(replace(self.state, first_table=results))

        def found(summary: VoteSummary) -> None:
            if opening is self._opening and self.state.chosen == seance:
                self._change(replace(self.state, first_table=None, summary=summary))

        members = {pupil.id: pupil.number for pupil in names.values() if pupil.number is not None}
        self._results.table(seance.rounds, members, found, self._unreadable(), begun)

    def read_history(self) -> None:
        """Read all rounds of the class on show."""
        rounds, opening = self._rounds_of_class(), self._opening

        def found(history: ClassVoteHistory) -> None:
            if opening is self._opening and rounds == self._rounds_of_class():
                self._change(replace(self.state, history=history))

        self._results.past(rounds, found, self._unreadable())

    def _rounds_of_class(self) -> list[RoundId]:
        chosen, seances = self.state.chosen, self.state.seances or ()
        if chosen is None:
            return []
        return [one for seance in seances if seance.class_id == chosen.class_id for one in seance.rounds]

    def _names(self, class_id: ClassId | None) -> NamesByPupil:
        """Return the pupils of a class, read from the class list each time: an erased pupil has no name here."""
        if class_id is None:
            return {}
        try:
            return {pupil.id: pupil for pupil in self._lists.pupils(class_id, with_left=True)}
        except TniError as error:
            _log.warning("names: %s", error)
            return {}

    # Corrections

    def set_key(self, rounds: Sequence[RoundId], key: str | None) -> None:
        """Set the right answer in rounds of the séance on show, also in the current vote on the same question."""
        chosen, live = self.state.chosen, self._vote.rounds
        if chosen is None:
            return
        if live.state is not None and live.state.question.id == self._results.question(rounds[0]):
            self._vote.set_key(key)
        of_self_paced = [one for one in rounds if self._vote.set_quiz_key(one, key)]
        others = [one for one in rounds if one != live.round_id and one not in of_self_paced]
        if of_self_paced and not others:
            self.reload()
        stored = self._reload_or_tell(ResultsNotice.KEY_NOT_STORED)
        corrections = self._results.set_key(others, key, stored) if others else []
        if chosen.seance is not None:
            for event in corrections:
                self._cahier.question_corrected(event, chosen.seance.id)

    def set_skills(self, question: QuestionId, skills: tuple[str, ...]) -> None:
        """Set the skills that a question trains, in all votes on it."""
        state = self._vote.rounds.state
        if self._vote.self_paced.asks(question) or (state is not None and state.question.id == question):
            self._tell(ResultsNotice.QUESTION_IN_USE, self._opening)
            return
        stored = self._reload_or_tell(ResultsNotice.SKILLS_NOT_STORED)
        self._results.set_skills(question, skills, stored, self._unreadable())

    def export(self, path: Path, data: Callable[[], bytes], holds_names: bool = False) -> None:
        """Write a file, whole or not at all. data: returns its bytes, on another thread. holds_names: they contain
        names of pupils."""
        opening, exported = self._opening, ResultsExported(path.name, holds_names)

        def failed(error: Exception) -> None:
            _log.warning("results: %s", error)
            self._tell(ResultsNotExported(path.name), opening)

        self._results.export(path, data, lambda: self._tell(exported, opening), failed)

    # Listeners

    def _reload_or_tell(self, refused: ResultsNotice) -> Callable[[TniError | None], None]:
        """Return a function to call when a correction is on the disk, or when the disk refuses it."""
        opening = self._opening

        def stored(error: TniError | None) -> None:
            if error is not None:
                self._tell(refused, opening)
            elif opening is self._opening and opening is not None:
                self.reload()

        return stored

    def _unreadable(self) -> Callable[[Exception], None]:
        """Return a function to call when votes can't be read."""
        opening = self._opening

        def failed(error: Exception) -> None:
            _log.warning("results: %s", error)
            self._tell(ResultsNotice.UNREADABLE, opening)

        return failed

    def _tell(self, notice: AnyResultsNotice, opening: object) -> None:
        """Tell the teacher, if the same review is still open."""
        if opening is self._opening and opening is not None:
            for listener in self._listeners:
                listener.results_notice(notice)

    def _change(self, state: ResultsState) -> None:
        self.state = state
        for listener in self._listeners:
            listener.results_changed()


def _without(running: Collection[RoundId], seance: SeanceVotes) -> SeanceVotes:
    return replace(seance, rounds=tuple(one for one in seance.rounds if one not in running))
