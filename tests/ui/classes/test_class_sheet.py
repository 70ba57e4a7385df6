"""Class lists and the kit: a file is looked at, corrected, taken; clickers get their numbers by being pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt

from tests.program.gallery import Board
from tests.support.rosters import AtOnce as Here
from tests.support.rosters import open_roster
from tests.support.teaching_room import room
from tni.core.clock import SystemClock
from tni.core.ids import PupilId
from tni.roster.names_key import NoKeyringError
from tni.services.results.pupil_votes import PupilVote
from tni.store.pupil_names import NamesKey
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.classes.class_sheet import ClassSheet
from tni.ui.classes.names_key_controller import NamesKeyController

ONDE = (
    "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Libellé classe;Identifiant classe\r\n"
    "LE GOFF;;Éloïse;01/02/2016;CM2 A;77\r\nÇELIK;;Emre;03/04/2016;CM2 A;77\r\n"
).encode("iso8859-15")


class Clock(SystemClock):
    today = date(2026, 11, 26)

    def now(self) -> datetime:
        return datetime.combine(self.today, time(9)).astimezone()


class AtOnce:
    """The main thread's door, where everything happens on it already."""

    def post(self, call: Callable[[], None]) -> None:
        call()


class Nowhere:
    """No keyring."""

    def get(self, name: str) -> NamesKey | None:
        raise NoKeyringError("none")

    def put(self, name: str, key: NamesKey) -> None:
        raise NoKeyringError("none")

    drop = get


class Votes:
    """The votes' side of one pupil's data."""

    def __init__(self) -> None:
        self.erased: list[PupilId] = []
        self.answers: list[PupilVote] = []

    def erase(self, pupils, done) -> None:
        self.erased += pupils
        done(None)

    def of_pupil(self, pupil, found, failed) -> None:
        found(self.answers)

    def write(self, path: Path, data: bytes, done, failed) -> None:
        path.write_bytes(data)
        done()


@pytest.fixture
def sheet(qapp, tmp_path: Path) -> Iterator[ClassSheet]:
    board = Board(QSize(1280, 720), "light")
    board.show()
    roster = open_roster(tmp_path / "roster.db")
    door = NamesKeyController(roster, Nowhere(), AtOnce())
    made = ClassSheet(board.kit, roster, door, Votes(), SettingsFile(tmp_path / "s.json"), Clock(), Here(), board)
    made.open()
    made.store = roster  # type: ignore[attr-defined]
    yield made
    door.close()
    roster.close()
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
    assert "ISO8859-15" in preview._found.text()
    assert "point-virgule" in preview._found.text()
    assert preview.columns.boxes["last"].currentText() == "Nom élève"
    assert preview.columns.boxes["class_name"].currentText() == "Libellé classe"
    assert preview._table.item(0, 1).text() == "ÇELIK Emre"
    assert preview._table.item(0, 3).text() == "ajouté"
    assert "Ajoutés : 2" in preview._summary.text()
    assert sheet.store.classes() == []
    preview.confirm()
    assert [(c.name, c.pupils) for c in sheet.store.classes()] == [("CM2 A", 2)]
    assert [sheet._table.item(y, 1).text() for y in range(2)] == ["ÇELIK", "LE GOFF"]


def test_columns_guessed_wrong_are_put_right(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, b"x;Zo\xe9;MARTIN\ny;Sam;DURAND\n", "5eC.csv"))
    fields = sheet.preview.columns.boxes
    fields["last"].setCurrentIndex(fields["last"].findData(2))
    fields["first"].setCurrentIndex(fields["first"].findData(1))
    sheet.preview.confirm()
    (made,) = sheet.store.classes()
    assert made.name == "5eC"
    assert [(p.last_name, p.first_name) for p in sheet.store.pupils(made.id)] == [("DURAND", "Sam"), ("MARTIN", "Zoé")]


