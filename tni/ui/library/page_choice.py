"""Row of one page of an update: its two states as pictures, of which one or both are chosen by a press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.core.geometry import Rect
from tni.library.shared_update import PageTaking, ProposedPage
from tni.library.update_choices import PageMark, mark_of
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr


def picture_size(style: Style, width: int) -> QSize:
    """Return the size of one of two pictures beside each other in a sheet of a width."""
    side = max(min((width - style.theme.metrics.target_px * 4) // 2, style.theme.metrics.target_px * 13), 120)
    return QSize(side, side * 9 // 16)


class PictureButton(TouchButton):
    """Picture of a page with its name below, checked while it is chosen. note: text in place of a page that is not
    there. dragged: it was dragged so many pixels down, which scrolls and does not choose."""

    dragged = Signal(int)

    def __init__(self, style: Style, name: str, size: QSize, note: str = "") -> None:
        super().__init__(style)
        self.name, self.note, self._size = name, note, size
        self._picture = QPixmap()
        self.boxes: Sequence[Rect] = ()
        """Places of the page that are framed, in mm."""
        self._width_mm = 0.0
        self._drag_y, self._is_dragged = 0.0, False
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag_y, self._is_dragged = event.globalPosition().y(), False
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        by = event.globalPosition().y() - self._drag_y
        if not event.buttons():
            super().mouseMoveEvent(event)
        elif self._is_dragged or abs(by) >= QApplication.startDragDistance():
            self._is_dragged, self._drag_y = True, event.globalPosition().y()
            self.setDown(False)
            self.dragged.emit(round(by))
        else:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_dragged:
            self.setDown(False)
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def show_changes(self, boxes: Sequence[Rect], width_mm: float) -> None:
        """Frame places of the page, in mm. width_mm: of the page."""
        self.boxes, self._width_mm = boxes, width_mm
        self.update()

    @property
    def is_painted(self) -> bool:
        return not self._picture.isNull()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        return self._size + QSize(2 * metrics.gap_px, 2 * metrics.gap_px + metrics.target_px * 2 // 3)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        self.paint_ground(painter, None, "tint")
        frame = QRectF(metrics.gap_px, metrics.gap_px, self._size.width(), self._size.height())
        if self.note:
            painter.setPen(QPen(look.colour("line"), metrics.line_px, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, metrics.radius_px, metrics.radius_px)
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font())
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)
        else:
            self._paint_page(painter, frame)
        below = QRectF(0, frame.bottom(), self.width(), self.height() - frame.bottom())
        self._paint_name(painter, below)
        if self.isChecked():
            painter.setPen(QPen(look.colour("accent"), metrics.focus_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = metrics.focus_px / 2
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        painter.end()

    def _paint_page(self, painter: QPainter, frame: QRectF) -> None:
        look = self.kit.theme
        if self._picture.isNull():
            painter.fillRect(frame, look.colour("raised"))
            return
        size = self._picture.size().scaled(self._size, Qt.AspectRatioMode.KeepAspectRatio)
        page = QRectF(frame.x() + (frame.width() - size.width()) / 2, frame.y(), size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(page, self._picture, QRectF(self._picture.rect()))
        painter.setPen(QPen(look.colour("line"), look.metrics.line_px))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)
        self._paint_changes(painter, page)

    def _paint_changes(self, painter: QPainter, page: QRectF) -> None:
        if not self.boxes or self._width_mm <= 0:
            return
        look, scale = self.kit.theme, page.width() / self._width_mm
        thick = look.metrics.line_px
        for box in self.boxes:
            grown = box.grown(2.0)
            place = QRectF(grown.x * scale, grown.y * scale, grown.width * scale, grown.height * scale)
            place = place.translated(page.topLeft()).intersected(page)
            ground, line = QPen(look.colour("surface"), thick * 3), QPen(look.colour("accent"), thick)
            line.setStyle(Qt.PenStyle.DashLine)
            for pen in (ground, line):  # seen on any paper
                painter.setPen(pen)
                painter.drawRect(place)

    def _paint_name(self, painter: QPainter, below: QRectF) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter.setFont(look.font(metrics.small_px, bold=self.isChecked()))
        painter.setPen(look.colour("accent" if self.isChecked() else "text"))
        text = self.name
        if self.isChecked():
            width = painter.fontMetrics().horizontalAdvance(text)
            side = metrics.icon_px * 3 // 4
            place = QRectF(below.center().x() - width / 2 - side - 4, below.center().y() - side / 2, side, side)
            self.kit.icons.paint(painter, "check", place.toRect(), look.colour("accent"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)


class PageChoice(QWidget):
    """Row of a page. chosen: the PageTaking that was pressed."""

    chosen = Signal(object)

    def __init__(self, style: Style, page: ProposedPage, title: str, other: str, size: QSize) -> None:
        """title: of the page, such as its number. other: name of the colleague, "" if it is not known."""
        super().__init__()
        self.kit, self.page = style, page
        mark = mark_of(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, style.theme.metrics.pad_px)
        rows.setSpacing(style.theme.metrics.gap_px)
        head = QHBoxLayout()
        head.addWidget(Label(style, title))
        self.mark = Label(style, mark_name(mark), size="small", token="accent")
        head.addWidget(self.mark)
        head.addStretch(1)
        rows.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px * 2)
        theirs = tr("Celle de {}").format(other) if other else tr("Celle du collègue")
        self.ours = PictureButton(
            style, tr("La mienne") if page.page.ours else tr("Sans cette page"), size,
            "" if page.page.ours else tr("Pas dans ma leçon"),
        )  # fmt: skip
        self.theirs = PictureButton(
            style, theirs if page.page.theirs else tr("Supprimer aussi"), size,
            "" if page.page.theirs else tr("Supprimée par le collègue"),
        )  # fmt: skip
        self.both = TextButton(style, tr("Les deux"))
        self.both.setCheckable(True)
        self.both.setVisible(bool(page.page.ours and page.page.theirs))
        for button, taking in (
            (self.ours, PageTaking.OURS),
            (self.theirs, PageTaking.THEIRS),
            (self.both, PageTaking.BESIDE),
        ):
            button.clicked.connect(lambda _checked=False, taking=taking: self.chosen.emit(taking))
            line.addWidget(button)
        line.addStretch(1)
        rows.addLayout(line)

    def show_choice(self, taking: PageTaking | None) -> None:
        """Show what is chosen; None while the page has to be decided."""
        self.ours.setChecked(taking in (PageTaking.OURS, PageTaking.BESIDE))
        self.theirs.setChecked(taking in (PageTaking.THEIRS, PageTaking.BESIDE))
        self.both.setChecked(taking is PageTaking.BESIDE)
        mark = mark_name(mark_of(self.page))
        self.mark.setText(mark if taking is not None else tr("{} : à choisir").format(mark))
        self.mark.set_token("accent" if taking is not None else "danger")


def mark_name(mark: PageMark) -> str:
    return {
        PageMark.NEW: tr("nouvelle"),
        PageMark.CHANGED: tr("changée"),
        PageMark.REMOVED: tr("supprimée"),
        PageMark.CHANGED_BY_BOTH: tr("changée des deux côtés"),
        PageMark.REMOVED_HERE: tr("supprimée ici, changée là-bas"),
    }[mark]
