"""Copies of a lesson that are given away: what is asked, what is written, what is said to be left out."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import lxml.html
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.running_program import items, running, wait_for, write
from tni.app.application import Application
from tni.document.document import ChangeKind
from tni.document.items import Stroke
from tni.document.lesson_plan import Credit
from tni.services.lesson.shared_parts import SharedParts
from tni.ui.chrome.button import TouchButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.sharing_panel import SharingPanel


@pytest.fixture
def home(tmp_path: Path, qapp: QApplication) -> Path:
    return tmp_path


def panel_of(program: Application) -> SharingPanel:
    panel = program.main_controller.lesson_actions.sharing.panel
    assert panel is not None
    return panel


def press(panel: SharingPanel, name: str) -> None:
    (found,) = [button for button in panel.findChildren(TouchButton) if button.accessibleName() == name]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def dialog_of(program: Application) -> QFileDialog:
    (found,) = [d for d in program.main_controller.window.findChildren(QFileDialog) if d.isVisible()]
    return found


def note(program: Application, text: str) -> None:
    document = program.main_controller.editor.document
    document.apply(document.replace(ChangeKind.EDIT_PAGE, replace(document.pages()[0], notes=text)))


def test_a_lesson_without_more_is_saved_at_once(home: Path) -> None:
    with running(home) as program:
        write(program, (400, 300), (600, 400))
        assert any(isinstance(item, Stroke) for item in items(program))
        program.main_controller.commands[CommandId.EXPORT_WEB].trigger()
        dialog = dialog_of(program)
        assert Path(dialog.selectedFiles()[0]).suffix == ".html"
        dialog.fileSelected.emit(str(home / "a.html"))
        dialog.reject()
        wait_for(lambda: "Enregistré : a.html" in program.main_controller.window.notices.texts(), "the notice")
        root = lxml.html.document_fromstring((home / "a.html").read_bytes())
        assert len(root.xpath("//section[@id='page-1']//svg//path[@d]")) >= 1


def test_notes_go_with_the_page_only_when_they_are_chosen(home: Path) -> None:
    with running(home) as program:
        note(program, "Interroger Léa")
        actions, notices = program.main_controller.lesson_actions, program.main_controller.window.notices
        for chosen, name in ((False, "sans.html"), (True, "avec.html")):
            program.main_controller.commands[CommandId.EXPORT_WEB].trigger()
            panel = panel_of(program)
            if chosen:
                press(panel, "Mes notes : Avec")
            press(panel, "Enregistrer…")
            assert actions.sharing.panel is None
            dialog = dialog_of(program)
            dialog.fileSelected.emit(str(home / name))
            dialog.reject()
            wait_for((home / name).exists, "the page")
            wait_for(lambda: not program.main_controller.window.findChildren(QFileDialog), "the end of the dialog")
            assert ("Interroger Léa" in (home / name).read_text("utf-8")) is chosen
        wait_for(lambda: "Enregistré : avec.html" in notices.texts(), "the notice")
        assert any(text.startswith("Enregistré : sans.html. N’y sont pas : vos notes") for text in notices.texts())


def test_notes_go_with_a_copy_for_a_colleague_only_when_they_are_chosen(home: Path) -> None:
    with running(home) as program:
        write(program, (400, 300), (600, 400))
        note(program, "Interroger Léa")
        actions, notices = program.main_controller.lesson_actions, program.main_controller.window.notices
        program.main_controller.commands[CommandId.SHARE].trigger()
        press(panel_of(program), "Mes notes : Avec")
        assert panel_of(program).choices == SharedParts(notes=True)
        panel_of(program).put_away()
        actions.share(home / "a.tni", SharedParts())
        wait_for(lambda: any("a.tni" in text and "vos notes" in text for text in notices.texts()), "the notice")


def test_pages_of_a_pdf_that_are_not_shown_go_with_a_copy_only_when_they_are_chosen(home: Path) -> None:
    with running(home) as program:
        editor, actions = program.main_controller.editor, program.main_controller.lesson_actions
        editor.insert_pdf(sample_pdf([SamplePage("Un"), SamplePage("Corrigé")]), [(210.0, 297.0)] * 2)
        editor.delete_pages([editor.document.pages()[-1].id])
        program.main_controller.commands[CommandId.SHARE].trigger()
        press(panel_of(program), "Les pages des PDF que la leçon ne montre pas : Avec")
        assert panel_of(program).choices == SharedParts(pdf=True)
        panel_of(program).put_away()
        notices = program.main_controller.window.notices
        actions.share(home / "a.tni", SharedParts())
        part = "les pages des PDF que la leçon ne montre pas"
        wait_for(lambda: any("a.tni" in text and part in text for text in notices.texts()), "the notice")
        program.main_controller.commands[CommandId.EXPORT_PDF].trigger()  # has none to begin with
        assert actions.sharing.panel is None


def test_a_copy_of_a_lesson_that_is_taught_asks_for_what_the_class_wrote(home: Path) -> None:
    with running(home) as program:
        program.main_controller.editor.teach_anonymously()
        write(program, (400, 300), (600, 400))
        assert program.main_controller.lesson_actions.sharing.offered == SharedParts(layer=True)
        program.main_controller.commands[CommandId.SHARE].trigger()
        press(panel_of(program), "Ce qui a été écrit en classe : Avec")
        assert panel_of(program).choices == SharedParts(layer=True)
        program.main_controller.commands[CommandId.SHARE].trigger()  # again: it closes
        assert program.main_controller.lesson_actions.sharing.panel is None


def test_a_question_about_another_file_takes_the_place_of_one_that_is_open(home: Path) -> None:
    with running(home) as program:
        sharing, used = program.main_controller.lesson_actions.sharing, list[SharedParts]()
        sharing.ask_for("Une copie", SharedParts(notes=True), used.append)
        sharing.ask_for("Un PDF", SharedParts(classroom=True), used.append)
        press(panel_of(program), "Les extraits réservés à la classe : Avec")
        press(panel_of(program), "Enregistrer…")
        assert used == [SharedParts(classroom=True)]
        assert sharing.panel is None
        sharing.ask_for("Une copie", SharedParts(notes=True), used.append)
        sharing.ask_for("Un PDF", SharedParts(), used.append)
        assert used[1:] == [SharedParts()]


def test_a_pdf_of_extracts_asks_and_says_what_stays(home: Path) -> None:
    with running(home) as program:
        write(program, (400, 300), (600, 400))
        (stroke,) = items(program)
        document = program.main_controller.editor.document
        reserved = Credit(id=f"credit:{stroke.id}", source="Manuel, p. 12", classroom_only=True)
        document.apply(document.replace(ChangeKind.EDIT_PAGE, reserved))
        note(program, "Interroger Léa")
        program.main_controller.commands[CommandId.EXPORT_PDF].trigger()
        names = [button.accessibleName() for button in panel_of(program).findChildren(TouchButton)]
        assert any("extraits" in name for name in names)
        assert not any("notes" in name for name in names)
        press(panel_of(program), "Enregistrer…")
        dialog = dialog_of(program)
        dialog.fileSelected.emit(str(home / "a.pdf"))
        dialog.reject()
        told = "Enregistré : a.pdf. N’y sont pas : les extraits réservés à la classe."
        wait_for(lambda: told in program.main_controller.window.notices.texts(), "the notice")
    with closing(pypdfium2.PdfDocument(home / "a.pdf")) as pages:
        said = pages[1].get_textpage().get_text_range()
    assert "Réservé à la classe" in said
    assert "Manuel" not in said, "a capture's source may hold a pupil's name"
