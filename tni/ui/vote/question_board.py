"""Question over the whole page: what the class is asked, then the result in the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from tni.document.page_format import Paper
from tni.render.paper import paper_colours
from tni.render.pixel_view import PxRect
from tni.services.voting.vote_result import VoteResult
from tni.services.voting.vote_state import QuestionState
from tni.ui.chrome.button import Style
from tni.ui.chrome.theme import Theme
from tni.ui.i18n import tr
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.sheet_content import ResultPlace, SheetContent, sheet_content
from tni.ui.vote.sheet_layout import SheetFitter, SheetLayout
from tni.ui.vote.sheet_painter import SheetPainter
from tni.ui.vote.vote_state_text import no_answers_message
from tni.ui.vote.vote_text import bar_message

MARGIN_SHARE = 0.04
"""Margin of the sheet, in page heights."""
RESULT_ROWS = 11
"""The sheet's height divided by this is the height of a row of a result that is no bars of the answers."""


class QuestionBoard(QWidget):
    """Widget that covers the page and lets all input through to it.

    Over a page to which the question was copied it is hidden, and its picture is shown in the page. pointer: returns
    box and image of the laser's trail, in pixels of the surface; None without one.
    """

    def __init__(
        self, style: Style, parent: QWidget, pointer: Callable[[], tuple[PxRect, QImage] | None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self.kit, self._pointer = style, pointer
        self._paper = Paper.SOFT
        self._view: QuestionState | None = None
        self._content: SheetContent | None = None
        self._layout: SheetLayout | None = None
        self._kept: SheetLayout | None = None
        self._sheet = 0
        self._shown: object = None
        """All that the images depend on, but for size, layout and colours."""
        self._bare: QImage | None = None
        self._image: QImage | None = None
        self._whole: QImage | None = None
        self._paper_style = Style(Theme(style.theme.metrics, scheme="light", parent=self), style.icons)
        self.result = ResultView(self._paper_style, self, guarded=True)
        self.result.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._covers = False
        self._opening = QTimer(self, interval=0, singleShot=True)
        self._opening.timeout.connect(self._open)
        style.theme.changed.connect(self._forget)
        self.hide()

    @property
    def is_covering(self) -> bool:
        """True if the page is hidden."""
        return self._covers and self.isVisible()

    def set_covering(self, covers: bool) -> None:
        """Hide the page, or show it."""
        self._covers = covers
        if covers:
            self._opening.stop()
            self._end_opening()
            self.show()
        elif not self._opening.isActive():
            self.hide()

    def open_at(self, box: QRect) -> None:
        """Show a box of the page now, and the rest in the next turn: the page looks as this does, and painting a large
        screen whole takes longer than the first ink may wait."""
        self._covers = False
        if not self.isWindow() and self.windowHandle() is None:
            self.setUpdatesEnabled(False)
            self.setMask(QRegion(self.rect()) - QRegion(box))
            self._opening.start()

    def _open(self) -> None:
        self.hide()
        self._end_opening()

    def _end_opening(self) -> None:
        self.setUpdatesEnabled(True)
        self.clearMask()

    @property
    def layout_now(self) -> SheetLayout | None:
        """Layout of the question, None without one."""
        if self._kept is not None:
            return self._kept
        if self._layout is None and self._content is not None and not self.size().isEmpty():
            self._layout = self._fit()
        return self._layout

    @property
    def sheets(self) -> int:
        """Number of sheets of the question."""
        layout = self.layout_now
        return 1 if layout is None else layout.sheets

    def show_question(self, view: QuestionState | None, paper: Paper, sheet: int = 0) -> None:
        """Show a sheet of a question and, once it is revealed, its result. paper: that of the page."""
        content = None if view is None else sheet_content(view)
        self._view = view
        if content != self._content or paper is not self._paper:
            self._content, self._paper, self._layout = content, paper, None
            self._paper_style.theme.set_scheme("dark" if self._dark else "light")
            self._forget_images()
        sheet = min(sheet, self.sheets - 1)
        if sheet != self._sheet:
            self._sheet = sheet
            self._forget_images()
        shown = None if view is None else (view.result, view.written, no_answers_message(view))
        if shown != self._shown:
            self._shown, self._image, self._whole = shown, None, None
        if view is not None:
            self.setAccessibleName(view.state.question.text or tr("Question"))
            result = view.result
            lines = [] if result is None else [bar_message(result, bar) for bar in result.bars]
            self.setAccessibleDescription("\n".join(lines))
        self._show_result()
        self.update()

    def keep_layout(self, layout: SheetLayout | None) -> None:
        """Keep the layout of a copy, whatever else changes. None: lay out for the present size again."""
        if layout is not self._kept:
            self._kept = layout
            self._forget_images()

    @property
    def _dark(self) -> bool:
        return self._paper is Paper.BLACK

    @property
    def _result(self) -> VoteResult | None:
        return None if self._view is None else self._view.result

    @property
    def _place(self) -> ResultPlace:
        return ResultPlace.BARS if self._content is None else self._content.result

    @property
    def _has_bars(self) -> bool:
        return self._place is ResultPlace.BARS

    def _show_result(self) -> None:
        """Show a result that is no bars of the answers, in the room that the question leaves to it."""
        result, layout = self._result, self.layout_now
        apart = result is not None and layout is not None and not self._has_bars
        self.result.setVisible(apart)
        if result is None or layout is None or not apart:
            return
        written = None if self._view is None else self._view.written
        self.result.set_unit(self.height() // RESULT_ROWS)
        self.result.show_result(result, None if written is None else written.picture)
        box = layout.result.toAlignedRect()
        if not self.result.bars.isHidden():  # few bars stay bars
            box.setHeight(min(box.height(), round(len(result.bars) * self.height() / RESULT_ROWS * 1.2)))
        self.result.setGeometry(box)

    def _fit(self) -> SheetLayout:
        """Lay the question out; with room for the buttons that turn its sheets, if it has several."""
        margin = round(self.height() * MARGIN_SHARE)
        area = QRectF(margin, margin, self.width() - 2 * margin, self.height() - 2 * margin)
        made = self._fit_in(area)
        return made if not made.parts else self._fit_in(area.adjusted(0, 0, -self.turner_px, 0))

    def _fit_in(self, area: QRectF) -> SheetLayout:
        assert self._content is not None
        ink = QColor(self._painter.colours.text)
        return SheetFitter(self._content, self.kit.theme.font, ink, area, self.height()).fit()

    @property
    def turner_px(self) -> int:
        """Width of the room for the buttons that turn the sheets."""
        return self.kit.theme.metrics.target_px + self.kit.theme.metrics.pad_px

    @property
    def _painter(self) -> SheetPainter:
        return SheetPainter(self.kit, paper_colours(self._paper, self.kit.theme.page_warmth).sheet, self._dark)

    def boxes(self) -> list[QRect]:
        """Return the boxes of the text, the answers and the result."""
        layout = self.layout_now
        if layout is None:
            return []
        stem, lift = layout.stem, layout.lift(self._sheet) if layout.cuts_answers else 0.0
        size = QSizeF(stem.document.idealWidth(), stem.document.size().height())
        found = [layout.window if layout.parts else QRectF(stem.at, size)]
        for answer in (*layout.answers, *layout.targets):
            parts = [answer.letter]
            if answer.text is not None:
                words = answer.text.document
                parts.append(QRectF(answer.text.at, QSizeF(words.idealWidth(), words.size().height())))
            if self._result is not None:
                parts.append(answer.bar)
            found += [part.translated(0, -lift) for part in parts]
        if self._result is not None and not self._has_bars:
            found.append(layout.result)
        return [box.toAlignedRect() for box in found if not box.isEmpty()]

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
            sheet.paint(painter, layout, self._result if with_result and self._has_bars else None, self._sheet)
            if with_result and self._view is not None and self._place in (ResultPlace.BELOW, ResultPlace.BESIDE):
                sheet.paint_message(painter, layout, no_answers_message(self._view))
            painter.end()
        return image

    def bare_picture(self) -> QImage:
        """Return the sheet without a result, the same image until it changes. Not to be changed."""
        if self._bare is None:
            self._bare = self.picture()
        return self._bare

    def whole_picture(self) -> QImage:
        """Return the sheet with its result, whether or not that is bars of the answers; the same image until it
        changes. Not to be changed."""
        if self._whole is None:
            self._whole = self._paint_whole()
        return self._whole

    def _painted(self) -> QImage:
        """Return what this widget itself paints."""
        if self._image is None:
            message = self._place in (ResultPlace.BELOW, ResultPlace.BESIDE)
            self._image = self.picture(with_result=True) if self._result is not None or message else self.bare_picture()
        return self._image

    def _paint_whole(self) -> QImage:
        if self._result is None or self._has_bars:
            return self._painted()
        image = self._painted().copy()
        painter = QPainter(image)
        children = QWidget.RenderFlag.DrawChildren
        self.result.render(painter, self.result.pos(), QRegion(self.result.rect()), children)
        painter.end()
        return image

    def _forget_images(self) -> None:
        self._bare = self._image = self._whole = None

    def _forget(self) -> None:
        self._paper_style.theme.set_metrics(self.kit.theme.metrics)
        self._layout = None
        self._forget_images()
        self.update()

    # -- events of Qt

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WinIdChange and (window := self.windowHandle()) is not None:
            window.setFlag(Qt.WindowType.WindowTransparentForInput)  # over OpenGL it is a window of its own
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = None
        self._forget_images()
        self._show_result()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._painted())
        if (trail := self._pointer()) is not None:
            box, light = trail
            ratio = self.devicePixelRatioF()
            painter.scale(1 / ratio, 1 / ratio)
            painter.drawImage(QPoint(box.left, box.top), light)
        painter.end()
