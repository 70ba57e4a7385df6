"""Properties that nobody writes are kept as they are, and keep nobody waiting."""

from __future__ import annotations

from tni.core.ids import PageId
from tni.document.items import LessonInfo, OpaqueProperty
from tni.document.lesson_plan import PLAN_KEY, LessonPlan, PlanPhase
from tni.store.property_codec import (
    MOST_BYTES,
    MOST_IN_A_LIST,
    MOST_PAGES,
    decode_info_tail,
    decode_property,
    encode_info_tail,
    encode_json,
)
from tni.store.record_bytes import JSON_PROPERTY


def test_a_plan_of_many_phases_shows_none_and_keeps_them() -> None:
    phases = tuple(PlanPhase(f"p{number}", "Découvrir") for number in range(MOST_IN_A_LIST + 1))
    data = encode_json(LessonPlan(aims="Comparer", phases=phases))
    plan = decode_property(PLAN_KEY, JSON_PROPERTY, (), data)
    assert isinstance(plan, LessonPlan)
    assert (plan.aims, plan.phases) == ("Comparer", ())
    assert encode_json(plan) == data
    whole = decode_property(PLAN_KEY, JSON_PROPERTY, (), encode_json(LessonPlan(phases=phases[:-1])))
    assert whole == LessonPlan(phases=phases[:-1])


def test_marks_of_class_pictures_are_kept() -> None:
    info = LessonInfo(class_pictures=("0123456789abcdef", "clock"))
    assert decode_info_tail(encode_info_tail(info)) == {"class_pictures": info.class_pictures}


def test_a_phase_may_use_all_pages_of_the_longest_pdf() -> None:
    phase = PlanPhase("p", "Lire", pages=tuple(PageId(f"page{number}") for number in range(MOST_PAGES)))
    plan = LessonPlan(phases=(phase,))
    assert decode_property(PLAN_KEY, JSON_PROPERTY, (), encode_json(plan)) == plan


def test_a_plan_as_long_as_a_library_is_kept_unread() -> None:
    data = encode_json(LessonPlan(aims="mot " * (MOST_BYTES // 4)))
    assert decode_property(PLAN_KEY, JSON_PROPERTY, (), data) == OpaqueProperty(
        id=PLAN_KEY, code=JSON_PROPERTY, data=data
    )
