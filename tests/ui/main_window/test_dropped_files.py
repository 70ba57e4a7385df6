"""Files dropped on the window: all pictures and PDFs are added, one lesson is opened, nothing is left in silence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.faulty_decoder import COMMAND, CRASH
from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.running_program import items, running, wait_for
from tni.app.application import Application
from tni.document.items import Image
from tni.formats import picture_process
from tni.ui.chrome.commands import CommandId


@pytest.fixture
def home(fresh_home: Path, qapp: QApplication) -> Path:
    return fresh_home


def picture(path: Path, width: int = 400, height: int = 300) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(path))
    return path


def drop(program: Application, paths: Sequence[Path], on: QWidget | None = None) -> None:
    """on: the window; None for the main window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copies, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window = (on or program.main_controller.window).windowHandle()
    enter = QDragEnterEvent(QPointF(300, 200), copies, data, left, no_key)
    QCoreApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(300, 200), copies, data, left, no_key)
    QCoreApplication.sendEvent(window, event)
    assert event.isAccepted()


def images(program: Application) -> list[Image]:
    return [item for item in items(program) if isinstance(item, Image)]


def notices(program: Application) -> str:
    return " ".join(program.main_controller.window.notices.texts())


def test_all_pictures_are_added_each_in_its_place(home: Path) -> None:
    paths = [picture(home / f"photo{n}.png") for n in range(4)]
    with running(home) as program:
        drop(program, paths)
        wait_for(lambda: len(images(program)) == 4, "the pictures")
        places = {(round(i.transform.e), round(i.transform.f)) for i in images(program)}
        assert len(places) == 4, "none is hidden behind another"
        assert sorted(i.alt for i in images(program)) == ["photo0", "photo1", "photo2", "photo3"]
        assert "Pas ouvert" not in notices(program)


def test_a_picture_that_crashes_its_decoder_is_refused_and_the_others_are_added(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_process, "worker_command", lambda *_, **__: COMMAND)
    trap = picture(home / "piège.png")
    trap.write_bytes(trap.read_bytes() + CRASH)
    with running(home) as program:
        drop(program, [picture(home / "photo0.png"), trap, picture(home / "photo1.png")])
        wait_for(lambda: len(images(program)) == 2, "the pictures")
        said = "L’image « piège.png » n’a pas été ajoutée : ce n’est pas une image lisible. La leçon est inchangée."
        assert said in notices(program).replace("\u00a0", " ").replace("\u202f", " ")


def test_pages_of_all_pdfs_come_after_the_page_in_order_and_pictures_on_it(home: Path) -> None:
    first, second = home / "a.pdf", home / "b.pdf"
    first.write_bytes(sample_pdf((SamplePage(), SamplePage())))
    second.write_bytes(sample_pdf((SamplePage(),) * 3))
    with running(home) as program:
        here = program.main_controller.editor.page.id
        drop(program, [first, second, picture(home / "photo.png")])
        editor = program.main_controller.editor
        wait_for(lambda: len(editor.pages) == 6, "the pages")
        assert editor.pages[0].id == here
        assert [i for i in editor.document.items(here) if isinstance(i, Image)]
        blobs = [page.pdf.blob for page in editor.pages if page.pdf is not None]
        assert [blobs.count(blob) for blob in dict.fromkeys(blobs)] == [2, 3]


def test_one_pdf_is_a_lesson_as_before(home: Path) -> None:
    path = home / "manuel.pdf"
    path.write_bytes(sample_pdf((SamplePage(), SamplePage())))
    with running(home) as program:
        before = program.current_lesson.lesson
        drop(program, [path])
        wait_for(lambda: program.current_lesson.lesson is not before, "the lesson")
        assert len(program.main_controller.editor.pages) == 2


def test_of_two_lessons_the_first_is_opened_and_the_other_named(home: Path) -> None:
    with running(home) as program:
        first = program.current_lesson.lesson.path
        assert first is not None
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        program.main_controller.commands[CommandId.NEW].trigger()
        drop(program, [first, home / "autre.tni", picture(home / "photo.png")])
        wait_for(lambda: program.current_lesson.lesson.path == first, "the lesson")
        assert "Un seul fichier s’ouvre à la fois. Pas ouvert : « autre.tni », « photo.png »." in notices(program)


def test_what_cannot_be_opened_is_named_beside_what_is_added(home: Path) -> None:
    texts = [home / f"notes{n}.doc" for n in range(6)]
    with running(home) as program:
        drop(program, [*texts, picture(home / "photo.png")])
        wait_for(lambda: len(images(program)) == 1, "the picture")
        assert "« notes0.doc » n’est ni une leçon, ni un PDF, ni une image" in notices(program)
        assert "Pas ouvert : « notes1.doc », « notes2.doc », « notes3.doc » et 2 autres." in notices(program)
