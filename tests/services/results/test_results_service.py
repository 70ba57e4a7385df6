"""The table of results: whose line, which question, what counts; which session; what a spreadsheet is given."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.quiz_rounds import asked_round
from tni.cahier.seance_log import SeanceId
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.formats.table_csv import BOM, escape_formula, table_csv
from tni.formats.table_text import FORMULA_STARTS
from tni.quiz.ledger import Ledger, fold_records
from tni.quiz.question import Question, QuestionKind
from tni.quiz.results_table import ResultCell, tabulate
from tni.quiz.round import RoundId, RoundPhase
from tni.quiz.vote_records import AnswerKeyChanged, CastVote, PhaseChanged, RoundCreated, Seat, VoteRecord
from tni.services.results.seance_votes import votes_by_seance

NINE = datetime(2026, 1, 5, 9, 0).astimezone()  # of a day where the tests run: votes are sorted by local days
CLASS = ClassId("5a")
ZOE, SAM = PupilId("zoe"), PupilId("sam")
C1, C2, C9 = ClickerId("iclicker:01"), ClickerId("iclicker:02"), ClickerId("iclicker:09")
SEATS = {C1: (1, ZOE), C2: (2, SAM)}


def ledger(
    name: str,
    votes: dict[ClickerId, str],
    *,
    key: str | None = "B",
    question: str | None = None,
    seats: dict[ClickerId, tuple[int, PupilId | None]] | None = SEATS,
    later_key: str | None = None,
) -> Ledger:
    round_ = RoundId(name)
    asked = RoundCreated(round_, 0, Question(id=QuestionId(question or name), key=key), CLASS, seats is not None, NINE)
    rows: list[VoteRecord] = [asked]
    for clicker, (number, pupil) in (seats or {}).items():
        rows.append(Seat(round_, len(rows), clicker, number, pupil))
    rows.append(PhaseChanged(round_, len(rows), RoundPhase.OPEN, 0.0, NINE))
    for clicker, choice in votes.items():
        rows.append(CastVote(round_, len(rows), clicker, choice, 1.0))
    rows.append(PhaseChanged(round_, len(rows), RoundPhase.CLOSED, 9.0, NINE))
    if later_key is not None:
        rows.append(AnswerKeyChanged(round_, len(rows), later_key, NINE))
    made = fold_records(rows)
    assert made.next_n == len(rows)
    return made


def test_pupils_by_questions_with_scores_and_shares() -> None:
    table = tabulate([ledger("r1", {C1: "B", C2: "A"}), ledger("r2", {C1: "B"}, key=None, later_key="B")])
    assert [(c.number, c.vote, c.share, c.answered) for c in table.columns] == [(1, 1, 0.5, 2), (2, 1, 1.0, 1)]
    assert [line.who.pupil for line in table.lines] == [ZOE, SAM]
    assert table.lines[0].cells == (ResultCell("B", True), ResultCell("B", True))
    assert table.lines[1].cells == (ResultCell("A", False), ResultCell(None, None))
    assert [(line.right, line.asked) for line in table.lines] == [(2, 2), (0, 2)]


def test_a_question_without_a_right_answer_is_in_no_score() -> None:
    table = tabulate([ledger("r1", {C1: "B"}), ledger("r2", {C1: "C", C2: "C"}, key=None)])
    assert table.columns[1].share is None
    assert table.lines[0].cells[1] == ResultCell("C", None)
    assert [(line.right, line.asked) for line in table.lines] == [(1, 1), (0, 1)]


def test_of_two_votes_on_a_question_the_last_one_counts() -> None:
    first, second = ledger("r1", {C1: "A"}, question="q"), ledger("r2", {C1: "B"}, question="q")
    table = tabulate([first, second])
    assert [(c.number, c.vote, c.counts) for c in table.columns] == [(1, 1, False), (1, 2, True)]
    assert (table.lines[0].right, table.lines[0].asked) == (1, 1)


def test_who_answered_nothing_has_no_score() -> None:
    table = tabulate([ledger("r1", {C1: "B"})])
    assert table.lines[1].right is None
    assert table.lines[1].cells == (ResultCell(None, None, could=True),)


def test_a_clicker_that_replaced_another_keeps_the_answer_given_before() -> None:
    rows = [
        RoundCreated(RoundId("r"), 0, Question(id=QuestionId("q"), key="B"), CLASS, True, NINE),
        Seat(RoundId("r"), 1, C1, 1, ZOE),
        PhaseChanged(RoundId("r"), 2, RoundPhase.OPEN, 0.0, NINE),
        CastVote(RoundId("r"), 3, C1, "B", 1.0),
        Seat(RoundId("r"), 4, C9, 1, ZOE),
    ]
    (line,) = tabulate([fold_records(rows)]).lines
    assert line.cells == (ResultCell("B", True),)


def test_an_answer_in_part_right_says_how_much() -> None:
    question = Question(id=QuestionId("q"), kind=QuestionKind.SEVERAL, choice_count=4, key="ABC")
    made = asked_round("r", {"a": "=AB", "b": "=ABC", "c": "=D"}, question=question)
    assert [line.cells[0] for line in tabulate([made]).lines] == [
        ResultCell("AB", False, part=pytest.approx(2 / 3)),
        ResultCell("ABC", True),
        ResultCell("D", False),
    ]


def test_a_pupil_who_came_later_has_a_line_and_could_not_answer() -> None:
    table = tabulate([ledger("r1", {C1: "B"})], {PupilId("new"): 7})
    assert (table.lines[-1].who.pupil, table.lines[-1].who.number) == ("new", 7)
    assert table.lines[-1].cells == (ResultCell(could=False),)
    assert table.lines[-1].right is None


def test_a_clicker_that_nobody_has_is_shown_last_and_counted_nowhere() -> None:
    table = tabulate([ledger("r1", {C9: "B", C1: "A"}), ledger("r2", {C1: "B"})])
    line = table.lines[-1]
    assert (line.who.is_unknown, line.who.clicker) == (True, C9)
    assert line.cells == (ResultCell("B", True), ResultCell(could=False))
    assert line.right is None
    assert (table.columns[0].answered, table.columns[0].share) == (1, 0.0)


def test_without_a_list_each_clicker_has_a_line() -> None:
    table = tabulate([ledger("r1", {C1: "B", C9: "A"}, seats=None)])
    assert [line.who.clicker for line in table.lines] == [C1, C9]
    assert table.columns[0].answered == 2


def test_a_number_that_no_pupil_holds_is_a_line_of_its_own() -> None:
    table = tabulate([ledger("r1", {C1: "B"}, seats={C1: (1, None)})])
    assert [(line.who.number, line.who.pupil, line.right) for line in table.lines] == [(1, None, 1)]


# -- sessions


def session(name: str, start: datetime, minutes: int | None, class_id: ClassId | None = CLASS) -> SeanceSummary:
    end = None if minutes is None else start + timedelta(minutes=minutes)
    state = SeanceState.OPEN if end is None else SeanceState.FINISHED
    return SeanceSummary(SeanceId(name), None, class_id, "5eA", "Maths", "L", 1, start, end, state, "")


def asked_at(name: str, at: datetime, class_id: ClassId | None = CLASS) -> RoundCreated:
    return RoundCreated(RoundId(name), 0, Question(id=QuestionId(name)), class_id, True, at)


def test_votes_belong_to_the_session_in_which_they_were_asked() -> None:
    first, second = session("s1", NINE, 55), session("s2", NINE + timedelta(days=2), 55)
    asked = [
        asked_at("a", NINE + timedelta(minutes=5)),
        asked_at("b", NINE + timedelta(minutes=50)),
        asked_at("c", NINE + timedelta(days=2, minutes=1)),
        asked_at("other", NINE + timedelta(minutes=6), ClassId("5b")),
    ]
    found = votes_by_seance(asked, [second, first])
    assert [(h.class_id, h.seance and h.seance.id, h.rounds) for h in found] == [
        (CLASS, "s2", ("c",)),
        ("5b", None, ("other",)),
        (CLASS, "s1", ("a", "b")),
    ]


def test_an_end_that_the_teacher_wrote_earlier_loses_no_vote() -> None:
    (found,) = votes_by_seance([asked_at("a", NINE + timedelta(minutes=50))], [session("s", NINE, 30)])
    assert found.seance is not None


def test_votes_without_a_class_are_those_of_their_day_or_of_a_session_without_a_list() -> None:
    asked = [asked_at("a", NINE + timedelta(minutes=10), None), asked_at("b", NINE + timedelta(hours=3), None)]
    later, within = votes_by_seance(asked, [session("s", NINE, 55, None)])
    assert (within.seance and within.seance.id, within.rounds) == ("s", ("a",))
    assert (later.seance, later.rounds) == (None, ("b",))
    deleted = votes_by_seance(asked, [])
    assert [h.rounds for h in deleted] == [("a", "b")]


# -- for a spreadsheet


@pytest.mark.parametrize("start", [*FORMULA_STARTS, "\t=", "  -"])
def test_a_name_that_is_a_formula_is_text_in_a_spreadsheet(start: str) -> None:
    text = table_csv([[f"{start}1+1"], ['=HYPERLINK("x";"y")']]).decode("utf-8")
    for (cell,) in csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"):
        assert cell.startswith("'")


@given(st.lists(st.lists(st.text(st.characters(), max_size=12), min_size=2, max_size=4), max_size=4))
def test_any_table_is_read_back_cell_by_cell(rows: list[list[str]]) -> None:
    data = table_csv(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8").removeprefix(BOM), newline=""), delimiter=";"))
    assert [len(row) for row in read] == [len(row) for row in rows]
    for cell in (cell for row in read for cell in row):
        assert not cell.startswith((*FORMULA_STARTS, "\t", "\r"))


def test_a_cell_stays_as_it_is_when_it_is_harmless() -> None:
    assert [escape_formula(cell) for cell in ("ÇELIK", "O'Neill", "3", "B ✓", "")] == [
        "ÇELIK",
        "O'Neill",
        "3",
        "B ✓",
        "",
    ]
    assert table_csv([["a;b", 'c"d']]) == b'\xef\xbb\xbf"a;b";"c""d"\r\n'


def test_replaced_key_changes_right_and_wrong() -> None:
    one = ledger("r1", {C1: "B", C2: "A"})
    other = replace(one, round=one.round.with_key("A"))
    assert [line.right for line in tabulate([other]).lines] == [0, 1]
