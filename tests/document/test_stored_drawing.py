"""Contents of an item are the same from memory, right after they were encoded, and read from its bytes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.item_drawing import DrawnArea, DrawnLine, DrawnOval, DrawnPicture, DrawnText, checked_drawing
from tni.document.plugin_state import PluginState, checked_state, plugin_item, plugin_state
from tni.document.stored_drawing import decode_drawing, encode_drawing, stored_drawing

number = st.floats(-9_000, 9_000) | st.integers(-9_000, 9_000) | st.just(-0.0)
length = st.floats(0, 900)
points = st.lists(st.tuples(number, number), max_size=9).map(tuple)
colour = st.sampled_from(["ink", "soft blue", "#0a0b0c"])
part = st.one_of(
    st.builds(DrawnLine, points, colour, length, st.booleans(), st.booleans()),
    st.builds(DrawnArea, points, colour),
    st.builds(DrawnOval, number, number, length, length, st.none() | colour, st.none() | colour, length),
    st.builds(
        DrawnText, st.text(max_size=5), number, number, length, colour, st.sampled_from(TextAlign), st.booleans(),
        length, st.none() | number,
    ),
    st.builds(DrawnPicture, st.just("https://a.fr/1"), number, number, length, length),
)  # fmt: skip


@given(st.lists(part, max_size=6))
def test_a_drawing_is_stored_as_it_is_read(drawing: list[DrawnLine]) -> None:
    values, kept = stored_drawing(checked_drawing(drawing))
    assert kept == decode_drawing(values)
    assert encode_drawing(kept) == values


@given(st.lists(part, max_size=4), st.dictionaries(st.text(max_size=3), number | st.text(max_size=3), max_size=3))
def test_contents_in_memory_are_those_of_the_bytes(drawing: list[DrawnLine], state: dict[str, object]) -> None:
    contents = PluginState("x", 1, checked_state(state), checked_drawing(drawing), "words")
    item = plugin_item(contents, "X", (9.0, 9.0), PageId("p"), IDENTITY, ItemId("i"))
    from_memory = plugin_state(item)
    other = plugin_item(PluginState("y", 1, {}), "Y", (9.0, 9.0), PageId("p"), IDENTITY, ItemId("j"))
    assert plugin_state(other) is not None
    again = replace(item, data=bytes(bytearray(item.data)) + b" ")  # the same, but nothing that is remembered
    assert from_memory == plugin_state(again)


def test_what_a_plugin_changes_later_is_not_in_the_contents() -> None:
    state = {"list": [1]}
    contents = PluginState("x", 1, state)
    item = plugin_item(contents, "X", (9.0, 9.0), PageId("p"), IDENTITY, ItemId("i"))
    state["list"].append(2)
    found = plugin_state(item)
    assert found is not None
    assert found.state == {"list": [1]}
