"""Results of each pupil: private, sorted, corrected, in a file; names from the lists alone."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFileDialog

from tests.support.proposals import proposal_of
from tests.support.teaching_room import Room, room
from tests.support.widgets import named
from tests.ui.test_accessible import nameless
from tni.api.devices import Vote
from tni.cahier.french import NBSP
from tni.cahier.seance_log import QuestionCorrected
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId
from tni.quiz.question import QuestionKind
from tni.quiz.question_draft import QuestionDraft
from tni.roster.class_list import PupilRow
from tni.services.results.row_order import ResultsOrder
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.results.answers_model import SPOKEN_ROLE
from tni.ui.results.results_sheet import ResultsSheet
from tni.ui.vote.histogram import HistogramRow

ICON = Qt.ItemDataRole.DecorationRole
TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)], 0)


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


def vote(here: Room, qtbot, answers: Mapping[int, str], key: str | None, kind=QuestionKind.CHOICE) -> None:
    here.teaching.vote.ask(QuestionDraft(kind))
    now = SystemClock().monotonic()
    here.teaching.on_events([Vote(ClickerId(f"iclicker:0000000{n}"), choice, now) for n, choice in answers.items()])
    known = {n for n in answers if n <= 3}
    qtbot.waitUntil(lambda: len(here.teaching.voting.rounds.state.answered) == len(known))
    here.teaching.voting.set_key(key)
    here.teaching.voting.reveal()
    here.teaching.voting.put_away()


def lesson(here: Room, qtbot) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    vote(here, qtbot, {1: "A", 2: "B", 9: "B"}, "B")
    vote(here, qtbot, {2: "A", 3: "B"}, "A", QuestionKind.TRUE_FALSE)


def opened(here: Room, qtbot) -> ResultsSheet:
    here.teaching.results.open()
    sheet = here.teaching.results.sheet
    qtbot.waitUntil(lambda: sheet.table.model().rowCount() > 0)
    return sheet


def heads(sheet: ResultsSheet) -> list[str]:
    table = sheet.table.model()
    return [table.headerData(y, Qt.Orientation.Vertical).replace(NBSP, " ") for y in range(table.rowCount())]


def spoken(sheet: ResultsSheet, y: int) -> list[str]:
    return [sheet.table.model().index(y, x).data(SPOKEN_ROLE) for x in range(sheet.table.model().columnCount())]


def test_pupils_by_questions(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    sheet = opened(here, qtbot)
    assert heads(sheet) == ["1  ALBERT Zoé", "2  BENALI Samir", "3  COSTA Inès", "Télécommande 00000009, sans élève"]
    assert spoken(sheet, 0) == ["0 / 2", "A, erreur", "pas de réponse"]
    assert spoken(sheet, 1) == ["2 / 2", "B, juste", "Vrai, juste"]
    assert spoken(sheet, 2) == ["0 / 2", "pas de réponse", "Faux, erreur"]
    assert spoken(sheet, 3) == ["–", "B, juste", "ne pouvait pas répondre"]
    right, wrong, none = (sheet.table.model().index(*at) for at in ((1, 1), (0, 1), (0, 2)))
    assert (right.data(), wrong.data(), none.data()) == ("B", "A", "·")
    signs = {item.data(ICON).pixmap(24).toImage().cacheKey() for item in (right, wrong)}
    assert len(signs) == 2, "told apart by a sign"
    assert none.data(ICON) is None
    assert sheet.table.model().headerData(1, Qt.Orientation.Horizontal) == f"1\nB 50{NBSP}%"
    assert "5eA" in sheet.choice.classes.currentText()
    assert "Maths" in sheet.choice.seances.currentText()
    assert set(nameless(sheet)) <= {"Pane NoneType"}, "Qt's own corner of a table"


def test_sorted_by_name_number_and_score(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    here.roster.set_number(here.class_id, here.roster.pupils(here.class_id)[0].id, 12)
    sheet = opened(here, qtbot)
    numbers = lambda: [head.split()[0] for head in heads(sheet)][:-1]  # noqa: E731
    assert numbers() == ["1", "2", "3"], "the number of that day"
    named(sheet.order, TextButton, "Score").click()
    assert numbers() == ["2", "1", "3"]
    named(sheet.order, TextButton, "Nom").click()
    assert [head.split()[1] for head in heads(sheet)] == ["ALBERT", "BENALI", "COSTA", "00000009,"]
    named(sheet.order, TextButton, "N°").click()
    assert numbers() == ["1", "2", "3"]
    assert sheet.order.value == ResultsOrder.NUMBER


def test_one_screen_shows_results_after_a_long_press_only(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    here.trigger(CommandId.RESULTS)
    assert here.teaching.results.sheet is None
    panel = here.teaching.windows.panel
    hold = next(b for b in panel.children() if getattr(b, "held", None))
    qtbot.mouseClick(hold, Qt.MouseButton.LeftButton)
    assert here.teaching.results.sheet is None
    qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: here.teaching.results.sheet is not None, timeout=LONG_PRESS_MS * 10)
    assert here.teaching.results.sheet.parent() is here.board.window
    qtbot.keyClick(here.teaching.results.sheet, Qt.Key.Key_Escape)
    assert here.teaching.results.sheet is None


def test_on_her_own_screen_a_press_opens_them(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    here.screens = TWO_SCREENS
    here.teaching.start()
    here.teaching.windows.teacher.results_wanted.emit()
    assert here.teaching.results.sheet.parent() is here.teaching.windows.teacher


def test_from_the_list_of_classes(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    here.roster.import_pupils([PupilRow("DURAND", "Léa")], default_class="4eB")
    here.teaching.lists.show()
    classes = here.teaching.lists.sheet
    classes.show_classes(next(c.id for c in here.roster.classes() if c.name == "4eB"))
    qtbot.mouseClick(named(classes, TextButton, "Résultats"), Qt.MouseButton.LeftButton)
    assert here.teaching.lists.sheet is None
    sheet = here.teaching.results.sheet
    qtbot.waitUntil(lambda: "Aucun vote avec cette classe" in sheet.message.text())
    assert sheet.choice.classes.currentText() == "4eB"
    assert not sheet.table.isVisible()
    assert not sheet.export.isEnabled()
    sheet.choice.classes.setCurrentIndex(sheet.choice.classes.findText("5eA"))
    qtbot.waitUntil(sheet.table.isVisible)
    assert len(heads(sheet)) == 4


def test_nothing_voted_and_no_class_is_said(here: Room, qtbot) -> None:
    here.roster.delete_class(here.class_id)
    here.teaching.results.open()
    qtbot.waitUntil(lambda: "Importer d’abord une liste" in here.teaching.results.sheet.message.text())


def test_past_sessions_can_be_chosen(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    here.teaching.seance.begin(here.class_id, "5eA", "Physique")
    vote(here, qtbot, {3: "D"}, None)
    qtbot.waitUntil(lambda: not here.teaching.seances.cahier.unsaved)
    sheet = opened(here, qtbot)
    assert ["Physique" in sheet.choice.seances.itemText(0), "Maths" in sheet.choice.seances.itemText(1)] == [True, True]
    assert sheet.table.model().columnCount() == 2
    sheet.choice.seances.setCurrentIndex(1)
    qtbot.waitUntil(lambda: sheet.table.model().columnCount() == 3)


def test_of_a_deleted_class_the_numbers_remain(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    here.roster.delete_class(here.class_id)
    sheet = opened(here, qtbot)
    assert heads(sheet)[:3] == ["n° 1", "n° 2", "n° 3"]
    assert sheet.choice.classes.currentText() == "5eA (liste supprimée)"


def test_the_votes_database_never_gets_a_name(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    opened(here, qtbot)
    with closing(sqlite3.connect(here.folder / "votes.db")) as db:
        dump = "\n".join(db.iterdump())
    assert "00000002" in dump
    for name in ("ALBERT", "BENALI", "COSTA", "Zoé", "Samir", "Inès", "5eA"):
        assert name not in dump


def test_a_running_vote_is_not_in_the_table_until_it_is_closed(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    here.trigger(CommandId.ASK)
    here.teaching.on_events([Vote(ClickerId("iclicker:00000001"), "D", SystemClock().monotonic())])
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.answered == (1,))
    sheet = opened(here, qtbot)
    assert sheet.table.model().columnCount() == 3
    here.trigger(CommandId.CLOSE_VOTE)
    qtbot.waitUntil(lambda: sheet.table.model().columnCount() == 4)
    assert spoken(sheet, 0)[3] == "D"


def test_a_right_answer_said_days_later_reaches_scores_votes_and_the_cahier(here: Room, qtbot) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    vote(here, qtbot, {1: "A", 2: "B", 3: "C"}, None)
    session = here.teaching.seances.cahier.seance_id
    proposal_of(here.teaching.seances.cahier, with_answers=True)
    here.trigger(CommandId.END_SEANCE)
    here.teaching.seance.cahier_controller.sheet.done.click()
    sheet = opened(here, qtbot)
    assert spoken(sheet, 0) == ["–", "A"]
    named(sheet.key, TextButton, "B").click()
    qtbot.waitUntil(lambda: spoken(sheet, 1) == ["1 / 1", "B, juste"])
    assert spoken(sheet, 0) == ["0 / 1", "A, erreur"]
    store = here.program.stores.seances
    qtbot.waitUntil(lambda: any(isinstance(e, QuestionCorrected) for e in store.log(session)))
    qtbot.waitUntil(lambda: "à reprendre" in store.entry(session).contenu)
    named(sheet.key, TextButton, "Aucune").click()
    qtbot.waitUntil(lambda: spoken(sheet, 0) == ["–", "A"])
    qtbot.waitUntil(lambda: "reprendre" not in store.entry(session).contenu)


def test_a_right_answer_of_the_vote_under_way_is_said_on_the_board_too(here: Room, qtbot) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.ASK)
    here.teaching.on_events([Vote(ClickerId("iclicker:00000001"), "D", SystemClock().monotonic())])
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.answered == (1,))
    here.reveal()
    sheet = opened(here, qtbot)
    named(sheet.key, TextButton, "D").click()
    assert here.teaching.voting.rounds.state.question.key == "D"
    assert "bonne réponse" in here.teaching.vote.result.bars.findChildren(HistogramRow)[3].accessibleName()
    qtbot.waitUntil(lambda: spoken(sheet, 0) == ["1 / 1", "D, juste"])


def test_a_question_is_chosen_by_the_arrows_and_voted_again_meanwhile(here: Room, qtbot) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    vote(here, qtbot, {1: "A"}, None)
    here.trigger(CommandId.ASK)
    here.teaching.on_events([Vote(ClickerId("iclicker:00000002"), "D", SystemClock().monotonic())])
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.answered == (2,))
    here.reveal()
    here.teaching.asking.ask_again()
    sheet = opened(here, qtbot)
    assert sheet.key_row.question.text() == "Question 1"
    sheet.table.setCurrentIndex(sheet.table.model().index(0, 1))
    qtbot.keyClick(sheet.table, Qt.Key.Key_Right)
    assert sheet.key_row.question.text() == "Question 2"
    named(sheet.key, TextButton, "D").click()
    assert here.teaching.voting.rounds.state.question.key == "D", "the vote that goes on is on the same question"
    qtbot.waitUntil(lambda: spoken(sheet, 1)[2] == "D, juste")


def test_the_table_as_a_file(here: Room, qtbot, tmp_path: Path) -> None:
    here.roster.import_pupils([PupilRow("=1+1", "@home"), PupilRow("LE GOFF", "Éloïse")], default_class="6eB")
    six = next(c.id for c in here.roster.classes() if c.name == "6eB")
    here.teaching.seance.begin(six, "6eB", "Maths")
    vote(here, qtbot, {1: "A", 2: "B", 9: "C"}, "B")
    sheet = opened(here, qtbot)
    path = tmp_path / "résultats.csv"
    path.write_text("ce qui était là")
    sheet.export_to(path)
    qtbot.waitUntil(lambda: "Tableau enregistré avec les noms" in sheet.message.text())
    assert "poste partagé" in sheet.message.text()
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["N°", "Nom", "Prénom", "Question 1", "Justes", "Sur"]
    named = {row[1]: row for row in rows}
    assert named["'=1+1"][2] == "'@home"
    assert sorted(row[3] for row in rows[1:3]) == ["A ✗", "B ✓"]
    assert named["Télécommande 00000009, sans élève"][3] == "C ✗"
    assert rows[-1][3] == f"50{NBSP}%".replace(NBSP, " ")
    assert list(tmp_path.glob(".*.part")) == []


def test_a_table_without_names_is_told_without_a_warning(here: Room, qtbot, tmp_path: Path) -> None:
    here.roster.import_pupils([PupilRow("LE GOFF", "Éloïse")], default_class="6eB")
    six = next(c.id for c in here.roster.classes() if c.name == "6eB")
    here.teaching.seance.begin(six, "6eB", "Maths")
    vote(here, qtbot, {1: "A"}, "B")
    sheet = opened(here, qtbot)
    named(sheet.named, TextButton, "Numéros").click()
    sheet.export_to(tmp_path / "a.csv")
    qtbot.waitUntil(lambda: "Tableau enregistré" in sheet.message.text())
    assert "poste partagé" not in sheet.message.text()
    assert "LE GOFF" not in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_the_place_of_the_file_is_asked_by_the_programs_own_dialog(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    sheet = opened(here, qtbot)
    sheet.export.click()
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.labelText(QFileDialog.DialogLabel.FileName) == "Nom du fichier :"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(here: Room, qtbot, tmp_path: Path) -> None:
    lesson(here, qtbot)
    sheet = opened(here, qtbot)
    sheet.export_to(tmp_path / "absent" / "a.csv")
    qtbot.waitUntil(lambda: "choisir un autre dossier" in sheet.message.text())
    assert not (tmp_path / "absent").exists()


def test_votes_that_cannot_be_read_are_said(here: Room, qtbot, monkeypatch) -> None:
    lesson(here, qtbot)
    here.teaching.results.open()
    sheet = here.teaching.results.sheet
    qtbot.waitUntil(lambda: sheet.table.model().rowCount() > 0)
    (here.folder / "votes.db-wal").unlink(missing_ok=True)
    (here.folder / "votes.db").write_bytes(b"no database " * 400)
    here.teaching.results.review.reload()
    qtbot.waitUntil(lambda: "n’ont pas pu être lus" in sheet.message.text())


def test_on_one_screen_what_is_asked_lies_over_the_window_that_asked(here: Room, qtbot) -> None:
    lesson(here, qtbot)
    windows = here.teaching.windows
    windows.show_teacher()
    with qtbot.waitActive(windows.teacher):
        windows.teacher.activateWindow()
    windows.teacher.results_wanted.emit()
    assert here.teaching.results.sheet is None, "names need a long press, on this screen too"
    assert windows.panel.parent() is windows.teacher
    windows.panel.held.emit()
    assert here.teaching.results.sheet.parent() is windows.teacher
    here.teaching.results.sheet.put_away()
    with qtbot.waitActive(here.board.window):
        here.board.window.activateWindow()
    here.trigger(CommandId.RESULTS)
    assert windows.panel.parent() is here.board.window
    windows.panel.held.emit()
    assert here.teaching.results.sheet.parent() is here.board.window


def test_votes_without_a_class_are_numbers_under_their_day(here: Room, qtbot) -> None:
    vote(here, qtbot, {1: "A", 3: "B", 9: "C"}, "B")
    sheet = opened(here, qtbot)
    assert sheet.choice.classes.currentText() == "Sans liste de classe"
    assert "hors séance" in sheet.choice.seances.currentText()
    assert heads(sheet) == ["n° 1", "n° 2", "n° 3", "Télécommande 00000009, sans élève"]
    assert [spoken(sheet, y)[0] for y in range(4)] == ["0 / 1", "–", "1 / 1", "–"]
