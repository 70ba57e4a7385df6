"""Titled panel, low on the board. It asks or offers something without covering the writing."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.free_place import free_corner
from tni.ui.chrome.notices import Notice
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.chrome.second_press import note_opened
from tni.ui.i18n import tr

_DELETING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
UPWARDS = 4
"""So much worse is a place higher up than one as far to the side."""


class TitledPanel(FloatingPanel):
    """Panel with a title and a close button; Escape closes it. It opens where it covers no other panel and no notice.

    placed: it lies elsewhere now, or is shown or hidden.
    """

    placed = Signal()

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self.rows = QVBoxLayout(self)
        set_panel_spacing(self.rows, style)
        line = self.head = QHBoxLayout()
        self._title = Label(style, title, size="title")
        line.addWidget(self._title)
        line.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._close = IconButton(style, "x", tr("Fermer : {}").format(title))
        self._close.clicked.connect(self.put_away)
        line.addWidget(self._close)
        self.rows.addLayout(line)

    def set_title(self, title: str) -> None:
        """Change the title, as for another question in the same panel."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._close.show_as("x", tr("Fermer : {}").format(title))

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys that delete: what is selected behind the panel is not meant. Above a sheet or the home screen
        keep all that would change the page."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.key() in _DELETING:
                event.accept()
                return True
            from tni.ui.chrome.cover_focus import is_covered, keeps_from_page  # with the first key in a panel

            parent = self.parentWidget()
            if parent is not None and is_covered(parent) and keeps_from_page(event, self):
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in _DELETING:
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def open_at(self, corner: QPoint | None = None) -> None:
        """Show the panel; without a corner at the bottom right, or the nearest place from which it covers nothing."""
        super().open_at(corner)
        if corner is None:
            self.keep_inside(self._free_corner(self.pos()))

    def open_low(self) -> None:
        """Open the panel at the bottom centre and give it the keyboard focus."""
        super().open_at()
        area = self.free_area()
        low = QPoint(area.center().x() - self.width() // 2, area.bottom() + 1 - self.height())
        self.keep_inside(self._free_corner(low))
        self.setFocus()  # so that Escape works and Tab continues from here

    def _free_corner(self, wanted: QPoint) -> QPoint:
        """Return the corner, or the nearest one from which the panel covers nothing. Notices make way where there is
        no other place."""
        gap = self.kit.theme.metrics.gap_px
        for kinds in (FloatingPanel | Notice, FloatingPanel):
            taken = [w.geometry() for w in self._beside() if isinstance(w, kinds)]
            # Low before central: there a panel covers least of what is written.
            free = free_corner(self.size(), self.free_area(), wanted, taken, gap, upwards=UPWARDS)
            if free is not None:
                return free
        return wanted

    def _beside(self) -> list[QWidget]:
        """Return what else is shown in the same window."""
        parent = self.parentWidget()
        beside = [] if parent is None else parent.children()
        return [w for w in beside if isinstance(w, QWidget) and w.isVisible() and w is not self]

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        note_opened()
        self.placed.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.placed.emit()


def open_panels(parent: QWidget | None) -> list[TitledPanel]:
    """Return the panels that are open in a window, and stay open while the page is used."""
    children = [] if parent is None else parent.children()
    return [child for child in children if isinstance(child, TitledPanel) and child.isVisible()]
