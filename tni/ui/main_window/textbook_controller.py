"""Controller of « Exercice du manuel »: opens the book last used, or one that is chosen, and puts what is cut out of it
onto the page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.document.lesson_plan import Credit
from tni.services.extracts.textbook_service import BgraPixels, Textbook, TextbookService
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message
from tni.ui.panels.textbook_sheet import TextbookSheet

MOST_OF_PAGE = 0.9
"""Largest part of the page's width and height that an extract takes."""
LARGEST_SCALE = 1.6
"""So much larger than in print an exercise comes onto the page, where there is room: the class reads it from afar."""


class TextbookController(QObject):
    """Controller of the sheet of a book. sheet: while it is open."""

    def __init__(self, main: MainController, service: TextbookService) -> None:
        super().__init__(main)
        self._main, self._service = main, service
        self.sheet: TextbookSheet | None = None
        self._book: Textbook | None = None
        self._shown = Rect(0.0, 0.0, 1.0, 1.0), 1.0
        """Part of the page that is shown, in mm, and pixels for each of them."""

    def toggle(self) -> None:
        """Open the book last used, or ask for one; close the sheet if it is open."""
        if self.sheet is not None:
            self.sheet.put_away()
        elif is_refused(self._main.window, CommandId.TEXTBOOK):
            return
        elif (last := self._service.remembered) is not None:
            self._service.open(last, self._opened, self._last_failed)
        else:
            self._ask()

    def _last_failed(self, error: Exception) -> None:
        """Tell why the book last used cannot be read, and ask for another one."""
        self._main.fail(error)
        self._ask()

    def _ask(self) -> None:
        from tni.ui.chrome.open_dialog import documents_folder, open_dialog

        parent, style = self._main.asking_host()
        last = self._service.remembered
        start = documents_folder() if last is None else str(last.parent)
        dialog = open_dialog(style, parent, tr("Choisir le manuel"), start, tr("PDF (*.pdf)"))
        dialog.fileSelected.connect(lambda name: self._service.open(Path(name), self._opened, self._main.fail))
        dialog.open()

    def _opened(self, book: Textbook) -> None:
        self._close_book()
        self._book = book
        if self.sheet is None:
            parent, style = self._main.asking_host()
            sheet = self.sheet = TextbookSheet(style, parent)
            sheet.page_wanted.connect(self._show)
            sheet.picked.connect(self._cut)
            sheet.other_wanted.connect(self._ask)
            sheet.closed.connect(self._closed)
            sheet.open()
        self.sheet.show_book(book.title, book.page_count, book.page, book.shift)

    def _show(self) -> None:
        """Have the page drawn as large as there is room for."""
        sheet, book = self.sheet, self._book
        if sheet is None or book is None:
            return
        page, (begin, end) = sheet.page, sheet.part.value
        size = self._service.size_mm(book, page)
        if size is None:
            sheet.show_problem(tr("Cette page ne peut pas être affichée."))
            return
        width, height = size
        region, room = Rect(0.0, begin * height, width, (end - begin) * height), sheet.room_px
        scale = min(room.width() / region.width, room.height() / region.height)
        if scale > 0:
            show = partial(self._show_pixels, book, page, region, scale)
            self._service.show(book, page, region, scale, show, self._failed)

    def _show_pixels(self, book: Textbook, page: int, region: Rect, scale: float, pixels: BgraPixels) -> None:
        if self.sheet is not None and book is self._book:
            self._shown = region, scale
            self.sheet.show_picture(_image(pixels), page)

    def _failed(self, error: Exception) -> None:
        if self.sheet is not None:
            self.sheet.show_problem(error_message(error))

    def _cut(self, pixels: QRect) -> None:
        """Have the area drawn finely; it comes onto the page when it is there."""
        sheet, book = self.sheet, self._book
        if sheet is None or book is None:
            return
        (shown, scale), page = self._shown, sheet.shown_page
        editor, self._book = self._main.editor, None  # it is closed when the extract is there
        left, top = shown.x + pixels.x() / scale, shown.y + pixels.y() / scale
        area = Rect(left, top, pixels.width() / scale, pixels.height() / scale)

        def cut_out(pixels: BgraPixels) -> None:
            self._service.close(book)
            if editor is not self._main.editor or is_refused(self._main.window, CommandId.TEXTBOOK):
                # another lesson was opened, or a question covers the page
                self._main.show_notice(tr("L’extrait n’a pas été placé. Le manuel se rouvre à la même page."))
                return
            self._insert(book, page, area, pixels)

        def failed(error: Exception) -> None:
            self._service.close(book)
            self._main.fail(error)

        self._service.cut(book, page, area, cut_out, failed)
        sheet.put_away()

    def _insert(self, book: Textbook, page: int, area: Rect, pixels: BgraPixels) -> None:
        format_ = self._main.editor.page.format
        most = min(MOST_OF_PAGE * format_.width_mm / area.width, MOST_OF_PAGE * format_.height_mm / area.height)
        credit = book.credit(page)

        def correct(corrected: Credit) -> None:
            self._service.remember(book, page, corrected)

        name = tr("Extrait : {}").format(credit.source)
        width_mm = area.width * min(LARGEST_SCALE, most)
        self._main.instruments.extracts.insert(_image(pixels), name, width_mm, credit, correct)

    def _closed(self) -> None:
        self._close_book()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
        self._main.window.canvas.setFocus()

    def _close_book(self) -> None:
        self._service.give_up()
        if self._book is not None:
            self._service.close(self._book)
            self._book = None


def _image(pixels: BgraPixels) -> QImage:
    width, height = pixels.width_px, pixels.height_px
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
