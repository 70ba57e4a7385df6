"""Buttons that only the toolbar has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
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


class SwitchButton(ActionButton):
    """Button of a command that is on and would surprise where nobody sees it. It shows its name always; a press
    switches it off."""

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        words = QFontMetrics(self.kit.theme.font(metrics.small_px))
        width = max(metrics.target_px, words.horizontalAdvance(self.label()) + metrics.gap_px)
        return QSize(width, metrics.target_px + (words.height() if self.shows_label else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shows_label:
            super().paintEvent(event)
            return
        look, metrics, box = self.kit.theme, self.kit.theme.metrics, self.rect()
        painter = QPainter(self)
        self.paint_ground(painter)
        colour, font = look.colour(self.icon_colour()), look.font(metrics.small_px)
        high = QFontMetrics(font).height()
        painter.setPen(colour)
        painter.setFont(font)
        painter.drawText(box.adjusted(0, box.height() - high - 2, 0, -2), Qt.AlignmentFlag.AlignCenter, self.label())
        side = box.height() - high - metrics.pad_px
        icon = QRect((box.width() - side) // 2, metrics.pad_px // 2, side, side)
        self.kit.icons.paint(painter, str(self.defaultAction().property("icon_name")), icon, colour)
        painter.end()


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
    """Button with something of its own to show, and its name beneath while the toolbar shows labels. narrow: no wider
    than it must be."""

    caption = ""
    narrow = False

    @property
    def narrow_size(self) -> QSize:
        """Size of the narrow button."""
        return self.sizeHint()

    def sized(self, width_px: int) -> QSize:
        """Return the size of a button whose content is `width_px` wide."""
        metrics = self.kit.theme.metrics
        if not self.kit.theme.icon_labels:
            return QSize(max(metrics.target_px, width_px), metrics.target_px)
        words = QFontMetrics(self.kit.theme.font(metrics.small_px))
        wide = max(metrics.target_px, width_px, words.horizontalAdvance(self.caption) + metrics.gap_px)
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


class LessonButton(MenuButton):
    """Button that opens the menu of the lesson, with the lesson's name beneath as far as there is room."""

    WIDEST_TARGETS = 3.2

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        self._lesson = ""
        super().__init__(style, "tni-lesson", tr("Leçon"), parent)

    def show_lesson(self, name: str) -> None:
        """Show the name of the open lesson; "" for one without a name."""
        self._lesson = name
        self.setToolTip(tool_tip(name) if name else tr("Leçon"))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        sizes = QFontMetrics(self.kit.theme.font(metrics.small_px))
        least = max(metrics.target_px - metrics.gap_px, sizes.horizontalAdvance(tr("Leçon")))
        widest = least if self.narrow else round(metrics.target_px * self.WIDEST_TARGETS)
        self.caption = sizes.elidedText(self._lesson, Qt.TextElideMode.ElideRight, widest) or tr("Leçon")
        return self.sized(0)


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
