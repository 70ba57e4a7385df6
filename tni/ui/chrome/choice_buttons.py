"""Buttons that show their value, a colour or a width, and grids of them of which one is selected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from tni.document.palette import contrast
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.inks import InkColour
from tni.ui.i18n import tr


class ChoiceButton[T](TouchButton):
    """Button of a set of choices. value: the value that it stands for."""

    def __init__(self, style: Style, value: T, name: str, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.value = value
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ColourButton(ChoiceButton[str]):
    """Button with a drop of ink. The selected one is larger, ringed and ticked."""

    def __init__(self, style: Style, ink: InkColour, parent: QWidget | None = None) -> None:
        super().__init__(style, ink.colour, ink.name, parent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter, chosen="surface")
        self.paint_drop(painter, ringed=self.isChecked())
        painter.end()

    def paint_drop(self, painter: QPainter, *, ringed: bool) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        middle = QRectF(self.rect()).center()
        radius = metrics.target_px * (0.29 if ringed else 0.25)
        edge = look.colour("hairline" if contrast(self.value, look.colours.surface) >= 1.6 else "line")
        painter.setPen(QPen(edge, metrics.line_px))
        painter.setBrush(QColor(self.value))
        painter.drawEllipse(middle, radius, radius)
        if ringed:
            thick = metrics.target_px / 16
            painter.setPen(QPen(look.colour("text"), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + thick * 1.9, radius + thick * 1.9)
            tick = "#ffffff" if contrast(self.value, "#ffffff") > contrast(self.value, "#161d20") else "#161d20"
            pen = QPen(QColor(tick), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            r = radius * 0.42
            corner = middle + QPointF(-r * 0.2, r * 0.72)
            painter.drawPolyline([middle + QPointF(-r, 0), corner, middle + QPointF(r, -r * 0.72)])


class WidthButton(ChoiceButton[float]):
    """Button with a line as thick as the pen or a letter as high as the text, each on a scale of its own.

    widest_mm: the width drawn thickest, at about a quarter of the button's side, or half of it for a dot.
    """

    def __init__(
        self, style: Style, value: float, widest_mm: float, *, dot: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, value, _width_name(value), parent)
        self._widest, self._dot, self._is_text_size = widest_mm, dot, False

    def set_value(self, value: float, widest_mm: float, size_name: str = "") -> None:
        """Show another width, for another tool. size_name: the name of a text size, if it is one."""
        if (value, widest_mm, bool(size_name)) != (self.value, self._widest, self._is_text_size):
            self.value, self._widest, self._is_text_size = value, widest_mm, bool(size_name)
            name = tr("Taille du texte : {}").format(size_name.lower()) if size_name else _width_name(value)
            self.setAccessibleName(name)
            self.setToolTip(name)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, side = self.kit.theme, self.kit.theme.metrics.target_px
        painter = QPainter(self)
        self.paint_ground(painter, chosen="tint")
        thick = max(1.5, side * (0.5 if self._dot else 0.26) * (self.value / self._widest) ** 0.8)
        colour = look.colour("accent" if self.isChecked() else "text")
        middle = QRectF(self.rect()).center()
        painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self._is_text_size:
            painter.setFont(look.font(round(side * (0.28 + 0.44 * self.value / self._widest)), bold=True))
            box = QRectF(self.rect()).adjusted(0, 0, 0, -side / 8 if self.isChecked() else 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "A")
        elif self._dot:
            painter.drawPoint(middle)
        else:
            reach = side * 0.24
            painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
        if self.isChecked():
            low = QPointF(middle.x(), self.height() - side / 8)
            painter.setPen(QPen(colour, side / 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(low - QPointF(side / 12, 0), low + QPointF(side / 12, 0))
        painter.end()


def _width_name(width_mm: float) -> str:
    shown = f"{width_mm:g}".replace(".", tr(",", "decimal mark"))
    return tr("Largeur {} mm").format(shown)


class TextButton(ChoiceButton[str]):
    """Button with text: a choice, a tab or a key. filled: the default choice."""

    def __init__(
        self, style: Style, text: str, *, value: str = "", name: str = "", filled: bool = False, quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(style, value or text, name or text, parent)
        self.label, self._filled, self._quiet = text, filled, quiet
        self.setCheckable(False)
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self.label = text
        self.setAccessibleName(text)
        self._restyle()

    @property
    def is_filled(self) -> bool:
        """True for the default choice."""
        return self._filled

    def set_filled(self, on: bool) -> None:
        self._filled = on
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        words = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance(self.label)
        return QSize(max(metrics.target_px, words + metrics.pad_px * 2), metrics.target_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        filled = self._filled and self.isEnabled()
        rest = "accent" if filled else None if self._quiet else "hover"
        self.paint_ground(painter, rest)
        token = "on_accent" if filled or self.isChecked() else "text" if self.isEnabled() else "line"
        painter.setPen(look.colour(token))
        painter.setFont(look.font(bold=self._filled or self.isChecked()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.label)
        painter.end()


class ChoiceGrid(QWidget):
    """Grid of buttons, one of them selected. `chosen` carries its value and is emitted on a press only. even: buttons
    of one column have the same width."""

    chosen = Signal(object)

    def __init__(
        self,
        style: Style,
        title: str,
        buttons: Iterable[ChoiceButton[str] | ChoiceButton[float]],
        columns: int,
        *,
        even: bool = False,
    ) -> None:
        super().__init__()
        self._kit = style
        self.setAccessibleName(title)
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._buttons = list(buttons)
        for i, button in enumerate(self._buttons):
            button.setCheckable(True)
            self._group.addButton(button, i)
            place = Qt.AlignmentFlag(0) if even else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(button, i // columns, i % columns, place)
        self._grid.setColumnStretch(columns, 1)
        self._group.idClicked.connect(lambda i: self.chosen.emit(self._buttons[i].value))
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._grid.setSpacing(self._kit.theme.metrics.gap_px)

    @property
    def value(self) -> str | float | None:
        button = self._group.checkedId()
        return None if button < 0 else self._buttons[button].value

    def choose(self, value: str | float | None) -> None:
        """Select the button of `value`, or none when no button stands for it. Emits no signal."""
        check_value(self._group, value)


def check_value(group: QButtonGroup, value: str | float | None) -> None:
    """Check the button of `value` in a group, or none."""
    group.setExclusive(False)
    for button in group.buttons():
        if isinstance(button, ChoiceButton):
            button.setChecked(button.value == value)
    group.setExclusive(True)
