"""Panel of the symbols: search, groups, and a grid from which they are put on the page. It stays open meanwhile."""

from __future__ import annotations

from functools import partial
from typing import override

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.symbol_grid import SymbolGrid
from tni.ui.panels.symbols import SymbolDrawings

WIDTH_TARGETS, HEIGHT_TARGETS = 11, 11
GROUP_COLUMNS = 5


class SymbolsPanel(TitledPanel):
    """Panel of symbols.

    Signals:
        chosen: the Symbol that was tapped.
        dropped: the Symbol that was dragged out of the panel, and where it was let go, in global pixels.
    """

    chosen = Signal(object)
    dropped = Signal(object, QPoint)

    def __init__(self, style: Style, drawings: SymbolDrawings, parent: QWidget) -> None:
        super().__init__(style, tr("Symboles"), parent)
        self._drawings, self._group = drawings, ""
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher : lampe, bécher, horloge…"))
        self.search.setAccessibleName(tr("Chercher un symbole"))
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._choose_first)
        self.rows.addWidget(self.search)
        self._groups = self._make_groups()
        self.rows.addWidget(self._groups)
        self.grid = SymbolGrid(style, drawings, self)
        self.nothing = EmptyListNote(style, tr("Rien sous ce nom. Essayer un autre mot."), self.grid)
        self.grid.chosen.connect(self.chosen)
        self.grid.dropped.connect(self.dropped)
        self.rows.addWidget(self.grid, 1)
        self._list()

    def _make_groups(self) -> QWidget:
        groups = QWidget()
        groups.setAccessibleName(tr("Matières"))
        layout = QGridLayout(groups)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.kit.theme.metrics.gap_px)
        one_of = QButtonGroup(groups)
        for place, (group, name) in enumerate({"": tr("Tous"), **self._drawings.groups()}.items()):
            button = TextButton(self.kit, name)
            button.setCheckable(True)
            button.setChecked(not group)
            button.clicked.connect(partial(self._show_group, group))
            one_of.addButton(button)
            layout.addWidget(button, place // GROUP_COLUMNS, place % GROUP_COLUMNS)
        return groups

    @override
    def sizeHint(self) -> QSize:
        target, free = self.kit.theme.metrics.target_px, self.free_area()
        return QSize(min(target * WIDTH_TARGETS, free.width()), min(target * HEIGHT_TARGETS, free.height()))

    def narrow_to_search(self, on: bool) -> None:
        """Show the search and what it finds alone, where a keyboard takes the room."""
        self._groups.setVisible(not on)

    def _show_group(self, group: str) -> None:
        self._group = group
        self._list()

    def _list(self) -> None:
        found = self._drawings.find(self.search.text())
        self.grid.symbols.show([one for one in found if self._group in ("", one.group)])
        self.grid.scrollToTop()

    def _choose_first(self) -> None:
        if self.search.text().strip() and self.grid.symbols.symbols:
            self.chosen.emit(self.grid.symbols.symbols[0])
