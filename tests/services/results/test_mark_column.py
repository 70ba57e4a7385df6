"""Columns of marks and levels: what each pupil gets, in which order, and who is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import PupilId, QuestionId
from tni.quiz.marks import MarkScale, SkillLevel, level_of, share_of, skills_of
from tni.quiz.question import Question
from tni.quiz.results_table import ABSENT_CELL, ResultCell, ResultColumn, ResultRow, ResultsTable, RowOwner
from tni.quiz.round import RoundId
from tni.roster.school_class import Pupil
from tni.services.results.mark_column import MarkColumn, MarkForm, mark_column, mark_text

RIGHT, WRONG, HALF, SILENT = (
    ResultCell("A", True), ResultCell("B", False), ResultCell("AB", False, part=0.5), ResultCell()
)  # fmt: skip
SKILLS = (("socle.1",), ("socle.1", "crcn.1.1"), ())
COLUMNS = tuple(
    ResultColumn(RoundId(f"r{at}"), Question(id=QuestionId(f"q{at}"), key="A", skills=skills), at + 1, 1, 3, 0.5, True)
    for at, skills in enumerate(SKILLS)
)
ROWS = (
    ("emma", 1, (RIGHT, RIGHT, WRONG), 2),
    ("karim", 2, (RIGHT, HALF, SILENT), 1),
    ("zoe", 3, (ABSENT_CELL, ABSENT_CELL, ABSENT_CELL), None),
    ("jean", 4, (RIGHT, ABSENT_CELL, RIGHT), 2),
)
RESULTS = ResultsTable(
    COLUMNS,
    tuple(
        ResultRow(RowOwner(PupilId(key), number), cells, right, sum(cell.could for cell in cells))
        for key, number, cells, right in ROWS
    ),
)
NAMES = {
    PupilId(key): Pupil(PupilId(key), last, first, "", number)
    for number, (key, last, first) in enumerate(
        [("emma", "Élan", "Emma"), ("karim", "BENALI", "Karim"), ("zoe", "Petit", "Zoé"), ("jean", "Petit", "Jean")], 1
    )
}
TWENTY = MarkForm(MarkScale(), absent="Abs")


def values(form: MarkForm, pasted: str = "") -> list[str]:
    return mark_column(RESULTS, RESULTS.lines, NAMES, form, pasted).text.split("\n")


def test_marks_count_the_questions_that_a_pupil_could_answer() -> None:
    assert values(TWENTY) == ["13,5", "6,5", "Abs", "20"]
    assert values(MarkForm(MarkScale(10, 0.1), absent="")) == ["6,7", "3,3", "", "10"]
    assert values(MarkForm(MarkScale(20, 1, counts_parts=True), absent="N")) == ["13", "10", "N", "20"]


def test_a_skill_has_a_level_for_who_was_asked_about_it() -> None:
    assert skills_of(RESULTS) == ("socle.1", "crcn.1.1")
    assert values(MarkForm(None, "socle.1")) == ["4", "3", "", "4"]
    assert values(MarkForm(None, "crcn.1.1", lambda level: level.name, "-")) == ["EXCEEDED", "NOT_REACHED", "-", "-"]


def test_the_order_of_the_mark_book_is_taken() -> None:
    column = mark_column(RESULTS, RESULTS.lines, NAMES, TWENTY, "Élève\n1. PETIT Jean\n\nBENALI Karim\nMARTIN Léa\n\n")
    assert [(line.name, line.value) for line in column.lines] == [
        ("PETIT Jean", "20"), ("", ""), ("BENALI Karim", "6,5"), ("MARTIN Léa", "")
    ], "an empty line keeps its place, or all that follow would get another pupil's mark"  # fmt: skip
    assert column.text_with_names.startswith("PETIT Jean\t20\n")
    assert column.unknown == ("MARTIN Léa",)
    assert column.left_over == ("Élan Emma",)


def column_of(pupils: list[tuple[str, str]], pasted: str) -> MarkColumn:
    """Return the column of a class whose pupils have the marks of ROWS, in their order."""
    names = {
        PupilId(key): Pupil(PupilId(key), last, first, "", number)
        for (key, number, _cells, _right), (last, first) in zip(ROWS, pupils, strict=False)
    }
    return mark_column(RESULTS, RESULTS.lines, names, TWENTY, pasted)


@pytest.mark.parametrize("is_last_first", [True, False])
def test_names_without_capitals_are_found_in_either_order(is_last_first: bool) -> None:
    pupils = [("Costa", "Eva"), ("BENALI-ROUX", "Noé"), ("de La Fontaine", "Jean-Paul"), ("Élan", "Zoé")]
    lines = [f"{last} {first}" if is_last_first else f"{first} {last}" for last, first in pupils]
    lines[1] = lines[1].replace("BENALI-ROUX", "Benali Roux")
    column = column_of(pupils, "\n".join(lines))
    assert [(line.name, line.value) for line in column.lines] == list(
        zip(lines, ["13,5", "6,5", "Abs", "20"], strict=True)
    ), "each as the mark book has it"
    assert (column.unknown, column.left_over, column.unsure) == ((), (), ())


def test_a_second_first_name_does_not_hide_the_order() -> None:
    assert [line.value for line in column_of([("Costa", "Eva Marie")], "Costa Eva").lines] == ["13,5"]


def test_a_name_that_is_two_pupils_by_its_order_is_asked_about_and_gets_no_mark() -> None:
    pupils = [("Martin", "Thomas"), ("Thomas", "Martin"), ("Costa", "Eva")]
    column = column_of(pupils, "Martin Thomas\nCosta Eva")
    assert [line.value for line in column.lines] == ["", "Abs"]
    assert [(name, set(who)) for name, who in column.unsure] == [("Martin Thomas", {"Martin Thomas", "Thomas Martin"})]
    assert (column.unknown, column.left_over) == ((), ())
    told = column_of(pupils, "MARTIN Thomas\nMartin THOMAS\nCosta Eva")
    assert [line.value for line in told.lines] == ["13,5", "6,5", "Abs"]
    assert told.unsure == ()


def test_no_mark_is_given_by_place_alone_while_names_are_locked() -> None:
    locked = {key: Pupil(key, "", "", "", pupil.number) for key, pupil in NAMES.items()}
    column = mark_column(RESULTS, RESULTS.lines, locked, TWENTY, "ÉLAN Emma\nBENALI Karim")
    assert [line.value for line in column.lines] == ["", ""]
    assert len(column.left_over) == 3


shares = st.integers(0, 40).flatmap(lambda n: st.integers(0, n).map(lambda k: k / n if n else 0.0))
scales = st.builds(MarkScale, st.sampled_from([5.0, 10.0, 20.0, 100.0]), st.sampled_from([0.1, 0.25, 0.5, 1.0]))


@given(scales, shares, shares)
def test_more_right_answers_never_give_less(scale: MarkScale, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert scale.mark(low) <= scale.mark(high)
    assert (scale.mark(0), scale.mark(1)) == (0, scale.out_of)
    assert abs(scale.mark(one) - one * scale.out_of) <= scale.step / 2 + 1e-6
    assert level_of(low) <= level_of(high)
    assert mark_text(scale.mark(one)).count(",") <= 1


def test_the_ends_of_the_levels() -> None:
    assert [level_of(share) for share in (0, 0.25, 0.5, 0.79, 0.8)] == [
        SkillLevel.NOT_REACHED, SkillLevel.PARTLY, SkillLevel.REACHED, SkillLevel.REACHED, SkillLevel.EXCEEDED
    ]  # fmt: skip
    assert share_of(RESULTS.lines[2], RESULTS, counts_parts=False) is None
