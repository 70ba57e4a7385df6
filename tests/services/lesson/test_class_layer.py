"""The class that a lesson is most likely taught to."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.planned_years import MONDAY, hour
from tni.core.ids import ClassId, ClassLayerId
from tni.document.lesson_port import NO_CLASS, ClassLayerInfo
from tni.roster.school_class import SchoolClass
from tni.services.lesson.class_layer import UsualClass, class_of_hour, usual_class

WHEN = datetime(2026, 11, 24, 8, tzinfo=UTC)


def layer(name: str, class_id: str | None = None) -> ClassLayerInfo:
    return ClassLayerInfo(ClassLayerId(f"layer {name}"), ClassId(class_id) if class_id else None, name, WHEN, WHEN)


def listed(*names: str) -> list[SchoolClass]:
    return [SchoolClass(ClassId(f"id {name}"), name, 0) for name in names]


def test_the_class_that_the_lesson_was_taught_to_last_comes_first() -> None:
    classes = listed("5e A", "5e B", "4e C")
    assert usual_class([layer("5e B", "id 5e B"), layer("5e A", "id 5e A")], classes) == UsualClass(
        ClassId("id 5e B"), "5e B"
    )


def test_a_class_that_was_renamed_is_offered_by_its_new_name() -> None:
    assert usual_class([layer("5e B", "id 5e bleue")], listed("5e bleue", "5e A")) == UsualClass(
        ClassId("id 5e bleue"), "5e bleue"
    )


def test_a_typed_name_means_the_class_of_the_lists_if_it_is_there() -> None:
    assert usual_class([layer("5e b")], listed("5e A", "5e B")) == UsualClass(ClassId("id 5e B"), "5e B")
    assert usual_class([layer("Club échecs")], listed("5e A", "5e B")) == UsualClass(None, "Club échecs")


def test_a_class_that_left_the_lists_and_hours_without_a_class_are_passed_over() -> None:
    left = [layer("6e Z", "gone"), layer("", str(NO_CLASS)), layer(""), layer("5e A", "id 5e A")]
    assert usual_class(left, listed("5e A", "5e B")) == UsualClass(ClassId("id 5e A"), "5e A")


def test_the_only_class_is_offered_with_a_new_lesson_and_none_of_several() -> None:
    assert usual_class([], listed("5e A")) == UsualClass(ClassId("id 5e A"), "5e A")
    assert usual_class([], listed("5e A", "5e B")) is None
    assert usual_class([], []) is None


def test_the_class_of_an_hour_has_its_name_in_the_lists_whatever_the_timetable_calls_it() -> None:
    classes = listed("5e A", "5e B")
    assert class_of_hour(hour(MONDAY, name="5B"), classes) == UsualClass(ClassId("id 5e B"), "5e B")
    assert class_of_hour(hour(MONDAY, name="3e C"), classes) == UsualClass(None, "3e C")
    assert class_of_hour(None, classes) is None
