"""Sheet of the vote results, for the teacher alone: answers, questions, progress and revision."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tni.core.ids import ClassId, PupilId
from tni.quiz.results_table import ResultRow, ResultsTable
from tni.quiz.round import RoundId
from tni.roster.school_class import SchoolClass
from tni.services.results.results_state import NamesByPupil
from tni.services.results.row_order import ResultsOrder, sort_lines
from tni.services.results.seance_votes import SeanceVotes
from tni.services.results.vote_summary import ClassVoteHistory, VoteSummary
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet, labelled_field
from tni.ui.event_loop.idle_jobs import IdleJobs
from tni.ui.i18n import tr
from tni.ui.results.answer_key_row import AnswerKeyRow
from tni.ui.results.answers_table import AnswersTable
from tni.ui.results.results_text import (
    in_list_order,
    seance_votes_label,
)
from tni.ui.results.seance_choice import SeanceChoice, SeanceKey

if TYPE_CHECKING:
    from tni.ui.results.progress_view import ProgressView
    from tni.ui.results.question_analysis_view import QuestionAnalysisView
    from tni.ui.results.results_export import ResultsExport
    from tni.ui.results.revision_view import RevisionView

VIEWS = ANSWERS, QUESTIONS, PROGRESS, REVISION = "answers", "questions", "progress", "revision"
"""Names of the views; each is an attribute of the sheet."""


class ResultsSheet(Sheet):
    """Sheet with the results of a class.

    Signals:
        hour_chosen: the `SeanceVotes` whose results are wanted; None if there is none.
        past_wanted: the history of the class is wanted.
        key_chosen: rounds and the right answer of their question.
        skills_chosen: question and its skills.
        export_wanted: path, a function that makes the bytes of the file, and whether they contain names.
        ask_wanted: question to ask again.
        self_paced_wanted: questions to ask as a self-paced quiz.

    Its content comes from `show_hours`, `begin_results`, `show_results`, `show_past` and `show_message`.
    """

    hour_chosen = Signal(object)
    past_wanted = Signal()
    key_chosen = Signal(object, object)
    skills_chosen = Signal(object, object)
    export_wanted = Signal(object, object, bool)
    ask_wanted = Signal(object)
    self_paced_wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Résultats des votes"), parent)
        self._summary: VoteSummary | None = None
        self._results = ResultsTable()
        self._hour: SeanceKey | None = None
        self._names: NamesByPupil = {}
        self._lines: list[ResultRow] = []
        self._order = ResultsOrder.NUMBER
        self._column = 0
        self._past: ClassVoteHistory | None = None
        self._later: IdleJobs | None = None
        self.rows.addLayout(self._make_choices())
        self.rows.addLayout(self._make_views())
        self.message = Label(style, token="muted")
        self.message.setWordWrap(True)
        self.rows.addWidget(self.message)
        self.stack = QStackedWidget()
        self.stack.setAccessibleName(tr("Résultats des votes"))
        self.answers = self._make_answers()
        self.stack.addWidget(self.answers)
        self.rows.addWidget(self.stack, 1)
        self.rows.addStretch(0)
        self._show_table()
        self.show_message(tr("Lecture des votes…"))

    # -- widgets

    def _make_choices(self) -> QHBoxLayout:
        line = QHBoxLayout()
        choice = self.choice = SeanceChoice(self.kit, self)
        line.addLayout(labelled_field(self.kit, tr("Classe"), choice.classes), 1)
        line.addLayout(labelled_field(self.kit, tr("Séance"), choice.seances), 4)
        choice.class_shown.connect(self._class_shown)
        choice.seance_chosen.connect(self._choose_hour)
        self.order = self._grid(
            tr("Trier par"),
            {ResultsOrder.NUMBER: tr("N°"), ResultsOrder.NAME: tr("Nom"), ResultsOrder.SCORE: tr("Score")},
        )
        self.order.chosen.connect(lambda order: self._sort(ResultsOrder(order)))
        line.addLayout(labelled_field(self.kit, tr("Trier par"), self.order))
        return line

    def _make_views(self) -> QHBoxLayout:
        line = QHBoxLayout()
        names = (tr("Réponses"), tr("Questions"), tr("Progrès"), tr("À revoir"))
        self.view = self._grid(tr("Montrer"), dict(zip(VIEWS, names, strict=True)))
        self.view.chosen.connect(lambda _: self._show_view())
        line.addWidget(self.view, 1)
        self.named = self._grid(tr("Dans le fichier"), {"names": tr("Noms"), "numbers": tr("Numéros")})
        line.addWidget(Label(self.kit, tr("Dans le fichier"), size="small", token="muted"))
        line.addWidget(self.named)
        self.marks = TextButton(self.kit, tr("Notes…"))
        self.marks.setToolTip(tr("Colonne de notes ou de niveaux à coller dans l’ENT"))
        self.marks.clicked.connect(self.open_marks)
        line.addWidget(self.marks)
        self.export = TextButton(self.kit, tr("Exporter"))
        self.export.clicked.connect(self._ask_path)
        line.addWidget(self.export)
        return line

    def _grid(self, title: str, names: dict[str, str] | dict[ResultsOrder, str]) -> ChoiceGrid:
        """Return a choice between a few words, with the first one selected."""
        buttons = [TextButton(self.kit, text, value=value) for value, text in names.items()]
        grid = ChoiceGrid(self.kit, title, buttons, len(buttons))
        grid.choose(buttons[0].value)
        return grid

    def _make_answers(self) -> QWidget:
        inside = QWidget()
        inside.setAccessibleName(tr("Réponses"))
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        self.table = AnswersTable(self.kit)
        self.table.column_chosen.connect(self._choose_column)
        self.key_row = AnswerKeyRow(self.kit)
        self.key_row.key_chosen.connect(lambda key: self.key_chosen.emit(self._rounds(), key))
        self.key_row.skills_wanted.connect(self.open_skills)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.key_row)
        return inside

    @cached_property
    def questions(self) -> QuestionAnalysisView:
        """Analysis of the questions. This view and the following ones are loaded when they are first shown, or soon
        after the table is shown."""
        from tni.ui.results.question_analysis_view import QuestionAnalysisView

        view = QuestionAnalysisView(self.kit)
        self.stack.addWidget(view)
        view.show_summary(self._summary)
        return view

    @cached_property
    def progress(self) -> ProgressView:
        from tni.ui.results.progress_view import ProgressView

        view = ProgressView(self.kit)
        self.stack.addWidget(view)
        view.sheet_wanted.connect(self._ask_pupil_path)
        return view

    @cached_property
    def revision(self) -> RevisionView:
        from tni.ui.results.revision_view import RevisionView

        view = RevisionView(self.kit)
        self.stack.addWidget(view)
        view.ask_wanted.connect(self.ask_wanted.emit)
        view.self_paced_wanted.connect(self.self_paced_wanted.emit)
        view.show_summary(self._summary, self._names)
        return view

    @property
    def key(self) -> ChoiceGrid | None:
        """Buttons to choose the right answer, if that is a letter; otherwise None."""
        return self.key_row.key

    # -- content

    def show_message(self, text: str, token: str = "muted") -> None:
        """Show a message in the sheet; an empty text removes it."""
        self.message.set_token(token)
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_hours(
        self, classes: Sequence[SchoolClass], hours: Sequence[SeanceVotes], class_id: ClassId | None
    ) -> None:
        """Show the séances with votes; see `SeanceChoice.show_seances`."""
        self.choice.show_seances(classes, hours, class_id)

    @property
    def chosen(self) -> SeanceVotes | None:
        return self.choice.chosen

    def _class_shown(self) -> None:
        self._past = None
        self._choose_hour()
        self._show_view()

    def _choose_hour(self) -> None:
        hour = self.chosen
        self.hour_chosen.emit(hour)
        if hour is not None:
            return
        self.show_results(None, {})
        if self.choice.has_classes:
            text = tr("Aucun vote avec cette classe. Faire voter pendant une séance : les réponses apparaîtront ici.")
        else:
            text = tr("Importer d’abord une liste de classe, ou faire voter : les réponses apparaîtront ici.")
        self.show_message(text)

    def begin_results(self, results: ResultsTable, names: NamesByPupil) -> None:
        """Show the table of the first of many rounds, until `show_results` follows with all of them."""
        if self.chosen is None or self._hour == self.choice.key:  # the whole table is shown already
            return
        self._summary, self._results, self._lines, self._hour = None, ResultsTable(), [], None
        self._show_table()
        self.stack.show()
        self.table.show_results(results, sort_lines(results.lines, names, self._order), names)

    def show_results(self, summary: VoteSummary | None, names: NamesByPupil) -> None:
        """Show the results of the selected séance; None if there are no votes."""
        self._summary, self._names = summary, names
        self._results = ResultsTable() if summary is None else summary.results
        self._hour = self.choice.key
        self._column = min(self._column, max(0, len(self._results.columns) - 1))
        self._sort(self._order)
        if "questions" in self.__dict__:
            self.questions.show_summary(summary)
        if "revision" in self.__dict__:
            self.revision.show_summary(summary, names)
        if summary is not None and self._later is None:
            jobs = (lambda: self.questions, lambda: self.progress, lambda: self.revision)
            self._later = IdleJobs(self.table.viewport(), lambda: False, jobs)

    def show_past(self, past: ClassVoteHistory) -> None:
        self._past = past
        if self.message.text() == tr("Lecture de tous les votes de la classe…"):
            self.show_message("")
        self.progress.show_history(past.history, self._names)
        self.revision.show_past(past)

    def _show_view(self) -> None:
        """Show the selected view. The history of the class is read when it is first needed."""
        view = str(self.view.value)
        self.stack.setCurrentWidget(getattr(self, view))
        self.order.setEnabled(view == ANSWERS)
        if self._past is None and self.chosen is not None and view in (PROGRESS, REVISION):
            self.show_message(tr("Lecture de tous les votes de la classe…"))
            self.past_wanted.emit()

    def _sort(self, order: ResultsOrder) -> None:
        self._order = order
        if self._summary is None and self.chosen is not None:
            return  # its results are still being read
        self._lines = sort_lines(self._results.lines, self._names, order)
        self._show_table()

    def _show_table(self) -> None:
        columns = self._results.columns
        self.stack.setVisible(bool(columns))
        self.export.setEnabled(bool(columns))
        self.marks.setEnabled(bool(columns))
        self.table.show_results(self._results, self._lines, self._names)
        self._show_column()

    def _choose_column(self, at: int) -> None:
        if 0 <= at < len(self._results.columns) and at != self._column:
            self._column = at
            self._show_column()

    def _show_column(self) -> None:
        """Show the selected question and its right answer below the table."""
        if not self._results.columns:
            self.key_row.clear()
            return
        self.table.mark_column(self._column)
        self.key_row.show_column(self._results.columns[self._column])

    def _rounds(self) -> list[RoundId]:
        """Return all rounds on the selected question."""
        question = self._results.columns[self._column].question
        return [column.round for column in self._results.columns if column.question.id == question.id]

    def open_skills(self) -> None:
        """Open the sheet to choose the skills of the selected question."""
        from tni.ui.vote.skills_sheet import SkillsSheet

        question = self._results.columns[self._column].question
        skills = SkillsSheet(self.kit, self.key_row.question.text(), question.skills, self)
        skills.chosen.connect(lambda codes: self.skills_chosen.emit(question.id, codes))
        skills.closed.connect(skills.deleteLater)
        skills.open()

    # -- to a mark book or a file

    def open_marks(self) -> None:
        """Open the sheet of a column of marks, in the order of the table."""
        from tni.ui.results.marks_sheet import MarksSheet

        if self.chosen is None:
            return
        marks = MarksSheet(self.kit, self._file_name(self.chosen), self._results, self._lines, self._names, self)
        marks.file_wanted.connect(lambda path, data: self.export_wanted.emit(path, data, True))
        marks.closed.connect(marks.deleteLater)
        marks.open()

    def _exported(self) -> ResultsExport:
        from tni.services.results.table_export import ExportedResults
        from tni.ui.results.results_export import ResultsExport

        hour = self.chosen
        under = "" if hour is None else seance_votes_label(hour)
        title = tr("Résultats") + f" {self.choice.classes.currentText()}"
        named = self.named.value != "numbers"
        ledgers = () if self._summary is None else self._summary.ledgers
        return ResultsExport(ExportedResults(self._results, self._lines, self._names, ledgers, named), title, under)

    def _ask_path(self) -> None:
        from tni.ui.results.export_dialogs import ask_table_path

        if self.chosen is not None:
            ask_table_path(self.kit, self, self._file_name(self.chosen), self.export_to)

    def _ask_pupil_path(self, pupil: PupilId) -> None:
        from tni.ui.results.export_dialogs import ask_report_path

        if self.chosen is not None:
            names = dict(in_list_order([pupil], self._names)) if self.named.value != "numbers" else {}
            name = " ".join(filter(None, (names.get(pupil), self._file_name(self.chosen))))
            ask_report_path(self.kit, self, name, lambda path: self.pupil_to(pupil, path))

    def _file_name(self, hour: SeanceVotes) -> str:
        return f"{self.choice.classes.currentText()} {hour.start.astimezone():%Y-%m-%d}"

    def export_to(self, path: Path) -> None:
        """Export the table as it is shown, in its order. The suffix of `path` selects the format."""
        from tni.ui.results.results_export import export_bytes

        exported = self._exported()
        data = export_bytes(path, exported, self.kit.theme.font().family())
        self.export_wanted.emit(path, data, exported.shown.holds_names)

    def pupil_to(self, pupil: PupilId, path: Path) -> None:
        """Export the report of one pupil. Does nothing before `show_past`."""
        from tni.ui.results.results_export import pupil_report_pdf

        if self._past is not None:
            export, history, family = self._exported(), self._past.history, self.kit.theme.font().family()
            data = lambda: pupil_report_pdf(export, pupil, history, family)  # noqa: E731
            self.export_wanted.emit(path, data, export.shown.holds_names)
