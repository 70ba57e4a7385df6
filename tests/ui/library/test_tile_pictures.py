"""Pictures of tiles: made once, kept from one run to the next, bounded in memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor

from tests.support.later_tasks import LaterTasks
from tni.core.ids import PageId
from tni.formats.pdf_reader import PdfReader
from tni.library.listed_lesson import ListedLesson
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.library.pictured_pages import PicturedPages
from tni.store.lesson_digest import read_lesson_digest
from tni.store.lesson_pictures import LessonPictures
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.library.tile_pictures import MOST_BYTES, TilePictures

SHIPPED = Path(__file__).parents[3] / "lessons"
TEMPLATES = SHIPPED.parent / "templates"
SIZE = QSize(320, 180)


class Shelf:
    """Pictures of a library, made when told to."""

    def __init__(self, library: Path, kept: Path, parent: QObject, pdf: PdfReader) -> None:
        self.tasks = LaterTasks()
        pdf_pages = partial(PdfPageCache, pdf, QtMainThread())
        pages = PicturedPages(library, LessonPictures(kept))
        self.pictures = TilePictures(pages, Fonts(), pdf_pages, self.tasks, parent)

    def show(self, path: Path, *, size: QSize = SIZE, page: PageId | None = None) -> bool:
        """Return whether a tile has its picture, after all work."""
        self.pictures.picture(listed(path), size, page)
        self.tasks.run()
        return self.pictures.picture(listed(path), size, page) is not None


def listed(path: Path) -> ListedLesson:
    found = path.stat()
    return ListedLesson(path=path.name, changed_s=found.st_mtime, size=found.st_size, title="")


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
    monkeypatch.setattr(PicturedPages, "read", lambda _pages, _path: pytest.fail("read again"))
    assert Shelf(tmp_path, tmp_path / "kept", qapp, pdf).show(lesson)


def test_lessons_of_one_size_that_came_together_have_pictures_of_their_own(tmp_path: Path) -> None:
    pictures = LessonPictures(tmp_path / "kept")
    names = ("dictee.tni", "frise.tni", "vocabulaire.tni")
    files = [Path(shutil.copyfile(TEMPLATES / name, tmp_path / name)) for name in names]
    for file in files:
        os.utime(file, (0, 0))
    assert len({file.stat().st_size for file in files}) == 1
    assert len({pictures.key_of(file) for file in files}) == 3


def test_a_picture_shows_the_page_and_fits_the_tile(qapp: QObject, tmp_path: Path, pdf: PdfReader) -> None:
    lesson = Path(shutil.copyfile(SHIPPED / "cycle-de-l-eau.tni", tmp_path / "a.tni"))
    shelf = Shelf(tmp_path, tmp_path / "kept", qapp, pdf)
    assert shelf.show(lesson)
    picture = shelf.pictures.picture(listed(lesson), SIZE)
    assert picture is not None
    assert picture.size() == SIZE
    image = picture.toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 320, 8) for y in range(0, 180, 8)}
    assert any(QColor(name).blue() > QColor(name).red() + 30 for name in colours)  # the sea


def test_each_page_has_its_own_picture_and_a_lesson_is_read_once_for_all(
    qapp: QObject, tmp_path: Path, pdf: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = Path(shutil.copyfile(SHIPPED / "fractions.tni", tmp_path / "a.tni"))
    pages = [page.id for page in read_lesson_digest(lesson).pages][:3]
    reads, read = [], PicturedPages.read
    monkeypatch.setattr(PicturedPages, "read", lambda kept, path: reads.append(path) or read(kept, path))
    shelf = Shelf(tmp_path, tmp_path / "kept", qapp, pdf)
    shelf.pictures.picture(listed(lesson), SIZE)  # under way while the others are asked for
    for page in pages[1:]:
        assert shelf.pictures.picture(listed(lesson), SIZE, page) is None
    shelf.tasks.run()
    found = [shelf.pictures.picture(listed(lesson), SIZE, page) for page in (None, *pages[1:])]
    assert len({picture.toImage().constBits().tobytes() for picture in found if picture is not None}) == 3
    assert len(reads) == 2
    assert not shelf.show(lesson, page=PageId("gone"))
    again = Shelf(tmp_path, tmp_path / "kept", qapp, pdf)
    assert again.show(lesson, page=pages[1])
    assert len(reads) == 3  # for the page that is gone


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
    held = [shelf.pictures.picture(listed(lesson), large) is not None for lesson in lessons]
    assert held[-1]
    assert not all(held)
