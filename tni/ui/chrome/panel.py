"""Panels of the chrome: a panel that floats over the page, a popover that closes by itself, and labels on them."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QWidget
from shiboken6 import isValid

from tni.ui.chrome.button import Style
from tni.ui.chrome.hints import UNCOVERED
from tni.ui.chrome.second_press import note_opened
from tni.ui.chrome.tab_order import tab_stops
from tni.ui.chrome.typography import with_no_break_spaces
from tni.ui.gl.window import GlWindow
from tni.ui.plain_text import PlainLabel

_PRESSES = (
    QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress,
)  # fmt: skip


def clear_layout(layout: QLayout) -> None:
    """Remove everything from a layout. Its widgets are hidden at once and deleted later."""
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def set_panel_spacing(layout: QBoxLayout, style: Style, *, margins: bool = True) -> None:
    """Set the margins and gaps of a panel, now and whenever the sizes change. margins: False for a layout within
    another."""

    def space() -> None:
        if not isValid(layout):  # the panel is deleted
            style.theme.changed.disconnect(space)
            return
        metrics = style.theme.metrics
        pad = metrics.pad_px + metrics.gap_px // 2 if margins else 0
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(metrics.gap_px)

    space()
    style.theme.changed.connect(space)


class Label(PlainLabel):
    """Label in the theme's font. size: "font", "small", "title" or "class"; token: colour token of the text."""

    def __init__(
        self, style: Style, text: str = "", *, size: str = "font", token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._kit, self._size, self._token = style, size, token
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def set_token(self, token: str) -> None:
        """Change the colour token of the text."""
        self._token = token
        self._restyle()

    @override
    def setText(self, text: str) -> None:
        self._text = text
        super().setText(with_no_break_spaces(text))

    @override
    def text(self) -> str:
        """Return the text as it was set."""
        return self._text

    def show_as(self, text: str, size: str) -> None:
        """Show another text in another size."""
        self._size = size
        self._restyle()
        self.setText(text)

    def _restyle(self) -> None:
        look = self._kit.theme
        self.setFont(look.font(getattr(look.metrics, f"{self._size}_px"), bold=self._size == "title"))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, look.colour(self._token))
        self.setPalette(colours)


class MessageLine(Label):
    """Line for what was just done, or failed. While it says nothing its room is kept, so that what was pressed stays
    where it is."""

    def __init__(self, style: Style, *, token: str = "accent") -> None:
        super().__init__(style, token=token)
        self.setWordWrap(True)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        self.tell("")

    def tell(self, text: str) -> None:
        """Say something; "" for nothing."""
        self.setText(text)
        self.setVisible(bool(text))

    @override
    def _restyle(self) -> None:
        super()._restyle()
        self.setMinimumHeight(self.fontMetrics().lineSpacing())


class Panel(QWidget):
    """Panel with a rounded background that lies over its parent and stays within it."""

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._area = QRect()
        self.setAccessibleName(title)
        self.setProperty(UNCOVERED, True)
        style.theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
        if self.isVisible():
            self.adjustSize()

    def set_area(self, area: QRect) -> None:
        """Set the part of the parent that the panel may cover, such as the page. An empty rectangle allows all of
        it."""
        self._area = area
        if self.isVisible():
            self.keep_inside(self.pos())

    def free_area(self) -> QRect:
        """Return the area in which the panel may lie."""
        parent = self.parentWidget()
        if parent is None:
            return self.rect()
        pad = self.kit.theme.metrics.pad_px
        return (self._area if self._area.isValid() else parent.rect()).adjusted(pad, pad, -pad, -pad)

    def keep_inside(self, corner: QPoint) -> None:
        """Move the panel to `corner`, or as near to it as the parent allows."""
        area = self.free_area()
        x = max(area.left(), min(corner.x(), area.right() + 1 - self.width()))
        y = max(area.top(), min(corner.y(), area.bottom() + 1 - self.height()))
        self.move(x, y)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), metrics.line_px))
        painter.setBrush(self.ground())
        half = metrics.line_px / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, metrics.radius_px * 1.4, metrics.radius_px * 1.4)
        painter.end()

    def ground(self) -> QColor:
        return self.kit.theme.colour("surface")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # keeps it from the widget behind


