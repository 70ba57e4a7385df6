"""Changes between two states of a lesson: the pages that differ, and the places on them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.lessons import PAGE, a_stroke
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import LessonRecord, Page
from tni.library.page_changes import merged_boxes, page_changes
from tni.library.revision_comparison import PageDifference

SECOND, THIRD = (Page(id=PageId(key), position=place) for key, place in (("second", 20.0), ("third", 30.0)))

boxes = st.lists(
    st.builds(Rect, *[st.floats(0, 200)] * 2, *[st.floats(0, 30)] * 2),
    max_size=12,
)


def state(*records: LessonRecord) -> dict[str, LessonRecord]:
    return {record.id: record for record in records}


def test_a_state_has_no_change_against_itself_and_another_place_alone_is_none() -> None:
    older = state(PAGE, SECOND, a_stroke("s"))
    assert page_changes(older, dict(older)) == []
    assert page_changes(older, older | state(replace(SECOND, position=25.0))) == []


def test_pages_are_added_removed_changed_and_moved() -> None:
    older = state(PAGE, SECOND, THIRD, a_stroke("s"))
    new = Page(id=PageId("new"), position=25.0)
    newer = state(replace(PAGE, title="Titre"), new, THIRD, a_stroke("s"))
    changes = page_changes(older, newer)
    assert [(one.page, one.how, one.number, one.now_number) for one in changes] == [
        (PAGE.id, PageDifference.CHANGED, 1, 1),
        (SECOND.id, PageDifference.REMOVED, 2, 0),
        (new.id, PageDifference.ADDED, 0, 2),
    ]
    (moved,) = page_changes(state(PAGE, SECOND), state(PAGE, replace(SECOND, position=-1.0)))
    assert moved.how is PageDifference.MOVED


def test_the_place_of_an_added_and_of_a_removed_item_is_told() -> None:
    (change,) = page_changes(state(PAGE, a_stroke("s")), state(PAGE, a_stroke("t")))
    (box,) = change.boxes
    assert change.how is PageDifference.CHANGED
    assert box.width > 0


@given(boxes)
def test_merged_boxes_hold_all_and_lie_apart(found: list[Rect]) -> None:
    merged = merged_boxes(found, 5.0)
    for box in found:
        assert any(
            one.x <= box.x and one.y <= box.y and one.right >= box.right - 1e-9 and one.bottom >= box.bottom - 1e-9
            for one in merged
        )
    for number, one in enumerate(merged):
        assert not any(one.grown(5.0).intersects(other) for other in merged[:number])
