"""A later version of a PDF takes the place of the one behind the lesson's pages; what is written stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.running_program import running, wait_for, write
from tni.app.application import Application
from tni.document.items import Stroke
from tni.ui.chrome.commands import CommandId

WORDS = {
    "fractions": "Les fractions, partages et parts égales",
    "aires": "Aires et périmètres des figures planes",
    "durées": "Calculer des durées avec un horaire",
    "new": "Une leçon toute neuve sur les angles droits",
}


@pytest.fixture
def home(tmp_path: Path, qapp: QApplication) -> Path:
    return tmp_path


def pdf(folder: Path, name: str, *titles: str) -> Path:
    path = folder / name
    path.write_bytes(sample_pdf([SamplePage(title) for title in titles]))
    return path


def replace_by(program: Application, path: Path) -> str:
    """Choose a file as the new version, and return what is said."""
    board = program.main_controller
    before = set(board.window.notices.texts())
    board.commands[CommandId.REPLACE_PDF].trigger()
    (dialog,) = [one for one in board.window.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    wait_for(lambda: set(board.window.notices.texts()) - before, "what is said of it")
    (said,) = set(board.window.notices.texts()) - before
    return said


def opened(program: Application, path: Path) -> None:
    program.current_lesson.imports.add_pdf(path)
    wait_for(lambda: len(program.main_controller.editor.pages) > 1, "the pages of the PDF")


def inked(program: Application) -> list[int | None]:
    """The PDF page behind each lesson page with ink."""
    editor = program.main_controller.editor
    return [
        None if page.pdf is None else page.pdf.index
        for page in editor.pages
        if any(isinstance(item, Stroke) for item in editor.document.items(page.id))
    ]


def test_ink_stays_with_its_page_in_the_new_version_and_one_undo_gives_all_back(home: Path) -> None:
    first = pdf(home, "v1.pdf", WORDS["fractions"], WORDS["aires"], WORDS["durées"])
    second = pdf(home, "v2.pdf", WORDS["durées"], WORDS["fractions"] + " (corrigé)", WORDS["new"])
    with running(home) as program:
        opened(program, first)
        editor = program.main_controller.editor
        write(program, (300, 200), (500, 260))  # on the page of fractions, which is shown
        before = editor.pages
        said = replace_by(program, second)
        assert said == (
            "2 pages remplacées, 1 page ajoutée, 1 page absente du nouveau PDF laissée en place. Ce qui est écrit n’a "
            "pas bougé."
        )
        assert inked(program) == [1]
        assert [page.pdf.index for page in editor.pages if page.pdf is not None] == [1, 2, 1, 0]
        program.main_controller.commands[CommandId.UNDO].trigger()
        assert editor.pages == before
        assert inked(program) == [0]


def test_another_pdf_and_a_lesson_without_one_change_nothing(home: Path) -> None:
    with running(home) as program:
        board = program.main_controller
        board.commands[CommandId.REPLACE_PDF].trigger()
        assert board.window.notices.texts() == ["Afficher d’abord une page du PDF à remplacer."]
        opened(program, pdf(home, "v1.pdf", WORDS["fractions"], WORDS["aires"]))
        before = board.editor.pages
        said = replace_by(program, pdf(home, "autre.pdf", "Compte rendu de la réunion des parents"))
        assert said.startswith("« autre » ne ressemble pas au PDF de la leçon : rien n’a changé.")
        assert board.editor.pages == before


def test_what_is_no_pdf_is_said(home: Path) -> None:
    with running(home) as program:
        opened(program, pdf(home, "v1.pdf", WORDS["fractions"], WORDS["aires"]))
        wrong = home / "faux.pdf"
        wrong.write_bytes(b"Bonjour")
        before = program.main_controller.editor.pages
        assert replace_by(program, wrong).endswith("ce n’est pas un PDF. La leçon est inchangée.")
        assert program.main_controller.editor.pages == before
