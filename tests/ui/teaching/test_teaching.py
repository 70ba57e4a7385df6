"""From the question to the cahier, on the real board: votes by the recorded way, séance, sheet, resumed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.teaching_room import ONE_SCREEN, is_stored, room
from tests.support.vote_widgets import hold
from tests.support.widgets import click, named
from tni.api.devices import Vote
from tni.core.ids import ClickerId
from tni.core.settings import PICTURE_WIDTH_MM, SUBJECT
from tni.devices.clickers.simulated_class import SimulatedClass
from tni.devices.ports import NullPort
from tni.quiz.round import RoundPhase
from tni.store.seances import SeanceStore
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.chrome.seance_button import SeanceButton
from tni.ui.chrome.tiles import CommandTile
from tni.ui.seance.cahier_sheet import plain_text_of
from tni.ui.teaching.picture_width import PictureWidthPanel
from tni.ui.vote.histogram import HistogramRow


@pytest.fixture
def here(qapp, tmp_path: Path):
    with room(qapp, tmp_path) as made:
        yield made


def press(here, number: int, choice: str) -> None:
    """As the receivers' mailbox hands it over."""
    vote = Vote(ClickerId(f"iclicker:0000000{number}"), choice, time.monotonic())
    here.teaching.on_events([vote])


def answered(here) -> int:
    state = here.teaching.voting.rounds.state
    return 0 if state is None else len(state.answered)


def test_one_key_asks_one_closes_one_reveals(here, qtbot) -> None:
    window, strip = here.board.window, here.teaching.vote.strip
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert strip.isVisible()
    assert strip.count.text() == "0 / 3 réponses"
    press(here, 1, "A")
    press(here, 2, "B")
    qtbot.waitUntil(lambda: strip.count.text() == "2 / 3 réponses")
    assert answered(here) == 2
    result = here.teaching.vote.result
    assert not result.isVisible()
    QTest.keyClick(window.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert here.teaching.voting.rounds.state.phase is RoundPhase.CLOSED
    QTest.keyClick(window.canvas, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert result.bars.isVisible()
    assert [row.accessibleName() for row in result.bars.findChildren(HistogramRow)] == [
        "A : 1 vote, 50 %",
        "B : 1 vote, 50 %",
        "C : 0 vote, 0 %",
        "D : 0 vote, 0 %",
    ]


def test_without_a_receiver_the_vote_opens_and_says_what_to_do(here) -> None:
    here.trigger(CommandId.ASK_TRUE_FALSE)
    assert any("Aucun récepteur" in text for text in here.notices)
    assert here.teaching.voting.rounds.state.question.choices == ("A", "B")
    notice = here.board.window.notices.shown[0]
    assert not notice.geometry().intersects(here.teaching.vote.strip.geometry())


def test_the_right_answer_is_a_long_press_and_stays_on_disk(here, qtbot) -> None:
    here.trigger(CommandId.ASK)
    press(here, 1, "C")
    qtbot.waitUntil(lambda: answered(here) == 1 and not here.teaching.vote.is_behind)
    here.reveal()
    row = named(here.teaching.vote.result.bars, HistogramRow, "C : 1 vote, 100 %")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert "bonne réponse" not in row.accessibleName(), "a wrong touch at the wall marks nothing"
    assert any("Appui long" in text for text in here.notices)
    hold(qtbot, row)
    assert "bonne réponse" in row.accessibleName()
    assert here.teaching.voting.rounds.state.success == 1.0
    here.teaching.voting.put_away()
    votes = here.folder / "votes.db"
    qtbot.waitUntil(lambda: is_stored(votes, lambda found: found.round.question.key == "C"))


def test_another_number_of_choices_before_anyone_answered(here, qtbot) -> None:
    here.trigger(CommandId.ASK)
    here.teaching.asking.set_choice_count(3)
    assert here.teaching.voting.rounds.state.question.choices == ("A", "B", "C")
    press(here, 1, "C")
    qtbot.waitUntil(lambda: answered(here) == 1 and not here.teaching.vote.is_behind)
    here.teaching.asking.set_choice_count(5)
    assert here.teaching.voting.rounds.state.question.choice_count == 3
    here.reveal()
    here.ask()
    assert here.teaching.voting.rounds.state.question.choice_count == 5


def test_a_second_vote_is_beside_the_first(here, qtbot) -> None:
    here.trigger(CommandId.ASK)
    press(here, 1, "A")
    qtbot.waitUntil(lambda: answered(here) == 1 and not here.teaching.vote.is_behind)
    here.reveal()
    here.teaching.asking.ask_again()
    assert here.teaching.voting.state.question.result is None
    press(here, 1, "B")
    qtbot.waitUntil(lambda: answered(here) == 1 and not here.teaching.vote.is_behind)
    here.reveal()
    result = here.teaching.voting.state.question.result
    assert (result.counts["B"], result.before["A"]) == (1, 1)
    bars = here.teaching.vote.result.bars.findChildren(HistogramRow)
    assert bars[0].accessibleName() == "A : 0 vote, 0 %, 1 au vote d’avant"


def test_a_simulated_class_votes_through_a_reader(here, qtbot) -> None:
    pupils = SimulatedClass(seed=1, pupils=5, median_s=0.05, answers=1.0, changes_mind=0.0)
    for clicker, number in zip(pupils.clickers, range(11, 16), strict=True):
        here.roster.set_clicker(clicker, number)
    here.teaching.clickers.plug("class", pupils, NullPort())
    qtbot.waitUntil(lambda: here.teaching.clickers.count == 1)
    here.trigger(CommandId.ASK)
    assert not here.notices
    qtbot.waitUntil(lambda: answered(here) == 5 and not here.teaching.vote.is_behind)


def test_a_seance_is_followed_and_written_up(here, qtbot) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    session = here.board.editor
    assert session.seance is not None
    here.trigger(CommandId.ADD_PAGE)
    here.trigger(CommandId.ASK)
    press(here, 1, "A")
    press(here, 2, "A")
    qtbot.waitUntil(lambda: answered(here) == 2 and not here.teaching.vote.is_behind)
    here.teaching.voting.set_key("A")
    here.trigger(CommandId.CLOSE_VOTE)
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    assert sheet.isVisible()
    assert "– Questions à la classe" in plain_text_of(sheet.contenu)
    assert (sheet.class_name.text(), sheet.subject.text()) == ("5eA", "Maths")
    for last, first in (("ALBERT", "Zoé"), ("BENALI", "Samir"), ("COSTA", "Inès")):
        assert last not in sheet.contenu.toPlainText()
        assert first not in sheet.contenu.toPlainText()
    sheet.homework.text.setPlainText("Exercice 4 page 12")
    sheet.copy_travail.click()
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), data.html()) == ("Exercice 4 page 12", "<p>Exercice 4 page 12</p>")
    sheet.copy_contenu.click()
    assert "<ul><li>" in QGuiApplication.clipboard().mimeData().html()
    sheet.done.click()
    assert session.seance is None
    assert here.board.editor.document.count(here.board.editor.page.id) == 0
    qtbot.waitUntil(lambda: not here.teaching.seances.cahier.unsaved)
    listed = []
    here.teaching.seances.cahier.past(listed.append)
    qtbot.waitUntil(lambda: bool(listed))
    assert [(s.class_name, s.state.value) for s in listed[0]] == [("5eA", "finished")]


