"""Popover beside a word that no dictionary has: what to write instead, or to take it for right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, Popover, clear_layout, set_panel_spacing
from tni.ui.i18n import tr

WIDTH_TARGETS = 6


class SpellingPopover(Popover):
    """Popover of one word.

    Signals: chosen: a proposal. added: the word is one of the teacher's own. ignored: it is right in this lesson.
    next_wanted: the next word.
    """

    chosen = Signal(str)
    added = Signal()
    ignored = Signal()
    next_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Orthographe"), parent)
        self._beside = QRect()
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        self._title = Label(style, size="title")
        self._note = Label(style, token="muted")
        rows.addWidget(self._title)
        rows.addWidget(self._note)
        self._list = QVBoxLayout()
        rows.addLayout(self._list)
        for text, signal in (
            (tr("Ajouter à mon dictionnaire"), self.added),
            (tr("Ignorer dans cette leçon"), self.ignored),
            (tr("Mot suivant"), self.next_wanted),
        ):
            button = TextButton(style, text, quiet=True)
            button.clicked.connect(lambda _checked=False, signal=signal: self._take(signal))
            rows.addWidget(button)
        style.theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = self.kit.theme.metrics
        self._list.setSpacing(metrics.gap_px)
        self.setMinimumWidth(WIDTH_TARGETS * metrics.target_px)

    def _take(self, signal: SignalInstance, *what: str) -> None:
        self.put_away()
        signal.emit(*what)

    def ask(self, word: str, beside: QRect, anchor: QWidget) -> None:
        """Show the popover beside a box of its parent, without proposals yet. anchor: has the keyboard focus."""
        self._beside = beside
        self._title.setText(tr("« {} »").format(word))
        self._show_note(tr("Recherche…"))
        clear_layout(self._list)
        if self.isVisible():
            self._fit()
        else:
            self.open_by(anchor)
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def propose(self, proposals: Sequence[str]) -> None:
        """Show what may be written instead."""
        clear_layout(self._list)
        self._show_note("" if proposals else tr("Aucune proposition."))
        for number, text in enumerate(proposals):
            button = TextButton(
                self.kit, text, name=tr("Remplacer par « {} »").format(text), filled=number == 0, parent=self
            )
            button.clicked.connect(lambda _checked=False, text=text: self._take(self.chosen, text))
            self._list.addWidget(button)
            button.show()
        self._fit()
        while self.height() > self.free_area().height() and self._list.count() > 1:  # in a low window
            last = self._list.takeAt(self._list.count() - 1)
            if last is not None and (surplus := last.widget()) is not None:
                surplus.hide()
                surplus.deleteLater()
            self._fit()
        stops = self._stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_note(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _fit(self) -> None:
        if (layout := self.layout()) is not None:
            layout.activate()
        self.adjustSize()
        self._place_beside()

    @override
    def _place(self, anchor: QWidget, edge: str) -> None:
        self._place_beside()

    def _place_beside(self) -> None:
        """Place it below the word, or above it where there is no room."""
        gap, area = self.kit.theme.metrics.gap_px, self.free_area()
        below, above = self._beside.bottom() + 1 + gap, self._beside.top() - gap - self.height()
        fits = below + self.height() <= area.bottom() + 1 or above < area.top()
        self.keep_inside(QPoint(self._beside.left(), below if fits else above))

    @override
    def event(self, event: QEvent) -> bool:
        """Keep F7 from being the shortcut that it is elsewhere."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F7
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            case Qt.Key.Key_F7:
                self._take(self.next_wanted)
            case _:
                super().keyPressEvent(event)
