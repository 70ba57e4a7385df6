"""Buttons of the chrome: an icon with an optional label, large enough to be hit. They take no keyboard focus on a
click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolButton, QWidget

from tni.ui.chrome.hints import show_hint
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.second_press import PRESSES, is_second_press
from tni.ui.chrome.theme import Theme

LONG_PRESS_MS = 500
MIXED = "mixed"
"""Property of an action that is on for a part of the selected items."""


@dataclass(frozen=True, slots=True)
class Style:
    """Theme and icons with which the chrome's widgets are drawn."""

    theme: Theme
    icons: Icons


def is_enter(event: QKeyEvent) -> bool:
    """Return whether a key is Enter without another one, such as Ctrl."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TouchButton(QToolButton):
    """Button that takes no focus on a click, so that text can be typed on. Tab reaches it all the same.

    stays_itself: whether it does the same at each press, so that quick presses of it are all meant.
    """

    stays_itself = False

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = style
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        style.theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and show_hint(self, self.kit.theme):
            return True
        if kind in PRESSES and is_second_press(self, event, stays_itself=self.stays_itself or self.autoRepeat()):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as the space bar does."""
        if is_enter(event):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter, idle: str | None = None, chosen: str = "accent") -> QRectF:
        """Fill the button's background by its state and draw the focus ring. Returns the box that was filled.

        idle: colour token of an idle button, None for no background; chosen: that of a checked one.
        """
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.hasFocus():
            ring = QPen(look.colour("accent"), metrics.focus_px)
            painter.setPen(ring)
            inset = metrics.focus_px / 2
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), metrics.radius_px, metrics.radius_px)
            gap = metrics.focus_px * 2
            box.adjust(gap, gap, -gap, -gap)
        name = idle
        if self.isChecked():
            name = chosen
        elif self.isDown():
            name = "pressed"
        elif self.isEnabled() and self.underMouse() and idle != "accent":
            name = "hover"
        if name is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(name))
            painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        return box

    def paint_corner(self, painter: QPainter, box: QRectF) -> None:
        """Paint the corner mark that stands for more options."""
        metrics = self.kit.theme.metrics
        side, inset = metrics.target_px / 9, metrics.target_px / 9
        x, y = box.right() - inset, box.top() + inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.kit.theme.colour("on_accent" if self.isChecked() else "muted"))
        painter.drawPolygon(QPolygonF([QPointF(x - side, y), QPointF(x, y), QPointF(x, y + side)]))


class IconButton(TouchButton):
    """Button with an icon that is no command of the table: closing, moving or adding in a panel."""

    def __init__(self, style: Style, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.token = "text"
        self.show_as(icon_name, name)

    def show_as(self, icon_name: str, name: str) -> None:
        """Change the icon and the name."""
        self._icon_name = icon_name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        side = self.kit.theme.metrics.icon_px
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        token = "on_accent" if self.isChecked() else self.token if self.isEnabled() else "line"
        self.kit.icons.paint(painter, self._icon_name, place, self.kit.theme.colour(token))
        painter.end()


class ActionButton(TouchButton):
    """Button for a QAction whose property "icon_name" names its icon.

    options: show a corner mark; `options_wanted` is emitted on a long press, a right click, or a click on the tool in
    use. show_label: show the label always or never, None to follow the theme. filled: the one button that stands out.
    """

    options_wanted = Signal()
    stays_itself = True
    """A second press of a tool in use opens its options."""

    def __init__(
        self,
        style: Style,
        action: QAction,
        *,
        options: bool = False,
        show_label: bool | None = None,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, parent)
        self._options, self._show_label, self._filled = options, show_label, filled
        self._was_chosen = False
        self.is_pressed = False
        """True also while its action is triggered by the press, but not by a shortcut."""
        self.by_finger = False
        """Whether the last press was a finger's or a pen's."""
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self._held)
        self.setDefaultAction(action)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)
        self.clicked.connect(self._on_clicked)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_finger = event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        super().mousePressEvent(event)

    def _begin(self) -> None:
        self.is_pressed = True
        self._was_chosen = self.isChecked()
        if self._options:
            self._hold.start()

    def _end(self) -> None:
        self.is_pressed = False
        self._hold.stop()

    def _held(self) -> None:
        self.setDown(False)
        self._select_and_open()

    def _select_and_open(self) -> None:
        """Select the tool, then request its options, so that a choice there cannot affect another tool."""
        if not self.isChecked():
            self.defaultAction().trigger()
        self.options_wanted.emit()

    def _on_clicked(self) -> None:
        if self._options and (self._was_chosen or not self.isCheckable()):
            self.options_wanted.emit()
        self._was_chosen = False

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._options:
            self._select_and_open()

    @property
    def shows_label(self) -> bool:
        return self.kit.theme.icon_labels if self._show_label is None else self._show_label

    def label(self) -> str:
        """Return the short name under the icon."""
        return self.defaultAction().iconText()

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        if not self.shows_label:
            return QSize(metrics.target_px, metrics.target_px)
        words = QFontMetrics(self.kit.theme.font(metrics.small_px))
        width = max(metrics.target_px, words.horizontalAdvance(self.label()) + metrics.gap_px)
        return QSize(width, metrics.target_px + words.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def icon_colour(self) -> str:
        if self.isChecked() or (self._filled and self.isEnabled()):
            return "on_accent"
        return "text" if self.isEnabled() else "line"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        metrics = look.metrics
        painter = QPainter(self)
        mixed = "tint" if self.defaultAction().property(MIXED) else None
        box = self.paint_ground(painter, "accent" if self._filled and self.isEnabled() else mixed)
        colour = look.colour(self.icon_colour())
        inner = self.rect()
        if self.shows_label:
            font = look.font(metrics.small_px)
            high = QFontMetrics(font).height()
            below = QRect(0, inner.bottom() - high - metrics.pad_px // 2, inner.width(), high)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.label())
            inner.setBottom(below.top())
            inner.setTop(metrics.pad_px // 2)
        side = metrics.icon_px
        place = QRect(0, 0, side, side)
        place.moveCenter(inner.center())
        self.kit.icons.paint(painter, str(self.defaultAction().property("icon_name")), place, colour)
        if self._options:
            self.paint_corner(painter, box)
        painter.end()
