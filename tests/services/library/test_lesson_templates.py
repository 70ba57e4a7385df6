"""Templates are ordinary lessons: made of a lesson or of a page, and copied, never opened, when one is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.board import HandClock, SquareLetters, open_board, texts
from tni.document.master_copies import master_records
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.closed_lesson import read_layer
from tni.services.lesson.lesson_service import LessonService
from tni.services.library.lesson_templates import LessonTemplates
from tni.services.library.stored_page import StoredPage
from tni.store.lesson_file import WorkFolders


@pytest.fixture
def service(tmp_path: Path) -> LessonService:
    folders = WorkFolders(work=tmp_path / "work", rescue=tmp_path / "rescue", edit_in_place=lambda _folder: True)
    library = tmp_path / "lessons"
    return LessonService(library, folders, HandClock(), SquareLetters(), PdfReader(), lambda _health: None)


def test_a_lesson_becomes_a_template_and_a_new_lesson_a_copy_of_it(service: LessonService, tmp_path: Path) -> None:
    templates = LessonTemplates(service, tmp_path / "Modèles", None)
    lesson = service.blank("Dictée 12")
    assert lesson.file is not None
    lesson.editor.add_text("Dictée du jour", 10.0, 10.0)
    lesson.editor.add_master("En-tête")
    lesson.editor.add_guide(across=True)
    lesson.editor.leave_master()
    lesson.editor.open_seance("6eB")
    lesson.editor.add_text("Léa", 50.0, 50.0)
    saved = templates.save_lesson(lesson.file.source(), "Dictée")
    service.close(lesson)
    assert saved == tmp_path / "Modèles" / "Dictée.tni"
    (template,) = templates.read()
    assert (template.lesson.title, template.pages, template.is_shipped) == ("Dictée", 1, False)
    before = saved.read_bytes()
    made = [templates.begin(template.file, service.library) for _ in range(2)]
    assert [path.name for path in made] == ["Dictée.tni", "Dictée (2).tni"]
    assert saved.read_bytes() == before
    opened = service.open(made[0])
    editor = opened.editor
    assert [text.text for text in texts(editor)] == ["Dictée du jour"]
    assert editor.info.title == "Dictée"
    assert len(editor.document.masters()) == 1
    assert editor.seances() == []
    assert not editor.can_undo
    service.close(opened)


def test_a_page_becomes_a_template_with_its_master_page(service: LessonService, tmp_path: Path) -> None:
    templates = LessonTemplates(service, tmp_path / "Modèles", None)
    board = open_board()
    board.add_page()
    board.add_master("En-tête")
    board.add_text("École du Lac", 10.0, 10.0)
    board.leave_master()
    board.add_text("Problème", 10.0, 30.0)
    page = board.page
    stored = StoredPage(page, tuple(texts(board)), {}, (), master_records(board.document, page.id))
    saved = templates.save_page(stored, "Trois colonnes ?")
    (template,) = templates.read()
    assert (template.file, template.pages) == (saved, 1)
    found = templates.first_page(template.file)
    other = open_board()
    other.insert_copied_page(found.page, found.items, found.media, found.credits, found.master)
    assert [text.text for text in texts(other)] == ["Problème"]
    assert [item.id for item in other.document.beneath(other.page.id)] == [board.document.beneath(page.id)[0].id]


def test_names_that_are_taken_get_a_number_and_impossible_ones_another(service: LessonService, tmp_path: Path) -> None:
    templates = LessonTemplates(service, tmp_path / "Modèles", None)
    board = open_board()
    page = StoredPage(board.page, (), {})
    names = [templates.save_page(page, name).name for name in ("A", "A", "/", "  ")]
    assert names == ["A.tni", "A (2).tni", "Page.tni", "Page (2).tni"]


def test_what_is_no_lesson_is_left_out_and_shipped_ones_come_last(service: LessonService, tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "Modèles"
    LessonTemplates(service, shipped, None).save_page(StoredPage(open_board().page, (), {}), "Carte")
    templates = LessonTemplates(service, own, shipped)
    assert [one.is_shipped for one in templates.read()] == [True]
    templates.save_page(StoredPage(open_board().page, (), {}), "Zèbre")
    (own / "faux.tni").write_bytes(b"no lesson")
    assert [one.lesson.title for one in templates.read()] == ["Zèbre", "Carte"]
    assert len(read_layer(own / "Zèbre.tni", None).pages()) == 1
