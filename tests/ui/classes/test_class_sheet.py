"""Class lists and the kit: a file is looked at, corrected, taken; clickers get their numbers by being pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt

from tests.program.gallery import Board
from tests.support.class_lists import ClassLists
from tests.support.rosters import give_key
from tests.support.teaching_room import room
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.classes.class_sheet import ClassSheet

ONDE = (
    "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Libellé classe;Identifiant classe\r\n"
    "LE GOFF;;Éloïse;01/02/2016;CM2 A;77\r\nÇELIK;;Emre;03/04/2016;CM2 A;77\r\n"
).encode("iso8859-15")


@pytest.fixture
def sheet(qapp, tmp_path: Path) -> Iterator[ClassSheet]:
    board = Board(QSize(1280, 720), "light")
    board.show()
    lists = ClassLists(tmp_path)
    give_key(lists.store)
    made = ClassSheet(board.kit, lists.service, board)
    made.open()
    made.store = lists.store  # type: ignore[attr-defined]
    yield made
    lists.close()
    board.close()
    board.deleteLater()


def written(folder: Path, data: bytes, name: str = "liste.csv") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def test_a_list_is_shown_before_it_is_taken(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, ONDE))
    preview = sheet.preview
    assert preview.isVisible()
    assert "ISO8859-15" in preview.found.text()
    assert "point-virgule" in preview.found.text()
    assert preview.columns.boxes["last"].currentText() == "Nom élève"
    assert preview.columns.boxes["class_name"].currentText() == "Libellé classe"
    assert preview.changes.item(0, 1).text() == "ÇELIK Emre"
    assert preview.changes.item(0, 3).text() == "ajouté"
    assert "Ajoutés : 2" in preview.summary.text()
    assert sheet.store.classes() == []
    sheet.importing.confirm()
    assert [(c.name, c.pupils) for c in sheet.store.classes()] == [("CM2 A", 2)]
    assert [sheet.pupils.table.item(y, 1).text() for y in range(2)] == ["ÇELIK", "LE GOFF"]


def test_columns_guessed_wrong_are_put_right(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, b"x;Zo\xe9;MARTIN\ny;Sam;DURAND\n", "5eC.csv"))
    fields = sheet.preview.columns.boxes
    fields["last"].setCurrentIndex(fields["last"].findData(2))
    fields["first"].setCurrentIndex(fields["first"].findData(1))
    sheet.importing.confirm()
    (made,) = sheet.store.classes()
    assert made.name == "5eC"
    assert [(p.last_name, p.first_name) for p in sheet.store.pupils(made.id)] == [("DURAND", "Sam"), ("MARTIN", "Zoé")]


def test_a_class_without_a_name_is_asked_for_one(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, b"Nom;Prenom\nMARTIN;Zoe\n", "une liste au nom bien trop long.csv"))
    sheet.importing.confirm()
    assert "Donner un nom" in sheet.message.text()
    assert sheet.store.classes() == []
    sheet.preview.columns.class_name.setText("4eB")
    sheet.importing.confirm()
    assert sheet.store.classes()[0].name == "4eB"
    assert not sheet.message.isVisible()


def test_a_pupil_whose_class_is_left_blank_is_asked_about_and_goes_with_the_others(
    sheet: ClassSheet, tmp_path: Path
) -> None:
    blank = "NGUYÊN;;Malo;05/06/2016;;\r\n".encode("iso8859-15")
    sheet.show_file(written(tmp_path, ONDE + blank, "CM2.csv"))  # a short name is not taken for the class's
    sheet.importing.confirm()
    assert "Élèves sans classe dans ce fichier : 1." in sheet.message.text()
    assert sheet.preview.columns.class_name.text() == "CM2 A"
    assert sheet.store.classes() == []
    sheet.importing.confirm()
    assert [(c.name, c.pupils) for c in sheet.store.classes()] == [("CM2 A", 3)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04\x00\x00\x01", "archive"),
        (b"", "aucun élève"),
        (b"<?xml version='1.0'?><a>MARTIN;Zoe</a>", "n’est pas reconnue"),
        (b'Nom;Prenom\n"MARTIN;Zoe\n', "ligne"),
        ("Civilité responsable;Nom responsable\nM.;MARTIN\n".encode(), "responsables"),
    ],
)
def test_what_is_no_class_list_is_said(sheet: ClassSheet, tmp_path: Path, data: bytes, words: str) -> None:
    sheet.show_file(written(tmp_path, data))
    assert words in sheet.message.text()
    assert "MARTIN" not in sheet.message.text()
    assert not sheet.preview.isVisible()


def test_a_refused_file_leaves_nothing_to_import(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, ONDE))
    assert sheet.preview.isVisible()
    sheet.show_file(written(tmp_path, b"PK\x03\x04\x00\x00\x01", "photo.zip"))
    assert not sheet.preview.isVisible()


def test_headings_of_a_file_are_read_whole(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, ONDE))
    for box in sheet.preview.columns.boxes.values():
        inner = box.width() - 2 * sheet.kit.theme.metrics.pad_px - sheet.kit.theme.metrics.icon_px
        assert box.fontMetrics().horizontalAdvance(box.currentText()) <= inner, box.currentText()


def test_a_file_that_is_not_there_is_said(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(tmp_path / "absent.csv")
    assert "pas pu être lu" in sheet.message.text()


def test_a_class_goes_at_the_second_press(sheet: ClassSheet, tmp_path: Path, qtbot) -> None:
    sheet.show_file(written(tmp_path, ONDE))
    sheet.importing.confirm()
    qtbot.mouseClick(sheet.delete, Qt.MouseButton.LeftButton)
    assert len(sheet.store.classes()) == 1
    with qtbot.waitSignal(sheet.changed):
        qtbot.mouseClick(sheet.delete, Qt.MouseButton.LeftButton)
    assert sheet.store.classes() == []


def test_lists_opened_by_a_long_press_are_put_away_by_escape(qapp, tmp_path: Path, qtbot) -> None:
    with room(qapp, tmp_path) as here:
        here.teaching.lists.ask()
        hold = next(b for b in here.teaching.windows.panel.children() if getattr(b, "held", None))
        qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: here.teaching.lists.sheet is not None)
        sheet = here.teaching.lists.sheet
        qtbot.wait_until(lambda: here.teaching.windows.panel is None)
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()


def test_a_class_imported_from_the_panel_that_asks_for_one_can_be_chosen_there(qapp, tmp_path: Path, qtbot) -> None:
    with room(qapp, tmp_path) as here:
        seance = here.teaching.seance
        seance.ask_class()
        seance.panel.subject.setText("Latin")
        seance.panel.classes_wanted.emit()  # what the button held for long says
        sheet = here.teaching.lists.sheet
        sheet.show_file(written(tmp_path, ONDE))
        qtbot.waitUntil(sheet.preview.import_button.isEnabled)
        sheet.importing.confirm()
        qtbot.waitUntil(lambda: not sheet.preview.isVisible())
        sheet.put_away()
        names = [button.accessibleName() for button in seance.panel.grid.findChildren(TextButton)]
        assert names == ["5eA", "CM2 A"]
        assert seance.panel.subject.text() == "Latin"
        assert seance.panel.isVisible()


def test_cards_of_the_class_are_saved_as_a_pdf_with_names_only_when_wanted(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, ONDE))
    sheet.importing.confirm()
    sheet.show_cards()
    cards = sheet.cards
    assert cards.isVisible()
    assert cards.title.text() == "Cartes de la classe CM2 A : 2"
    cards.per_sheet.choose("1")
    cards.write_to(tmp_path / "numbers.pdf")
    assert cards.done.text() == "Enregistré : numbers.pdf"
    cards.with_names.setChecked(True)
    cards.with_backs.setChecked(True)
    cards.write_to(tmp_path / "names.pdf")
    assert "prénoms" in cards.done.text()
    assert "poste partagé" in cards.done.text()
    numbers, names = (words_of(tmp_path / f"{name}.pdf") for name in ("numbers", "names"))
    assert [words.split()[-1] for words in numbers] == ["1", "2"]
    assert len(names) == 4
    assert "Emre" in names[0]
    assert "Éloïse" in names[2]
    assert not any(name in words for words in numbers for name in ("Emre", "Éloïse"))


def test_without_a_class_there_are_thirty_cards_and_a_folder_that_refuses_is_said(
    sheet: ClassSheet, tmp_path: Path
) -> None:
    sheet.show_cards()
    assert not sheet.cards.with_names.isVisible()
    sheet.cards.write_to(tmp_path / "no such folder" / "cards.pdf")
    assert "n’ont pas pu être enregistrées" in sheet.message.text()
    sheet.cards.write_to(tmp_path / "cards.pdf")
    assert not sheet.message.isVisible()
    assert len(words_of(tmp_path / "cards.pdf")) == 15


def words_of(path: Path) -> list[str]:
    """Of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]
