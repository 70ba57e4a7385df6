"""Panel of the home screen's filters, over its lower part: a line of values for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tni.library.chosen_filters import ChosenFilters, FilterKind
from tni.library.lesson_facets import OfferedValue
from tni.library.vocabulary import Vocabularies
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import ButtonScroll, scrolled
from tni.ui.chrome.panel import Label, Popover, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.library.filter_row import FilterRow

WIDEST_TARGETS = 26
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FilterPanel(Popover):
    """Panel of values to filter by. Tab and the arrows go from one to the next.

    Signals:
        toggled: the `FilterValue` that was pressed.
        cleared: all filters are to be removed.
    """

    toggled = Signal(object)
    cleared = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Filtrer les leçons"), parent)
        rows = self._rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addLayout(self._make_head())
        self._content = QWidget()
        self._content.setAutoFillBackground(False)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = {kind: FilterRow(style, kind, self._content) for kind in FilterKind}
        for row in self.rows.values():
            row.toggled.connect(self.toggled)
            row.opened.connect(self._turned)
            column.addWidget(row)
        column.addStretch(1)
        self._column = column
        self._scroll: QScrollArea = scrolled(self._content, tr("Filtrer les leçons"))
        self._drag = ButtonScroll(self._scroll)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go from button to button
        rows.addWidget(self._scroll, 1)

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Label(self.kit, tr("Filtrer"), size="title"))
        self._found = Label(self.kit, token="muted")
        line.addWidget(self._found)
        line.addStretch(1)
        self._clear = TextButton(self.kit, tr("Tout effacer"), name=tr("Effacer tous les filtres"))
        self._clear.clicked.connect(lambda _checked=False: self.cleared.emit())
        line.addWidget(self._clear)
        close = IconButton(self.kit, "x", tr("Fermer : {}").format(tr("Filtrer les leçons")))
        close.clicked.connect(self.put_away)
        line.addWidget(close)
        return line

    def show_offers(
        self,
        offers: Mapping[FilterKind, tuple[OfferedValue, ...]],
        chosen: ChosenFilters,
        vocabularies: Vocabularies,
        found: str,
        *,
        counts: bool,
    ) -> None:
        """Show what may be chosen. found: how many lessons the chosen filters leave, as a text."""
        before = [len(row.chips) for row in self.rows.values()]
        for kind, row in self.rows.items():
            row.show_offers(offers[kind], chosen, vocabularies, counts=counts)
            for button in row.buttons:
                self._drag.follow(button)
        self._found.setText(found)
        self._clear.setEnabled(bool(chosen))
        if self.isVisible() and [len(row.chips) for row in self.rows.values()] != before:
            self.fit()

    # -- size and place

    @override
    def open_by(self, anchor: QWidget, edge: str = "bottom", *, by_key: bool = False) -> None:
        if not self.isVisible():
            for row in self.rows.values():
                row.shut()
            self._arrange()
        super().open_by(anchor, edge, by_key=by_key)
        self._lie_low()

    def _width(self) -> int:
        return min(self.free_area().width(), self.kit.theme.metrics.target_px * WIDEST_TARGETS)

    def _arrange(self) -> None:
        """Place the chips in the width of the panel, with room for a scroll bar."""
        margins = self._rows.contentsMargins()
        inner = self._width() - margins.left() - margins.right() - self._scroll.verticalScrollBar().sizeHint().width()
        self._column.setSpacing(self.kit.theme.metrics.gap_px)
        for row in self.rows.values():
            row.setVisible(bool(row.chips))
            row.arrange(inner)
        self._content.setMinimumWidth(inner)  # rows ask for no width of their own
        self._content.resize(inner, self._content.sizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        metrics, margins = self.kit.theme.metrics, self._rows.contentsMargins()
        heights = [row.height() for row in self.rows.values() if row.chips]
        content = sum(heights) + metrics.gap_px * max(0, len(heights) - 1)
        wanted = margins.top() + metrics.target_px + self._rows.spacing() + content + margins.bottom()
        return QSize(self._width(), min(wanted, self._most_height()))

    def _most_height(self) -> int:
        """Return the greatest height: above it a line of chosen filters may yet come to stand."""
        return self.free_area().height() - self.kit.theme.metrics.target_px - self.kit.theme.metrics.pad_px

    def fit(self) -> None:
        """Take the size of the content, at the bottom of the area."""
        self._arrange()
        self.resize(self.sizeHint())
        self._lie_low()

    def _lie_low(self) -> None:
        self.keep_inside(QPoint(self.x(), self.free_area().bottom() + 1 - self.height()))

    @override
    def set_area(self, area: QRect) -> None:
        super().set_area(area)
        if self.isVisible():
            self.fit()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        if self.isVisible():
            self.fit()

    def _turned(self) -> None:
        row = self.sender()
        self.fit()
        if isinstance(row, FilterRow):
            self._scroll.ensureWidgetVisible(row)

    # -- keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _LINES:
            here = QApplication.focusWidget()
            if here is not None and self.isAncestorOf(here):
                self._go_to_line(here, _LINES[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _go_to_line(self, here: QWidget, step: int) -> None:
        """Move the focus to the nearest button of the line above or below."""
        at = here.mapTo(self, here.rect().center())
        places = {stop: stop.mapTo(self, stop.rect().center()) for stop in self._stops()}
        others = {stop: place for stop, place in places.items() if (place.y() - at.y()) * step > here.height() // 2}
        if not others:
            return
        line = min(abs(place.y() - at.y()) for place in others.values())
        near = [stop for stop, place in others.items() if abs(place.y() - at.y()) == line]
        stop = min(near, key=lambda stop: abs(places[stop].x() - at.x()))
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(stop)
