"""Progress of a class and of its pupils, by skill, over all votes of the class."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.ids import PupilId
from tni.quiz.skill_history import ALL_SKILLS, SkillHistory
from tni.services.results.results_state import NamesByPupil
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, labelled_field
from tni.ui.i18n import tr
from tni.ui.results.bar_table import BarTable, CellContent, share_bar
from tni.ui.results.line_chart import LineChart
from tni.ui.results.results_text import NOT_ASKED_MARK, in_list_order
from tni.ui.vote.skill_names import skill_name


class ProgressView(QWidget):
    """View with a chart and a table of the progress.

    Signal sheet_wanted: id of the pupil whose report is to be made.
    """

    sheet_wanted = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setAccessibleName(tr("Progrès"))
        self.kit = style
        self._history = SkillHistory()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        self.pupil, self.skill = DropDown(style), DropDown(style)
        for box in (self.pupil, self.skill):
            box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.currentIndexChanged.connect(lambda _: self._show())
        line.addLayout(labelled_field(style, tr("Élève"), self.pupil), 2)
        line.addLayout(labelled_field(style, tr("Compétence"), self.skill), 4)
        self.own = TextButton(style, tr("Fiche de l’élève"))
        self.own.setEnabled(False)
        self.own.clicked.connect(lambda: self.sheet_wanted.emit(self.pupil.currentData()))
        line.addSpacing(style.theme.metrics.gap_px)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self.own)
        line.addLayout(column)
        rows.addLayout(line)
        self.chart = LineChart(style)
        rows.addWidget(self.chart, 3)
        heads = [tr("Compétence"), tr("Réussite"), tr("Réponses")]
        self.table = BarTable(style, tr("Réussite par compétence"), heads, stretched=1)
        rows.addWidget(self.table, 2)
        self.untagged = Label(
            style,
            tr("Aucune question n’a de compétence : en choisir sous le tableau des réponses, avec « Compétences »."),
            token="muted",
        )
        self.untagged.setWordWrap(True)
        self.untagged.hide()  # until the votes are read
        rows.addWidget(self.untagged)

    def show_history(self, history: SkillHistory, names: NamesByPupil) -> None:
        """Show a history. Only pupils in `names`, those of the class list, can be selected."""
        self._history = history
        pupils = in_list_order(history.pupils(), names)
        choices: list[tuple[str, object]] = [(tr("Toute la classe"), None), *((text, id_) for id_, text in pupils)]
        _fill(self.pupil, choices)
        skills: list[tuple[str, object]] = [(skill_name(code), code) for code in history.skills()]
        _fill(self.skill, [(tr("Toutes les questions"), ALL_SKILLS), *skills])
        self.untagged.setVisible(not history.skills())
        self._show()

    @property
    def _pupil(self) -> PupilId | None:
        chosen: PupilId | None = self.pupil.currentData()
        return chosen

    def _show(self) -> None:
        skill, pupil = self.skill.currentData() or ALL_SKILLS, self._pupil
        self.own.setEnabled(pupil is not None)
        whole = (tr("Toute la classe"), self._history.progress(skill))
        own = [] if pupil is None else [(self.pupil.currentText(), self._history.progress(skill, pupil))]
        self.chart.show_lines([*own, whole])
        lines: list[list[CellContent]] = []
        for code in (ALL_SKILLS, *self._history.skills()):
            share, n = self._history.share(code, pupil)
            name = skill_name(code) if code != ALL_SKILLS else tr("Toutes les questions")
            lines.append([name, NOT_ASKED_MARK if share is None else share_bar(share), str(n)])
        self.table.show_lines(lines)


def _fill(box: DropDown, choices: list[tuple[str, object]]) -> None:
    """Fill a drop-down list and keep its selection if that is still there."""
    before = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for text, value in choices:
            box.addItem(text, value)
        at = [place for place, (_, value) in enumerate(choices) if value == before]
        box.setCurrentIndex(at[0] if at else 0)
