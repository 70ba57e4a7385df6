"""Work of the results sheet for a class that was asked very many questions: as much as what is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tests.support.results_year import write_long_session
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import named
from tni.core.ids import PupilId, QuestionId
from tni.quiz.question import Question
from tni.quiz.results_table import ResultCell, ResultColumn, ResultRow, ResultsTable, RowOwner
from tni.quiz.revision import RevisionQuestion
from tni.quiz.round import RoundId
from tni.quiz.skill_history import SkillHistory
from tni.services.results.results_service import FIRST_ROUNDS
from tni.services.results.vote_summary import ClassVoteHistory
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.results.answers_table import AnswersTable
from tni.ui.results.bar_table import BarTable, share_bar
from tni.ui.results.revision_view import RevisionView

FEW, MANY = 60, 400
SIZE = QSize(1200, 600)


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


def results(questions: int, pupils: int = 35) -> ResultsTable:
    columns = tuple(
        ResultColumn(RoundId(f"r{n}"), Question(id=QuestionId(f"q{n}"), key="B"), n + 1, 1, pupils, 0.5, True)
        for n in range(questions)
    )
    lines = tuple(
        ResultRow(
            RowOwner(PupilId(f"p{y}"), y + 1),
            tuple(ResultCell("AB"[(x + y) % 2], (x + y) % 2 == 1) for x in range(questions)),
            questions // 2,
            questions,
        )
        for y in range(pupils)
    )
    return ResultsTable(columns, lines)


class Count:
    """Calls of the methods by which a table is asked for its cells and its heads."""

    def __init__(self, table: QTableView, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cells = 0
        model = table.model()
        assert model is not None
        delegate = table.itemDelegate()
        for owner, names in ((type(model), ("data", "headerData")), (type(delegate), ("paint", "sizeHint"))):
            for name in names:
                monkeypatch.setattr(owner, name, self._counting(getattr(owner, name)))

    def _counting(self, method):
        def counted(*arguments):
            self.cells += 1
            return method(*arguments)

        return counted


def work(table: AnswersTable, questions: int, count: Count) -> int:
    """Calls until the table is painted, sorted and another question is marked."""
    found = results(questions)
    table.show_results(results(1), results(1).lines, {})
    table.grab()
    count.cells = 0
    table.show_results(found, found.lines, {})
    table.grab()
    table.show_results(found, found.lines[::-1], {})
    table.mark_column(questions - 1)
    table.grab()
    return count.cells


@pytest.fixture
def table(here: Room, qtbot) -> AnswersTable:
    made = AnswersTable(here.board.kit)
    qtbot.addWidget(made)
    made.resize(SIZE)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_work_for_a_table_of_answers_does_not_grow_with_the_questions(table, monkeypatch) -> None:
    count = Count(table, monkeypatch)
    few, many = work(table, FEW, count), work(table, MANY, count)
    assert few > 0
    assert many < few * 1.5


def test_columns_are_as_wide_as_their_words_wherever_the_table_is_scrolled(table) -> None:
    found = results(MANY)
    long = ResultColumn(RoundId("x"), Question(id=QuestionId("x"), key="A"), 1, 1, 1, 0.5, True)
    cells = [ResultCell("A", True), *[ResultCell("ABCDEFGH" * 3, False)] * 34]
    columns = (*found.columns, long)
    lines = tuple(
        ResultRow(line.who, (*line.cells, cell), line.right, line.asked)
        for line, cell in zip(found.lines, cells, strict=True)
    )
    table.show_results(ResultsTable(columns, lines), lines, {})
    table.grab()
    last = len(columns)
    before = table.columnWidth(last)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    words = table.fontMetrics().horizontalAdvance(table.answers.shown(1, last)[0])
    assert table.columnWidth(last) > words > before
    assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width(), "all of it is seen"
    table.setCurrentIndex(table.answers.index(0, 0))
    table.setCurrentIndex(table.answers.index(0, last))
    assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width()


def test_the_frame_of_the_chosen_cell_leaves_no_room_for_an_icon(table) -> None:
    """The sign is drawn beside the letter: room at the left would move the frame off the cell."""
    found = results(FEW)
    table.show_results(found, found.lines, {})
    option = QStyleOptionViewItem()
    table.itemDelegate().initStyleOption(option, table.answers.index(0, 1))
    assert table.answers.shown(0, 1)[1]
    assert not option.features & QStyleOptionViewItem.ViewItemFeature.HasDecoration


def test_a_table_of_the_same_size_stays_where_it_was_scrolled(table) -> None:
    found = results(MANY)
    table.show_results(found, found.lines, {})
    table.grab()
    table.setCurrentIndex(table.answers.index(3, 200))
    place = table.horizontalScrollBar().value()
    table.show_results(found, found.lines[::-1], {})
    table.grab()
    assert table.horizontalScrollBar().value() == place > 0
    assert table.currentIndex().column() == 200


def test_work_for_a_table_of_bars_does_not_grow_with_its_lines(here: Room, qtbot, monkeypatch) -> None:
    table = BarTable(here.board.kit, "Questions", ["Question", "Réussite", "Réponses"], stretched=1)
    qtbot.addWidget(table)
    table.resize(SIZE)
    table.show()
    qtbot.waitExposed(table)
    count = Count(table, monkeypatch)

    def shown(lines: int) -> int:
        count.cells = 0
        table.show_lines([[f"{n}. Question", share_bar(0.5), "30 / 35"] for n in range(lines)])
        table.grab()
        return count.cells

    few = shown(FEW)
    assert few > 0
    assert shown(MANY) < few * 1.5


def test_questions_to_ask_again_are_made_as_they_are_scrolled_to(here: Room, qtbot) -> None:
    view = RevisionView(here.board.kit)
    qtbot.addWidget(view)
    view.resize(SIZE)
    view.show()
    qtbot.waitExposed(view)
    day = date(2026, 1, 5)
    again = tuple(
        RevisionQuestion(None, Question(id=QuestionId(f"q{n}"), text=f"{n} ?"), day, 0, 0.2, 1) for n in range(MANY)
    )
    view.show_past(ClassVoteHistory(SkillHistory(), again, day))
    assert len(view.buttons) < 10, "the others have turns of their own"
    bar = view.findChild(QScrollArea).verticalScrollBar()
    wait_for(lambda: not view.is_filling, "what is in sight and the next screen")
    assert bar.maximum() > bar.pageStep()
    assert len(view.buttons) < 60
    while view.self_paced is None:
        bar.setValue(bar.maximum())
        wait_for(lambda: not view.is_filling, "the next screen")
    assert len(view.buttons) == MANY
    view.show_past(ClassVoteHistory(SkillHistory(), again[1:], day))
    wait_for(lambda: bar.maximum() - bar.value() > bar.pageStep() and not view.is_filling, "the same, made anew")
    assert len(view.buttons) < 60


def first_key(here: Room) -> str | None:
    summary = here.teaching.results.review.state.summary
    return None if summary is None else summary.results.columns[0].question.key


def test_of_many_questions_the_first_are_seen_before_all_are_read(here: Room, qtbot) -> None:
    class_id = write_long_session(here, pupils=5, questions=MANY)
    widths: list[int] = []
    here.teaching.results.open(class_id)
    sheet = here.teaching.results.sheet
    sheet.table.answers.modelReset.connect(lambda: widths.append(sheet.table.answers.columnCount() - 1))
    exports: list[bool] = []
    sheet.table.answers.modelReset.connect(lambda: exports.append(sheet.export.isEnabled()))
    wait_for(lambda: MANY in widths, "all questions")
    assert [width for width in widths if width] == [FIRST_ROUNDS, MANY]
    assert not exports[0], "what is not there yet is in no file"
    assert sheet.export.isEnabled()
    first = here.teaching.results.review.state.summary.results.columns[0]
    sheet.key_chosen.emit([first.round], "C")
    wait_for(lambda: first_key(here) == "C", "another right answer")
    assert [width for width in widths if width] == [FIRST_ROUNDS, MANY], "the table that is there stays"


def test_views_that_are_not_looked_at_are_not_filled(here: Room, qtbot) -> None:
    class_id = write_long_session(here, pupils=5, questions=MANY)
    here.teaching.results.open(class_id)
    sheet = here.teaching.results.sheet
    wait_for(lambda: sheet.table.answers.columnCount() > MANY, "all questions")
    wait_for(lambda: {"questions", "progress", "revision"} <= sheet.__dict__.keys(), "the other views")
    assert not sheet.questions.table.bars.lines
    assert not sheet.revision.findChildren(QStyledItemDelegate)
    named(sheet.view, TextButton, "Questions").click()
    assert len(sheet.questions.table.bars.lines) == len(sheet.questions.analysis.items) > MANY // 2