def test_the_bar_says_which_class_is_taught_and_ends_its_seance(here, qtbot) -> None:
    mark = here.board.window.bar.findChild(SeanceButton)
    assert mark.accessibleName() == "Séance"
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    assert mark.class_name == "5eA"
    mark.click()
    end = here.board.commands[CommandId.END_SEANCE]
    next(tile for tile in here.board.window.findChildren(CommandTile) if tile.defaultAction() is end).click()
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.done.click()
    assert mark.class_name == ""
    here.teaching.seance.begin(None, "", "")
    assert mark.class_name == "Séance"


def test_a_sheet_closed_unfinished_loses_nothing_and_the_seance_goes_on(here, qtbot) -> None:
    here.teaching.seance.begin(None, "4eB", "SVT")
    here.trigger(CommandId.END_SEANCE)
    papers = here.teaching.seance.cahier_controller
    papers.sheet.heading.setText("Volcans")
    papers.sheet.heading.textEdited.emit("Volcans")
    QTest.keyClick(papers.sheet, Qt.Key.Key_Escape)
    assert papers.sheet is None
    assert here.board.editor.seance is not None
    here.trigger(CommandId.ADD_PAGE)
    here.trigger(CommandId.END_SEANCE)
    assert papers.sheet.heading.text() == "Volcans"
    assert papers.sheet.contenu.toPlainText() == ""  # nothing is known of the séance
    papers.sheet.put_away()


def test_the_pdf_has_its_name_and_its_folder(here, qtbot) -> None:
    here.teaching.seance.begin(None, "6eC", "Français")
    here.board.window.do(lambda s: s.add_text("Le portrait", 20, 20))
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    sheet.pdf.click()
    exports = here.folder / "exports"
    qtbot.waitUntil(lambda: exports.is_dir() and len(list(exports.glob("*_6eC_Francais_*.pdf"))) == 1)
    qtbot.waitUntil(lambda: "PDF enregistré" in sheet.message.text())
    assert next(exports.glob("*.pdf")).read_bytes().startswith(b"%PDF")
    sheet.put_away()


def test_ink_of_a_class_is_there_again_when_it_is_resumed(here, qtbot) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    seance = here.board.editor.seance
    here.board.window.do(lambda s: s.add_text("chlorophylle", 20, 20))
    here.teaching.seance.begin(None, "5eB", "Maths")
    assert here.board.editor.document.count(here.board.editor.page.id) == 0
    here.trigger(CommandId.RESUME)
    panel = here.teaching.seance.panel
    panel.chosen.emit(seance)
    panel.put_away()
    assert here.board.editor.seance == seance
    assert here.board.editor.document.count(here.board.editor.page.id) == 1
    assert here.teaching.class_lists.class_id == here.class_id


