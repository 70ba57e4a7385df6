"""Field for the extra time of a pupil: a usual share, or another one. It is shown where names are, never to the
class."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from tni.cahier.french import NBSP
from tni.roster.school_class import EXTRA_DIGITS, MOST_EXTRA
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr

THIRD, HALF, DOUBLE = round(1 / 3, EXTRA_DIGITS), 0.5, 1.0
USUAL_SHARES = 0.0, THIRD, HALF, DOUBLE
MIN_PERCENT = 5


def extra_time_text(extra: float) -> str:
    """Return the text for a share of the time limit; empty for none."""
    words = {THIRD: tr("un tiers"), HALF: tr("la moitié"), DOUBLE: tr("le double")}
    return words.get(extra, f"{round(extra * 100)}{NBSP}%") if extra else ""


class ExtraTimeField(QWidget):
    """Field to choose extra time.

    Signal chosen: share of the time limit, when the teacher changes it.
    """

    chosen = Signal(float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self._label = Label(style, tr("Temps en plus quand le vote est minuté"))
        self.choice = DropDown(style)
        for extra in USUAL_SHARES:
            self.choice.addItem(extra_time_text(extra) or tr("aucun"), extra)
        self.choice.addItem(tr("autre"))
        self.percent = QDoubleSpinBox()
        self.percent.setDecimals(0)
        self.percent.setRange(MIN_PERCENT, MOST_EXTRA * 100)
        self.percent.setSingleStep(MIN_PERCENT)
        self.percent.setSuffix(NBSP + "%")
        self.percent.setKeyboardTracking(False)
        self.percent.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.percent.setAccessibleName(tr("Temps en plus"))
        self.choice.setAccessibleName(tr("Temps en plus"))
        self.choice.activated.connect(self._choose)
        self.percent.valueChanged.connect(lambda percent: self.chosen.emit(percent / 100))
        line.addWidget(self._label)
        line.addWidget(self.choice)
        line.addWidget(self.percent)
        line.addStretch(1)
        self.show_extra(None)

    def show_extra(self, extra: float | None) -> None:
        """Show the extra time of the selected pupil; None if there is none or the time cannot be read."""
        at = USUAL_SHARES.index(extra) if extra in USUAL_SHARES else len(USUAL_SHARES)
        self.choice.setCurrentIndex(0 if extra is None else at)
        self.setEnabled(extra is not None)
        self.percent.setVisible(extra is not None and at == len(USUAL_SHARES))
        if extra:
            with QSignalBlocker(self.percent):
                self.percent.setValue(extra * 100)

    def _choose(self, at: int) -> None:
        is_other = at == len(USUAL_SHARES)
        self.percent.setVisible(is_other)
        if is_other:
            self.percent.setFocus()
        else:
            self.chosen.emit(USUAL_SHARES[at])
