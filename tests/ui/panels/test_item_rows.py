"""Rows of an item's panel: in the order that the plugin gives, buttons side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.api.item_panel import Localised, PanelButton, PanelControl, PanelNote, PanelToggle
from tni.ui.panels.item_rows import BUTTONS_IN_ROW, rows_of

WORDS = Localised("Nombre", "Number")


def control(kind: str, key: int) -> PanelControl:
    if kind == "toggle":
        return PanelToggle(str(key), WORDS, False)
    return PanelNote(str(key), WORDS) if kind == "note" else PanelButton(str(key), WORDS, folded=kind == "folded")


def shown(*kinds: str) -> list[list[str]]:
    controls = [control(kind, key) for key, kind in enumerate(kinds)]
    return [[one.id for one in row] for row in rows_of(controls)]


def test_buttons_that_follow_each_other_stand_side_by_side() -> None:
    assert shown("toggle", "button", "button", "button", "note", "button") == [["0"], ["1", "2"], ["3"], ["4"], ["5"]]


def test_a_folded_button_does_not_stand_beside_one_that_is_always_shown() -> None:
    assert shown("button", "folded", "folded") == [["0"], ["1", "2"]]


@given(st.lists(st.sampled_from(["toggle", "note", "button", "folded"])))
def test_rows_keep_all_controls_in_their_order(kinds: list[str]) -> None:
    rows = shown(*kinds)
    assert [key for row in rows for key in row] == [str(key) for key in range(len(kinds))]
    assert all(0 < len(row) <= BUTTONS_IN_ROW for row in rows)
