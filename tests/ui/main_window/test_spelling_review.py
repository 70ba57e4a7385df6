"""« Orthographe de la leçon » in the real window: found on all pages, shown, replaced, and closed before the class."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.support.running_program import folders, wait_for
from tests.support.widgets import click
from tni.app.application import Application
from tni.document.items import Text
from tni.services.cahier.teaching_mode import LessonMode
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.spelling_panel import SpellingPanel


@pytest.fixture
def lesson(program: Application) -> Application:
    do = program.main_controller.window.do
    do(lambda s: s.add_text("Une orthografe simple", 40.0, 40.0))
    do(LessonEditor.add_page)
    do(lambda s: s.add_text("Un bonjourr\net une orthografe", 40.0, 40.0))
    do(lambda s: s.go_to(s.pages[0].id))
    return program


def panel(program: Application) -> SpellingPanel:
    found = program.spelling.review.panel
    assert found is not None
    assert found.isVisible()
    return found


def begin(program: Application, rows: int) -> SpellingPanel:
    program.main_controller.commands[CommandId.SPELLING].trigger()
    made = panel(program)
    wait_for(lambda: made.list.count() == rows, f"{rows} words")
    return made


def rows(program: Application) -> list[str]:
    shown = panel(program).list
    return [shown.item(n).text().split("\n")[0] for n in range(shown.count())]


def wait_for_proposal(program: Application, text: str) -> None:
    name = f"Remplacer par « {text} »"
    wait_for(lambda: name in [b.accessibleName() for b in panel(program).findChildren(QAbstractButton)], name)


def texts(program: Application) -> list[str]:
    editor = program.main_controller.editor
    return [i.text for page in editor.pages for i in editor.document.items(page.id) if isinstance(i, Text)]


def said(program: Application) -> list[str]:
    return [notice.text for notice in program.main_controller.window.notices.shown]


def test_words_of_all_pages_are_listed_shown_and_replaced(lesson: Application) -> None:
    shown, editor = begin(lesson, 3), lesson.main_controller.editor
    assert rows(lesson) == ["orthografe : page 1", "bonjourr : page 2", "orthografe : page 2"]
    wait_for_proposal(lesson, "orthographe")
    assert editor.overlay().spots
    click(shown, "Remplacer par « orthographe »")
    assert rows(lesson) == ["bonjourr : page 2", "orthografe : page 2"]
    assert editor.page.id == editor.pages[1].id
    wait_for_proposal(lesson, "bonjour")
    shown.list.setCurrentRow(1)
    wait_for_proposal(lesson, "orthographe")
    click(shown, "Remplacer par « orthographe »")
    assert texts(lesson) == ["Une orthographe simple", "Un bonjourr\net une orthographe"]
    lesson.main_controller.commands[CommandId.UNDO].trigger()
    wait_for(lambda: rows(lesson) == ["bonjourr : page 2", "orthografe : page 2"], "the word that came back")


def test_ignored_and_added_words_leave_the_list_until_it_is_empty(lesson: Application, tmp_path: Path) -> None:
    shown = begin(lesson, 3)
    click(shown, "Ajouter à mon dictionnaire")
    assert rows(lesson) == ["bonjourr : page 2"]
    click(shown, "Ignorer dans cette leçon")
    assert rows(lesson) == []
    assert shown.note.text() == "Aucun mot inconnu dans la leçon."
    assert not shown.add_button.isEnabled()
    assert json.loads(folders(tmp_path).personal_dictionary.read_text())["words"] == ["orthografe"]
    assert not lesson.main_controller.editor.overlay().spots


def test_an_added_word_is_taken_out_of_the_list_of_ones_own(lesson: Application) -> None:
    shown = begin(lesson, 3)
    click(shown, "Mon dictionnaire")
    own = lesson.spelling.review.own
    assert own is not None
    assert own.list.count() == 0
    assert not own.geometry().intersects(shown.geometry())
    click(shown, "Ajouter à mon dictionnaire")
    assert [own.list.item(n).text() for n in range(own.list.count())] == ["orthografe"]
    assert rows(lesson) == ["bonjourr : page 2"]
    assert not own.remove_button.isEnabled()
    own.list.setCurrentRow(0)
    click(own, "Retirer")
    assert own.list.count() == 0
    assert rows(lesson) == ["orthografe : page 1", "bonjourr : page 2", "orthografe : page 2"]
    QTest.keyClick(own, Qt.Key.Key_Escape)
    assert lesson.spelling.review.own is None
    click(shown, "Mon dictionnaire")
    shown.put_away()
    assert lesson.spelling.review.own is None


def test_escape_closes_it_and_takes_the_mark_away(lesson: Application) -> None:
    shown = begin(lesson, 3)
    QTest.keyClick(shown.list, Qt.Key.Key_Escape)
    assert lesson.spelling.review.panel is None
    assert not lesson.main_controller.editor.overlay().spots


def test_it_closes_at_once_when_teaching_begins_and_does_not_open_then(lesson: Application) -> None:
    begin(lesson, 3)
    lesson.teaching.classroom.mode.choose(LessonMode.TEACH)
    assert lesson.spelling.review.panel is None
    assert not lesson.main_controller.editor.overlay().spots
    lesson.main_controller.commands[CommandId.SPELLING].trigger()
    assert lesson.spelling.review.panel is None
    assert "L’orthographe se vérifie en préparant la leçon, pas devant la classe." in said(lesson)


def test_another_lesson_closes_it(lesson: Application, tmp_path: Path) -> None:
    begin(lesson, 3)
    lesson.main_controller.commands[CommandId.NEW].trigger()
    wait_for(lambda: lesson.spelling.review.panel is None, "the end")


def test_the_text_being_typed_is_kept_and_checked_too(lesson: Application) -> None:
    lesson.main_controller.window.do(lambda s: s.add_text("Un chienn", 40.0, 90.0))
    typing = lesson.main_controller.instruments.typing
    begin(lesson, 4)
    assert not typing.is_open


def test_the_panel_makes_way_for_the_word_and_its_buttons_stay_where_they_are(lesson: Application) -> None:
    editor = lesson.main_controller.editor
    wide, high = editor.page.format.width_mm, editor.page.format.height_mm
    lesson.main_controller.window.do(lambda s: s.add_text("chienn", wide - 60.0, high - 40.0))
    shown = begin(lesson, 4)
    before = shown.ignore_button.pos()
    corner = shown.pos()
    for row in range(4):
        shown.list.setCurrentRow(row)
        assert not shown.geometry().intersects(pointed_out(lesson))
        assert (shown.pos() != corner) == (row == 1)
        wait_for(lambda: offered(lesson) != [], "proposals")
        assert shown.ignore_button.pos() == before
        assert shown.free_area().contains(shown.geometry())


def pointed_out(program: Application) -> QRect:
    """Box of the word that is marked, in the window."""
    editor, canvas = program.main_controller.editor, program.main_controller.window.canvas
    (box,) = editor.overlay().spots
    (x, y), (right, bottom) = editor.view.to_screen(box.x, box.y), editor.view.to_screen(box.right, box.bottom)
    return QRectF(QPointF(x, y), QPointF(right, bottom)).toAlignedRect().translated(canvas.pos())


def offered(program: Application) -> list[str]:
    names = [b.accessibleName() for b in panel(program).findChildren(QAbstractButton) if b.isVisible()]
    return [name for name in names if name.startswith("Remplacer")]
