"""Button of the toolbar for the séance: the class that is taught, else the mode of the lesson."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.fitted_name import fitted_name
from tni.ui.chrome.toolbar_buttons import CaptionedButton
from tni.ui.i18n import tr
from tni.ui.plain_text import tool_tip

ICON_SHARE = 0.85
"""Size of the icon, in those of the bar: the name stands below it."""
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


class SeanceButton(CaptionedButton):
    """Button that opens the menu of the séance. It shows the class of the séance that is under way, else whether the
    lesson is prepared or taught. narrow: no wider than the name of a mode.

    All modes are equally wide, and so is the button while no mode is known, because the first touch of a board may
    change the mode, and must press the button that was touched.

    Signal changed: it shows something else, and with a class it may be wider.
    """

    WIDEST_TARGETS = 2
    changed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.class_name, self.caption = "", tr("Séance")
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

    @property
    @override
    def narrow_size(self) -> QSize:
        """Size at which the name of a mode is read whole."""
        return self._mode_size(2 * self.kit.theme.metrics.line_px)

    def _mode_size(self, margin_px: int) -> QSize:
        small = QFontMetrics(self._small_font)
        widest = max(small.horizontalAdvance(_mode_name(teaches=teaches)) for teaches in (False, True))
        return self.sized(widest + margin_px)

    @property
    def _small_font(self) -> QFont:
        return self.kit.theme.font(self.kit.theme.metrics.small_px, bold=True)

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        if self.narrow:
            return self.narrow_size
        size = self._mode_size(metrics.gap_px)
        if self.class_name:
            wide = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance(self.class_name) + metrics.pad_px
            size = size.expandedTo(QSize(min(wide, metrics.target_px * self.WIDEST_TARGETS), 0))
        return size

    def shown_lines(self) -> list[str]:
        """Return the text as the button shows it, in one line or two."""
        large = QFontMetrics(self.kit.theme.font(bold=True))
        if self.class_name and large.horizontalAdvance(self.class_name) <= self.width():
            return [self.class_name]
        return fitted_name(self.label, self.width(), QFontMetrics(self._small_font).horizontalAdvance)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        box = self.paint_caption(painter)
        if not self.label:
            self.paint_icon(painter, "tni-seance", box)
        else:
            self._paint_state(painter, box)
        painter.end()

    def _paint_state(self, painter: QPainter, box: QRect) -> None:
        """Paint the mode's icon above the name. A class whose name takes two lines stands without."""
        look, lines = self.kit.theme, self.shown_lines()
        font = look.font(bold=True)
        if len(lines) > 1 or QFontMetrics(font).horizontalAdvance(" ".join(lines)) > box.width():
            font = self._small_font
        high = len(lines) * QFontMetrics(self._small_font).lineSpacing()
        side = round(look.metrics.icon_px * ICON_SHARE) if len(lines) < 2 else 0
        top = box.top() + max(0, box.height() - side - high) // 2
        if side:
            name, token = ("tni-teach", "accent") if self.class_name or self._teaches else ("tni-prepare", "text")
            icon = QRect(box.center().x() - side // 2, top, side, side)
            self.kit.icons.paint(painter, name, icon, look.colour(token))
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(QRect(box.left(), top + side, box.width(), high), _CENTRE, "\n".join(lines))


def _mode_name(*, teaches: bool) -> str:
    return tr("Enseigner") if teaches else tr("Préparer")
