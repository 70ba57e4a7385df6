"""Controller of the panel of symbols: puts on the page what is tapped in it or dragged out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from tni.document.tool_styles import colour_on
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.panel_typing import PanelTyping
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.symbols import Symbol, SymbolDrawings
from tni.ui.panels.symbols_panel import SymbolsPanel

SIDE_SHARE = 0.25
"""Side of a symbol, as a part of the height of the page that is in sight."""
INK = 0
"""Place in the palette of the colour that symbols are drawn in: the first, which every paper shows well."""


class SymbolActions:
    """Panel of symbols of the main window, made at its first use."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self._drawings = SymbolDrawings(window.kit.theme.font().family())
        self.panel = SymbolsPanel(window.kit, self._drawings, window)
        self.panel.chosen.connect(self._put_in_middle)
        self.panel.dropped.connect(self._put_at)
        self._typing = PanelTyping(window, self.panel, self.panel, self.panel.chosen)

    def toggle(self) -> None:
        """Open or close the panel."""
        if self.panel.isVisible():
            self.panel.put_away()
        elif not is_refused(self._window, CommandId.SYMBOLS):
            self.panel.set_area(self._window.low_area)
            self.panel.open_at()
            self.panel.search.setFocus()

    def _put_in_middle(self, symbol: Symbol) -> None:
        self._put(symbol, None)

    def _put_at(self, symbol: Symbol, place: QPoint) -> None:
        """Put a symbol where it was let go, if that is on the page. place: in global pixels."""
        canvas = self._window.canvas
        here = canvas.mapFromGlobal(place)
        if canvas.rect().contains(here):
            ratio = canvas.devicePixelRatioF()
            self._put(symbol, self._editor().view.to_page(here.x() * ratio, here.y() * ratio))

    def _put(self, symbol: Symbol, centre_mm: tuple[float, float] | None) -> None:
        if is_refused(self._window, CommandId.SYMBOLS):
            return
        editor = self._editor()
        page = editor.page
        side_mm = SIDE_SHARE * min(editor.view.shown(editor.viewport).height, page.format.height_mm)
        data = self._drawings.png(symbol, QColor(colour_on(INK, page.paper)))
        self._window.do(lambda s: take_inserted(s, s.insert_drawing(data, side_mm, symbol.name, centre_mm)))
        self.panel.raise_()  # above the actions of what is selected now