def test_a_class_without_a_name_is_asked_for_one(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, b"Nom;Prenom\nMARTIN;Zoe\n", "une liste au nom bien trop long.csv"))
    sheet.preview.confirm()
    assert "Donner un nom" in sheet._message.text()
    assert sheet.store.classes() == []
    sheet.preview.columns.class_name.setText("4eB")
    sheet.preview.confirm()
    assert sheet.store.classes()[0].name == "4eB"
    assert not sheet._message.isVisible()


def test_a_pupil_whose_class_is_left_blank_is_asked_about_and_goes_with_the_others(
    sheet: ClassSheet, tmp_path: Path
) -> None:
    blank = "NGUYÊN;;Malo;05/06/2016;;\r\n".encode("iso8859-15")
    sheet.show_file(written(tmp_path, ONDE + blank, "CM2.csv"))  # a short name is not taken for the class's
    sheet.preview.confirm()
    assert "Élèves sans classe dans ce fichier : 1." in sheet._message.text()
    assert sheet.preview.columns.class_name.text() == "CM2 A"
    assert sheet.store.classes() == []
    sheet.preview.confirm()
    assert [(c.name, c.pupils) for c in sheet.store.classes()] == [("CM2 A", 3)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04\x00\x00\x01", "archive"),
        (b"", "aucun élève"),
        (b"<?xml version='1.0'?><a>MARTIN;Zoe</a>", "liste d’élèves connue"),
        (b'Nom;Prenom\n"MARTIN;Zoe\n', "ligne"),
        ("Civilité responsable;Nom responsable\nM.;MARTIN\n".encode(), "responsables"),
    ],
)
def test_what_is_no_class_list_is_said(sheet: ClassSheet, tmp_path: Path, data: bytes, words: str) -> None:
    sheet.show_file(written(tmp_path, data))
    assert words in sheet._message.text()
    assert "MARTIN" not in sheet._message.text()
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
    assert "pas pu être lu" in sheet._message.text()


def test_a_class_goes_at_the_second_press(sheet: ClassSheet, tmp_path: Path, qtbot) -> None:
    sheet.show_file(written(tmp_path, ONDE))
    sheet.preview.confirm()
    qtbot.mouseClick(sheet._delete, Qt.MouseButton.LeftButton)
    assert len(sheet.store.classes()) == 1
    with qtbot.waitSignal(sheet.changed):
        qtbot.mouseClick(sheet._delete, Qt.MouseButton.LeftButton)
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
        qtbot.waitUntil(sheet.preview._import_button.isEnabled)
        sheet.preview.confirm()
        qtbot.waitUntil(lambda: not sheet.preview.isVisible())
        sheet.put_away()
        names = [button.accessibleName() for button in seance.panel.grid.findChildren(TextButton)]
        assert names == ["5eA", "CM2 A"]
        assert seance.panel.subject.text() == "Latin"
        assert seance.panel.isVisible()


def test_cards_of_the_class_are_saved_as_a_pdf_with_names_only_when_wanted(sheet: ClassSheet, tmp_path: Path) -> None:
    sheet.show_file(written(tmp_path, ONDE))
    sheet.preview.confirm()
    sheet.show_cards()
    cards = sheet.cards
    assert cards.isVisible()
    assert cards._title.text() == "Cartes de la classe CM2 A : 2"
    cards.per_sheet.choose("1")
    cards.write_to(tmp_path / "numbers.pdf")
    cards.with_names.setChecked(True)
    cards.with_backs.setChecked(True)
    cards.write_to(tmp_path / "names.pdf")
    assert cards.done.text() == "Enregistré : names.pdf"
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
    assert "n’ont pas pu être enregistrées" in sheet._message.text()
    sheet.cards.write_to(tmp_path / "cards.pdf")
    assert not sheet._message.isVisible()
    assert len(words_of(tmp_path / "cards.pdf")) == 15


def words_of(path: Path) -> list[str]:
    """Of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]
