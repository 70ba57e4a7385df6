"""Question over the whole page: what the class is asked, then the result in the same place."""

from __future__ import annotations

from dataclasses import replace
from typing import override

from PySide6.QtCore import QEvent, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from tni.document.items import Paper
from tni.quiz.question_kinds import CLICKER_KINDS
from tni.render.paper import paper_colours
from tni.services.voting.vote_result import VoteResult
from tni.services.voting.vote_state import QuestionState
from tni.ui.chrome.button import Style
from tni.ui.chrome.theme import Theme
from tni.ui.i18n import tr
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.sheet_layout import SheetContent, SheetFitter, SheetLayout, sheet_content
from tni.ui.vote.sheet_painter import SheetPainter
from tni.ui.vote.vote_text import bar_message

MARGIN_SHARE = 0.04
"""Margin of the sheet, in page heights."""
RESULT_SHARE = 0.5
"""Part of the sheet's width for a result that is no bars of the answers."""
RESULT_ROWS = 11
"""The sheet's height divided by this is the height of a row of such a result."""


class QuestionBoard(QWidget):
    """Widget that covers the page and lets all input through to it.

    Over a page to which the question was copied, when somebody wrote on it, the board shows the bars only.
    """

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._paper = Paper.SOFT
        self._view: QuestionState | None = None
        self._content: SheetContent | None = None
        self._layout: SheetLayout | None = None
        self._image: QImage | None = None
        self._copied: tuple[SheetLayout, int] | None = None
        self._paper_style = Style(Theme(style.theme.metrics, scheme="light", parent=self), style.icons)
        self.result = ResultView(self._paper_style, self, guarded=True)
        self.result.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        style.theme.changed.connect(self._forget)
        self.hide()

    @property
    def is_covering(self) -> bool:
        """True if the page is hidden."""
        return self.isVisible() and self._copied is None

    @property
    def has_bars(self) -> bool:
        """True if the result is bars beside the answers."""
        return self._view is not None and self._view.state.question.kind in CLICKER_KINDS

    @property
    def layout_now(self) -> SheetLayout | None:
        """Layout of the question, None without one."""
        if self._copied is not None:
            layout, width = self._copied
            return replace(layout, scale=layout.scale * self.width() / width)
        if self._layout is None and self._content is not None and not self.size().isEmpty():
            self._layout = self._fit()
        return self._layout

    def show_question(self, view: QuestionState | None, paper: Paper) -> None:
        """Show a question and, once it is revealed, its result. paper: that of the page."""
        content = None if view is None else sheet_content(view)
        gives_room = self._gives_room
        self._view = view
        if content != self._content or paper is not self._paper or gives_room is not self._gives_room:
            self._content, self._paper, self._layout = content, paper, None
            self._paper_style.theme.set_scheme("dark" if self._dark else "light")
        self._image = None
        if view is not None:
            self.setAccessibleName(view.state.question.text or tr("Question"))
            result = view.result
            lines = [] if result is None else [bar_message(result, bar) for bar in result.bars]
            self.setAccessibleDescription("\n".join(lines))
        self._show_result()
        self.update()

    def show_over_copy(self, copied: tuple[SheetLayout, int] | None) -> None:
        """Show the bars only, over a copy of the question with this layout and width, px. None: show all."""
        self._copied, self._image = copied, None
        self._mask()
        self.update()

    @property
    def _dark(self) -> bool:
        return self._paper is Paper.BLACK

    @property
    def _result(self) -> VoteResult | None:
        return None if self._view is None else self._view.result

    def _show_result(self) -> None:
        """Show a result that is no bars of the answers, beside the question."""
        result = self._result
        beside = self._gives_room
        self.result.setVisible(beside)
        if result is not None and beside:
            written = None if self._view is None else self._view.written
            self.result.set_unit(self.height() // RESULT_ROWS)
            self.result.show_result(result, None if written is None else written.picture)
            box = self._result_box
            if not self.result.bars.isHidden():  # few bars stay bars
                box.setHeight(min(box.height(), round(len(result.bars) * self.height() / RESULT_ROWS * 1.2)))
            self.result.setGeometry(box)
        self._mask()

    @property
    def _gives_room(self) -> bool:
        """True if the question leaves half of the sheet to a result that is no bars of its answers."""
        return self._result is not None and not self.has_bars

    @property
    def _result_box(self) -> QRect:
        margin = self._margin
        left = round(self.width() * (1 - RESULT_SHARE))
        return QRect(left, margin, self.width() - left - margin, self.height() - 2 * margin)

    @property
    def _margin(self) -> int:
        return round(self.height() * MARGIN_SHARE)

    def _mask(self) -> None:
        """Show only the boxes of the bars, where the question has nothing."""
        layout = self.layout_now
        if self._copied is None or layout is None:
            self.clearMask()
            return
        region = QRegion()
        for answer in layout.answers:
            box = QRectF(answer.bar.topLeft() * layout.scale, answer.bar.size() * layout.scale)
            region += QRegion(box.toAlignedRect())
        self.setMask(region)

    def _fit(self) -> SheetLayout:
        assert self._content is not None
        margin = self._margin
        width = self.width() * (1 - RESULT_SHARE if self._gives_room else 1.0)
        area = QRectF(margin, margin, width - 2 * margin, self.height() - 2 * margin)
        ink = QColor(self._painter.colours.text)
        return SheetFitter(self._content, self.kit.theme.font, ink, area, self.height()).fit()

    @property
    def _painter(self) -> SheetPainter:
        return SheetPainter(self.kit, paper_colours(self._paper, self.kit.theme.page_warmth).sheet, self._dark)

    def boxes(self) -> list[QRect]:
        """Return the boxes of the text, the answers and the result."""
        layout = self.layout_now
        if layout is None:
            return []
        stem = layout.stem
        found = [QRectF(stem.at, QSizeF(stem.document.idealWidth(), stem.document.size().height()))]
        for answer in (*layout.answers, *layout.targets):
            found.append(answer.letter)
            if answer.text is not None:
                words = answer.text.document
                found.append(QRectF(answer.text.at, QSizeF(words.idealWidth(), words.size().height())))
            if self._result is not None:
                found.append(answer.bar)
        boxes = [QRectF(box.topLeft() * layout.scale, box.size() * layout.scale).toAlignedRect() for box in found]
        return [*boxes, *([self._result_box] if self.result.isVisibleTo(self) else [])]

    def picture(self, *, with_result: bool = False) -> QImage:
        """Return the sheet as a picture, in the screen's pixels."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        sheet = self._painter
        image.fill(QColor(sheet.paper))
        if (layout := self.layout_now) is not None:
            painter = QPainter(image)
            sheet.paint(painter, layout, self._result if with_result and self.has_bars else None)
            painter.end()
        return image

    def _forget(self) -> None:
        self._paper_style.theme.set_metrics(self.kit.theme.metrics)
        self._layout = self._image = None
        self.update()

    # -- events of Qt

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WinIdChange and (window := self.windowHandle()) is not None:
            window.setFlag(Qt.WindowType.WindowTransparentForInput)  # over OpenGL it is a window of its own
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = self._image = None
        self._show_result()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            self._image = self.picture(with_result=True)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.end()
