"""Panel of the source of an extract that was just cut out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.document.lesson_plan import Credit
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.i18n import tr
from tni.ui.panels.credit_panel import CreditPanel


class ExtractPanel(CreditPanel):
    """Panel of a credit, with whether the source is written below the picture."""

    def __init__(self, style: Style, credit: Credit | None, parent: QWidget, *, writes_line: bool) -> None:
        super().__init__(style, credit, parent)
        self.line = CheckBox(tr("Écrire la source sous l’image"))
        self.line.setChecked(writes_line)
        self.line.setMinimumHeight(style.theme.metrics.target_px)
        self.rows.insertWidget(self.rows.indexOf(self.classroom), self.line)
