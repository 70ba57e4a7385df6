"""Panel on which the teacher taps those who are absent: they are not drawn, and are in no group."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.panels.class_today import ClassToday
from tni.ui.panels.pickable_pupil import PickablePupil

WIDTH_TARGETS = 12


def pupil_label(pupil: PickablePupil) -> str:
    """Return the number, with the name that the class may see."""
    return f"{pupil.number} {pupil.public_name}".strip()


class AbsentPanel(TitledPanel):
    """One button for each pupil, with the number and the name that the class may see; pressed is absent."""

    def __init__(self, style: Style, today: ClassToday, parent: QWidget) -> None:
        super().__init__(style, tr("Absents"), parent)
        self._today = today
        target = style.theme.metrics.target_px
        words = Label(style, tr("Toucher les absents : ils ne sont ni tirés au sort, ni dans un groupe."), size="small")
        words.setWordWrap(True)
        words.setFixedWidth(target * WIDTH_TARGETS)
        self.rows.addWidget(words)
        self._grid = QWidget()
        self._grid.setAccessibleName(tr("Élèves"))
        self._grid.setFixedWidth(target * WIDTH_TARGETS)
        self._line = WrapLayout(style.theme.metrics.gap_px, self._grid)
        self.rows.addWidget(self._grid)
        self._buttons: dict[int, TextButton] = {}
        today.subscribe(self._follow)

    def show_class(self) -> None:
        """Show the pupils as they are now."""
        for button in self._buttons.values():
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        absent = self._today.absent
        for pupil in self._today.everyone():
            button = TextButton(self.kit, pupil_label(pupil))
            button.setCheckable(True)
            button.setChecked(pupil.number in absent)
            button.toggled.connect(lambda on, number=pupil.number: self._today.set_absent(number, absent=on))
            self._line.addWidget(button)
            button.show()
            self._buttons[pupil.number] = button
        self._grid.setFixedHeight(self._line.heightForWidth(self._grid.width()))

    def _follow(self) -> None:
        if self.isVisible() and self._buttons.keys() != {pupil.number for pupil in self._today.everyone()}:
            self.show_class()
            self.adjustSize()
