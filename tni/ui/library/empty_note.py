"""Note in the middle of the home screen where no lesson is shown, with the filters that hide them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.library.chosen_filters import FilterValue
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.i18n import tr

type Remedy = tuple[FilterValue, str]
"""Filter to remove, and the text of its button."""
type FirstStep = tuple[CommandId, str]
"""Command for who has no lesson yet, and the text of its button."""
WIDEST_TARGETS = 15


class EmptyNote(QWidget):
    """Text over the view, hidden while it is empty, with buttons for filters.

    Signals:
        removed: the `FilterValue` that is to be removed.
        cleared: all filters are to be removed.
        wanted: the `CommandId` of one of the first steps.
    """

    removed = Signal(object)
    cleared = Signal()
    wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._shown: tuple[str, tuple[Remedy, ...], tuple[FirstStep, ...], bool] = ("", (), (), False)
        self._rows = QVBoxLayout(self)
        self._text = Label(style, token="muted", parent=self)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QVBoxLayout()
        self._rows.addStretch(1)
        self._rows.addWidget(self._text)
        self._rows.addLayout(self._buttons)
        self._rows.addStretch(1)
        self.hide()

    def show_text(
        self,
        text: str,
        remedies: Sequence[Remedy] = (),
        *,
        steps: Sequence[FirstStep] = (),
        can_clear: bool = False,
    ) -> None:
        """Show a text. can_clear: filters hide all lessons; `remedies` are those of which one alone does. steps: what
        to begin with."""
        shown = (text, tuple(remedies), tuple(steps), can_clear)
        if shown != self._shown:
            self._shown = shown
            self._text.setText(text)
            clear_layout(self._buttons)
            for value, name in remedies:
                self._add(name).clicked.connect(lambda _checked=False, value=value: self.removed.emit(value))
            if steps:
                self._add_steps(steps)
            if can_clear:
                self._add(tr("Effacer les filtres"), filled=True).clicked.connect(
                    lambda _checked=False: self.cleared.emit()
                )
        # Without buttons a press goes through to the view, which clears its selection.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not can_clear and not steps)
        self.setVisible(bool(text))

    def _add_steps(self, steps: Sequence[FirstStep]) -> None:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.kit.theme.metrics.gap_px)
        for command, name in steps:
            button = TextButton(self.kit, name, parent=line)
            button.clicked.connect(lambda _checked=False, command=command: self.wanted.emit(command))
            row.addWidget(button)
        self._buttons.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)

    def _add(self, text: str, *, filled: bool = False) -> TextButton:
        button = TextButton(self.kit, text, filled=filled, parent=self)
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def place_in(self, view: QRect) -> None:
        """Lie in the middle of a part of the view."""
        metrics = self.kit.theme.metrics
        self._rows.setSpacing(metrics.pad_px)
        self._buttons.setSpacing(metrics.gap_px)
        width = min(view.width() - 4 * metrics.pad_px, metrics.target_px * WIDEST_TARGETS)
        self.setGeometry(QRect(view.left() + (view.width() - width) // 2, view.top(), width, view.height()))
