"""Any class list in the window: what changes is shown first; names are protected; one pupil goes out or away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from tests.formats.test_roster_files import ONE, eleve, placed, siecle, zipped
from tests.program.gallery import Board
from tests.support.class_lists import ClassLists, MemoryKeyring
from tests.support.hands import equip
from tests.support.rosters import KEY, give_key
from tests.support.running_program import folders
from tests.support.sockets import Socket
from tests.support.teaching_room import room
from tests.ui.classes.test_class_sheet import written
from tests.ui.results.test_results import lesson
from tni.app.build import build, rebuild
from tni.core.ids import ClassId, PupilId
from tni.core.settings import KEEP_UNTIL, PICTURE_WIDTH_MM, PUPIL_NAME_STYLE
from tni.devices import sysfs
from tni.roster.names_key import KeyStorage, NamesState
from tni.roster.school_class import Pupil
from tni.services.class_lists.class_list_service import PupilData
from tni.services.class_lists.names_key_service import PassphrasePrompt
from tni.services.results.pupil_votes import PupilVote
from tni.store.names_lock import NamesLock
from tni.store.system_keyring import Keyring
from tni.ui.classes.class_sheet import ClassSheet
from tni.ui.classes.data_protection import copy_data_protection_files
from tni.ui.messages.pupils import public_pupil_name

PUPILS = b"Nom;Prenom;Classe\nADAM;Zoe;6A\nBRUN;Al;6A\nMARTIN;Jo;6A\n"
SCHOOL = siecle(
    "".join(eleve(str(n), f"NOM{n:02}", "Zoé") for n in range(40)),
    "".join(placed(str(n), (f"6E{n // 10}", "D"), *([("LATIN", "G")] if n % 5 == 0 else [])) for n in range(38)),
)
NEXT_YEAR = date(2027, 9, 2)


class Opened(ClassLists):
    """A sheet of classes over lists of its own."""

    def __init__(self, folder: Path, keyring: Keyring | None, size: QSize, scheme: str) -> None:
        super().__init__(folder, keyring)
        self.board = Board(size, scheme)
        self.board.resize(size)
        self.board.show()
        self.sheet = ClassSheet(self.board.kit, self.service, self.board)
        self.names.subscribe(self.sheet.show_classes)

    @property
    def changes(self) -> list[tuple[str, ...]]:
        table = self.sheet.preview.changes
        return [tuple(table.item(y, x).text() for x in range(4)) for y in range(table.rowCount())]

    def choose(self, *names: str) -> None:
        items = self.sheet.preview.places
        for row in range(items.count()):
            item = items.item(row)
            item.setSelected(any(name in item.text() for name in names))


@contextmanager
def opened(
    qapp, folder: Path, *, keyring: Keyring | None = None, size: QSize | None = None, scheme: str = "light"
) -> Iterator[Opened]:
    made = Opened(folder, keyring, size or QSize(1280, 720), scheme)
    try:
        yield made
    finally:
        made.close()
        made.board.close()
        made.board.deleteLater()


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Opened]:
    with opened(qapp, tmp_path) as made:
        give_key(made.store)
        made.sheet.open()
        yield made


# What a file changes


def test_a_whole_school_is_read_and_its_classes_are_chosen(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, zipped({"ElevesSansAdresses.xml": SCHOOL}), "export.zip"))
    preview = here.sheet.preview
    assert "Export de SIECLE : 40 élèves." in preview.found.text()
    assert not preview.columns.isVisible()
    assert preview.places.count() == 5
    assert here.changes == [("", f"NOM{n} Zoé", "", "sans classe, pas repris") for n in (38, 39)]
    assert not preview.import_button.isEnabled()
    here.choose("6E1", "LATIN")
    assert "Ajoutés : 16, sans classe : 2." in preview.summary.text()
    assert here.store.classes() == []
    here.sheet.importing.confirm()
    assert [(c.name, c.pupils) for c in here.store.classes()] == [("6E1", 10), ("LATIN", 8)]
    assert here.store.classes()[0].taken_on == here.clock.today


def test_those_known_already_are_chosen_the_next_time(here: Opened, tmp_path: Path) -> None:
    path = written(tmp_path, SCHOOL, "export.xml")
    here.sheet.show_file(path)
    here.choose("6E2")
    here.sheet.importing.confirm()
    here.sheet.show_file(path)
    items = here.sheet.preview.places
    assert [item.data(Qt.ItemDataRole.UserRole)[0] for item in items.selectedItems()] == [("", "6E2")]
    assert "Gardés : 10" in here.sheet.preview.summary.text()


def test_a_list_in_october_says_who_came_who_left_and_who_is_spelt_otherwise(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, PUPILS))
    here.sheet.importing.confirm()
    before = {p.last_name: (p.id, p.number) for p in here.store.pupils(here.sheet.chosen)}
    october = "Nom;Prénom;Classe\nADAM;Zoé;6A\nMARTIN;Jo;6A\nCARON;Lou;6A\n".encode()
    here.sheet.show_file(written(tmp_path, october))
    assert sorted(here.changes) == [
        ("1", "ADAM Zoé", "6A", "gardé, nom corrigé"),
        ("2", "BRUN Al", "6A", "n’est plus dans la liste"),
        ("2", "CARON Lou", "6A", "ajouté"),
        ("3", "MARTIN Jo", "6A", "gardé"),
    ]
    assert "Ajoutés : 1, gardés : 2, partis : 1." in here.sheet.preview.summary.text()
    assert {p.last_name for p in here.store.pupils(here.sheet.chosen)} == set(before), "nothing is stored yet"
    here.sheet.importing.confirm()
    after = {p.last_name: (p.id, p.number) for p in here.store.pupils(here.sheet.chosen)}
    assert {name: after[name] for name in ("ADAM", "MARTIN")} == {name: before[name] for name in ("ADAM", "MARTIN")}


def test_another_column_changes_what_is_shown(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, "Xa;Zoé;Martin\nYb;Sam;Durand\n".encode("utf-16"), "5eC.txt"))
    boxes = here.sheet.preview.columns.boxes
    assert boxes["last"].itemText(2) == "Colonne 3 (Martin)"
    assert [line[1] for line in here.changes] == ["Xa Zoé", "Yb Sam"]
    boxes["last"].setCurrentIndex(boxes["last"].findData(2))
    assert [line[1] for line in here.changes] == ["Durand Sam", "Martin Zoé"]
    assert {line[2] for line in here.changes} == {"5eC"}
    here.sheet.preview.columns.class_name.setText("4eB")
    assert {line[2] for line in here.changes} == {"4eB"}


def test_a_list_without_header_says_so_and_its_class_is_found(here: Opened, tmp_path: Path) -> None:
    rows = b"ADAM;Zoe;F;6A\nBRUN;Al;M;6A\nMARTIN;Jo;F;6B\nPETIT;Lou;F;6B\n"
    here.sheet.show_file(written(tmp_path, rows))
    preview = here.sheet.preview
    assert "Pas de ligne d’en-tête" in preview.found.text()
    assert preview.columns.boxes["class_name"].currentText() == "Colonne 4 (6A)"
    assert [(name, place) for _, name, place, _ in here.changes] == [
        ("ADAM Zoe", "6A"), ("BRUN Al", "6A"), ("MARTIN Jo", "6B"), ("PETIT Lou", "6B"),
    ]  # fmt: skip
    here.sheet.show_file(written(tmp_path, b"Nom;Prenom;Classe\n" + rows.replace(b";F", b"").replace(b";M", b"")))
    assert "en-tête" not in preview.found.text()


def test_doubtful_accents_are_shown_in_both_readings_and_chosen(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, "Nom;Prenom;Classe\nDUPONT;Käthe;6A\n".encode("mac_roman")))
    preview = here.sheet.preview
    assert "Les accents sont devinés : « Kèthe » ou « Käthe »" in preview.found.text()
    assert [name for _, name, _, _ in here.changes] == ["DUPONT Kèthe"]
    accents = preview.columns.accents
    assert accents.isVisibleTo(preview)
    assert accents.accessibleName() == "Accents"
    accents.setFocus()
    QTest.keyClick(accents, Qt.Key.Key_Down)
    assert [name for _, name, _, _ in here.changes] == ["DUPONT Käthe"]
    assert "devinés" not in preview.found.text()
    assert "MAC_ROMAN" in preview.found.text()
    here.sheet.importing.confirm()
    assert [pupil.first_name for pupil in here.store.pupils(here.sheet.chosen)] == ["Käthe"]
    here.sheet.show_file(written(tmp_path, b"Nom;Prenom;Classe\nDUPONT;Zoe;6A\n"))
    assert not accents.isVisibleTo(preview)


def test_a_title_names_the_class_and_is_no_pupil(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(
        written(tmp_path, "5e B\nDUPONT Zoé\nMARTIN Léa\n".encode(), "liste des élèves du collège.txt")
    )
    assert [(name, place) for _, name, place, _ in here.changes] == [("DUPONT Zoé", "5e B"), ("MARTIN Léa", "5e B")]


def test_a_class_of_two_columns_is_that_until_another_column_is_chosen(here: Opened, tmp_path: Path) -> None:
    table = b"Cognome;Nome;Classe;Sezione;Gruppo\nADAM;Zoe;3;B;X\n"
    here.sheet.show_file(written(tmp_path, table))
    assert [place for _, _, place, _ in here.changes] == ["3B"]
    box = here.sheet.preview.columns.boxes["class_name"]
    box.setCurrentIndex(box.findText("Gruppo"))
    assert [place for _, _, place, _ in here.changes] == ["X"]


def test_classes_under_headings_are_told_apart_and_their_headings_counted(here: Opened, tmp_path: Path) -> None:
    text = "Classe : 5e A\nNom;Prénom\nADAM;Zoé\nBRUN;Al\nClasse : 5e B\nNom;Prénom\nMARTIN;Jo\nTotal : 3 élèves\n"
    here.sheet.show_file(written(tmp_path, text.encode()))
    assert [(name, place) for _, name, place, _ in here.changes] == [
        ("ADAM Zoé", "5e A"), ("BRUN Al", "5e A"), ("MARTIN Jo", "5e B")
    ]  # fmt: skip
    assert "pas repris : 3 titres ou totaux" in here.sheet.preview.summary.text()


def test_who_the_file_says_has_left_is_counted(here: Opened, tmp_path: Path) -> None:
    data = b"Nom;Prenom;Classe;Sortie le\nADAM;Zoe;6A;\nPARTI;Jo;6A;01/10/2026\n"
    here.sheet.show_file(written(tmp_path, data))
    assert "1 a quitté l’établissement" in here.sheet.preview.summary.text()
    assert len(here.changes) == 1


def test_homonyms_of_whom_one_is_gone_are_told(here: Opened, tmp_path: Path) -> None:
    twins = b"Nom;Prenom;Classe\nMARTIN;Zoe;6A\nMARTIN;Zoe;6A\n"
    here.sheet.show_file(written(tmp_path, twins))
    here.sheet.importing.confirm()
    here.sheet.show_file(written(tmp_path, twins[:-14]))
    assert "Homonymes" in here.sheet.preview.summary.text()
    one, other = (p.id for p in here.store.pupils(here.sheet.chosen))
    here.sheet.importing.confirm()
    page = here.sheet.pupils
    assert not page.other.isVisible()
    page.table.selectRow(0)
    assert page.chosen == one
    page.other.click()  # it is the other one who has left
    assert [(p.id, p.number) for p in here.store.pupils(here.sheet.chosen)] == [(other, 1)]
    page.table.selectRow(0)
    page.other.click()
    assert [(p.id, p.number) for p in here.store.pupils(here.sheet.chosen)] == [(one, 1)]


def test_one_roster_is_read(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, zipped(ONE), "oneroster.zip"))
    assert "Archive OneRoster" in here.sheet.preview.found.text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)], ids=lambda s: str(s.width()))
def test_everything_of_the_wizard_is_on_the_screen_and_large_enough(
    qapp, tmp_path: Path, size: QSize, scheme: str
) -> None:
    with opened(qapp, tmp_path, size=size, scheme=scheme) as made:
        give_key(made.store)
        made.sheet.open()
        for data, name in ((SCHOOL, "export.xml"), (PUPILS, "6eA.csv")):
            made.sheet.show_file(written(tmp_path, data, name))
            qapp.processEvents()
            preview, target = made.sheet.preview, made.board.kit.theme.metrics.target_px
            for widget in (preview.import_button, preview.changes, preview.summary, preview.found):
                corner = widget.mapTo(made.sheet, widget.rect().bottomRight())
                assert made.sheet.rect().contains(corner), widget
            assert preview.import_button.height() >= target
            assert preview.changes.height() >= target * 3


# Names


def test_without_keyring_a_passphrase_is_asked_when_a_list_is_taken(qapp, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as made:
        made.sheet.open()
        made.sheet.show_file(written(tmp_path, PUPILS))
        assert made.sheet.preview.isVisible(), "looking stores nothing and asks nothing"
        made.sheet.importing.confirm()
        made.settle()
        page = made.sheet.names
        assert page.isVisible()
        assert page.prompt is PassphrasePrompt.NEW
        assert made.store.classes() == []
        page.field.setText("court")
        page.repeated.setText("court")
        page.do.click()
        assert "8" in page.message.text()
        page.field.setText("cheval bleu délicat")
        page.do.click()
        assert "pas les mêmes" in page.message.text()
        page.repeated.setText("cheval bleu délicat")
        page.do.click()
        assert [c.name for c in made.store.classes()] == ["6A"]
        assert page.field.text() == ""
    with opened(qapp, tmp_path) as made:
        assert made.store.names.state is NamesState.LOCKED
        made.sheet.open()
        page = made.sheet.names
        assert (page.isVisible(), page.prompt) == (True, PassphrasePrompt.KNOWN)
        page.field.setText("autre phrase")
        page.do.click()
        assert "n’est pas la bonne" in page.message.text()
        page.field.setText("cheval bleu délicat")
        page.do.click()
        assert made.sheet.pupils.table.item(0, 1).text() == "ADAM"


def test_numbers_are_enough_and_a_forgotten_phrase_costs_names_alone(qapp, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as made:
        made.store.names.seal_by(NamesLock.around(KEY, KeyStorage.PASSPHRASE, "oubliée demain"), KEY)
        made.store.import_pupils([*_rows()])
    with opened(qapp, tmp_path) as made:
        made.sheet.open()
        made.sheet.names.without.click()
        assert [made.sheet.pupils.table.item(y, 0).text() for y in range(3)] == ["1", "2", "3"]
        assert made.sheet.pupils.table.item(0, 1).text() == ""
        assert "verrouillés" in made.sheet.pupils.names.text()
        made.sheet.pupils.names_button.click()
        page = made.sheet.names
        page.other.click()
        assert page.prompt is PassphrasePrompt.FORGOTTEN
        page.other.click()
        assert page.prompt is PassphrasePrompt.KNOWN
        page.other.click()
        page.do.click()
        assert made.store.names.state is NamesState.UNSET
        before = {p.number: p.id for p in made.store.pupils(made.sheet.chosen)}
        made.sheet.show_file(written(tmp_path, PUPILS))
        assert {line[3] for line in made.changes} == {"nom remis à ce numéro, à vérifier"}
        made.sheet.importing.confirm()
        made.settle()
        made.sheet.names.other.click()  # for today
        assert {p.number: p.id for p in made.store.pupils(made.sheet.chosen)} == before
        assert made.sheet.pupils.table.item(0, 1).text() == "ADAM"
    with opened(qapp, tmp_path) as made:
        made.sheet.open()
        assert "jusqu’à la fermeture" in made.sheet.pupils.names.text()


def test_a_name_given_back_to_the_wrong_number_is_put_right_and_back(qapp, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as made:
        made.store.names.seal_by(NamesLock.around(KEY, KeyStorage.MEMORY), KEY)
        made.store.import_pupils([*_rows()])
    with opened(qapp, tmp_path) as made:  # the key is lost with the run
        made.sheet.open()
        made.sheet.show_file(written(tmp_path, PUPILS))
        made.sheet.importing.confirm()
        made.settle()
        made.sheet.names.other.click()  # for today
        assert "les vérifier" in made.sheet.message.text()
        page, whose = made.sheet.pupils, made.sheet.pupils.whose
        assert not whose.isEnabled()
        before = {p.number: (p.id, p.last_name) for p in made.store.pupils(made.sheet.chosen)}
        page.table.selectRow(0)
        assert [whose.choice.itemText(at) for at in range(3)] == ["ADAM Zoe", "BRUN Al", "MARTIN Jo"]
        assert whose.choice.currentText() == "ADAM Zoe"
        whose.choice.activated.emit(2)
        after = {p.number: (p.id, p.last_name) for p in made.store.pupils(made.sheet.chosen)}
        assert after == {1: (before[1][0], "MARTIN"), 2: before[2], 3: (before[3][0], "ADAM")}
        assert page.chosen == before[1][0], "the number that was looked at still is"
        whose.choice.activated.emit(1)
        for _ in range(2):
            assert whose.undo.isVisibleTo(page)
            whose.undo.click()
        assert {p.number: (p.id, p.last_name) for p in made.store.pupils(made.sheet.chosen)} == before
        assert not whose.undo.isVisibleTo(page)


def test_with_a_keyring_nobody_is_asked_anything(qapp, tmp_path: Path) -> None:
    keys = MemoryKeyring()
    with opened(qapp, tmp_path, keyring=keys) as made:
        made.sheet.open()
        made.sheet.show_file(written(tmp_path, PUPILS))
        made.sheet.importing.confirm()
        made.settle()
        assert [c.name for c in made.store.classes()] == ["6A"]
        assert len(keys.kept) == 1
    with opened(qapp, tmp_path, keyring=keys) as made:
        made.sheet.open()
        made.settle()
        assert made.sheet.pupils.table.item(0, 1).text() == "ADAM"
    kept, keys.kept = keys.kept, {}
    with opened(qapp, tmp_path, keyring=keys) as made:
        made.sheet.open()
        made.settle()
        page = made.sheet.names
        assert (page.isVisible(), page.prompt) == (True, PassphrasePrompt.KEYRING)
        keys.kept = kept
        page.do.click()
        made.settle()
        assert made.sheet.pupils.table.item(0, 1).text() == "ADAM"


def _rows() -> list:
    from tni.formats.roster_detection import read

    return list(read(PUPILS).pupils)


# Keeping, one pupil, papers


def test_the_days_left_are_told_and_then_everything_goes(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, PUPILS))
    here.sheet.importing.confirm()
    words = here.sheet.pupils.keeping.text
    assert "mardi 31 août 2027, dans 278 jours" in words()
    assert not here.sheet.erase.isVisible()
    here.sheet.pupils.last_day_chosen.emit("07-07")
    assert "7 juillet 2027" in words()
    assert here.settings.get(KEEP_UNTIL) == "07-07"
    here.clock.today = NEXT_YEAR
    here.sheet.show_classes()
    assert "finie" in words()
    ids = {p.id for p in here.store.pupils(here.sheet.chosen)}
    here.sheet.erase.click()
    assert len(here.store.classes()) == 1, "a slip must not do it"
    here.sheet.erase.click()
    assert here.store.classes() == []
    assert set(here.votes.erased) == ids


def test_one_pupil_goes_at_the_second_press_with_the_votes(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, PUPILS))
    here.sheet.importing.confirm()
    page = here.sheet.pupils
    assert not page.erase.isEnabled()
    page.table.selectRow(1)
    gone = page.chosen
    page.erase.click()
    assert len(here.store.pupils(here.sheet.chosen)) == 3
    page.erase.click()
    assert [p.last_name for p in here.store.pupils(here.sheet.chosen)] == ["ADAM", "MARTIN"]
    assert here.votes.erased == [gone]
    assert "effacés" in here.sheet.message.text()


def test_one_pupil_is_written_out_with_all_that_is_known(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, "Nom;Prénom;Classe\n<ADAM>;Zoé;6A\n".encode()))
    here.sheet.importing.confirm()
    (class_id,) = (c.id for c in here.store.classes())
    (pupil,) = here.store.pupils(class_id)
    at = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
    here.votes.answers = [PupilVote(at, class_id, 1, "1/2 & 1/3 ?", "B", True), PupilVote(at, None, 1, "", None, None)]
    here.sheet.pupil_data.export(class_id, pupil.id, tmp_path / "out.html")
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    for words in ("&lt;ADAM&gt;", "Zoé", "6A", "1/2 &amp; 1/3 ?", ">B<", "juste", "pas de réponse", pupil.id):
        assert words in text
    assert "<ADAM>" not in text
    assert "Données enregistrées avec le nom" in here.sheet.message.text()
    assert "poste partagé" in here.sheet.message.text()


def test_more_time_is_given_in_the_list_and_written_out(here: Opened, tmp_path: Path) -> None:
    here.sheet.show_file(written(tmp_path, PUPILS))
    here.sheet.importing.confirm()
    page, class_id = here.sheet.pupils, here.sheet.chosen
    assert not page.more_time.isEnabled()
    page.table.selectRow(1)
    chosen = page.chosen
    page.more_time.choice.setCurrentIndex(1)
    page.more_time.choice.activated.emit(1)
    number = next(p.number for p in here.store.pupils(class_id) if p.id == chosen)
    assert here.store.extra(class_id) == {number: 0.3333}
    assert page.chosen == chosen
    assert page.table.item(1, 3).text() == "un tiers"
    page.more_time.choice.setCurrentIndex(4)
    page.more_time.choice.activated.emit(4)
    page.more_time.percent.setValue(40)
    assert here.store.extra(class_id) == {number: 0.4}
    assert page.more_time.percent.isVisibleTo(page)
    here.sheet.pupil_data.export(class_id, chosen, tmp_path / "out.html")
    assert "Temps en plus" in (tmp_path / "out.html").read_text(encoding="utf-8")
    page.table.selectRow(0)
    assert page.more_time.choice.currentIndex() == 0
    page.table.selectRow(1)
    page.more_time.choice.activated.emit(0)
    assert here.store.extra(class_id) == {}


def test_a_pupil_who_has_voted_is_told_wholly_and_then_in_no_byte(qapp, tmp_path: Path, qtbot) -> None:
    """By a search of every file of the program: lists, votes, their WAL, sessions, lessons, settings."""

    def files_with(pupil: PupilId) -> list[str]:
        return [path.name for path in tmp_path.rglob("*") if path.is_file() and pupil.encode() in path.read_bytes()]

    with room(qapp, tmp_path) as here:
        lesson(here, qtbot)
        pupil, other = (next(p.id for p in here.roster.pupils(here.class_id) if p.number == n) for n in (2, 3))
        lists, found = here.teaching.class_lists, list[PupilData]()
        lists.collect_data(here.class_id, pupil, found.append, found.append)
        qtbot.wait_until(lambda: bool(found))
        assert [(v.number, v.choice, v.right) for v in found[0].votes] == [(2, "B", True), (2, "A", True)]
        assert len(files_with(pupil)) > 1
        done: list = []
        lists.erase_pupil(pupil, done.append)
        qtbot.wait_until(lambda: done == [None])
        assert files_with(pupil) == []
        assert len(files_with(other)) > 1
    assert files_with(pupil) == []


def test_the_papers_are_copied_and_nothing_is_written_over(here: Opened, tmp_path: Path) -> None:
    from tni.app.shipped_files import papers_folder

    (tmp_path / "registre-tni.html").write_text("mine")
    copy_data_protection_files(here.sheet, papers_folder(), tmp_path)
    assert (tmp_path / "registre-tni.html").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.glob("*.html")) == [
        "analyse-impact-tni.html",
        "registre-tni (2).html",
        "registre-tni.html",
    ]
    assert "RGPD" in (tmp_path / "registre-tni (2).html").read_text(encoding="utf-8")
    copy_data_protection_files(here.sheet, papers_folder(), tmp_path / "nowhere")
    assert "autre dossier" in here.sheet.message.text()


# On the board


@pytest.mark.parametrize(("way", "shown"), [("number", ""), ("first", "Zoé L."), ("full", "Zoé LE GOFF")])
def test_the_board_shows_a_number_unless_something_else_is_set(way: str, shown: str) -> None:
    assert public_pupil_name(Pupil(PupilId("p"), "MARTIN", "Zoé", "LE GOFF", 3), way) == shown
    assert public_pupil_name(Pupil(PupilId("p"), "", "", "", 3), way) == ""


def test_who_is_drawn_is_a_number_for_all_by_default(qapp, tmp_path: Path) -> None:
    with room(qapp, tmp_path) as here:
        here.teaching.class_lists.choose_class(here.class_id)
        assert {pupil.public_name for pupil in here.teaching.lists.pupils()} == {""}
        here.program.settings.set(PUPIL_NAME_STYLE, "first")
        assert all(pupil.public_name.endswith(".") for pupil in here.teaching.lists.pupils())
        here.teaching.class_lists.choose_class(ClassId("none"))
        assert here.teaching.lists.pupils() == []


def test_names_stay_open_when_the_program_is_made_anew_in_another_language(qapp, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sysfs, "system_devices", Socket)
    equip(tmp_path, **{PICTURE_WIDTH_MM.key: 1600.0})
    program = build(qapp, folders(tmp_path))
    program.start(full_screen=False)
    try:
        assert program.teaching.class_lists.names.make_for_today()
        (class_id,) = program.stores.roster.import_pupils(_rows()).classes
        program = rebuild(program, folders(tmp_path))
        assert program.stores.roster.names.state is NamesState.OPEN
        assert program.stores.roster.pupils(class_id)[0].last_name == "ADAM"
    finally:
        program.close()
        program.main_controller.window.deleteLater()
