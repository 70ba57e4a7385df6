"""The dialogs of the running board begin where the teacher is, with a name that can be taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.support.running_program import items, running, wait_for, write
from tni.app.application import Application
from tni.document.items import Image
from tni.ui.chrome.commands import CommandId


@pytest.fixture
def home(tmp_path: Path, qapp: QApplication) -> Path:
    return tmp_path


def asked(program: Application, command: CommandId) -> QFileDialog:
    """The dialog that a command opens."""
    program.main_controller.commands[command].trigger()
    found = [dialog for dialog in program.main_controller.window.findChildren(QFileDialog) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_copy_to_share_has_a_name_of_its_own(home: Path) -> None:
    with running(home) as program:
        lesson = program.current_lesson.lesson.path
        dialog = asked(program, CommandId.SHARE)
        (proposed,) = dialog.selectedFiles()
        assert Path(proposed).name == f"{lesson.stem} (à partager).tni"
        dialog.reject()


def test_what_is_given_away_goes_where_the_last_did_and_never_by_itself_into_the_library(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, documents = home / "clé", home / "Mes documents"
    for folder in (key, documents, home / "config", home / "lessons" / "dossier"):
        folder.mkdir(parents=True, exist_ok=True)
    (home / "config" / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))

    def folder_of(program: Application, command: CommandId, then: Path) -> Path:
        dialog = asked(program, command)
        there = Path(dialog.directory().absolutePath())
        dialog.fileSelected.emit(str(then / f"{command.name}.out"))
        dialog.reject()
        wait_for(lambda: not program.main_controller.window.findChildren(QFileDialog), "the end of the dialog")
        return there

    with running(home) as program:
        assert folder_of(program, CommandId.SHARE, key) == documents
        assert folder_of(program, CommandId.EXPORT_PDF, home / "lessons" / "dossier") == key
        assert folder_of(program, CommandId.EXPORT_WEB, key) == documents
    with running(home) as program:
        assert folder_of(program, CommandId.EXPORT_PNG, key) == key


def test_material_is_looked_for_where_the_last_was_taken_and_lessons_in_the_library(home: Path) -> None:
    key = home / "clé"
    key.mkdir()
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(key / "photo.png"))
    with running(home) as program:
        dialog = asked(program, CommandId.IMAGE)
        assert Path(dialog.directory().absolutePath()) != key
        dialog.fileSelected.emit(str(key / "photo.png"))
        dialog.reject()
        wait_for(lambda: any(isinstance(item, Image) for item in items(program)), "the picture")
        for command, there in ((CommandId.IMAGE, True), (CommandId.IMPORT_PDF, True), (CommandId.OPEN, False)):
            dialog = asked(program, command)
            assert (Path(dialog.directory().absolutePath()) == key) is there
            dialog.reject()
            wait_for(lambda: not program.main_controller.window.findChildren(QFileDialog), "the end of the dialog")


def test_what_lies_beside_the_page_is_told_when_the_pages_are_exported(home: Path) -> None:
    with running(home) as program:
        board = program.main_controller
        board.commands[CommandId.FORMAT_A4].trigger()
        write(program, (640, 300), (700, 300))
        board.lesson_actions.write_pdf(home / "whole.pdf")
        wait_for(lambda: bool(board.window.notices.texts()), "the end of the export")
        assert not any("à côté" in text for text in board.window.notices.texts())
        board.commands[CommandId.ADD_PAGE].trigger()
        write(program, (1000, 300), (1200, 300))
        for act, name in ((board.lesson_actions.write_pdf, "cut.pdf"), (board.lesson_actions.write_pngs, "cut.png")):
            act(home / name)
            told = "Ce qui est écrit à côté de la page n’est pas exporté : page 2."
            wait_for(lambda: told in board.window.notices.texts(), "the notice")  # noqa: B023
            wait_for(lambda: any(name.split(".")[0] in p.name for p in home.iterdir()), "the file")  # noqa: B023
            wait_for(lambda: any("Enregistré" in t for t in board.window.notices.texts()), "the end of the export")
            for notice in list(board.window.notices.shown):
                notice.close()


def test_pictures_are_looked_for_in_images_and_documents_in_documents(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config").mkdir()
    places = {CommandId.IMAGE: home / "Mes images", CommandId.IMPORT_PDF: home / "Mes documents"}
    for place in places.values():
        place.mkdir()
    names = zip(("XDG_PICTURES_DIR", "XDG_DOCUMENTS_DIR"), places.values(), strict=True)
    (home / "config" / "user-dirs.dirs").write_text("".join(f'{name}="{place}"\n' for name, place in names))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    with running(home) as program:
        for command, place in places.items():
            dialog = asked(program, command)
            assert Path(dialog.directory().absolutePath()) == place
            dialog.reject()
            wait_for(lambda: not program.main_controller.window.findChildren(QFileDialog), "the end of the dialog")
