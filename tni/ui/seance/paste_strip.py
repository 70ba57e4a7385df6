"""Strip that stays above other programs while the teacher pastes an entry into her ENT: a button for each part, in the
order of the ENT's form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDrag, QFontMetrics, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from tni.ui.chrome.button import IconButton, Style, TouchButton
from tni.ui.chrome.floating_strip import FloatingStrip
from tni.ui.chrome.panel import clear_layout
from tni.ui.i18n import tr
from tni.ui.seance.entry_clipboard import PastePart, copy

LONGEST_NAME_PX = 260


class PartButton(TouchButton):
    """Button that copies one part of an entry; a file can be dragged from it into another program as well. used: it was
    copied, or dropped somewhere. is_stale: what was copied is not what the part is now."""

    stays_itself = True
    """A part that is copied once more is the same."""

    used = Signal()

    def __init__(self, style: Style, part: PastePart, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.part, self._place = part, 1
        self.is_next = self.was_used = self.is_stale = False
        self._pressed_at: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if part.file is None:
            self.setToolTip(tr("Copier, puis coller dans l’ENT"))
        else:
            self.setToolTip(tr("Glisser jusqu’à l’ENT, ou copier puis coller"))
        self._name()
        self.clicked.connect(self._copy)

    def show_state(self, place: int, *, is_next: bool) -> None:
        """place: number of the part, from 1. is_next: it is the next to be copied."""
        self._place, self.is_next = place, is_next
        self._name()
        self.update()

    def renew(self, part: PastePart) -> bool:
        """Take what the part is now. Returns whether it is another."""
        is_other = part.file is None and _texts_of(self.part) != _texts_of(part)
        self.part = part
        self.is_stale = self.is_stale or (self.was_used and is_other)
        self.was_used = self.was_used and not self.is_stale
        return is_other

    def _name(self) -> None:
        state = tr("à recopier") if self.is_stale else tr("déjà copié") if self.was_used else tr("à copier")
        self.setAccessibleName(f"{self.part.name} — {state}")

    def _copy(self) -> None:
        copy(self.part.data())
        self.used.emit()

    @property
    def _detail(self) -> str:
        return "" if self.part.file is None else self.part.file.name

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        words = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance(self.part.name)
        detail = QFontMetrics(self.kit.theme.font(self.kit.theme.metrics.small_px)).horizontalAdvance(self._detail)
        width = max(words, min(detail, LONGEST_NAME_PX)) + metrics.icon_px + metrics.pad_px * 3
        return QSize(max(metrics.target_px * 2, width), metrics.target_px)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = QApplication.startDragDistance()
        if self.part.file is None or start is None or (event.position() - start).manhattanLength() < far:
            super().mouseMoveEvent(event)
            return
        self._pressed_at = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(self.part.data())
        theme = self.kit.theme
        drag.setPixmap(self.kit.icons.pixmap("file-output", theme.metrics.icon_px, theme.colour("text")))
        if drag.exec(Qt.DropAction.CopyAction) is Qt.DropAction.CopyAction:
            self.used.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        filled = self.is_next
        box = self.paint_ground(painter, "accent" if filled else "hover")
        token = "on_accent" if filled else "text"
        mark = QRectF(0, 0, metrics.icon_px, metrics.icon_px)
        mark.moveCenter(QPointF(box.left() + metrics.pad_px + mark.width() / 2, box.center().y()))
        if self.was_used:
            self.kit.icons.paint(painter, "check", mark.toRect(), look.colour(token))
        else:
            painter.setPen(QPen(look.colour(token), metrics.line_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark)
            painter.setFont(look.font(metrics.small_px, bold=True))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(self._place))
        words = box.adjusted(mark.right() + metrics.pad_px - box.left(), 0, -metrics.pad_px, 0)
        painter.setPen(look.colour(token))
        painter.setFont(look.font(bold=True))
        if not self._detail:
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.part.name)
        else:
            upper, lower = QRectF(words), QRectF(words)
            upper.setBottom(words.center().y())
            lower.setTop(words.center().y())
            painter.drawText(upper, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self.part.name)
            painter.setFont(look.font(metrics.small_px))
            shown = QFontMetrics(painter.font()).elidedText(
                self._detail, Qt.TextElideMode.ElideMiddle, int(lower.width())
            )
            painter.drawText(lower, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


def _texts_of(part: PastePart) -> tuple[str, str]:
    data = part.data()
    return data.html(), data.text()


class PasteStrip(FloatingStrip):
    """Strip of an entry's parts. closed: by the teacher."""

    closed = Signal()

    def __init__(self, style: Style) -> None:
        title = tr("Coller dans l’ENT")
        super().__init__(style, title, title)
        self.parts: list[PartButton] = []
        self._left_full: list[QWidget] = []
        """Windows that were full-screen until the strip came."""
        metrics = style.theme.metrics
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.pad_px, metrics.gap_px, metrics.gap_px, metrics.gap_px)
        line.setSpacing(metrics.gap_px)
        line.addLayout(self.texts)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(metrics.gap_px)
        line.addLayout(self._buttons)
        close = IconButton(style, "x", tr("Fermer : {}").format(self.windowTitle()))
        close.clicked.connect(self.close)
        line.addWidget(close)

    def show_parts(self, heading: str, parts: Sequence[PastePart]) -> None:
        """Show the parts of an entry, none of them copied yet. heading: whose entry it is."""
        clear_layout(self._buttons)
        self.heading.setText(heading)
        self.tell("")
        self.parts = [self._button(part) for part in parts]
        self._show_states()

    def renew(self, parts: Sequence[PastePart]) -> None:
        """Show the parts of the same entry as they are now, and say so if the links of its documents are others. What
        was copied before is to be copied again where it has changed."""
        before = {(button.part.name, button.part.file): button for button in self.parts}
        here = {(part.name, part.file) for part in parts}
        changed = [before.pop(key) for key in list(before) if key not in here]
        for gone in changed:
            gone.hide()
            gone.deleteLater()
        made: list[PartButton] = []
        for part in parts:
            button = before.get((part.name, part.file))
            if button is None:
                changed.append(button := self._button(part))
            elif button.renew(part):
                changed.append(button)
            made.append(button)
        self.parts = made
        if changed:
            again = ", ".join(button.part.name for button in made if button.is_stale)
            self.tell(tr("Liens à jour. À recopier : {}").format(again) if again else tr("Liens à jour."))
            self._show_states()

    def _button(self, part: PastePart) -> PartButton:
        button = PartButton(self.kit, part)
        button.used.connect(lambda: self._was_used(button))
        return button

    def _show_states(self, after: int = 0) -> None:
        """Number the parts; the next is the first that was not copied, from a place on."""
        for place, button in enumerate(self.parts):
            self._buttons.insertWidget(place, button)
        waiting = [button for button in (*self.parts[after:], *self.parts[:after]) if not button.was_used]
        for place, button in enumerate(self.parts, 1):
            button.show_state(place, is_next=button in waiting[:1])
        self.adjustSize()

    def open(self) -> None:
        """Show the strip at the top of the screen where it was not moved to another place."""
        if not self.isVisible():
            self.place_at(Qt.Edge.TopEdge, QGuiApplication.primaryScreen())
        self._uncover()
        self.show()
        self.raise_()

    def _uncover(self) -> None:
        """Take windows out of the full screen that the strip is shown on: they lie above it, and hide the ENT."""
        screen = QGuiApplication.screenAt(self.geometry().center())
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.isFullScreen() and window.screen() is screen:
                self._left_full.append(window)
                window.showMaximized()

    def _cover_again(self) -> None:
        """Give the full screen back to the window in which she is again."""
        left, self._left_full = self._left_full, []
        for window in left:
            if isValid(window) and window.isActiveWindow():
                window.showFullScreen()

    def _was_used(self, used: PartButton) -> None:
        used.was_used, used.is_stale = True, False
        if not any(button.is_stale for button in self.parts):
            self.tell("")
        self._show_states(self.parts.index(used) + 1)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._cover_again()
        self.closed.emit()
