"""Values of the API survive the pipe, and what is of another type is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.ent import ConnectorAccount, PlaceChoice, Receipt, StoredEntry, StoredFile, StoredWork
from tni.api.formats import PlainFile, PlainPage, PlainStroke, PlainText
from tni.api.http import FilePart
from tni.api.wire import WireError, from_wire, to_wire

STORED = StoredEntry(
    "Titre", None, (StoredWork("1", "<p>Ex. 3</p>", date(2026, 11, 26)),), (StoredFile("a.pdf", 3),), True
)
VALUES: list[tuple[Any, object]] = [
    (str, "Anne"),
    (tuple[PlaceChoice, ...], (PlaceChoice("forum", "3", "Cahier", "Maths", "5e A"),)),
    (Receipt, Receipt("3", "https://ent.example/3", ("Titre coupé.",))),
    (StoredEntry | None, None),
    (StoredEntry | None, STORED),
    (ConnectorAccount, ConnectorAccount("https://ent.example", "prof", {"forum": "3"}, "abc")),
    (int | FilePart, FilePart("00", 5, None)),
    (tuple[PlainFile, ...], (PlainFile("a.png", bytes(range(256))),)),
    (PlainPage, PlainPage((PlainText(1.0, 2.0, "é"), PlainStroke(((1.0, 2.0),))), "Titre")),
    (frozenset[int], frozenset({404, 409})),
]


@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_survives_the_pipe(kind: Any, value: object) -> None:
    assert from_wire(kind, to_wire(value)) == value


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.just("is"), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from([kind for kind, _ in VALUES]), json_values)
def test_whatever_comes_is_of_the_type_or_refused(kind: Any, found: Any) -> None:
    try:
        value = from_wire(kind, found)
    except WireError:
        return
    assert from_wire(kind, to_wire(value)) == value


def test_fields_are_neither_missing_nor_more() -> None:
    record = to_wire(STORED)
    for wrong in ({**record, "more": 1}, {name: one for name, one in record.items() if name != "title"}):
        with pytest.raises(WireError):
            from_wire(StoredEntry, wrong)
    with pytest.raises(WireError):
        from_wire(Mapping[str, str], {"a": 1})
