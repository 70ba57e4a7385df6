"""A class whose list waits for the passphrase: neither Escape nor closing the window loses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tni.roster.names_key import NamesState
from tni.services.class_lists.names_key_service import PassphrasePrompt
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.classes.class_sheet import ClassSheet

LIST = "Nom;Prenom;Classe\nADAM;Zoé;5e B\nBRUN;Al;5e B\n".encode()


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.roster.names.drop()
        yield made


def waiting(here: Room) -> ClassSheet:
    """The sheet, once the list was imported and the passphrase is asked for."""
    path = here.folder / "5eB.csv"
    path.write_bytes(LIST)
    here.teaching.lists.show()
    sheet = here.teaching.lists.sheet
    assert sheet is not None
    wait_for(lambda: not sheet.is_list_waiting and sheet.isVisible(), "the sheet")
    sheet.show_file(path)
    wait_for(lambda: sheet.importing.state.can_import, "the list")
    sheet.importing.confirm()
    wait_for(lambda: sheet.names.isVisible(), "the passphrase")
    assert sheet.names.prompt is PassphrasePrompt.NEW
    return sheet


def question(here: Room) -> QuestionPanel | None:
    return next((p for p in here.board.window.findChildren(QuestionPanel) if p.isVisible()), None)


def answer(here: Room, name: str) -> None:
    asked = question(here)
    assert asked is not None
    found = next(b for b in asked.findChildren(TextButton) if b.accessibleName() == name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def classes(here: Room) -> list[tuple[str, int]]:
    return [(one.name, one.pupils) for one in here.roster.classes()]


def test_closing_the_window_asks_to_finish_and_the_list_is_stored(here: Room) -> None:
    sheet = waiting(here)
    here.trigger(CommandId.QUIT)
    assert here.board.window.isVisible()
    answer(here, "Terminer l’import")
    assert question(here) is None
    for field in (sheet.names.field, sheet.names.repeated):
        QTest.keyClicks(field, "cheval bleu malin")
    QTest.mouseClick(sheet.names.do, Qt.MouseButton.LeftButton)
    wait_for(lambda: ("5e B", 2) in classes(here), "the class")
    assert here.roster.names.state is NamesState.OPEN
    here.trigger(CommandId.QUIT)
    assert not here.board.window.isVisible()


def test_closing_without_a_passphrase_keeps_the_class_and_its_numbers(here: Room) -> None:
    waiting(here)
    here.board.window.close()
    here.board.window.close()
    assert len([p for p in here.board.window.findChildren(QuestionPanel) if p.isVisible()]) == 1
    answer(here, "Enregistrer les numéros et quitter")
    wait_for(lambda: not here.board.window.isVisible(), "the end")
    assert ("5e B", 2) in classes(here)
    written = [path for path in here.folder.rglob("*") if path.is_file() and path.suffix != ".csv"]
    assert [path for path in written if b"ADAM" in path.read_bytes()] == []


def test_escape_does_not_lose_the_list_and_it_can_be_given_up_or_imported_after_all(here: Room) -> None:
    sheet = waiting(here)
    QTest.keyClick(sheet.names.field, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert "pas encore enregistrée" in sheet.message.text()
    QTest.mouseClick(sheet.names.without, Qt.MouseButton.LeftButton)
    assert sheet.preview.isVisible()
    QTest.mouseClick(sheet.preview.import_button, Qt.MouseButton.LeftButton)
    wait_for(lambda: sheet.names.isVisible(), "the passphrase")
    QTest.mouseClick(sheet.names.other, Qt.MouseButton.LeftButton)
    wait_for(lambda: ("5e B", 2) in classes(here), "the class")


@pytest.mark.parametrize("typed", ["name", "text"])
def test_quitting_keeps_a_class_that_is_half_typed(here: Room, typed: str) -> None:
    here.teaching.lists.show()
    sheet = here.teaching.lists.sheet
    assert sheet is not None
    QTest.mouseClick(button(sheet, "Saisir une classe"), Qt.MouseButton.LeftButton)
    field = sheet.typed.name if typed == "name" else sheet.typed.text
    QTest.keyClicks(field, "Awa")
    here.trigger(CommandId.QUIT)
    assert here.board.window.isVisible()
    assert sheet.isVisible()
    assert "pas encore enregistrée" in sheet.message.text()
    QTest.mouseClick(button(sheet.typed, "Annuler"), Qt.MouseButton.LeftButton)
    here.trigger(CommandId.QUIT)
    assert not here.board.window.isVisible()


@pytest.mark.parametrize("act", ["Ajouter un élève", "Renommer l’élève"])
def test_quitting_keeps_a_pupils_name_that_is_half_typed(qapp: QApplication, tmp_path: Path, act: str) -> None:
    with room(qapp, tmp_path) as here:
        here.teaching.lists.show()
        sheet = here.teaching.lists.sheet
        assert sheet is not None
        sheet.pupils.choose(here.roster.pupils(here.class_id)[0].id)
        QTest.mouseClick(button(sheet, act), Qt.MouseButton.LeftButton)
        form = sheet.pupils.name_form
        QTest.keyClicks(form.first, "Awa")
        here.trigger(CommandId.QUIT)
        assert here.board.window.isVisible()
        assert sheet.isVisible()
        assert "pas encore enregistré :" in sheet.message.text()
        QTest.mouseClick(button(form, "Annuler"), Qt.MouseButton.LeftButton)
        assert sheet.message.text() == ""
        here.trigger(CommandId.QUIT)
        assert not here.board.window.isVisible()