class FloatingPanel(Panel):
    """Movable panel over the page, for example a tool. It is dragged by its background and closed by `put_away`."""

    closed = Signal()
    yields_to_escape = True
    """False for a panel that Escape does not close."""

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._drag_offset: QPoint | None = None
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_offset = event.position().toPoint()
            self.raise_()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_offset is not None:
            self.keep_inside(self.mapToParent(event.position().toPoint()) - self._drag_offset)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_offset = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the area: a panel grows with what it says."""
        if self.isVisible():
            self.keep_inside(self.pos())

    def open_at(self, corner: QPoint | None = None) -> None:
        """Show the panel; without a corner at the bottom right, within reach of the hand."""
        self.ensurePolished()
        self.adjustSize()
        area = self.free_area()
        self.keep_inside(corner if corner is not None else area.bottomRight())
        self.show()
        self.raise_()

    def put_away(self) -> None:
        self.hide()
        self.closed.emit()


class RemovableCover(QWidget):
    """Base of what is laid over the page and taken away by Escape."""

    def remove(self) -> None:
        """Take it away."""
        self.hide()


class Popover(Panel):
    """Panel that opens beside a button, within reach of the hand that pressed it. A press elsewhere or Escape closes
    it."""

    closed = Signal()

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._anchor: QWidget | None = None
        self._edge = "bottom"
        self._back_to: QWidget | None = None
        self.companion: QWidget | None = None
        """Widget whose presses leave the popover open, such as an on-screen keyboard that types into it."""
        self.hide()

    def open_by(self, anchor: QWidget, edge: str = "bottom", *, by_key: bool = False) -> None:
        """Show the popover on the page's side of `anchor`, a widget of a toolbar at `edge`; a second call closes it.
        by_key: a shortcut has requested it."""
        if self.isVisible() and anchor is self._anchor:
            self.put_away()
            return
        self._anchor, self._edge = anchor, edge
        before = QApplication.focusWidget()
        if before is None or not self.isAncestorOf(before):
            self._back_to = before
        self.adjustSize()
        self._place(anchor, edge)
        if not self.isVisible():
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        note_opened()
        self.show()
        self.raise_()
        if (by_key or anchor.hasFocus()) and (stops := self._stops()):  # continue by keyboard
            stops[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Take the size of the contents, and stay beside the button and inside the area."""
        for contents in (*(part.layout() for part in self.findChildren(QWidget)), self.layout()):
            if contents is not None:  # what was shown or hidden counts at once
                contents.invalidate()
                contents.activate()
        self.adjustSize()
        if self._anchor is not None:
            self._place(self._anchor, self._edge)

    def _stops(self) -> list[QWidget]:
        """Return the widgets that Tab visits, in reading order."""
        return tab_stops(self)

    @override
    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Move the focus within the popover: Tab cycles through it until it closes."""
        stops, here = self._stops(), QApplication.focusWidget()
        if not stops or here is None or not self.isAncestorOf(here):
            return super().focusNextPrevChild(forwards)
        step, reason = (1, Qt.FocusReason.TabFocusReason) if forwards else (-1, Qt.FocusReason.BacktabFocusReason)
        # The widget that had the focus may be gone: Qt has then moved the focus, which need not be a stop.
        at = stops.index(here) if here in stops else -1
        stops[(at + step) % len(stops)].setFocus(reason)
        return True

    def _place(self, anchor: QWidget, edge: str) -> None:
        parent, gap = self.parentWidget(), self.kit.theme.metrics.gap_px * 2
        if parent is None:
            return
        origin = parent.mapFromGlobal(anchor.mapToGlobal(QPoint(0, 0)))
        middle = origin + QPoint((anchor.width() - self.width()) // 2, (anchor.height() - self.height()) // 2)
        match edge:
            case "left":
                corner = QPoint(origin.x() + anchor.width() + gap, middle.y())
            case "right":
                corner = QPoint(origin.x() - self.width() - gap, middle.y())
            case _:
                corner = QPoint(middle.x(), origin.y() - self.height() - gap)
        self.keep_inside(corner)

    def put_away(self) -> None:
        if self.isHidden():  # it is not hidden while only the window is, as during a capture
            return
        back_to, self._back_to = self._back_to, None
        here = QApplication.focusWidget()
        if back_to is not None and isValid(back_to) and here is not None and self.isAncestorOf(here):
            back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    @override
    def hideEvent(self, event: QEvent) -> None:
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _PRESSES:
            if self._is_outside(watched, event):
                self.put_away()  # the press also reaches its target, so that a pen writes at once
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return False

    def _is_outside(self, watched: QObject, event: QEvent) -> bool:
        """Return whether a press lies outside the popover. Touch events arrive at the main window, wherever in it the
        finger is."""
        if isinstance(event, QTouchEvent) and isinstance(watched, QWidget | GlWindow):
            board = self.window()
            pressed = (p for p in event.points() if p.state() is QEventPoint.State.Pressed)
            places = (board.mapFromGlobal(p.globalPosition()).toPoint() for p in pressed)
            return not all(self._contains(board.childAt(place)) for place in places)
        if isinstance(watched, GlWindow):  # it covers the page
            return True
        return isinstance(watched, QWidget) and not self._contains(watched)

    def _contains(self, widget: QWidget | None) -> bool:
        if widget is None:
            return False
        own = (self, self._anchor, self.companion)
        return any(one is not None and (widget is one or one.isAncestorOf(widget)) for one in own)
