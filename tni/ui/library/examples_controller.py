"""Controller of « Ouvrir un exemple »: lists the lessons that come with the program, and opens a copy of one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from tni.core.tasks import TaskRunner
from tni.services.library.example_lessons import ExampleLesson, read_examples
from tni.ui.library.examples_sheet import ExamplesSheet
from tni.ui.library.tile_painter import TilePainter
from tni.ui.library.tile_pictures import TilePictures
from tni.ui.main_window.main_controller import MainController


class ExamplesController(QObject):
    """Controller of the sheet. sheet: while it is open. pictures: makes those of the tiles."""

    def __init__(
        self, main: MainController, folder: Path | None, pictures: Callable[[], TilePictures], tasks: TaskRunner
    ) -> None:
        super().__init__(main)
        self._main, self._folder, self._make_pictures, self._tasks = main, folder, pictures, tasks
        self._pictures: TilePictures | None = None
        self.sheet: ExamplesSheet | None = None

    def toggle(self) -> None:
        """Open the sheet in the window in which it was asked for, or close it."""
        if self.sheet is not None:
            self.sheet.put_away()
            return
        if self._pictures is None:
            self._pictures = self._make_pictures()
        parent, style = self._main.asking_host()
        tiles = TilePainter(style, self._pictures, self)
        sheet = self.sheet = ExamplesSheet(style, tiles, parent)
        tiles.setParent(sheet)
        sheet.chosen.connect(self._open)
        sheet.closed.connect(self._closed)
        sheet.open()
        if self._folder is None:
            self._show(())
        else:
            self._tasks.submit(partial(read_examples, self._folder), self._show, self._failed)

    def _show(self, examples: tuple[ExampleLesson, ...]) -> None:
        if self.sheet is not None:
            self.sheet.show_examples(examples)

    def _failed(self, error: Exception) -> None:
        self._show(())
        self._main.fail(error)

    def _open(self, example: ExampleLesson) -> None:
        """Open a copy: `CurrentLesson.open` makes one of each lesson of this folder."""
        if self.sheet is not None:
            self.sheet.put_away()
        if self._folder is not None:
            self._main.current_lesson.open(self._folder / example.lesson.path)

    def _closed(self) -> None:
        if self._pictures is not None:
            self._pictures.stop()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
