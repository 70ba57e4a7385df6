"""List of a lesson's revisions, by day, with time, author and the pages that changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from tni.library.revision import RevisionId
from tni.services.library.history_service import ListedRevision
from tni.ui.chrome.button import Style
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_time
from tni.ui.messages.lesson_history import day_text, revision_details

REVISION_ROLE = Qt.ItemDataRole.UserRole
type _Index = QModelIndex | QPersistentModelIndex


class HistoryList(QListWidget):
    """List of revisions, latest first. chosen: another revision is current: its id."""

    chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._revisions: dict[RevisionId, ListedRevision] = {}
        self.setAccessibleName(tr("Versions de la leçon"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_RevisionDelegate(style, self))
        FingerScroll(self)
        self.note = EmptyListNote(style, tr("Lecture de l’historique…"), self)
        self.currentItemChanged.connect(self._emit)

    def show_revisions(self, revisions: Sequence[ListedRevision], today: date, *, more: bool = False) -> None:
        """Show revisions, latest first. The current one stays current, else the latest is. more: the list has only
        become longer, so that a current one is not told again."""
        before = self.current
        self.note.setText(
            tr(
                "Aucune version pour l’instant. TNI en garde une chaque fois que la leçon est fermée "
                "ou qu’une séance se termine."
            )
        )
        self.blockSignals(True)
        self.clear()
        self._revisions = {listed.id: listed for listed in revisions}
        for day, found in groupby(revisions, lambda listed: listed.made.astimezone().date()):
            head = QListWidgetItem(day_text(day, today))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(head)
            for listed in found:
                item = QListWidgetItem(self._text(listed))
                item.setData(REVISION_ROLE, listed.id)
                self.addItem(item)
        self.blockSignals(more and before is not None)
        self.select(before.id if before is not None and before.id in self._revisions else None)
        self.blockSignals(False)

    @staticmethod
    def _text(listed: ListedRevision) -> str:
        lines = (format_time(listed.made.astimezone()), listed.author, revision_details(listed), listed.name)
        return ", ".join(filter(None, lines))

    @property
    def current(self) -> ListedRevision | None:
        item = self.currentItem()
        return None if item is None else self.revision(item)

    def revision(self, item: QListWidgetItem) -> ListedRevision | None:
        """Return the revision of a line; None for the heading of a day."""
        return self._revisions.get(item.data(REVISION_ROLE))

    def select(self, revision: RevisionId | None) -> None:
        """Make a revision the current one; None the latest."""
        for row in range(self.count()):
            listed = self.revision(self.item(row))
            if listed is not None and revision in (None, listed.id):
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))
                return

    def _emit(self) -> None:
        if (listed := self.current) is not None:
            self.chosen.emit(listed.id)


class _RevisionDelegate(QStyledItemDelegate):
    """Paints a day's heading in a line, and a revision in two, or three with its name."""

    def __init__(self, style: Style, view: HistoryList) -> None:
        super().__init__(view)
        self._kit, self._list = style, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics, listed = self._kit.theme.metrics, self._of(index)
        if listed is None:
            return QSize(0, metrics.small_px * 2 + metrics.gap_px)
        high = metrics.font_px * 1.4 + metrics.small_px * 1.4 * (2 if listed.name else 1)
        return QSize(0, max(round(high) + metrics.pad_px, metrics.target_px))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, metrics, listed = self._kit.theme, self._kit.theme.metrics, self._of(index)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = box.adjusted(metrics.pad_px, 0, -metrics.pad_px, 0)
        if listed is None:
            painter.setFont(look.font(metrics.small_px, bold=True))
            painter.setPen(look.colour("muted"))
            place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inner.adjusted(0, 0, 0, -2), place, self._list.item(index.row()).text())
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.colour("accent"), metrics.line_px))
            painter.setBrush(look.colour("tint"))
            frame = QRectF(box).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, metrics.radius_px, metrics.radius_px)
        self._paint_lines(painter, inner, listed)
        painter.restore()

    def _paint_lines(self, painter: QPainter, inner: QRect, listed: ListedRevision) -> None:
        metrics = self._kit.theme.metrics
        high, low = round(metrics.font_px * 1.4), round(metrics.small_px * 1.4)
        total = high + low * (2 if listed.name else 1)
        line = QRect(inner.left(), inner.top() + (inner.height() - total) // 2, inner.width(), low)
        if listed.name:
            side = metrics.small_px
            star = QRect(line.left(), line.center().y() - side // 2, side, side)
            self._kit.icons.paint(painter, "tni-star-full", star, self._kit.theme.colour("accent"))
            self._write(painter, line.adjusted(side + side // 2, 0, 0, 0), listed.name, metrics.small_px, "accent")
            line.translate(0, low)
        line.setHeight(high)
        time = format_time(listed.made.astimezone())
        self._write(painter, line, time, metrics.font_px, "text")
        beside = painter.fontMetrics().horizontalAdvance(time) + metrics.pad_px
        self._write(painter, line.adjusted(beside, 0, 0, 0), listed.author, metrics.small_px, "text")
        line.translate(0, high)
        line.setHeight(low)
        self._write(painter, line, revision_details(listed), metrics.small_px, "text")

    def _write(self, painter: QPainter, box: QRect, text: str, size: int, token: str) -> None:
        painter.setPen(self._kit.theme.colour(token))
        painter.setFont(self._kit.theme.font(size, bold=token == "accent"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _of(self, index: _Index) -> ListedRevision | None:
        return self._list.revision(self._list.item(index.row()))
