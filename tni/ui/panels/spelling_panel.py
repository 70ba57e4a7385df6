"""Panel of the unknown words of a lesson: where they stand, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr

WIDTH_TARGETS, ROWS_SHOWN, LINES = 10, 5, 2


class SpellingPanel(TitledPanel):
    """List of words, with the proposals for the one that is chosen.

    Signals: shown: the number of the row that is chosen. replaced: a proposal for it. added: it is one of the teacher's
    own words. ignored: it is right in this lesson. own_wanted: these words are to be shown.
    """

    shown = Signal(int)
    replaced = Signal(str)
    added = Signal()
    ignored = Signal()
    own_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Orthographe de la leçon"), parent)
        self.note = Label(style, token="muted")
        self.note.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.note, 1)
        own = TextButton(style, tr("Mon dictionnaire"), quiet=True)
        own.clicked.connect(lambda _checked=False: self.own_wanted.emit())
        top.addWidget(own)
        self.rows.addLayout(top)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Mots inconnus"))
        FingerScroll(self.list)
        self.list.currentRowChanged.connect(self._row_chosen)
        self.rows.addWidget(self.list)
        self._offer = QWidget()
        self._offer.setAccessibleName(tr("Propositions"))
        self._proposals = WrapLayout(style.theme.metrics.gap_px, self._offer)
        self.rows.addWidget(self._offer)
        line = QHBoxLayout()
        self.add_button = TextButton(style, tr("Ajouter à mon dictionnaire"))
        self.ignore_button = TextButton(style, tr("Ignorer"), name=tr("Ignorer dans cette leçon"))
        self.add_button.clicked.connect(lambda _checked=False: self.added.emit())
        self.ignore_button.clicked.connect(lambda _checked=False: self.ignored.emit())
        for button in (self.add_button, self.ignore_button):
            line.addWidget(button)
        line.addStretch(1)
        self.rows.addLayout(line)
        style.theme.changed.connect(self._size)
        self._size()
        self.show_rows((), is_checked=False)

    def _size(self) -> None:
        target = self.kit.theme.metrics.target_px
        self.setFixedWidth(WIDTH_TARGETS * target)
        self.list.setFixedHeight(ROWS_SHOWN * target)
        gap = self.kit.theme.metrics.gap_px
        self._proposals.setSpacing(gap)
        self._offer.setFixedHeight(LINES * target + (LINES - 1) * gap)  # the buttons below stay where they are

    def show_rows(self, rows: Sequence[str], *, is_checked: bool) -> None:
        """Show the words, and choose the row that was chosen, or the last. is_checked: False while more may come."""
        before = max(self.list.currentRow(), 0)
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in rows:
                self.list.addItem(QListWidgetItem(row))
            self.list.setCurrentRow(min(before, len(rows) - 1))
        self.note.setText(_note(len(rows), is_checked=is_checked))
        for button in (self.add_button, self.ignore_button):
            button.setEnabled(bool(rows))
        if not rows:
            self.propose(())

    def propose(self, proposals: Sequence[str], *, note: str = "") -> None:
        """Show what may be written in place of the chosen word. note: said in its place."""
        clear_layout(self._proposals)
        if note:
            label = Label(self.kit, note, token="muted", parent=self._offer)
            self._proposals.addWidget(label)
            label.show()
        for number, text in enumerate(proposals):
            name = tr("Remplacer par « {} »").format(text)
            button = TextButton(self.kit, text, name=name, filled=number == 0, parent=self._offer)
            button.clicked.connect(lambda _checked=False, text=text: self.replaced.emit(text))
            self._proposals.addWidget(button)
            if number and self._proposals.heightForWidth(self._offer.width()) > self._offer.height():
                self._proposals.removeWidget(button)
                button.deleteLater()
                break
            button.show()

    def _row_chosen(self, row: int) -> None:
        if row >= 0:
            self.shown.emit(row)

    def set_area(self, area: QRect) -> None:
        super().set_area(area)
        self.setMaximumHeight(area.height())


def _note(count: int, *, is_checked: bool) -> str:
    if not is_checked:
        return tr("Vérification…")
    if count == 0:
        return tr("Aucun mot inconnu dans la leçon.")
    return tr("Mots que le dictionnaire ne connaît pas : {}.").format(count)
