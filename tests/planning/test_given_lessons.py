"""Lessons as they were taught: against the plan, and between two classes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.planned_years import MONDAY, at, lesson, year_of
from tni.planning.class_year import ClassYear, LessonSequence
from tni.planning.given_lessons import GivenLesson, hours_given, missing_lessons, of_class

LETTERS = st.lists(st.sampled_from("abcdef"), max_size=10)


def taught(letters: str, name: str = "5e A") -> list[GivenLesson]:
    """One séance a day: each letter names its lesson."""
    return [
        GivenLesson(name, at(MONDAY + timedelta(days=n), 8), f"Leçon {letter}", f"file-{letter}")
        for n, letter in enumerate(letters)
    ]


def test_what_one_class_lacks_is_in_the_order_of_the_other() -> None:
    found = missing_lessons(taught("caab"), taught("c", "5e B"), year_of("b"))
    assert [(one.title, one.hours, one.planned) for one in found] == [("Leçon a", 2, False), ("Leçon b", 1, True)]
    assert found[0].had_on == MONDAY + timedelta(days=1)


def test_a_lesson_is_known_by_its_title_where_its_file_is_not() -> None:
    unknown = [replace(one, lesson="") for one in taught("ab", "5e B")]
    assert missing_lessons(taught("ab"), unknown) == ()
    copied = [replace(one, title="Autre titre") for one in taught("a", "5e B")]
    assert missing_lessons(taught("a"), copied) == ()


@given(LETTERS, LETTERS)
def test_missing_lessons_are_those_of_one_class_alone(had: list[str], lacks: list[str]) -> None:
    found = missing_lessons(taught("".join(had)), taught("".join(lacks), "5e B"))
    assert {one.lesson[-1] for one in found} == set(had) - set(lacks)
    assert sum(one.hours for one in found) == sum(letter not in lacks for letter in had)


@given(LETTERS, st.permutations("abcdef"))
def test_hours_given_are_those_of_planned_lessons(letters: list[str], planned: list[str]) -> None:
    found = hours_given(year_of("".join(planned[:4])), taught("".join(letters)))
    assert found == {one: letters.count(one) for one in planned[:4] if one in letters}


def test_a_lesson_that_is_planned_twice_is_taught_in_the_order_of_the_plan() -> None:
    again = replace(lesson("a"), id="again")
    year = ClassYear("5e A", sequences=(LessonSequence("s", "", (lesson("a", 2), again)),))
    assert hours_given(year, taught("a")) == {"a": 1}
    assert hours_given(year, taught("aaa")) == {"a": 2, "again": 1}


def test_only_the_class_and_subject_that_are_asked_for_count() -> None:
    log = [*taught("ab"), *taught("c", "5B"), *(replace(one, subject="EMC") for one in taught("d"))]
    assert [one.title[-1] for one in of_class(log, "5A")] == ["a", "d", "b"]
    assert [one.title[-1] for one in of_class(log, "5A", "emc")] == ["a", "d", "b"]
    assert [one.title[-1] for one in of_class(log, "5A", "Maths")] == ["a", "b"]
