"""A page full of ink is seen at once when its lesson is opened, as it was left."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.support.running_program import folders, running, strokes, wait_for, write
from tests.ui.main_window.test_lesson_loader import SlowDisk
from tni.app.application import Application
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.page_picture import PagePicture
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent, PagePictureFound
from tni.store.page_picture import picture_at_open
from tni.ui.canvas import page_placeholder
from tni.ui.canvas.page_placeholder import PagePlaceholder, placeholder_image
from tni.ui.chrome.commands import CommandId


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_placeholder, "FULL_LESSON_ITEMS", 3)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    found = SlowDisk(monkeypatch)
    found.go.set()
    return found


def looks(program: Application) -> list[PagePlaceholder]:
    return [look for look in program.main_controller.window.canvas.findChildren(PagePlaceholder) if look.isVisible()]


def pixels(widget: QWidget) -> NDArray[np.int16]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].astype(np.int16)


def lesson_of_four_strokes(program: Application) -> Path:
    for n in range(4):
        write(program, (200, 200 + 60 * n), (500, 240 + 60 * n), (800, 180 + 60 * n))
    program.main_controller.window.canvas.repaint()
    path = program.current_lesson.lesson.path
    assert path is not None
    return path


def test_a_full_page_is_seen_before_its_ink_is_read(qapp: object, tmp_path: Path, slow: SlowDisk) -> None:
    with running(tmp_path) as program:
        path = lesson_of_four_strokes(program)
        canvas = program.main_controller.window.canvas
        as_left = pixels(canvas)
        program.current_lesson.new()
        slow.go.clear()
        program.current_lesson.open(path)
        wait_for(lambda: bool(looks(program)), "the first look")
        (look,) = looks(program)
        seen = pixels(look)
        assert seen.shape == as_left.shape
        assert abs(seen - as_left).mean() < 2, "the same page, in the same place"
        assert (seen.min(axis=1) < 100).any(), "its ink"
        here = len(strokes(program))
        write(program, (300, 300), (400, 300))
        assert len(strokes(program)) == here, "nothing is written on a picture"
        program.main_controller.window.resize(1100, 700)
        wait_for(lambda: look.size() == canvas.size(), "the picture in the window's new size")
        slow.go.set()
        wait_for(lambda: program.current_lesson.lesson.path == path, "the lesson")
        assert not looks(program)
        assert len(strokes(program)) == 4
        wait_for(lambda: not program.main_controller.shown.screen.pending(), "the page itself")


def test_a_page_that_was_changed_shows_no_picture_of_before(qapp: object, tmp_path: Path, slow: SlowDisk) -> None:
    with running(tmp_path) as program:
        path = lesson_of_four_strokes(program)
        program.current_lesson.new()
        program.current_lesson.open(path)
        wait_for(lambda: program.current_lesson.lesson.path == path, "the lesson")
        write(program, (300, 500), (600, 520))
        program.main_controller.window.do(
            lambda session: session.zoom(2.0, 100, 100)
        )  # not whole: no picture can be taken
        program.current_lesson.new()
        events: list[LessonEvent] = []
        program.current_lesson.subscribe(events.append)
        slow.go.clear()
        program.current_lesson.open(path)
        slow.go.set()
        wait_for(lambda: program.current_lesson.lesson.path == path, "the lesson")
        assert [event.picture for event in events if isinstance(event, CurrentLessonChanged)] == [None]
        assert not any(isinstance(event, PagePictureFound) for event in events)
        assert len(strokes(program)) == 5


def test_a_look_that_is_given_up_goes_away(qapp: object, tmp_path: Path, slow: SlowDisk) -> None:
    with running(tmp_path) as program:
        path = lesson_of_four_strokes(program)
        program.current_lesson.new()
        slow.go.clear()
        program.current_lesson.open(path)
        wait_for(lambda: bool(looks(program)), "the first look")
        program.current_lesson.give_up_opening()
        assert not looks(program)
        write(program, (300, 300), (400, 300))
        assert len(strokes(program)) == 1
        slow.go.set()


def test_ink_on_other_pages_counts(qapp: object, tmp_path: Path) -> None:
    with running(tmp_path) as program:
        path = lesson_of_four_strokes(program)
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        program.current_lesson.new()
        assert picture_at_open(path, folders(tmp_path).work_folders.work) is not None


def test_a_lesson_with_little_in_it_keeps_no_picture(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_placeholder, "FULL_LESSON_ITEMS", 5)
    with running(tmp_path) as program:
        path = lesson_of_four_strokes(program)
        program.current_lesson.new()
        assert picture_at_open(path, folders(tmp_path).work_folders.work) is None


@pytest.mark.parametrize("size", [(16_000, 4_000), (0, 0), (60, 40)])
def test_a_picture_larger_than_any_that_is_taken_is_not_read(qapp: object, size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_Mono)
    image.fill(1)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    data = bytes(buffer.data().data())
    found = placeholder_image(PagePicture(PageId("p"), 320.0, 180.0, 180.0, Rect(0.0, 0.0, 320.0, 180.0), data))
    assert (found.width(), found.height()) == ((60, 40) if size == (60, 40) else (0, 0))
