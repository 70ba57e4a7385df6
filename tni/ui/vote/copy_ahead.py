"""Copy of a question made ready while the question stands, so that the first ink on it waits for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from tni.core.ids import ItemId, PageId, new_id
from tni.core.picture import EncodedPicture
from tni.core.tasks import TaskRunner
from tni.document.view import View
from tni.render.pixel_view import PixelView
from tni.render.raster.page_image import encode_picture
from tni.render.raster.renderer import RasterRenderer
from tni.services.lesson.page_commands import picture_format
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.vote.question_board import QuestionBoard

STEP_MS = 2
"""Pause between two steps, each of which paints a tile in about a millisecond."""


@dataclass(frozen=True, slots=True)
class ReadyCopy:
    """Page that is to take the place of the board. page, item: ids of the page and of the image on it. picture:
    what the lesson stores. bare: the same, decoded. seen: with the result. is_painted: the renderer has the page."""

    page: PageId
    item: ItemId
    picture: EncodedPicture
    bare: QImage
    seen: QImage
    is_painted: bool


@dataclass(frozen=True, slots=True)
class _Painting:
    """Tiles of the page. seen: key of the image that they show. frame: how the page will be shown. is_exact: that is
    pixel for pixel."""

    seen: int
    screen: RasterRenderer
    frame: PixelView
    is_exact: bool


class CopyAhead(QObject):
    """Encodes the sheet that the class sees on a worker, and paints the page that is to show it, a tile at a time.

    Both begin anew when the sheet, its result, its size or its colours change, and are thrown away with `drop`. At most
    one copy is kept. ready: it has become complete. failed: the sheet cannot be encoded.
    """

    ready = Signal()
    failed = Signal()

    def __init__(self, main: MainController, tasks: TaskRunner, parent: QObject) -> None:
        """tasks: has nothing else to do that takes long."""
        super().__init__(parent)
        self._main, self._tasks = main, tasks
        self._board: QuestionBoard | None = None
        self._ids = PageId(new_id()), ItemId(new_id())
        self._bare: QImage | None = None
        """Sheet that is encoded, or being encoded."""
        self._picture: EncodedPicture | None = None
        self._painting: _Painting | None = None
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, board: QuestionBoard) -> None:
        """Make a copy of what a board shows ready, in the turns to come."""
        self._board = board
        self._timer.start()

    def drop(self) -> None:
        """Throw the copy away, also one that was taken and not used."""
        self._timer.stop()
        self._forget_painting()
        self._show_page_again()
        self._board = self._bare = self._picture = None

    def take(self) -> ReadyCopy | None:
        """Return the copy if it is complete, and forget it. None: `ready` follows."""
        if self._board is None or not self.is_complete or self._bare is None or self._picture is None:
            if self._board is not None:
                self._timer.start()
            return None
        (page, item), painting = self._ids, self._painting
        seen = self._board.whole_picture()
        copy = ReadyCopy(page, item, self._picture, self._bare, seen, painting is not None and painting.is_exact)
        self._timer.stop()
        self._painting, self._steps, self._ids = None, None, (PageId(new_id()), ItemId(new_id()))
        self._board = self._bare = self._picture = None
        return copy

    # -- steps

    def _step(self) -> None:
        board = self._board
        if board is None or board.layout_now is None:
            self._timer.stop()
        elif board.bare_picture() is not self._bare:
            self._encode(board.bare_picture())
        elif self._painting != self._wanted():
            self._begin_painting()
        elif self._steps is not None:
            if next(self._steps, self) is self:
                self._steps = None
                self._show_ahead()
        else:
            self._timer.stop()
            self._show_ahead()
            self._tell()

    def _encode(self, sheet: QImage) -> None:
        self._bare, self._picture = sheet, None
        self._tasks.submit(partial(encode_picture, sheet), partial(self._encoded, sheet), self._refused)

    def _encoded(self, sheet: QImage, picture: EncodedPicture) -> None:
        if sheet is self._bare:
            self._picture = picture
            self._tell()

    def _refused(self, _error: Exception) -> None:
        self._bare = None  # the next contact tries again
        self.failed.emit()

    def _tell(self) -> None:
        if self._board is not None and self.is_complete:
            self.ready.emit()

    @property
    def is_complete(self) -> bool:
        """True if the copy is that of what the board shows now."""
        board = self._board
        if board is None or self._picture is None or self._steps is not None:
            return False
        return board.bare_picture() is self._bare and self._painting == self._wanted()

    # -- the page's tiles

    def _wanted(self) -> _Painting | None:
        """Return what has to be painted ahead; None with OpenGL, which paints a new page in time."""
        board, screen = self._board, self._main.shown.screen
        if board is None or not isinstance(screen, RasterRenderer):
            return None
        editor, seen = self._main.editor, board.whole_picture()
        form, port = picture_format(editor.page, seen.width(), seen.height()), editor.viewport
        port = replace(
            port, page_width_mm=form.width_mm, page_height_mm=form.height_mm, screen_height_mm=form.height_mm
        )
        frame = PixelView.of(View.fitting(port), round(port.width_px), round(port.height_px))
        size = round(form.width_mm * frame.px_per_mm), round(form.height_mm * frame.px_per_mm)
        return _Painting(seen.cacheKey(), screen, frame, size == (seen.width(), seen.height()))

    def _begin_painting(self) -> None:
        self._forget_painting()
        self._painting = wanted = self._wanted()
        if wanted is not None and self._board is not None:
            seen = QImage(self._board.whole_picture())
            seen.setDevicePixelRatio(1.0)
            width_mm = picture_format(self._main.editor.page, seen.width(), seen.height()).width_mm
            scale = wanted.frame.px_per_mm if wanted.is_exact else seen.width() / width_mm
            self._steps = wanted.screen.prepare(self._ids[0], seen, scale, painted=wanted.is_exact)

    def _show_ahead(self) -> None:
        """Have the page on the canvas before it exists, below the board. Not while a stroke is under way there."""
        painting, busy = self._painting, self._main.editor.busy or self._main.editor.is_late
        if painting is not None and painting.is_exact and not busy and not painting.screen.is_ahead:
            painting.screen.show_ahead(self._ids[0], painting.frame)

    def _show_page_again(self) -> None:
        screen = self._main.shown.screen
        if isinstance(screen, RasterRenderer) and screen.is_ahead:
            self._main.window.canvas.show_all()

    def _forget_painting(self) -> None:
        if self._painting is not None:
            self._show_page_again()  # first: what is on the canvas must keep its tiles
            self._painting.screen.withdraw(self._ids[0])
        self._painting = self._steps = None
