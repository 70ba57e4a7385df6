"""Buttons that only the toolbar has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import ActionButton, Style, TouchButton
from tni.ui.chrome.choice_buttons import ColourButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.inks import InkColour
from tni.ui.i18n import tr
from tni.ui.plain_text import tool_tip


class VariantButton(ActionButton):
    """Button that stands for several tools and shows the icon of the last one used. name: the label for all of them, so
    that the button keeps its width."""

    def __init__(self, style: Style, name: str, actions: Sequence[QAction], *, parent: QWidget | None = None) -> None:
        self._name = name
        super().__init__(style, actions[0], options=True, parent=parent)
        for action in actions:
            action.toggled.connect(lambda on, action=action: self._show_variant(action) if on else None)

    def label(self) -> str:
        return self._name

    def _show_variant(self, action: QAction) -> None:
        self.setDefaultAction(action)
        self.update()


class ColourGap(QWidget):
    """Free place of a colour that the palette of the current tool has not, so that the tools stay where they are."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = style
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        side = self._kit.theme.metrics.target_px
        return QSize(side, side)


def colour_slots(style: Style, inks: Sequence[InkColour], count: int, parent: QWidget) -> list[QWidget]:
    """Return `count` widgets for the colours of a palette: buttons, then free places."""
    buttons: list[QWidget] = [ColourButton(style, ink, parent) for ink in inks]
    return buttons + [ColourGap(style, parent) for _ in range(count - len(buttons))]


class InkButton(ColourButton):
    """Button with the current colour, for a toolbar without room for all colours. A press shows the others, and the
    widths."""

    def __init__(self, style: Style, ink: InkColour, parent: QWidget | None = None) -> None:
        super().__init__(style, ink, parent)
        self.setCheckable(False)
        self.setAccessibleName(tr("Couleur et largeur"))
        self.setToolTip(tr("Couleur et largeur"))

    def set_value(self, colour: str) -> None:
        if colour != self.value:
            self.value = colour
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.paint_ground(painter)
        self.paint_drop(painter, ringed=True)
        self.paint_corner(painter, box)
        painter.end()


class PageButton(TouchButton):
    """Button with the page number, such as "3/12". A press shows all pages."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._text = self._beneath = ""
        self.set_page(1, 1)

    def show_beneath(self, text: str) -> None:
        """Show small text under the number; "" for none."""
        if text != self._beneath:
            self._beneath = text
            self.update()

    def set_page(self, number: int, count: int) -> None:
        text = f"{number}/{count}"
        if text == self._text:
            return
        longer = len(text) != len(self._text)
        self._text = text
        self.setAccessibleName(tr("Page {} sur {} : voir toutes les pages").format(number, count))
        self.setToolTip(tr("Voir toutes les pages"))
        if longer:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        words = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance("0" * len(self._text))
        return QSize(max(metrics.target_px, words + metrics.pad_px), metrics.target_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        look, box = self.kit.theme, self.rect()
        if self._beneath:
            below = box.adjusted(0, box.height() // 2, 0, -look.metrics.line_px * 2)
            paint_elided_text(painter, self.kit, below, self._beneath, look.metrics.small_px)
            box.setBottom(below.top() + look.metrics.line_px * 2)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class SeanceButton(TouchButton):
    """Button with the state of the lesson: the class of the séance under way, else whether the lesson is prepared or
    taught. A press ends the séance or changes the mode. narrow: not wider than a target or the name of a mode."""

    WIDEST_TARGETS = 2
    changed = Signal()

    def __init__(self, style: Style, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._commands = commands
        self.clicked.connect(self._act)
        self.class_name = ""
        self.narrow = False
        self._teaches: bool | None = None

    def _act(self) -> None:
        self._commands[CommandId.END_SEANCE if self.class_name else CommandId.TEACH].trigger()

    @property
    def label(self) -> str:
        """Text of the button; "" while no mode is known."""
        if self.class_name or self._teaches is None:
            return self.class_name
        return tr("Enseigner") if self._teaches else tr("Préparer")

    def show_class(self, name: str) -> None:
        self.class_name = name
        self._restyle()

    def show_mode(self, *, teaches: bool) -> None:
        self._teaches = teaches
        self._restyle()

    def _restyle(self) -> None:
        if self.class_name:
            words = tr("Séance en cours : {}. Terminer la séance").format(self.class_name)
        elif self._teaches:
            words = tr("Enseigner : la leçon préparée reste intacte. Toucher pour préparer.")
        else:
            words = tr("Préparer : tout va dans la leçon. Toucher pour enseigner.")
        self.setAccessibleName(words)
        self.setToolTip(tool_tip(words))
        self.updateGeometry()
        self.update()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        side = metrics.target_px
        if self.narrow and self.class_name:
            return QSize(side, side)
        if self.narrow:  # the name of a mode is read whole
            small = QFontMetrics(self.kit.theme.font(metrics.small_px, bold=True))
            return QSize(max(side, small.horizontalAdvance(self.label) + metrics.gap_px), side)
        words = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance(self.label)
        return QSize(min(max(side, words + metrics.pad_px), side * self.WIDEST_TARGETS), side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        side = look.metrics.target_px
        painter = QPainter(self)
        box = self.paint_ground(painter).toRect()
        mark, middle = side / 12, QPointF(box.center().x() + 0.5, box.top() + box.height() * 0.24)
        if self.class_name or self._teaches:  # a disc: the class sees the page
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(middle, mark, mark)
        else:
            painter.setPen(QPen(look.colour("muted"), look.metrics.focus_px))
            painter.drawRect(QRectF(middle.x() - mark, middle.y() - mark, 2 * mark, 2 * mark))
        paint_elided_text(painter, self.kit, box.adjusted(0, box.height() // 3, 0, -side // 12), self.label)
        painter.end()


def paint_elided_text(painter: QPainter, style: Style, box: QRect, name: str, size_px: int = 0) -> None:
    """Paint a name in the middle of a box. Its end is elided where it is too long."""
    look = style.theme
    font = look.font(size_px or look.metrics.font_px, bold=True)
    if QFontMetrics(font).horizontalAdvance(name) > box.width():
        font = look.font(look.metrics.small_px, bold=True)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
