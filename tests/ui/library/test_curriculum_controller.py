"""The card of a lesson is filled in the running program: typed, chosen from lists, proposed, exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem

from tests.support.hands import placed
from tests.support.libraries import write_lesson
from tests.support.running_program import folders, wait_for
from tests.support.skos_samples import URI, VOCABULARY
from tests.support.widgets import button, click
from tni.app.application import Application
from tni.document.lesson_plan import Curriculum
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.library.vocabulary import VocabularyKind
from tni.ui.chrome.commands import CommandId
from tni.ui.library.curriculum_sheet import CurriculumSheet

FRACTIONS = ["Comparer des fractions de même dénominateur", "Numérateur et dénominateur d’une fraction"]


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication) -> Iterator[Application]:
    lesson = write_lesson(folders(tmp_path).library / "Fractions.tni", "Fractions", [FRACTIONS])
    with placed(tmp_path, lesson) as made:
        yield made


def sheet_of(program: Application) -> CurriculumSheet:
    program.main_controller.commands[CommandId.CURRICULUM].trigger()
    sheet = program.home.curriculum.sheet
    assert sheet is not None
    return sheet


def rows_of(sheet: CurriculumSheet) -> list[QListWidgetItem]:
    assert sheet.picker is not None
    rows = sheet.picker.list
    return [rows.item(number) for number in range(rows.count())]


def library_of(program: Application) -> Path:
    return program.current_lesson.library


def curriculum_of(program: Application) -> Curriculum | None:
    return program.main_controller.editor.document.curriculum


def test_the_card_is_in_the_lesson_when_the_sheet_is_closed(program: Application) -> None:
    sheet, editor = sheet_of(program), program.main_controller.editor
    sheet.title_field.selectAll()
    QTest.keyClicks(sheet.title_field, "Les fractions")
    QTest.keyClicks(sheet.sequence, "Nombres")
    sheet.minutes.setValue(55)
    QTest.keyClicks(sheet.tags, "calcul, calcul, a revoir")
    sheet.licence.setText("CC-BY-4.0")
    assert [one.isChecked() for one in sheet.licences] == [True, False], "as the samples have it"
    button(sheet, "Licence CC BY-SA 4.0").click()
    assert [one.isChecked() for one in sheet.licences] == [False, True]
    button(sheet, "Ajouter : Niveaux").click()
    assert sheet.picker is not None
    QTest.keyClicks(sheet.picker.search, "sixieme")
    QTest.keyClick(sheet.picker.search, Qt.Key.Key_Return)
    (ticked,) = [row.text() for row in rows_of(sheet) if row.checkState() is Qt.CheckState.Checked]
    assert ticked.startswith("6e")
    QTest.keyClicks(sheet.picker.search, "ULIS")
    QTest.keyClick(sheet.picker.search, Qt.Key.Key_Return)
    QTest.keyClick(sheet.picker.search, Qt.Key.Key_Return)
    assert sheet.picker is None
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert curriculum_of(program) == Curriculum(
        levels=(level_key("018"), "ULIS"), sequence="Nombres", minutes=55, licence="CC BY-SA 4.0"
    )
    assert (editor.info.title, editor.info.tags) == ("Les fractions", ("calcul", "a revoir"))
    library = library_of(program)
    wait_for((library / "Les fractions.tni").exists, "the file's new name")
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert curriculum_of(program) is None
    assert (editor.info.title, editor.can_undo) == ("Fractions", False)


def test_a_title_that_was_typed_last_names_the_file_of_a_lesson_that_is_left(program: Application) -> None:
    sheet, library = sheet_of(program), library_of(program)
    sheet.title_field.selectAll()
    QTest.keyClicks(sheet.title_field, "Demi-parts")
    program.main_controller.commands[CommandId.NEW].trigger()
    assert [path.name for path in library.glob("*.tni") if path.stem in ("Fractions", "Demi-parts")] == [
        "Demi-parts.tni"
    ]
    assert not program.main_controller.window.notices.texts()


def test_in_class_a_title_leaves_the_name_of_the_file(program: Application) -> None:
    program.main_controller.editor.open_seance("5e B")
    sheet, library = sheet_of(program), library_of(program)
    QTest.keyClicks(sheet.title_field, " en classe")
    sheet.put_away()
    program.main_controller.commands[CommandId.NEW].trigger()
    assert (library / "Fractions.tni").exists()


def test_a_second_press_takes_a_level_back_and_the_list_leaves_its_field_free(program: Application) -> None:
    sheet = sheet_of(program)
    wait_for(sheet.title_field.hasFocus, "the focus")
    field = sheet.fields[VocabularyKind.LEVEL]
    button(sheet, "Ajouter : Niveaux").click()
    assert sheet.picker is not None
    assert sheet.picker.geometry().right() < field.mapTo(sheet, QPoint(0, 0)).x()
    rows = sheet.picker.list
    for chosen in ((rows.item(0).data(Qt.ItemDataRole.UserRole),), ()):
        at = rows.visualItemRect(rows.item(0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert field.keys == chosen


def test_an_untouched_card_is_not_written(program: Application) -> None:
    sheet_of(program).put_away()
    assert not program.main_controller.editor.can_undo


def test_a_proposal_is_taken_by_a_press_alone(program: Application) -> None:
    sheet = sheet_of(program)
    click(sheet, "Proposer")
    wait_for(lambda: sheet.proposals.note.text() == "Toucher pour prendre.", "the proposals")
    assert sheet.content().curriculum is None
    button(sheet, "Prendre : mathématiques").click()
    sheet.put_away()
    found = curriculum_of(program)
    assert found is not None
    assert (len(found.subjects), found.levels, found.domains) == (1, (), ())


def test_a_vocabulary_is_loaded_and_one_that_is_none_is_said(program: Application, tmp_path: Path) -> None:
    program.main_controller.window.do(lambda editor: editor.set_curriculum(Curriculum(levels=(f"{URI}2",))))
    sheet, controller = sheet_of(program), program.home.curriculum
    (tmp_path / "photo.rdf").write_bytes(b"\x89PNG")
    controller.load(tmp_path / "photo.rdf")
    wait_for(lambda: sheet.note.text().startswith("Ce fichier n’est pas un vocabulaire"), "the error", 60)
    (tmp_path / "niveaux.rdf").write_bytes(VOCABULARY)
    controller.load(tmp_path / "niveaux.rdf")
    wait_for(lambda: sheet.note.text().endswith("est chargé."), "the vocabulary", 60)
    assert button(sheet, "Retirer collège").isVisible()
    assert sheet.fields[VocabularyKind.LEVEL].keys == (f"{URI}2",)


def test_the_notice_has_what_the_sheet_shows(program: Application, tmp_path: Path) -> None:
    sheet = sheet_of(program)
    sheet.fields[VocabularyKind.DOMAIN].add(domain_key(1))
    QTest.keyClicks(sheet.author, "M. Garance")
    program.home.curriculum.export(tmp_path / "notice.xml")
    wait_for((tmp_path / "notice.xml").exists, "the notice")
    text = (tmp_path / "notice.xml").read_text()
    assert "Garance" in text
    assert domain_key(1) in text


def test_what_was_typed_stays_with_the_lesson_that_is_left(program: Application) -> None:
    sheet, before = sheet_of(program), program.main_controller.editor
    QTest.keyClicks(sheet.author, "M. Garance")
    program.main_controller.commands[CommandId.NEW].trigger()
    wait_for(lambda: program.main_controller.editor is not before, "the new lesson")
    assert before.document.curriculum == Curriculum(author="M. Garance")
    assert curriculum_of(program) is None
