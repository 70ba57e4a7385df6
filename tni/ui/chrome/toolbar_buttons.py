"""Buttons that only the toolbar has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import ActionButton, Style, TouchButton
from tni.ui.chrome.choice_buttons import ColourButton
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


class CaptionedButton(TouchButton):
    """Button with something of its own to show, and its name beneath while the toolbar shows labels."""

    caption = ""

    def sized(self, width_px: int) -> QSize:
        """Return the size of a button whose content is `width_px` wide."""
        metrics = self.kit.theme.metrics
        if not self.kit.theme.icon_labels:
            return QSize(max(metrics.target_px, width_px), metrics.target_px)
        words = QFontMetrics(self.kit.theme.font(metrics.small_px))
        wide = max(metrics.target_px, width_px, words.horizontalAdvance(self.caption) + metrics.pad_px)
        return QSize(wide, metrics.target_px + words.height())

    def paint_caption(self, painter: QPainter) -> QRect:
        """Paint the name, if it is shown. Returns the box that is left for the content."""
        look, box = self.kit.theme, self.rect()
        if not look.icon_labels:
            return box
        font = look.font(look.metrics.small_px)
        high = QFontMetrics(font).height()
        below = QRect(0, box.bottom() - high - look.metrics.pad_px // 2, box.width(), high)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.caption)
        return QRect(0, look.metrics.pad_px // 2, box.width(), below.top() - look.metrics.pad_px // 2)

    def paint_icon(self, painter: QPainter, name: str, box: QRect) -> None:
        side = self.kit.theme.metrics.icon_px
        place = QRect(0, 0, side, side)
        place.moveCenter(box.center())
        self.kit.icons.paint(painter, name, place, self.kit.theme.colour("text"))


class MenuButton(CaptionedButton):
    """Button that opens a menu of the toolbar, or a popover. options: show a corner mark."""

    def __init__(
        self, style: Style, icon: str, name: str, parent: QWidget | None = None, *, options: bool = False
    ) -> None:
        super().__init__(style, parent)
        self._icon_name, self.caption, self._options = icon, name, options
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return self.sized(0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.paint_ground(painter)
        self.paint_icon(painter, self._icon_name, self.paint_caption(painter))
        if self._options:
            self.paint_corner(painter, box)
        painter.end()


class PageButton(CaptionedButton):
    """Button with the page number, such as "3/12". A press shows all pages."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._text, self.caption = "", tr("Pages")
        self.set_page(1, 1)

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
        words = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance("0" * len(self._text))
        return self.sized(words + self.kit.theme.metrics.pad_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        box = self.paint_caption(painter)
        painter.setPen(self.kit.theme.colour("text"))
        painter.setFont(self.kit.theme.font(bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class SeanceButton(CaptionedButton):
    """Button that opens the menu of the séance. It shows the class of the séance that is under way, else whether the
    lesson is prepared or taught. narrow: no wider than its caption or the name of a mode.

    All modes are equally wide, because the first touch of a board may change the mode, and must press the button that
    was touched.

    Signal changed: it shows something else, and with a class it may be wider.
    """

    WIDEST_TARGETS = 2
    changed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.class_name, self.caption = "", tr("Séance")
        self.narrow = False
        self._teaches: bool | None = None
        self._retell()

    @property
    def label(self) -> str:
        """Text of the button; "" while no mode is known."""
        if self.class_name or self._teaches is None:
            return self.class_name
        return _mode_name(teaches=self._teaches)

    def show_class(self, name: str) -> None:
        self.class_name = name
        self._retell()

    def show_mode(self, *, teaches: bool) -> None:
        self._teaches = teaches
        self._retell()

    def _retell(self) -> None:
        if self.class_name:
            text = tr("Séance en cours : {}").format(self.class_name)
        elif self._teaches is None:
            text = tr("Séance")
        elif self._teaches:
            text = tr("Enseigner : la leçon préparée reste intacte.")
        else:
            text = tr("Préparer : tout va dans la leçon.")
        self.setAccessibleName(text)
        self.setToolTip(tool_tip(text))
        self.updateGeometry()
        self.update()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        if not self.label or (self.class_name and self.narrow):
            return self.sized(0)
        if not self.class_name:  # the name of a mode is read whole
            small = QFontMetrics(self.kit.theme.font(metrics.small_px, bold=True))
            widest = max(small.horizontalAdvance(_mode_name(teaches=teaches)) for teaches in (False, True))
            return self.sized(widest + (2 * metrics.line_px if self.narrow else metrics.gap_px))
        wide = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance(self.label)
        return self.sized(min(wide + metrics.pad_px, metrics.target_px * self.WIDEST_TARGETS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        self.paint_ground(painter)
        box = self.paint_caption(painter)
        mark, middle = look.metrics.target_px / 12, QPointF(box.center().x() + 0.5, box.top() + box.height() * 0.24)
        if not self.label:
            self.paint_icon(painter, "tni-seance", box)
        elif self.class_name or self._teaches:  # a disc: the class sees the page
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(middle, mark, mark)
        else:
            painter.setPen(QPen(look.colour("muted"), look.metrics.focus_px))
            painter.drawRect(QRectF(middle.x() - mark, middle.y() - mark, 2 * mark, 2 * mark))
        if self.label:
            paint_elided_text(painter, self.kit, box.adjusted(0, box.height() // 3, 0, 0), self.label)
        painter.end()


def _mode_name(*, teaches: bool) -> str:
    return tr("Enseigner") if teaches else tr("Préparer")


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
