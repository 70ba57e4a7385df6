"""Folded content of an entry: it tells how the class has answered, and the class may see the sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr


def fold(content: QWidget, field: QVBoxLayout, style: Style) -> HoldButton:
    """Hide the content until the teacher holds a button down, which is returned. field: layout of the content."""
    content.hide()
    unfold = HoldButton(style, tr("Montrer le contenu"))
    folded = Label(style, tr("Replié : il contient des résultats de votes."), token="muted")
    line = QHBoxLayout()
    line.setSpacing(style.theme.metrics.gap_px)
    line.addWidget(unfold)
    line.addWidget(folded)
    line.addStretch(1)
    field.addLayout(line)
    field.addStretch(1)

    def show() -> None:
        unfold.hide()
        folded.hide()
        content.show()

    unfold.held.connect(show)
    return unfold
