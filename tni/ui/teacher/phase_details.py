"""Details of a phase beside the plan followed in class: what is done in it, and the way to its page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.ids import PageId
from tni.core.one_line import shortened
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr

SHORT_MAX = 110
"""Characters of the text that are shown at first: about two lines."""


@dataclass(frozen=True, slots=True)
class PhaseDetails:
    """Details of a phase. text: what the teacher and the pupils do; rest: adaptations, shown with the whole text. page,
    number: its first page and the number of that; None and 0 while one of its pages is shown, and without any."""

    text: str = ""
    rest: str = ""
    page: PageId | None = None
    number: int = 0


class PhaseDetailsBox(QWidget):
    """Beginning of the text, a button for all of it, and one for the page; hidden with nothing to show. page_wanted:
    the id of a page."""

    page_wanted = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._details, self._is_whole = PhaseDetails(), False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self.text = Label(style)
        self.text.setWordWrap(True)
        rows.addWidget(self.text)
        line = QHBoxLayout()
        self.go_button = TextButton(style, "")
        self.go_button.clicked.connect(self._go)
        self.whole_button = TextButton(style, "", quiet=True)
        self.whole_button.clicked.connect(self._toggle)
        line.addWidget(self.go_button)
        line.addWidget(self.whole_button)
        line.addStretch(1)
        rows.addLayout(line)
        self.hide()

    def show_details(self, details: PhaseDetails | None) -> None:
        """Show the details of a phase, at first in short."""
        details = details or PhaseDetails()
        if details == self._details:
            return
        if (details.text, details.rest) != (self._details.text, self._details.rest):
            self._is_whole = False
        self._details = details
        self._show()

    def _show(self) -> None:
        details = self._details
        short = shortened(" ".join(details.text.split()), SHORT_MAX)
        whole = "\n\n".join(part for part in (details.text.strip(), details.rest) if part)
        self.text.setText(whole if self._is_whole else short)
        self.text.setVisible(bool(self.text.text()))
        is_cut = short != details.text.strip()
        longer = tr("Tout lire") if is_cut else tr("Adaptations")
        self.whole_button.set_text(tr("Réduire", "a text") if self._is_whole else longer)
        self.whole_button.setVisible(bool(details.rest) or is_cut)
        self.go_button.set_text(tr("Aller à la page {}").format(details.number))
        self.go_button.setVisible(details.page is not None)
        self.setVisible(bool(whole) or details.page is not None)

    def _toggle(self) -> None:
        self._is_whole = not self._is_whole
        self._show()

    def _go(self) -> None:
        if self._details.page is not None:
            self.page_wanted.emit(self._details.page)
