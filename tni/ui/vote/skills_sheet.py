"""Sheet that chooses the skills of a question, over the table of results."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from tni.quiz.skills import SKILLS
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.vote.skill_names import skill_name


class SkillsSheet(Sheet):
    """Sheet with a check box per skill. chosen: emitted with the skill codes when the sheet closes, if they changed."""

    chosen = Signal(object)

    def __init__(self, style: Style, question: str, skills: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(style, tr("Compétences travaillées"), parent)
        self._before = skills
        words = Label(style, question, token="muted")
        words.setWordWrap(True)
        self.rows.addWidget(words)
        codes = list(dict.fromkeys([*SKILLS, *skills]))
        self.boxes: dict[str, CheckBox] = {}
        inside = QWidget()
        inside.setAccessibleName(tr("Compétences travaillées"))
        grid = QGridLayout(inside)
        half = (len(codes) + 1) // 2
        for at, code in enumerate(codes):
            box = self.boxes[code] = CheckBox(skill_name(code))
            box.setChecked(code in skills)
            box.setMinimumHeight(round(style.theme.metrics.target_px * 0.8))
            grid.addWidget(box, at % half, at // half)
        area = scrolled(inside, tr("Compétences travaillées"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # long names, in two columns
        self.rows.addWidget(area, 1)
        done = TextButton(style, tr("Terminé"), filled=True)
        done.clicked.connect(self.put_away)
        self.rows.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        self.closed.connect(self._emit_changes)

    def _emit_changes(self) -> None:
        codes = tuple(code for code, box in self.boxes.items() if box.isChecked())
        if set(codes) != set(self._before):
            self.chosen.emit(codes)
