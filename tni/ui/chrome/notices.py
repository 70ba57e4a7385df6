"""Notices: short messages at the edge of the page that disappear by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import override

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QEnterEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from tni.ui.chrome.announcement import announce
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.i18n import tr

type NoticeAct = tuple[str, Callable[[], None]]
"""Text of a button, and what it does."""
MIN_NOTICE_S, MAX_NOTICE_S, PER_CHARACTER_S = 4.0, 12.0, 0.07
MAX_NOTICES = 3
MAX_NOTICE_TARGETS = 11


def reading_time_s(text: str) -> float:
    """Return the time for which a notice stays."""
    return min(MAX_NOTICE_S, max(MIN_NOTICE_S, 2.0 + PER_CHARACTER_S * len(text)))


class Notice(QWidget):
    """Notice of one sentence, optionally with buttons for actions. A tap closes it; it stays while the pointer is over
    it.

    serious: the notice has its own mark and stays until it is closed. stays: the notice is about something that is
    under way, and is removed when that ends. brief: words to which a tap folds a notice that has to be seen until then;
    another tap unfolds it. unasked: it answers nothing that was asked, such as a board that was pulled out.
    """

    closed = Signal()
    folded = Signal()
    """Folded or unfolded."""
    put_away = Signal()
    """Closed by a tap, by who has read it."""

    def __init__(
        self,
        style: Style,
        text: str,
        acts: Sequence[NoticeAct],
        parent: QWidget,
        *,
        serious: bool = False,
        stays: bool = False,
        unasked: bool = False,
        brief: str = "",
    ) -> None:
        super().__init__(parent)
        self.is_folded, self._brief = False, brief
        self.text, self.serious, self.stays, self.unasked = text, serious, serious or stays, unasked
        self.is_closed = False
        self._acts = acts
        self.setAccessibleName(text)
        self._fill(style)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._close_timer = QTimer(self, singleShot=True, interval=round(reading_time_s(text) * 1000))
        self._close_timer.timeout.connect(self.close)

    def _fill(self, style: Style) -> None:
        self.kit = style
        line: QBoxLayout = QHBoxLayout(self)
        set_panel_spacing(line, style)
        self._label = Label(style, self._said, size="small" if self.is_folded else "font")
        self._label.setWordWrap(True)
        line.addSpacing(style.theme.metrics.icon_px + style.theme.metrics.gap_px)
        line.addWidget(self._label, 1)
        for name, run in self._acts:
            button = TextButton(style, name)
            button.clicked.connect(run)
            button.clicked.connect(self.close)
            line.addWidget(button)
        style.theme.changed.connect(self.update)

    def move_into(self, window: QWidget, style: Style) -> None:
        """Move into another window, at its sizes."""
        before, layout = QWidget(), self.layout()
        assert layout is not None
        before.setLayout(layout)  # takes the label and the buttons
        before.deleteLater()  # not at once: one of the buttons may be what moves the notice
        self.kit.theme.changed.disconnect(self.update)
        self.setParent(window)
        self._fill(style)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self.stays and not event.spontaneous():
            self._close_timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._close_timer.stop()  # nobody has read it

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.is_closed = True
        self._close_timer.stop()
        self.closed.emit()
        event.accept()

    @property
    def _said(self) -> str:
        return self._brief if self.is_folded else self.text

    def dismiss(self) -> None:
        """Close the notice; fold it, or unfold it, if it has to be seen as long as it holds."""
        if not self._brief:
            self.put_away.emit()
            self.close()
            return
        self.is_folded = not self.is_folded
        self._label.show_as(self._said, "small" if self.is_folded else "font")
        self.folded.emit()

    def wanted_width(self) -> int:
        """Return the width that the sentence needs on one line."""
        layout = self.layout()
        assert layout is not None
        words = self._label.fontMetrics().horizontalAdvance(self._said) + 4
        return layout.totalSizeHint().width() - self._label.sizeHint().width() + words

    def height_at(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._close_timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if not self.stays:
            self._close_timer.start()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # to receive its release

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.dismiss()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "danger" if self.serious else "line"
        painter.setPen(QPen(look.colour(token), metrics.focus_px if self.serious else metrics.line_px))
        painter.setBrush(look.colour("surface"))
        half = metrics.focus_px / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), metrics.radius_px, metrics.radius_px
        )
        icon = QRect(metrics.pad_px + metrics.gap_px // 2, 0, metrics.icon_px, metrics.icon_px)
        icon.moveTop((self.height() - metrics.icon_px) // 2)
        name, ink = ("triangle-alert", "danger") if self.serious else ("info", "accent")
        self.kit.icons.paint(painter, name, icon, look.colour(ink))
        painter.end()


class Notices(QObject):
    """Stack of notices in `parent`, the newest lowest, at the bottom left of the given area.

    changed: a notice was shown or closed. obstacles: returns the boxes of what no notice may lie on; the notices lie
    above it if there is room. elsewhere: returns the notices of another window, in which a notice belongs, or None for
    this one; called with whether nobody asked for the notice. others: those of all other windows.
    """

    changed = Signal()

    def __init__(self, style: Style, parent: QWidget, *, max_targets: int = MAX_NOTICE_TARGETS) -> None:
        """max_targets: the maximum width of a notice, in touch targets."""
        super().__init__(parent)
        self._kit, self._parent, self._max_targets = style, parent, max_targets
        self._area = QRect()
        self.obstacles: Callable[[], list[QRect]] = list
        self.elsewhere: Callable[[bool], Notices | None] = lambda _unasked: None
        self.others: list[Notices] = []
        self.is_lifted = False
        """True while a notice lies above an obstacle."""
        self.shown: list[Notice] = []
        self._most = MAX_NOTICES

    @property
    def seen(self) -> list[Notice]:
        """Notices that are in sight; the others wait for these to close."""
        return self.shown[-self._most :]

    def set_most(self, most: int = MAX_NOTICES) -> None:
        """Set how many notices are in sight at a time. The newest are."""
        if most != self._most:
            self._most = most
            self.stack()

    def set_area(self, area: QRect) -> None:
        """Set the area for notices: the window without the toolbar."""
        self._area = area
        self.stack()

    def show(
        self,
        text: str,
        *,
        act_text: str = "",
        act: Callable[[], None] | None = None,
        serious: bool = False,
        second: NoticeAct | None = None,
        stays: bool = False,
        unasked: bool = False,
        brief: str = "",
    ) -> Notice:
        """Show a notice. A notice with the same text is replaced. act: action of a button labelled `act_text`. second:
        another button. stays, brief: see `Notice`. unasked: nobody has asked for what it says."""
        self.remove(text)
        there = self.elsewhere(unasked) or self
        acts = [second] if second is not None else []
        if act is not None:
            acts.append((act_text or tr("Annuler"), act))
        notice = Notice(
            there._kit, text, acts, there._parent, serious=serious, stays=stays, unasked=unasked, brief=brief
        )
        there._add(notice)
        announce(notice, text)
        return notice

    def take(self, notices: Iterable[Notice]) -> None:
        """Move notices of another window here, at the sizes of this one."""
        for notice in list(notices):
            for other in self.others:
                other._let_go(notice)
            notice.move_into(self._parent, self._kit)
            self._add(notice)

    def _let_go(self, notice: Notice) -> None:
        if notice in self.shown:
            notice.closed.disconnect(self._notice_closed)
            notice.folded.disconnect(self.stack)
            self.shown.remove(notice)
            self.stack()
            self.changed.emit()

    def _add(self, notice: Notice) -> None:
        """Show a notice of this window, in place of the oldest ones that may go."""
        quiet = [notice for notice in self.shown if not notice.stays]
        for one in quiet[: max(0, len(self.shown) + 1 - MAX_NOTICES)]:
            one.close()
        self.shown.append(notice)
        notice.closed.connect(self._notice_closed)
        notice.folded.connect(self.stack)
        self.stack()
        notice.raise_()
        self.changed.emit()

    def remove(self, text: str) -> None:
        """Remove a notice that no longer applies, in whichever window it is."""
        for notices in (self, *self.others):
            for notice in [n for n in notices.shown if n.text == text]:
                notice.close()

    def texts(self) -> list[str]:
        """Return the texts of the shown notices, the oldest first."""
        return [notice.text for notice in self.shown]

    def box(self) -> QRect:
        """Return the box around the notices in sight; an empty one without notices."""
        return reduce(QRect.united, (notice.geometry() for notice in self.seen), QRect())

    def widest(self, area: QRect) -> int:
        """Return the maximum extent of notices from the left edge of `area`, px."""
        pad = self._kit.theme.metrics.pad_px
        return min(self._kit.theme.metrics.target_px * self._max_targets + pad, area.width() - pad)

    def _notice_closed(self) -> None:
        self.shown = [notice for notice in self.shown if not notice.is_closed]
        self.stack()
        self.changed.emit()

    def stack(self) -> None:
        """Place the notices again, after an obstacle has moved."""
        area = self._area if self._area.isValid() else self._parent.rect()
        metrics = self._kit.theme.metrics
        bottom = area.bottom() - metrics.pad_px
        widest = self.widest(area) - metrics.pad_px
        obstacles, self.is_lifted = self.obstacles(), False
        for notice in self.shown[: -self._most]:
            notice.hide()
        for notice in reversed(self.seen):
            width = min(widest, notice.wanted_width())
            height = max(notice.height_at(width), metrics.target_px)
            box = QRect(area.left() + metrics.pad_px, bottom - height, width, height)
            while (tops := [one.top() for one in obstacles if one.intersects(box)]) and min(tops) - height > area.top():
                box.moveTop(min(tops) - metrics.gap_px - height)
                self.is_lifted = True
            notice.setGeometry(box)
            notice.show()
            bottom = box.top() - metrics.gap_px
