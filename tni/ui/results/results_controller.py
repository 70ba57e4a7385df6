"""Controller of the results: opens the sheet on the teacher's private screen, or on the main window after a long
press."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.core.errors import TniError
from tni.core.ids import ClassId, QuestionId
from tni.quiz.question import Question
from tni.quiz.results_table import ResultsTable
from tni.quiz.round import RoundId, RoundPhase
from tni.services.cahier_service import CahierService
from tni.services.results_service import ClassVoteHistory, ResultsService, SeanceVotes, VoteSummary
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import VoteState
from tni.store.roster import RosterStore
from tni.ui.i18n import tr
from tni.ui.teacher.teaching_windows import TeachingWindows

if TYPE_CHECKING:
    from tni.ui.results.results_sheet import ResultsSheet
    from tni.ui.results.results_text import NamesByPupil

_log = logging.getLogger(__name__)


class ResultsController(QObject):
    """Controller of the results sheet.

    current_class: returns the class of the current séance, None without one. ask_question, ask_self_paced: open a vote
    on an earlier question, or a self-paced quiz on several; they return False if another vote is open.
    """

    def __init__(
        self,
        results: ResultsService,
        roster: RosterStore,
        vote: VoteService,
        cahier: CahierService,
        windows: TeachingWindows,
        current_class: Callable[[], ClassId | None],
        ask_question: Callable[[Question], bool],
        ask_self_paced: Callable[[Sequence[Question]], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._results, self._roster, self._vote, self._cahier = results, roster, vote, cahier
        self._windows, self._current_class = windows, current_class
        self._ask_question, self._ask_self_paced = ask_question, ask_self_paced
        self._vote_seen: object = None
        self.sheet: ResultsSheet | None = None

    # -- opening

    def ask(self) -> None:
        """Open the sheet from a window that the class may see: without a private screen, only after a long press."""
        self._windows.ask_privately(
            tr("La classe verra les réponses de chaque élève, avec les noms."), tr("Ouvrir les résultats"), self.open
        )

    def open(self, class_id: ClassId | None = None) -> None:
        """Open the sheet at once: the teacher has held a button, or the screen is private. `class_id` is the class to
        show, by default the class of the current séance, else the class that voted last."""
        from tni.ui.results.results_sheet import ResultsSheet

        self._sheet_closed()
        parent, style = self._windows.host
        try:
            classes = self._roster.classes()
        except TniError:
            classes = []
        sheet = self.sheet = ResultsSheet(style, classes, parent)
        sheet.hour_chosen.connect(self._show_hour)
        sheet.key_chosen.connect(self._set_key)
        sheet.skills_chosen.connect(self._set_skills)
        sheet.past_wanted.connect(self._show_past)
        sheet.ask_wanted.connect(lambda question: self._ask(lambda: self._ask_question(question)))
        sheet.self_paced_wanted.connect(lambda questions: self._ask(lambda: self._ask_self_paced(questions)))
        sheet.export_wanted.connect(self._export)
        sheet.closed.connect(self._sheet_closed)
        sheet.open()
        self._load(class_id or self._current_class())

    def close(self) -> None:
        """Close the sheet before the program ends. Results that are still being read are dropped."""
        self._sheet_closed()

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    # -- showing

    def _load(self, class_id: ClassId | None = None) -> None:
        sheet = self.sheet

        def found(hours: Sequence[SeanceVotes], all_on_disk: bool) -> None:
            if sheet is not self.sheet or sheet is None:
                return
            running = self._running
            shown = [h for h in map(partial(_without, running), hours) if h.rounds]
            sheet.show_message("")
            sheet.show_hours(shown, class_id or (shown[0].class_id if shown else None))
            if not all_on_disk:
                words = tr("Des votes ne sont pas encore enregistrés : le tableau montre ceux qui le sont.")
                sheet.show_message(words, "danger")

        self._results.load(found, partial(self._failed, sheet))

    @property
    def _running(self) -> Collection[RoundId]:
        """Rounds that still accept answers. Their results are not shown yet."""
        state, round_id = self._vote.rounds.state, self._vote.rounds.round_id
        runs = state is not None and state.phase in (RoundPhase.READY, RoundPhase.OPEN)
        return {*self._vote.self_paced.own, *([round_id] if runs and round_id is not None else [])}

    def _show_hour(self, hour: SeanceVotes) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        names = self._names(hour.class_id)
        members = {pupil.id: pupil.number for pupil in names.values() if pupil.number is not None}

        def begun(results: ResultsTable) -> None:
            if sheet is self.sheet and sheet.chosen == hour:
                sheet.begin_results(results, names)

        def found(summary: VoteSummary) -> None:
            if sheet is self.sheet and sheet.chosen == hour:
                sheet.show_results(summary, names)

        self._results.table(hour.rounds, members, found, partial(self._failed, sheet), begun)

    def _show_past(self, rounds: Sequence[RoundId]) -> None:
        sheet = self.sheet

        def found(past: ClassVoteHistory) -> None:
            if sheet is self.sheet and sheet is not None and sheet.class_rounds == rounds:
                sheet.show_past(past)

        self._results.past(rounds, found, partial(self._failed, sheet))

    def _names(self, class_id: ClassId | None) -> NamesByPupil:
        """Return the pupils of a class, read from the class list each time: an erased pupil has no name here."""
        if class_id is None:
            return {}
        try:
            return {pupil.id: pupil for pupil in self._roster.pupils(class_id, with_left=True)}
        except TniError as error:
            _log.warning("names: %s", error)
            return {}

    def _failed(self, sheet: ResultsSheet | None, error: Exception) -> None:
        _log.warning("results: %s", error)
        if sheet is not None and sheet is self.sheet:
            sheet.show_message(tr("Les votes n’ont pas pu être lus ; rien n’a été changé."), "danger")

    def vote_shown(self, vote: VoteState) -> None:
        """Reload the table when the current vote has changed: a round that was closed meanwhile appears in it."""
        state = None if vote.question is None else vote.question.state
        seen = None if state is None else (self._vote.rounds.round_id, state.phase, state.question.key)
        if seen != self._vote_seen:
            self._vote_seen = seen
            if self.sheet is not None:
                self._load()

    # -- actions

    def _set_key(self, rounds: Sequence[RoundId], key: str | None) -> None:
        sheet = self.sheet
        if sheet is None or sheet.chosen is None:
            return
        seance = sheet.chosen.seance
        live, state = self._vote.rounds.round_id, self._vote.rounds.state
        if state is not None and state.question.id == self._results.question(rounds[0]):
            self._vote.set_key(key)  # also in a current vote on the same question
        of_self_paced = [one for one in rounds if self._vote.set_quiz_key(one, key)]
        others = [one for one in rounds if one != live and one not in of_self_paced]
        if of_self_paced and not others:
            self._load()
        corrections = self._results.set_key(others, key, partial(self._key_saved, sheet)) if others else []
        for event in corrections if seance is not None else ():
            self._cahier.question_corrected(event, seance.id if seance is not None else None)

    def _set_skills(self, question: QuestionId, skills: tuple[str, ...]) -> None:
        sheet, state = self.sheet, self._vote.rounds.state
        if sheet is None:
            return
        if self._vote.self_paced.asks(question) or (state is not None and state.question.id == question):
            sheet.show_message(
                tr("Cette question est encore au tableau : la ranger, puis choisir ses compétences."), "danger"
            )
            return
        self._results.set_skills(question, skills, partial(self._skills_saved, sheet), partial(self._failed, sheet))

    def _skills_saved(self, sheet: ResultsSheet, error: TniError | None) -> None:
        if sheet is not self.sheet:
            return
        if error is None:
            self._load()
        else:
            sheet.show_message(tr("Les compétences ne sont pas encore enregistrées : le disque les refuse."), "danger")

    def _ask(self, ask: Callable[[], bool]) -> None:
        """Open a vote and close the sheet, so that the class sees the question, or the main window can say why there is
        none. While another vote runs, the sheet stays open and says so."""
        sheet = self.sheet
        if sheet is None:
            return
        if ask() or not self._running:
            sheet.put_away()
        else:
            sheet.show_message(tr("Un vote est en cours : le terminer avant de reposer une question."), "danger")

    def _key_saved(self, sheet: ResultsSheet, error: TniError | None) -> None:
        if sheet is not self.sheet:
            return
        if error is None:
            self._load()
        else:
            sheet.show_message(tr("La bonne réponse n’est pas encore enregistrée : le disque la refuse."), "danger")

    def _export(self, path: Path, data: Callable[[], bytes]) -> None:
        sheet = self.sheet

        def done() -> None:
            if sheet is self.sheet and sheet is not None:
                sheet.show_message(tr("Tableau enregistré : {}").format(path.name), "accent")

        def failed(error: Exception) -> None:
            _log.warning("results: %s", error)
            if sheet is self.sheet and sheet is not None:
                sheet.show_message(
                    tr("« {} » n’a pas pu être enregistré : choisir un autre dossier.").format(path.name), "danger"
                )

        self._results.export(path, data, done, failed)


def _without(running: Collection[RoundId], hour: SeanceVotes) -> SeanceVotes:
    return SeanceVotes(hour.class_id, hour.seance, hour.start, tuple(r for r in hour.rounds if r not in running))
