"""Note in the middle of the home screen where no lesson is shown, with the filters that hide them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.library.chosen_filters import FilterValue
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.i18n import tr

type Remedy = tuple[FilterValue, str]
"""Filter to remove, and the text of its button."""
WIDEST_TARGETS = 14


class EmptyNote(QWidget):
    """Text over the view, hidden while it is empty, with buttons for filters.

    Signals:
        removed: the `FilterValue` that is to be removed.
        cleared: all filters are to be removed.
    """

    removed = Signal(object)
    cleared = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._shown: tuple[str, tuple[Remedy, ...], bool] = ("", (), False)
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

    def show_text(self, text: str, remedies: Sequence[Remedy] = (), *, can_clear: bool = False) -> None:
        """Show a text. can_clear: filters hide all lessons; `remedies` are those of which one alone does."""
        shown = (text, tuple(remedies), can_clear)
        if shown != self._shown:
            self._shown = shown
            self._text.setText(text)
            clear_layout(self._buttons)
            for value, name in remedies:
                self._add(name).clicked.connect(lambda _checked=False, value=value: self.removed.emit(value))
            if can_clear:
                self._add(tr("Effacer les filtres"), filled=True).clicked.connect(
                    lambda _checked=False: self.cleared.emit()
                )
        # Without buttons a press goes through to the view, which clears its selection.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not can_clear)
        self.setVisible(bool(text))

    def _add(self, text: str, *, filled: bool = False) -> TextButton:
        button = TextButton(self.kit, text, filled=filled, parent=self)
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def place_in(self, view: QRect) -> None:
        """Lie in the middle of the view."""
        metrics = self.kit.theme.metrics
        self._rows.setSpacing(metrics.pad_px)
        self._buttons.setSpacing(metrics.gap_px)
        width = min(view.width() - 4 * metrics.pad_px, metrics.target_px * WIDEST_TARGETS)
        self.setGeometry(QRect((view.width() - width) // 2, 0, width, view.height()))
