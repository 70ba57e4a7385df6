"""Pieces on a tray: dragged out of a source, moved, put back, and kept within."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tni.api.pieces import Piece, PieceTray, next_id, piece_of
from tni.core.geometry import Rect
from tni.document.item_handles import HandleDrag

TRAY = PieceTray(Rect(0.0, 0.0, 100.0, 60.0), Rect(0.0, 50.0, 100.0, 10.0), lambda piece: (piece["w"], 5.0), 5)
PLACE = st.tuples(st.floats(-50.0, 150.0), st.floats(-50.0, 150.0))


def piece(id: int, x: float, y: float, w: float = 5.0) -> dict[str, Any]:
    return {"id": id, "x": x, "y": y, "w": w}


def dragged(pieces: list[Piece], handle: str, *places: tuple[float, float]) -> list[Piece]:
    pulled: dict[str, int] = {}
    before = None
    for place in places[1:]:
        drag = HandleDrag(handle, places[0], place, before=before)
        pieces, pulled = TRAY.dragged(pieces, pulled, drag, lambda key: {"w": float(key)})
        before = place
    return pieces


@given(st.lists(PLACE, min_size=2, max_size=6))
def test_a_piece_stays_within_the_tray_wherever_it_is_dragged(places: list[tuple[float, float]]) -> None:
    (one,) = dragged([piece(1, 10.0, 10.0)], "piece 1", *places)
    box = TRAY.box_of(one)
    assert (box.x >= 0, box.y >= 0, box.right <= 100, box.bottom <= 60) == (True, True, True, True)


def test_a_dragged_piece_moves_as_the_finger_does_and_lies_on_top() -> None:
    pieces = dragged([piece(1, 10.0, 10.0), piece(2, 40.0, 10.0)], "piece 1", (12.0, 12.0), (15.0, 13.0), (22.0, 22.0))
    assert [(one["id"], one["x"], one["y"]) for one in pieces] == [(2, 40.0, 10.0), (1, 20.0, 20.0)]


def test_a_source_gives_one_piece_for_each_drag() -> None:
    pieces = dragged([], "source 8", (50.0, 55.0), (50.0, 45.0), (50.0, 30.0))
    pieces = dragged(pieces, "source 8", (50.0, 55.0), (20.0, 20.0))
    assert [(one["id"], one["w"], one["x"] + 4, one["y"] + 2.5) for one in pieces] == [
        (1, 8.0, 50.0, 30.0), (2, 8.0, 20.0, 20.0),
    ]  # fmt: skip


def test_a_piece_on_the_stock_does_not_count_and_is_gone_with_the_next_drag() -> None:
    pieces = dragged([piece(1, 10.0, 10.0)], "piece 1", (12.0, 12.0), (12.0, 56.0))
    assert (len(pieces), TRAY.lying(pieces), TRAY.handles(pieces, lambda _: "")) == (1, [], [])
    back = dragged(pieces, "piece 1", (12.0, 56.0), (12.0, 20.0))
    assert len(TRAY.lying(back)) == 1, "the same drag may bring it back"
    (new,) = dragged(pieces, "source 5", (50.0, 55.0), (50.0, 20.0))
    assert (new["x"], new["y"]) == (47.5, 17.5)


def test_no_more_pieces_than_the_tray_takes() -> None:
    pieces: list[Piece] = []
    for _ in range(9):
        pieces = dragged(pieces, "source 5", (50.0, 55.0), (50.0, 20.0))
    assert len(pieces) == 5
    assert TRAY.added(pieces, {"w": 5.0}, TRAY.box) == pieces


def test_added_pieces_lie_beside_each_other() -> None:
    pieces: list[Piece] = []
    for _ in range(5):
        pieces = TRAY.added(pieces, {"w": 20.0}, Rect(0.0, 0.0, 50.0, 40.0))
    assert len({(one["x"], one["y"]) for one in pieces}) == 5
    assert next_id(pieces) == 6


def test_added_pieces_of_different_sizes_lie_side_by_side_without_holes() -> None:
    pieces: list[Piece] = []
    for wide in (20.0, 7.0, 12.0):
        pieces = TRAY.added(pieces, {"w": wide}, Rect(0.0, 0.0, 50.0, 40.0), 3.0)
    assert [one["x"] for one in pieces] == [0.0, 23.0, 33.0]
    assert len({one["y"] for one in pieces}) == 1


def test_names_of_handles() -> None:
    assert (piece_of("piece 12"), piece_of("source 12")) == (12, None)
    topmost = TRAY.handles([piece(1, 0.0, 0.0), piece(2, 0.0, 0.0)], lambda one: str(one["id"]))[0]
    assert (topmost.id, topmost.label) == ("piece 2", "2")
