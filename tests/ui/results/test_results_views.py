"""The teacher's views of results: every kind of question, analysis, progress, what to come back to, files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from tests.support.results_year import QUESTIONS, write_weeks
from tests.support.teaching_room import Room, room
from tests.support.widgets import named
from tests.ui.results.test_printed_report import texts
from tni.cahier.french import NBSP
from tni.core.ids import ClickerId, QuestionId
from tni.quiz.anonymise import ANONYMOUS_PREFIX
from tni.quiz.answer_key import parse_answer_key
from tni.quiz.answers import parse_answer
from tni.quiz.question import Question
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import KINDS_WITHOUT_KEY, QuestionKind
from tni.quiz.results_table import ResultsTable, RowOwner
from tni.quiz.round import RoundPhase
from tni.quiz.skill_history import SkillPoint
from tni.quiz.skills import SKILLS
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.results.answer_text import answer_key_text, full_answer_text, short_answer_text
from tni.ui.results.answers_model import SPOKEN_ROLE
from tni.ui.results.bar_table import BAR_ROLE, BarCell, share_bar
from tni.ui.results.line_chart import LineChart
from tni.ui.results.marks_sheet import MarksSheet
from tni.ui.results.progress_view import ProgressView
from tni.ui.results.results_sheet import VIEWS, ResultsSheet
from tni.ui.results.results_text import respondent_name, row_owner_label
from tni.ui.vote.skill_names import skill_name
from tni.ui.vote.skills_sheet import SkillsSheet

VIEW_NAMES = ("Réponses", "Questions", "Progrès", "À revoir")
ASKED = [question for question, _ in QUESTIONS]


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


def opened(here: Room, qtbot, view: str = "answers") -> ResultsSheet:
    class_id = write_weeks(here, weeks=3)
    here.teaching.results.open(class_id)
    sheet = here.teaching.results.sheet
    qtbot.waitUntil(lambda: sheet.table.model().rowCount() > 0)
    named(sheet.view, TextButton, VIEW_NAMES[VIEWS.index(view)]).click()
    return sheet


def shown(here: Room) -> ResultsTable:
    summary = here.teaching.results.review.state.summary
    return ResultsTable() if summary is None else summary.results


def column_of(here: Room, question: str) -> int:
    return [column.question.id for column in shown(here).columns].index(question)


def question_of(here: Room, id_: str) -> Question | None:
    return next((column.question for column in shown(here).columns if column.question.id == id_), None)


def choose_question(here: Room, sheet: ResultsSheet, id_: str) -> None:
    sheet.table.setCurrentIndex(sheet.table.model().index(0, column_of(here, id_) + 1))


def test_every_kind_has_a_short_cell_and_whole_words(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot)
    texts_ = {
        question.id: {sheet.table.model().index(y, column_of(here, question.id) + 1).data() for y in range(24)}
        for question in ASKED
    }
    assert texts_["even"] <= {"ACE", f"AC 67{NBSP}%", "AB", "BD", "·"}
    assert "0,33" in texts_["third"]
    assert texts_["match"] & {f"A2 B3 C1 33{NBSP}%", f"A1 B2 C3 33{NBSP}%"}
    assert texts_["map"] & {f"50{NBSP};{NBSP}31", f"90{NBSP};{NBSP}90"}
    assert "Marseille-e…" in texts_["capital"]
    at = column_of(here, "capital") + 1
    (cut,) = {
        sheet.table.model().index(y, at).data(SPOKEN_ROLE)
        for y in range(24)
        if sheet.table.model().index(y, at).data()[-1] == "…"
    }
    assert cut == "Marseille-en-Beauvaisis, erreur"
    at = column_of(here, "even") + 1
    said = {sheet.table.model().index(y, at).data(SPOKEN_ROLE) for y in range(24)}
    assert f"A + C, juste à 67{NBSP}%" in said


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.id)
def test_a_key_typed_as_it_is_shown_is_the_key(qapp, question: Question) -> None:
    if question.kind in KINDS_WITHOUT_KEY:
        assert parse_answer_key(question, "4") is None
        return
    assert parse_answer_key(question, answer_key_text(question).replace(" ou ", " ; ")) == question.key
    assert parse_answer_key(question, "???" if question.kind is not QuestionKind.TEXT else " ; ") is None


@pytest.mark.parametrize(("question", "answers"), QUESTIONS, ids=lambda value: getattr(value, "id", ""))
def test_cells_are_short(qapp, question: Question, answers: tuple[str, ...]) -> None:
    for sent in answers:
        answer = parse_answer(question, sent)
        assert answer
        assert len(short_answer_text(question, answer)) <= 12
        assert full_answer_text(question, answer)


def test_a_right_number_typed_later_judges_the_answers(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot)
    choose_question(here, sheet, "third")
    field = sheet.key_row.field
    assert field.text() == "0,33 ; 1/3"
    field.setText("rien")
    field.editingFinished.emit()
    assert field.text() == "0,33 ; 1/3", "what is no number goes back"
    field.setText("3")
    field.editingFinished.emit()
    qtbot.waitUntil(lambda: (asked := question_of(here, "third")) is not None and asked.key == "3")
    assert all(
        cell.right == (cell.choice == "3")
        for line in shown(here).lines
        if (cell := line.cells[column_of(here, "third")]).choice is not None
    )


def test_skills_are_ticked_after_the_vote(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot)
    choose_question(here, sheet, "order")
    sheet.key_row.skills.click()
    skills = sheet.findChild(SkillsSheet)
    assert list(skills.boxes) == list(SKILLS)
    skills.boxes["socle.2"].click()
    skills.put_away()
    qtbot.waitUntil(lambda: (asked := question_of(here, "order")) is not None and asked.skills == ("socle.2",))
    named(sheet.view, TextButton, "Progrès").click()
    qtbot.waitUntil(lambda: sheet.progress.skill.findText(skill_name("socle.2")) > 0)


def test_skills_are_of_the_question_on_every_day(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot)
    sheet.skills_chosen.emit(QuestionId("order"), ("socle.3",))
    store = here.program.stores.votes

    def told() -> set[tuple[str, ...]]:
        rounds = [asked.round for asked in store.created_rounds() if asked.question.id == "order"]
        assert len(rounds) == 3
        return {ledger.round.question.skills for ledger in store.ledgers(rounds)}

    qtbot.waitUntil(lambda: told() == {("socle.3",)})


def test_no_skills_while_the_question_is_on_the_board(here: Room, qtbot) -> None:
    here.teaching.vote.ask(QuestionDraft())
    sheet = opened(here, qtbot)
    sheet.skills_chosen.emit(here.teaching.voting.rounds.state.question.id, ("socle.3",))
    assert "encore au tableau" in sheet.message.text()
    here.teaching.voting.put_away()


def test_every_skill_has_a_name(qapp) -> None:
    assert len({skill_name(code) for code in SKILLS}) == len(SKILLS)
    assert not [code for code in SKILLS if code in skill_name(code)]
    assert skill_name("autre.1") == "autre.1"


def test_questions_with_their_share_and_who_chose_what(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot, "questions")
    view = sheet.questions
    assert view.table.model().rowCount() == len([q for q in ASKED if q.key is not None])
    first = view.analysis.items[0].statistics
    bar = view.table.model().index(0, 1).data(BAR_ROLE)
    assert bar.share == pytest.approx(first.facility)
    answers = [view.answers.model().index(y, 0).data() for y in range(view.answers.model().rowCount())]
    assert answers[:4] == ["A – 2/3", "✓ B – 3/6", "C – 2/1", "D – 5/12"]
    assert sum(view.answers.model().index(y, 1).data(BAR_ROLE).text.split()[0] != "" for y in range(4)) == 4
    view.table.choose(3)
    assert "Capitale" in view.question.text()
    named(view.vote, TextButton, "Dernier vote").click()
    assert view.analysis.items[0].statistics.facility > first.facility, "after the discussion"


def test_bars_are_told_apart_without_colours() -> None:
    assert len({share_bar(share).pattern for share in (0.1, 0.5, 0.9)}) == 3
    assert share_bar(0.5).text == f"50{NBSP}%"
    assert BarCell(0.5, "7").text == "7"


def test_progress_of_a_pupil_beside_the_class(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot, "progress")
    view = sheet.progress
    qtbot.waitUntil(lambda: view.pupil.count() == 25)
    assert [name for name, _ in view.chart.lines] == ["Toute la classe"]
    assert not view.own.isEnabled()
    view.pupil.setCurrentIndex(1)
    assert [len(points) for _, points in view.chart.lines] == [3, 3]
    assert view.own.isEnabled()
    assert view.table.model().index(0, 0).data() == "Toutes les questions"
    view.skill.setCurrentIndex(view.skill.findData("socle.5"))
    assert "Toute la classe" in view.chart.accessibleDescription()


def test_progress_says_and_offers_nothing_before_the_votes_are_read(here: Room, qtbot) -> None:
    view = ProgressView(here.board.kit)
    qtbot.addWidget(view)
    view.show()
    assert view.untagged.isHidden()
    assert not view.own.isEnabled()


def test_two_lines_are_told_apart_in_black_and_white(here: Room, qtbot) -> None:
    """The same points once as the first line, once as the second: the pictures differ in their greys."""
    points = tuple(SkillPoint(day, share, 5) for day, share in zip(_days(4), (0.2, 0.8, 0.4, 0.9), strict=True))
    chart = LineChart(here.board.kit)
    qtbot.addWidget(chart)
    chart.resize(600, 300)

    def inked(place: int) -> int:
        chart.show_lines([("x", points if place == 0 else points[:0]), ("y", points)])
        chart.lines = [("", ()) for _ in range(place)] + [("y", points)]
        grey = chart.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        return sum(grey.pixelColor(x, y).value() < 128 for x in range(70, 600) for y in range(40, 260))

    full, dashed = inked(0), inked(1)
    assert full > 0
    assert dashed < full * 0.95


def _days(count: int):
    from datetime import date, timedelta

    return [date(2026, 1, 5) + timedelta(days=7 * n) for n in range(count)]


def test_what_was_not_known_is_asked_again_in_one_press(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot, "revision")
    qtbot.waitUntil(lambda: len(sheet.revision.buttons) > 0)
    wanted = here.teaching.results.review.state.history.revision[0].question
    sheet.revision.buttons[0].click()
    state = here.teaching.voting.rounds.state
    assert state.phase is RoundPhase.OPEN
    assert state.question.id == wanted.id
    assert state.question.key == wanted.key
    assert here.teaching.results.sheet is None, "put away: the class is to see the question"
    here.teaching.voting.put_away()


def test_a_question_asked_again_is_shown_where_it_was_drawn(here: Room, qtbot) -> None:
    first = here.board.editor.page.id
    here.board.window.do(lambda session: session.add_page())
    assert here.board.editor.page.id != first
    assert here.teaching.asking.ask_anew(Question(id=QuestionId("drawn"), key="B", page=first))
    assert here.board.editor.page.id == first
    here.teaching.voting.put_away()
    assert here.teaching.asking.ask_anew(Question(id=QuestionId("said"), key="B", text="Combien font 6 fois 7 ?"))
    assert here.teaching.vote.stage.board.accessibleName() == "Combien font 6 fois 7 ?"
    assert here.teaching.vote.stage.board.is_covering, "as long as it is asked"
    here.teaching.voting.put_away()


def test_anonymous_answers_have_no_owner(here: Room, qtbot) -> None:
    who = RowOwner(clicker=ClickerId(f"{ANONYMOUS_PREFIX}0123"))
    assert row_owner_label(who, {}) == "Réponse anonyme"
    assert respondent_name(("clicker", ClickerId(f"{ANONYMOUS_PREFIX}0123")), {}) == "Réponse anonyme"


def test_during_a_vote_nothing_else_is_asked(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot, "revision")
    qtbot.waitUntil(lambda: len(sheet.revision.buttons) > 0)
    here.teaching.vote.ask(QuestionDraft())
    before = here.teaching.voting.rounds.state.question.id
    sheet = here.teaching.results.sheet
    sheet.ask_wanted.emit(Question(id=QuestionId("other")))
    assert here.teaching.voting.rounds.state.question.id == before
    assert "Un vote est en cours" in sheet.message.text()
    here.teaching.voting.put_away()


def test_workbook_paper_and_a_pupils_own_sheet(here: Room, qtbot, tmp_path: Path) -> None:
    sheet = opened(here, qtbot, "progress")
    qtbot.waitUntil(lambda: sheet.progress.pupil.count() > 1)
    for suffix in ("xlsx", "ods", "pdf"):
        sheet.export_to(tmp_path / f"a.{suffix}")
        qtbot.waitUntil((tmp_path / f"a.{suffix}").exists)
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))
    assert book.sheetnames == ["Réponses", "Questions"]
    assert book["Réponses"]["B2"].value == "ALBERT"
    assert isinstance(book["Questions"]["E2"].value, int | float)
    assert book["Questions"]["D2"].number_format == "0%"
    pages = texts((tmp_path / "a.pdf").read_bytes())
    assert "ALBERT" in pages[0]
    pupil = sheet.progress.pupil.itemData(1)
    sheet.pupil_to(pupil, tmp_path / "own.pdf")
    qtbot.waitUntil((tmp_path / "own.pdf").exists)
    own = " ".join(texts((tmp_path / "own.pdf").read_bytes()))
    assert "ALBERT Zoé" in own
    assert "BENALI" not in own
    assert "Mes réponses" in own
    assert "Socle 4" in own


def test_numbers_instead_of_names(here: Room, qtbot, tmp_path: Path) -> None:
    sheet = opened(here, qtbot, "progress")
    qtbot.waitUntil(lambda: sheet.progress.pupil.count() > 1)
    named(sheet.named, TextButton, "Numéros").click()
    sheet.export_to(tmp_path / "a.pdf")
    sheet.export_to(tmp_path / "a.csv")
    sheet.pupil_to(sheet.progress.pupil.itemData(1), tmp_path / "own.pdf")
    qtbot.waitUntil((tmp_path / "own.pdf").exists)
    said = " ".join(texts((tmp_path / "a.pdf").read_bytes()) + texts((tmp_path / "own.pdf").read_bytes()))
    said += (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "n° 1" in said
    for pupil in here.roster.pupils(sheet.choice.classes.currentData()):
        assert pupil.last_name not in said
        assert pupil.first_name not in said.split()


def test_marks_are_copied_for_the_mark_book(here: Room, qtbot) -> None:
    sheet = opened(here, qtbot)
    named(sheet, TextButton, "Notes…").click()
    marks = sheet.findChild(MarksSheet)
    assert marks is not None
    assert marks.table.rowCount() == len([line for line in shown(here).lines if line.who.pupil is not None])
    marks.copy.click()
    column = QGuiApplication.clipboard().text().split("\n")
    assert len(column) == marks.table.rowCount()
    assert {len(value.split(",")) for value in column} <= {1, 2}
    named(marks.form, TextButton, "Niveaux 1 à 4").click()
    marks.copy.click()
    assert set(QGuiApplication.clipboard().text().split("\n")) <= {"1", "2", "3", "4", "Abs"}
    last = marks.table.item(marks.table.rowCount() - 1, 0).text()
    marks.pasted.setPlainText(f"{last}\nINCONNU Paul")
    assert marks.table.rowCount() == 2
    assert "INCONNU Paul" in marks.remark.text()
