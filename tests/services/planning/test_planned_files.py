"""Planned lessons follow their files: ids where there were none, titles of those that were renamed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.planned_years import year_of
from tests.support.planning_desk import PlanningDesk
from tni.library.listed_lesson import ListedLesson
from tni.planning.class_year import PlannedLesson


def file(title: str, lesson_id: str, problem: str = "") -> ListedLesson:
    path = f"{title} {lesson_id}.tni"
    return ListedLesson(path=path, changed_s=0.0, size=0, title=title, lesson_id=lesson_id, problem=problem)


@pytest.fixture
def desk(tmp_path: Path) -> PlanningDesk:
    """A year with one lesson planned by its title alone, and another by its id."""
    desk = PlanningDesk(tmp_path)
    year = year_of("ab")
    desk.planning.edit(year.change_lesson("a", lambda one: PlannedLesson("a", "Aires et périmètres")))
    return desk


def follow(desk: PlanningDesk, *lessons: ListedLesson) -> list[tuple[str, str]]:
    """What is planned, title and id of each lesson, once the library has these, and after a restart."""
    desk.planning.follow_files(lessons)
    desk.tasks.run()
    planned = [(one.title, one.lesson) for one in desk.planning.year_of("5e A").lessons]
    stored = PlanningDesk(desk.folder).planning
    assert [(one.title, one.lesson) for one in stored.year_of("5e A").lessons] == planned
    return planned


def test_a_lesson_that_was_planned_by_its_title_gets_the_id_of_its_file_and_follows_it(desk: PlanningDesk) -> None:
    other = file("Leçon b", "file-b")
    assert follow(desk, file("aires et perimetres", "x"), other) == [
        ("Aires et périmètres", "x"),
        ("Leçon b", "file-b"),
    ]
    renamed = follow(desk, file("Aires : le retour", "x"), file("Bilan", "file-b"))
    assert renamed == [("Aires : le retour", "x"), ("Bilan", "file-b")]
    assert desk.planning.can_undo
    desk.planning.undo()
    assert not desk.planning.can_undo, "only the edit was a step"
    desk.planning.redo()
    assert [one.title for one in desk.planning.year_of("5e A").lessons] == ["Aires : le retour", "Bilan"]


@pytest.mark.parametrize(
    "lessons",
    [
        (file("Aires et périmètres", "x"), file("Aires et périmètres", "y")),
        (file("Aires et périmètres", "x"), file("Autre", "")),
        (file("Aires et périmètres", "x"), file("Aires et périmètres", "", "abîmée")),
        (file("Leçon c", "file-b"), file("Leçon d", "file-b")),
        (replace(file("Leçon b", "file-b"), path="ici.tni"), file("Copie de b", "file-b")),
        (),
    ],
    ids=["two of one title", "one not indexed yet", "one that is damaged", "two files", "a copy", "none"],
)
def test_in_doubt_nothing_changes(desk: PlanningDesk, lessons: tuple[ListedLesson, ...]) -> None:
    assert follow(desk, *lessons) == [("Aires et périmètres", ""), ("Leçon b", "file-b")]
