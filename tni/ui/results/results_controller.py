"""Controller of the results: opens the sheet on the teacher's private screen, or on the main window after a long
press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal

from tni.core.ids import ClassId
from tni.quiz.question import Question
from tni.services.results.results_review import ResultsReview
from tni.services.results.results_state import (
    AnyResultsNotice,
    ResultsExported,
    ResultsNotExported,
    ResultsNotice,
    ResultsState,
)
from tni.services.voting.asking_service import AskingService
from tni.ui.i18n import tr
from tni.ui.teacher.teaching_windows import TeachingWindows

if TYPE_CHECKING:
    from tni.ui.results.results_sheet import ResultsSheet


class ResultsController(QObject):
    """Controller of the results sheet.

    ask_self_paced: opens a self-paced quiz on earlier questions; returns False if another vote is open.
    opened: the sheet was opened.
    """

    opened = Signal()

    def __init__(
        self,
        review: ResultsReview,
        asking: AskingService,
        ask_self_paced: Callable[[Sequence[Question]], bool],
        windows: TeachingWindows,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.review = review
        self._asking, self._ask_self_paced, self._windows = asking, ask_self_paced, windows
        self._drawn = ResultsState()
        self.sheet: ResultsSheet | None = None
        review.subscribe(self)

    # -- opening

    def ask(self) -> None:
        """Open the sheet from a window that the class may see: without a private screen, only after a long press."""
        self._windows.ask_privately(
            tr("La classe verra les réponses de chaque élève, avec les noms."), tr("Ouvrir les résultats"), self.open
        )

    def open(self, class_id: ClassId | None = None) -> None:
        """Open the sheet at once: the teacher has held a button, or the screen is private. class_id: see
        `ResultsReview.open`."""
        from tni.ui.results.results_sheet import ResultsSheet

        self.close()
        parent, style = self._windows.host
        sheet = self.sheet = ResultsSheet(style, parent)
        sheet.hour_chosen.connect(self.review.choose)
        sheet.key_chosen.connect(self.review.set_key)
        sheet.skills_chosen.connect(self.review.set_skills)
        sheet.past_wanted.connect(self.review.read_history)
        sheet.ask_wanted.connect(lambda question: self._ask(lambda: self._asking.ask_anew(question)))
        sheet.self_paced_wanted.connect(lambda questions: self._ask(lambda: self._ask_self_paced(questions)))
        sheet.export_wanted.connect(self.review.export)
        sheet.closed.connect(self.close)
        sheet.open()
        self.review.open(class_id)
        self.opened.emit()

    def names_opened(self) -> None:
        """Show the names that can be read from now on."""
        if self.sheet is not None:
            self.review.choose(self.review.state.chosen)

    def close(self) -> None:
        """Close the sheet. Results that are still being read are dropped."""
        self.review.close()
        self._drawn = ResultsState()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    # -- showing

    def results_changed(self) -> None:
        """Draw what has changed. The sheet may choose another séance meanwhile, which is then drawn already."""
        before, state, sheet = self._drawn, self.review.state, self.sheet
        self._drawn = state
        if sheet is None:
            return
        if state.seances is not None and state.seances is not before.seances:
            sheet.show_message("")
            sheet.show_hours(state.classes, state.seances, state.first_class)
            if not state.all_on_disk:
                words = tr("Des votes ne sont pas encore enregistrés : le tableau montre ceux qui le sont.")
                sheet.show_message(words, "danger")
            return
        if state.first_table is not None and state.first_table is not before.first_table:
            sheet.begin_results(state.first_table, state.names)
        if state.summary is not None and state.summary is not before.summary:
            sheet.show_results(state.summary, state.names)
        if state.history is not None and state.history is not before.history:
            sheet.show_past(state.history)

    def results_notice(self, notice: AnyResultsNotice) -> None:
        """Show a notice in the sheet."""
        if self.sheet is not None:
            self.sheet.show_message(_notice_text(notice), "accent" if isinstance(notice, ResultsExported) else "danger")

    # -- asking

    def _ask(self, ask: Callable[[], bool]) -> None:
        """Open a vote and close the sheet, so that the class sees the question, or the main window can say why there is
        none. While another vote runs, the sheet stays open and says so."""
        sheet = self.sheet
        if sheet is None:
            return
        if ask() or not self.review.running:
            sheet.put_away()
        else:
            sheet.show_message(tr("Un vote est en cours : le terminer avant de reposer une question."), "danger")


def _notice_text(notice: AnyResultsNotice) -> str:
    match notice:
        case ResultsExported(name, holds_names=True):
            return tr("Tableau enregistré avec les noms : {}. Ne pas le laisser sur un poste partagé.").format(name)
        case ResultsExported(name):
            return tr("Tableau enregistré : {}").format(name)
        case ResultsNotExported(name):
            return tr("« {} » n’a pas pu être enregistré : choisir un autre dossier.").format(name)
        case ResultsNotice.UNREADABLE:
            return tr("Les votes n’ont pas pu être lus ; rien n’a été changé.")
        case ResultsNotice.KEY_NOT_STORED:
            return tr("La bonne réponse n’est pas encore enregistrée : écriture impossible sur le disque.")
        case ResultsNotice.SKILLS_NOT_STORED:
            return tr("Les compétences ne sont pas encore enregistrées : écriture impossible sur le disque.")
        case ResultsNotice.QUESTION_IN_USE:
            return tr("Cette question est encore au tableau : la ranger, puis choisir ses compétences.")
        case _:
            assert_never(notice)
