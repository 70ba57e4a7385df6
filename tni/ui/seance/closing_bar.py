"""Buttons at the foot of the sheet of a séance: copy its parts, send it, end it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import MessageLine
from tni.ui.chrome.second_press import note_opened
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_date, format_time

END_KEYS = "Ctrl+\u21b5"
"""Keys that send the entry, or end the séance where nothing is sent, as they are shown."""


def ends_entry(event: QKeyEvent) -> bool:
    """Return whether a key is one of `END_KEYS`, also one that is held down."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClosingBar(QWidget):
    """Foot of the sheet. Without an account for the class there is nothing to send, and « Terminer » is the default."""

    def __init__(self, style: Style, *, can_keep_ink: bool, in_two_lines: bool = False) -> None:
        super().__init__()
        self.copy_contenu = TextButton(style, tr("Copier le contenu"))
        self.copy_travail = TextButton(style, tr("Copier le travail"))
        self.paste = TextButton(style, tr("Coller dans l’ENT…"))
        self.paste.setToolTip(tr("Ouvrir un bandeau qui reste au-dessus de l’ENT : titre, contenu, travail, fichier"))
        self.message = MessageLine(style)
        self.message.setAccessibleName(tr("Ce qui vient d’être fait"))
        self.keep_ink = CheckBox(tr("Garder l’encre dans la leçon"))
        self.keep_ink.setVisible(can_keep_ink)
        self.done = TextButton(style, tr("Terminer"), filled=True)
        self.send = TextButton(style, tr("Envoyer"), filled=True)
        self.send.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addWidget(self.message)
        line = QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px)
        for button in (self.copy_contenu, self.copy_travail, self.paste):
            line.addWidget(button)
        line.addStretch(1)
        if in_two_lines:
            rows.addLayout(line)
            line = QHBoxLayout()
            line.setSpacing(style.theme.metrics.gap_px)
            line.addStretch(1)
        line.addWidget(self.keep_ink)
        line.addWidget(self.done)
        line.addWidget(self.send)
        rows.addLayout(line)
        self._unread = QTimer(self, singleShot=True)
        self._waits, self._copied, self._is_busy, self._has_parts = "", "", False, True
        self.tell("")

    def tell(self, text: str) -> None:
        """Show a message above the buttons, which stay where they are; "" for none."""
        self.message.tell(text)

    def ask(self, text: str) -> None:
        """Ask something that the next press answers. One that comes as quickly as by a double click does not: nobody
        has read it yet."""
        self.tell(text)
        note_opened()
        self._unread.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

    def tell_copied(self, text: str) -> None:
        """Show what was copied, until it is not that any more."""
        self._copied = text
        self.tell(text)

    def tell_changed(self) -> None:
        """Take back that something was copied: it is not what stands there any more."""
        if self._copied and self.message.text() == self._copied:
            self.tell("")
        self._copied = ""

    def offer_paste(self, *, is_any: bool) -> None:
        """Offer to paste, if there is anything."""
        self._has_parts = is_any
        self._show_paste()

    def _show_paste(self) -> None:
        self.paste.setEnabled(self._has_parts and not self._is_busy)

    def offer_sending(self, places: Sequence[str], opens_at: datetime | None) -> None:
        """Offer to send to the places with these names. opens_at: when sending is allowed again, None if it is now."""
        self.send.setVisible(bool(places))
        self.done.set_filled(not places)
        self.done.set_text(tr("Terminer sans envoyer") if places else tr("Terminer"))
        self.send.setToolTip(f"{', '.join(places)} ({END_KEYS})")
        self.done.setToolTip("" if places else END_KEYS)
        if opens_at is None:
            self.send.set_text(tr("Envoyer"))
            if self.message.text() == self._waits:
                self.tell("")
        else:
            when = f"{format_date(opens_at)}, {format_time(opens_at)}"
            self.send.set_text(tr("Envoyer plus tard"))
            self.send.setToolTip(tr("Partira le {} : {}").format(when, ", ".join(places)))
            self._waits = tr("Partira le {}. Urgent : copier.").format(when)
            self.tell(self._waits)

    def press_default(self) -> None:
        """Send the entry, or end the séance where there is nothing to send it to."""
        if not self._unread.isActive():
            (self.send if self.send.isVisible() else self.done).click()

    def show_busy(self, *, busy: bool) -> None:
        """Take no second press while an entry is handed over."""
        self._is_busy = busy
        for button in (self.send, self.done):
            button.setEnabled(not busy)
        self._show_paste()
