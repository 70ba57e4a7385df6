"""Laws of places beside others: within the room, and on none that is taken as long as there are some."""

from __future__ import annotations

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Rect
from tni.document.place_aside import STEP_MM, place_aside

sizes = st.floats(1.0, 300.0) | st.just(0.0)


@given(sizes, sizes, st.floats(-50.0, 350.0), st.floats(-50.0, 350.0), st.integers(1, 30))
def test_items_put_one_after_another_lie_in_the_room_and_never_on_another(
    wide: float, high: float, x: float, y: float, count: int
) -> None:
    room, taken = Rect(10.0, 20.0, wide, high), list[tuple[float, float]]()
    places = max(int(min(wide / 8, 40)), 4 if wide else 1) * max(int(min(high / 8, 40)), 4 if high else 1)
    for _ in range(min(count, places)):
        at = place_aside(room, (x, y), taken)
        assert room.x <= at[0] <= room.right + 1e-9
        assert room.y <= at[1] <= room.bottom + 1e-9
        assert all(hypot(at[0] - other[0], at[1] - other[1]) > 0 for other in taken)
        taken.append(at)


def test_a_page_that_is_free_takes_the_start_and_the_next_lies_down_to_the_right() -> None:
    room = Rect(0.0, 0.0, 100.0, 80.0)
    assert place_aside(room, (50.0, 40.0), []) == (50.0, 40.0)
    assert place_aside(room, (50.0, 40.0), [(50.0, 40.0)]) == (50.0 + STEP_MM, 40.0 + STEP_MM)


def test_too_many_leave_the_place_that_is_farthest() -> None:
    room = Rect(0.0, 0.0, 4.0, 0.0)
    assert place_aside(room, (0.0, 0.0), [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.1, 0.0)]) == (3.0, 0.0)
