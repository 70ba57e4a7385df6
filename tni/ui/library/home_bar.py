"""Bar along the bottom of the home screen: back to the board, search, and what begins or adds lessons."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.bar_painting import paint_bar
from tni.ui.chrome.button import MIXED, ActionButton, Style
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr


class HomeBar(QWidget):
    """Bar of the home screen. new, add, bin, write, filter, more: actions of its buttons; back: to the board.

    words_changed: other words are searched for.
    """

    words_changed = Signal(str)

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Barre de mes leçons"))
        self.back = self._action("tni-prepare", tr("Revenir au tableau (Échap)"), tr("Tableau"))
        self.bin = self._action("trash-2", tr("Voir la corbeille"), tr("Corbeille"))
        self.bin.setCheckable(True)
        self.add = self._action(
            "file-input", tr("Ajouter les leçons et les PDF d’un dossier ou d’une clé"), tr("Ajouter")
        )
        self.new = self._action("file-plus", tr("Nouvelle leçon (Ctrl+N)"), tr("Nouvelle leçon"))
        self.write = self._action("tni-find-ink", tr("Chercher en écrivant, dans toutes les leçons"), tr("Écrire"))
        self.filter = self._action("tni-filter", tr("Filtrer les leçons"), tr("Filtrer"))
        self.field = SearchField(parent=self)
        self.field.setPlaceholderText(tr("Chercher une leçon"))
        self.field.setAccessibleName(tr("Chercher une leçon"))
        self.field.make_clearable(style)
        self.field.textChanged.connect(self.words_changed)
        self.filter_button = self._button(self.filter)
        self.more = self._action("ellipsis", tr("Autre fichier, exemples, sauvegardes, réglages, aide"), tr("Plus"))
        self.more_button = self._button(self.more)
        self._row = QHBoxLayout(self)
        for widget in (
            self._button(self.back),
            self._button(commands[CommandId.YEAR]),
            self.field,
            self.filter_button,
            self._button(self.write),
            self._button(commands[CommandId.SHARING]),
            self._button(self.bin),
            self._button(self.add),
            self.more_button,
            self._button(self.new, filled=True),
        ):
            self._row.addWidget(widget, 1 if widget is self.field else 0)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def tell_escape(self, *, leaves: bool) -> None:
        """Name the key that goes back to the board, where there is one."""
        self.back.setText(tr("Revenir au tableau (Échap)") if leaves else tr("Revenir au tableau"))

    def _action(self, icon: str, text: str, short: str) -> QAction:
        action = QAction(text, self)
        action.setProperty("icon_name", icon)
        action.setIconText(short)
        return action

    def clear(self) -> None:
        """Empty the search field: no other words are searched for."""
        self.blockSignals(True)
        self.field.clear()
        self.blockSignals(False)

    def show_filtered(self, *, is_filtered: bool) -> None:
        """Mark the button of the filters while some are chosen."""
        self.filter.setProperty(MIXED, is_filtered)
        self.filter_button.update()

    def _button(self, action: QAction, *, filled: bool = False) -> ActionButton:
        button = ActionButton(self.kit, action, show_label=True, filled=filled, parent=self)
        button.setAccessibleName(action.text())
        return button

    def _restyle(self) -> None:
        metrics = self.kit.theme.metrics
        self._row.setContentsMargins(metrics.pad_px, metrics.pad_px // 2, metrics.pad_px, metrics.pad_px // 2)
        self._row.setSpacing(metrics.gap_px)
        self.field.setFont(self.kit.theme.font(metrics.font_px))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(self, self.kit.theme)
