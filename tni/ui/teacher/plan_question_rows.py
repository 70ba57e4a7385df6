"""Questions of a phase in the teacher's window: a row for each, with its button to ask it, ticked once it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.ids import QuestionId
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.plain_text import tool_tip

TEXT_MAX = 120
"""Characters of a question that are shown; the tool tip shows more."""


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """Question of a phase. text: empty where it is not known. is_asked: in the séance under way."""

    id: QuestionId
    text: str
    is_asked: bool = False


class PlanQuestionRows(QWidget):
    """Rows of the questions of one phase; hidden without any. ask_wanted: the id of a question."""

    ask_wanted = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.questions: tuple[PlannedQuestion, ...] = ()
        self.setAccessibleName(tr("Questions de la phase"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, style.theme.metrics.gap_px, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addWidget(Label(style, tr("Questions de la phase"), size="small", token="muted"))
        self._lines = QWidget()
        rows.addWidget(self._lines)
        self.hide()

    def show_questions(self, questions: Sequence[PlannedQuestion]) -> None:
        if tuple(questions) == self.questions:
            return
        self.questions = tuple(questions)
        before, self._lines = self._lines, QWidget()
        lines = QVBoxLayout(self._lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self.kit.theme.metrics.gap_px)
        for question in self.questions:
            lines.addLayout(self._make_row(question))
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(before, self._lines)
        before.hide()
        before.deleteLater()  # the press that changed the rows may be one of its own
        self.setVisible(bool(self.questions))

    def _make_row(self, question: PlannedQuestion) -> QHBoxLayout:
        line, look = QHBoxLayout(), self.kit.theme
        text = " ".join(question.text.split()) or tr("Question introuvable")
        sign = Label(self.kit)
        icon = "check" if question.is_asked else "circle"
        sign.setPixmap(self.kit.icons.pixmap(icon, look.metrics.icon_px, look.colour("text"), self.devicePixelRatioF()))
        sign.setAccessibleName(tr("Posée") if question.is_asked else tr("Pas encore posée"))
        said = Label(self.kit, text if len(text) <= TEXT_MAX else f"{text[:TEXT_MAX].rstrip()}…")
        said.setWordWrap(True)
        said.setToolTip(tool_tip(text[:300]))
        label = tr("Reposer") if question.is_asked else tr("Poser")
        button = TextButton(self.kit, label, name=tr("{button} : {text}").format(button=label, text=text))
        button.clicked.connect(lambda _checked=False: self.ask_wanted.emit(question.id))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(said, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line