def test_ink_kept_in_the_lesson_is_there_for_the_next_class(here) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.board.window.do(lambda s: s.add_text("à garder", 20, 20))
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    sheet.keep_ink.setChecked(True)
    sheet.done.click()
    assert here.board.editor.seance is None
    here.teaching.seance.begin(None, "5eB", "Maths")
    assert here.board.editor.document.count(here.board.editor.page.id) == 1


def test_a_session_that_was_not_ended_is_offered_at_the_next_start(qapp, tmp_path, qtbot) -> None:
    with room(qapp, tmp_path) as here:
        here.teaching.seance.begin(None, "5eA", "Maths")
    with room(qapp, tmp_path) as here:
        here.teaching.start()
        qtbot.waitUntil(lambda: any("pas été terminée" in text for text in here.notices))
        here.teaching.seance.show_past()
        shown = here.teaching.seance.past.sheet
        qtbot.waitUntil(lambda: shown.seances.count() == 1)
        next(b for b in shown.findChildren(TextButton) if b.accessibleName() == "Ouvrir").click()
        qtbot.waitUntil(lambda: here.teaching.seance.cahier_controller.sheet is not None)
        assert here.teaching.seance.cahier_controller.sheet.class_name.text() == "5eA"


def test_the_panel_offers_the_classes_and_remembers_the_subject(here) -> None:
    here.trigger(CommandId.START_SEANCE)
    panel = here.teaching.seance.panel
    click(panel.grid, "5eA")
    panel.subject.setText("Physique")
    panel.start.click()
    assert here.teaching.class_lists.class_id == here.class_id
    assert here.program.settings.get(SUBJECT) == "Physique"
    assert here.board.window.windowTitle().count("5eA") == 1


def test_a_hidden_board_shows_nothing_until_it_is_touched(here, qtbot) -> None:
    here.trigger(CommandId.ASK)  # a vote that opens shows the board
    here.trigger(CommandId.HIDE_BOARD)
    hidden = here.teaching.windows.blank_screen
    assert hidden.isVisible()
    assert hidden.geometry() == here.board.window.rect()
    here.board.window.notices.show("Un message")  # what comes later lies under it: a notice, a panel
    here.trigger(CommandId.START_SEANCE)
    for later in (here.teaching.vote.strip, here.board.window.notices.shown[0], here.teaching.seance.panel):
        assert later.isVisible()
        assert here.board.window.childAt(later.geometry().center()) is hidden
    here.board.window.resize(1000, 640)
    assert hidden.geometry() == here.board.window.rect()
    qtbot.mouseClick(hidden, Qt.MouseButton.LeftButton)
    assert not hidden.isVisible()
    assert not here.board.commands[CommandId.HIDE_BOARD].isChecked()


def test_one_screen_opens_the_teachers_window_by_a_long_press_only(here, qtbot) -> None:
    here.trigger(CommandId.TEACHER_WINDOW)
    windows = here.teaching.windows
    assert windows.teacher is None
    assert windows.panel is not None
    windows.panel.held.emit()
    assert windows.teacher.isVisible()


def test_two_screens_have_a_window_each(here, qtbot) -> None:
    here.screens = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)], 0)
    here.teaching.start()
    teacher = here.teaching.windows.teacher
    assert teacher.isVisible()
    assert teacher.geometry().intersects(QRect(0, 0, 1366, 768))
    assert here.board.commands[CommandId.TEACHER_WINDOW].isChecked()
    here.screens = ONE_SCREEN
    here.teaching.windows.place()
    assert not teacher.isVisible()


def test_what_was_typed_when_the_program_ends_is_on_disk(qapp, tmp_path) -> None:
    with room(qapp, tmp_path) as here:
        here.teaching.seance.begin(None, "3eD", "Latin")
        here.trigger(CommandId.END_SEANCE)
        sheet = here.teaching.seance.cahier_controller.sheet
        sheet.heading.setText("Rosa")
        sheet.heading.textEdited.emit("Rosa")
        session = here.teaching.seances.cahier.seance_id
    kept = SeanceStore(tmp_path / "sessions.db").entry(session)
    assert kept is not None
    assert kept.title == "Rosa"


def test_the_width_is_asked_once(qapp, tmp_path) -> None:
    with room(qapp, tmp_path, width_mm=0.0) as here:
        here.teaching.start()
        assert here.board.window.findChild(PictureWidthPanel) is None, "nothing lies over a page that has just come"
        window = here.board.window
        assert window.findChildren(Notice) == []
        assert not window.drawer.isVisible()
        window.bar.more_button.defaultAction().trigger()
        asked = [b for b in window.drawer.findChildren(TextButton) if b.accessibleName() == "Régler"]
        assert [b.isVisible() for b in asked] == [True]
        assert window.page_area.contains(window.drawer.geometry())
        asked[0].click()
        assert not window.drawer.isVisible()
        panel = here.board.window.findChild(PictureWidthPanel)
        assert panel.isVisible()
        panel.width_m.setValue(1.75)
        panel.chosen.emit(1750.0)
        panel.put_away()
        assert here.program.settings.get(PICTURE_WIDTH_MM) == 1750.0
        window.bar.more_button.defaultAction().trigger()
        assert not asked[0].isVisible(), "it is asked once"
