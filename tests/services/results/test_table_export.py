"""Tables of results for spreadsheets, from texts that the interface gives."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from tests.support.quiz_rounds import asked_round
from tni.core.ids import ClickerId, PupilId
from tni.core.table import Percent
from tni.quiz.results_table import RowOwner, tabulate
from tni.roster.school_class import Pupil
from tni.services.results.row_order import ResultsOrder, sort_lines
from tni.services.results.table_export import (
    ExportedResults,
    TableTexts,
    answers_table,
    questions_table,
    table_file,
)

TEXTS = TableTexts(
    answers="Answers",
    questions="Questions",
    number="No.",
    names=("Name", "First name"),
    sums=("Right", "Of"),
    share="Share",
    question_headings=("Question", "Key", "Answers", "Share", "D", "E", "W", "Guess", "Remark"),
    check_key="check",
    no_answer="·",
    not_asked="–",
    column=lambda column: f"Q{column.number}",
    owner=lambda who, _names: f"clicker {who.clicker}",
    answer=lambda _question, choice: choice,
    key=lambda question: question.key or "",
    percent=lambda share: f"{share:.0%}",
)
NAMES = {
    PupilId("zoe"): Pupil(PupilId("zoe"), "ALBERT", "Zoé", "", 1),
    PupilId("sam"): Pupil(PupilId("sam"), "BENALI", "Samir", "", 2),
}
LEDGERS = (
    asked_round("r1", {"zoe": "B", "sam": "A", "ines": None}),
    asked_round("r2", {"zoe": "B", "sam": "B", "ines": "B"}),
)
TABLE = tabulate(LEDGERS)
SHOWN = ExportedResults(TABLE, TABLE.lines, NAMES, LEDGERS)


def test_pupils_with_their_answers_scores_as_numbers_and_shares() -> None:
    assert answers_table(SHOWN, TEXTS).rows == [
        ["No.", "Name", "First name", "Q1", "Q2", "Right", "Of"],
        [1, "ALBERT", "Zoé", "B ✓", "B ✓", 2, 2],
        [2, "BENALI", "Samir", "A ✗", "B ✓", 1, 2],
        [3, "", "", "·", "B ✓", 1, 2],
        ["", "Share", "", Percent(0.5), Percent(1.0), "", ""],
    ]


def test_without_names_no_name_is_in_the_file() -> None:
    rows = answers_table(replace(SHOWN, named=False), TEXTS).rows
    assert rows[0] == ["No.", "Q1", "Q2", "Right", "Of"]
    assert rows[1] == [1, "B ✓", "B ✓", 2, 2]
    assert not {"ALBERT", "Zoé", "BENALI", "Samir"} & {cell for row in rows for cell in row}


@pytest.mark.parametrize("named", [True, False])
def test_a_clicker_of_nobody_is_called_by_its_id(named: bool) -> None:
    line = replace(TABLE.lines[0], who=RowOwner(clicker=ClickerId("c9")), right=None)
    rows = answers_table(ExportedResults(TABLE, (line,), NAMES, LEDGERS, named), TEXTS).rows
    assert rows[1][:2] == (["", "clicker c9"] if named else ["clicker c9", "B ✓"])
    assert rows[1][-2:] == ["", ""]


def test_questions_with_their_key_and_share() -> None:
    heads, first, second = questions_table(SHOWN, TEXTS).rows
    assert heads == [*TEXTS.question_headings]
    assert first[:4] == ["1", "B", 2, Percent(pytest.approx(1 / 3))]
    assert second[:4] == ["2", "B", 3, Percent(1.0)]


def test_the_suffix_chooses_the_format() -> None:
    assert table_file(".csv", SHOWN, TEXTS).startswith("\ufeffNo.;Name".encode())
    assert table_file(".unknown", SHOWN, TEXTS) == table_file(".csv", SHOWN, TEXTS)
    for suffix, member in ((".xlsx", "xl/workbook.xml"), (".ods", "content.xml")):
        with zipfile.ZipFile(BytesIO(table_file(suffix, SHOWN, TEXTS))) as package:
            assert b"Questions" in package.read(member)


def test_rows_are_sorted_by_number_name_and_score() -> None:
    lines = TABLE.lines[::-1]
    assert [line.who.number for line in sort_lines(lines, NAMES, ResultsOrder.NUMBER)] == [3, 2, 1]
    assert [line.who.number for line in sort_lines(lines, NAMES, ResultsOrder.NAME)] == [1, 2, 3]
    assert [line.who.number for line in sort_lines(lines, NAMES, ResultsOrder.SCORE)] == [1, 3, 2]
