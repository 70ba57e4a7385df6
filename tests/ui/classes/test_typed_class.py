"""A class typed by hand, and one pupil added or renamed: in the sheet of class lists, with keys and pointer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.program.gallery import Board
from tests.support.class_lists import ClassLists
from tests.support.rosters import give_key
from tests.support.widgets import button
from tni.ui.classes.class_sheet import ClassSheet

PASTED = "Nom\tPrénom\nMARTIN\tZoé\nLE GOFF\tÉloïse\nBENALI\tSamir\n"


@pytest.fixture
def lists(qapp, tmp_path: Path) -> Iterator[ClassLists]:
    made = ClassLists(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sheet(lists: ClassLists, qtbot) -> Iterator[ClassSheet]:
    board = Board(QSize(1280, 720), "light")
    board.show()
    made = ClassSheet(board.kit, lists.service, board)
    made.open()
    yield made
    board.close()
    board.deleteLater()


def shown(sheet: ClassSheet) -> list[tuple[str, str, str]]:
    table = sheet.pupils.table
    items = [[table.item(y, x) for x in range(3)] for y in range(table.rowCount())]
    return [tuple(item.text() if item else "" for item in row) for row in items]  # type: ignore[misc]


def press(qtbot, sheet: QWidget, name: str) -> None:
    qtbot.mouseClick(button(sheet, name), Qt.MouseButton.LeftButton)


def type_class(qtbot, sheet: ClassSheet, name: str, text: str) -> None:
    press(qtbot, sheet, "Saisir une classe")
    qtbot.keyClicks(sheet.typed.name, name)
    QGuiApplication.clipboard().setText(text)
    sheet.typed.text.setFocus()
    qtbot.keyClick(sheet.typed.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_pasted_class_is_read_line_by_line_and_saved(sheet: ClassSheet, lists: ClassLists, qtbot) -> None:
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", PASTED)
    page = sheet.typed
    assert page.count.text() == "3 élèves"
    assert [page.table.item(1, x).text() for x in (0, 1)] == ["LE GOFF", "Éloïse"]
    qtbot.keyClicks(page.text, "Awa Diop")
    assert [page.table.item(3, x).text() for x in (0, 1)] == ["Diop", "Awa"]
    press(qtbot, sheet, "Enregistrer la classe")
    assert [(one.name, one.pupils) for one in lists.store.classes()] == [("5eA", 4)]
    assert shown(sheet) == [
        ("1", "BENALI", "Samir"),
        ("2", "Diop", "Awa"),
        ("3", "LE GOFF", "Éloïse"),
        ("4", "MARTIN", "Zoé"),
    ]
    press(qtbot, sheet, "Saisir une classe")
    assert (page.name.text(), page.text.toPlainText()) == ("", "")


def test_names_read_the_wrong_way_round_are_exchanged_at_once(sheet: ClassSheet, lists: ClassLists, qtbot) -> None:
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", "Martin Zoé\nBenali Samir\n")
    press(qtbot, sheet, "Échanger noms et prénoms")
    press(qtbot, sheet, "Enregistrer la classe")
    assert [row[1:] for row in shown(sheet)] == [("Benali", "Samir"), ("Martin", "Zoé")]


def test_a_class_that_exists_is_not_overwritten(sheet: ClassSheet, lists: ClassLists, qtbot) -> None:
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", PASTED)
    press(qtbot, sheet, "Enregistrer la classe")
    type_class(qtbot, sheet, "5EA", "Awa N’DIAYE")
    press(qtbot, sheet, "Enregistrer la classe")
    assert "existe déjà" in sheet.typed.message.text()
    assert [(one.name, one.pupils) for one in lists.store.classes()] == [("5eA", 3)]


def test_the_names_of_the_first_class_are_protected_before_they_are_stored(
    sheet: ClassSheet, lists: ClassLists, qtbot
) -> None:
    type_class(qtbot, sheet, "5eA", PASTED)
    press(qtbot, sheet, "Enregistrer la classe")
    lists.settle()  # there is no keyring
    assert sheet.names.isVisible()
    for field in (sheet.names.field, sheet.names.repeated):
        qtbot.keyClicks(field, "trois mots faciles")
    sheet.names.submit()
    qtbot.waitUntil(lambda: [one.pupils for one in lists.store.classes()] == [3])
    assert shown(sheet)[0] == ("1", "BENALI", "Samir")


def test_closing_the_sheet_does_not_lose_what_was_typed(sheet: ClassSheet, lists: ClassLists, qtbot) -> None:
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", PASTED)
    sheet.put_away()
    assert sheet.isVisible()
    assert "pas encore enregistrée" in sheet.message.text()
    press(qtbot, sheet, "Enregistrer la classe")
    sheet.put_away()
    assert not sheet.isVisible()


def test_a_class_of_which_only_the_name_is_typed_is_not_lost_either(sheet: ClassSheet, qtbot) -> None:
    press(qtbot, sheet, "Saisir une classe")
    qtbot.keyClicks(sheet.typed.name, "5eA")
    sheet.put_away()
    assert sheet.isVisible()
    assert "pas encore enregistrée" in sheet.message.text()
    press(qtbot, sheet, "Annuler")
    sheet.put_away()
    assert not sheet.isVisible()


def test_a_pupil_is_added_and_another_renamed_with_the_same_number(sheet: ClassSheet, lists: ClassLists, qtbot) -> None:
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", PASTED)
    press(qtbot, sheet, "Enregistrer la classe")
    form = sheet.pupils.name_form
    before = {pupil.number: pupil.id for pupil in lists.store.pupils(sheet.chosen)}
    press(qtbot, sheet, "Ajouter un élève")
    qtbot.keyClicks(form.last, "AUBERT")
    qtbot.keyClicks(form.first, "Malo")
    qtbot.keyClick(form.first, Qt.Key.Key_Return)
    assert ("4", "AUBERT", "Malo") in shown(sheet)
    press(qtbot, form, "Annuler")
    sheet.pupils.choose(before[1])
    press(qtbot, sheet, "Renommer l’élève")
    assert (form.last.text(), form.first.text()) == ("BENALI", "Samir")
    form.last.clear()
    qtbot.keyClicks(form.last, "BEN ALI")
    press(qtbot, form, "Enregistrer")
    assert ("1", "BEN ALI", "Samir") in shown(sheet)
    after = {pupil.number: pupil.id for pupil in lists.store.pupils(sheet.chosen)}
    assert {number: after[number] for number in before} == before
    assert sheet.pupils.chosen == before[1]


def test_a_name_that_is_half_typed_is_not_lost_with_the_sheet(sheet: ClassSheet, lists: ClassLists, qtbot) -> None:
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", PASTED)
    press(qtbot, sheet, "Enregistrer la classe")
    form = sheet.pupils.name_form
    press(qtbot, sheet, "Ajouter un élève")
    qtbot.keyClicks(form.last, "AUB")
    press(qtbot, sheet, "Saisir une classe")
    sheet.put_away()
    assert sheet.isVisible()
    assert form.isVisible(), "the page with the name comes back"
    assert "pas encore enregistré :" in sheet.message.text()
    qtbot.keyClicks(form.last, "ERT")
    press(qtbot, form, "Ajouter")
    assert ("4", "AUBERT", "") in shown(sheet)
    assert sheet.message.text() == ""
    sheet.put_away()
    assert not sheet.isVisible()


def test_a_name_that_is_only_looked_at_holds_nothing_up(sheet: ClassSheet, lists: ClassLists, qtbot) -> None:
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", PASTED)
    press(qtbot, sheet, "Enregistrer la classe")
    sheet.pupils.choose(lists.store.pupils(sheet.chosen)[0].id)
    press(qtbot, sheet, "Renommer l’élève")
    assert not sheet.pupils.name_form.is_waiting
    qtbot.keyClicks(sheet.pupils.name_form.first, "x")
    assert sheet.pupils.name_form.is_waiting
    press(qtbot, sheet.pupils.name_form, "Annuler")
    sheet.put_away()
    assert not sheet.isVisible()


def test_a_sheet_without_a_class_says_what_to_do_and_shows_nothing_else(
    sheet: ClassSheet, lists: ClassLists, qtbot
) -> None:
    form, head = sheet.pupils.name_form, sheet.pupils.head
    assert "saisir une classe" in head.text()
    assert not form.isVisible()
    assert head.y() < sheet.height() / 4
    give_key(lists.store)
    type_class(qtbot, sheet, "5eA", PASTED)
    press(qtbot, sheet, "Enregistrer la classe")
    assert form.isVisible()
