"""Pictures of tiles: made once, kept from one run to the next, bounded in memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor

from tests.support.later_tasks import LaterTasks
from tni.formats.pdf_reader import PdfReader
from tni.library.listed_lesson import ListedLesson
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.library.first_pages import FirstPages
from tni.store.lesson_pictures import LessonPictures
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.library.tile_pictures import MOST_BYTES, TilePictures

SHIPPED = Path(__file__).parents[3] / "lessons"
SIZE = QSize(320, 180)


class Shelf:
    """Pictures of a library, made when told to."""

    def __init__(self, library: Path, kept: Path, parent: QObject, pdf: PdfReader) -> None:
        self.tasks = LaterTasks()
        pdf_pages = partial(PdfPageCache, pdf, QtMainThread())
        pages = FirstPages(library, LessonPictures(kept))
        self.pictures = TilePictures(pages, Fonts(), pdf_pages, self.tasks, parent)

    def show(self, path: Path, *, size: QSize = SIZE) -> bool:
        """Return whether a tile has its picture, after all work."""
        found = path.stat()
        lesson = ListedLesson(path=path.name, changed_s=found.st_mtime, size=found.st_size, title="")
        self.pictures.picture(lesson, size)
        self.tasks.run()
        return self.pictures.picture(lesson, size) is not None


@pytest.fixture
def pdf() -> Iterator[PdfReader]:
    reader = PdfReader()
    yield reader
    reader.close()


def test_a_picture_is_made_once_and_read_by_the_next_run(
    qapp: QObject, tmp_path: Path, pdf: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = Path(shutil.copyfile(SHIPPED / "cycle-de-l-eau.tni", tmp_path / "a.tni"))
    assert Shelf(tmp_path, tmp_path / "kept", qapp, pdf).show(lesson)
    monkeypatch.setattr(FirstPages, "read", lambda _pages, _path: pytest.fail("read again"))
    assert Shelf(tmp_path, tmp_path / "kept", qapp, pdf).show(lesson)


def test_a_picture_shows_the_page_and_fits_the_tile(qapp: QObject, tmp_path: Path, pdf: PdfReader) -> None:
    lesson = Path(shutil.copyfile(SHIPPED / "cycle-de-l-eau.tni", tmp_path / "a.tni"))
    shelf = Shelf(tmp_path, tmp_path / "kept", qapp, pdf)
    assert shelf.show(lesson)
    found = lesson.stat()
    listed = ListedLesson(path="a.tni", changed_s=found.st_mtime, size=found.st_size, title="")
    picture = shelf.pictures.picture(listed, SIZE)
    assert picture is not None
    assert picture.size() == SIZE
    image = picture.toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 320, 8) for y in range(0, 180, 8)}
    assert any(QColor(name).blue() > QColor(name).red() + 30 for name in colours)  # the sea


def test_a_damaged_lesson_has_none_and_is_not_tried_again(qapp: QObject, tmp_path: Path, pdf: PdfReader) -> None:
    lesson = tmp_path / "a.tni"
    lesson.write_bytes((SHIPPED / "fractions.tni").read_bytes()[:5000])
    shelf = Shelf(tmp_path, tmp_path / "kept", qapp, pdf)
    assert not shelf.show(lesson)
    assert shelf.tasks.run() == 0


def test_the_memory_of_pictures_is_bounded(qapp: QObject, tmp_path: Path, pdf: PdfReader) -> None:
    shelf, large = Shelf(tmp_path, tmp_path / "kept", qapp, pdf), QSize(2400, 1350)
    count = MOST_BYTES // (large.width() * large.height() * 4) + 2
    lessons = [Path(shutil.copyfile(SHIPPED / "fractions.tni", tmp_path / f"{n}.tni")) for n in range(count)]
    for lesson in lessons:
        shelf.show(lesson, size=large)
    held = []
    for lesson in lessons:
        found = lesson.stat()
        listed = ListedLesson(path=lesson.name, changed_s=found.st_mtime, size=found.st_size, title="")
        held.append(shelf.pictures.picture(listed, large) is not None)
    assert held[-1]
    assert not all(held)
