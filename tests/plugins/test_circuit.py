"""Circuits: Kirchhoff's laws in any network, what is joined on the grid, meters, lamps, and the item's gestures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins import circuit
from plugins.circuit.circuit_item import Circuit
from plugins.circuit.network import LEAST_OHMS, Branch, eliminated, solved
from plugins.circuit.parts import (
    COLUMNS,
    FIRST,
    MOST_PARTS,
    NAMES,
    ROWS,
    CircuitPart,
    flows,
    joints,
    parts_of,
    shifted,
    with_end,
)
from plugins.circuit.symbols import measured, place
from tests.support.items import plugin
from tni.api.items import DrawnOval, DrawnText, HandleDrag, ItemContext, State
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = Circuit()
SIZE = ITEM.size({})
OHMS = st.one_of(st.just(LEAST_OHMS), st.floats(0.5, 1e4), st.just(1e7))


@st.composite
def networks(draw: st.DrawFn) -> tuple[int, list[Branch]]:
    count = draw(st.integers(2, 9))
    node = st.integers(0, count - 1)
    branch = st.builds(Branch, node, node, OHMS, st.sampled_from([0.0, 0.0, 1.5, 4.5, 9.0, 230.0]))
    return count, draw(st.lists(branch, min_size=1, max_size=16))


@given(networks())
def test_kirchhoffs_laws_hold_in_every_network(network: tuple[int, list[Branch]]) -> None:
    count, branches = network
    found = solved(count, branches)
    largest = max(1.0, *map(abs, found.amperes))
    balance, potential = [0.0] * count, dict[int, float]()
    for branch, volts, amperes in zip(branches, found.volts, found.amperes, strict=True):
        balance[branch.start] -= amperes
        balance[branch.end] += amperes
        assert volts == pytest.approx(
            branch.volts + branch.ohms * amperes, abs=1e-6 * max(1.0, branch.volts, abs(volts))
        )
    assert max(map(abs, balance)) <= 1e-8 * largest, "what flows into a node flows out of it"
    for _ in range(count):  # voltages around any loop add up to 0: all nodes can have potentials
        for branch, volts in zip(branches, found.volts, strict=True):
            if branch.end in potential:
                potential.setdefault(branch.start, potential[branch.end] + volts)
            elif branch.start in potential or not potential:
                potential.setdefault(branch.start, 0.0)
                potential[branch.end] = potential[branch.start] - volts
    for branch, volts in zip(branches, found.volts, strict=True):
        if branch.start in potential:
            assert potential[branch.start] - potential[branch.end] == pytest.approx(volts, abs=1e-6)


@given(networks())
def test_batteries_give_what_resistances_take(network: tuple[int, list[Branch]]) -> None:
    found = solved(*network)
    given_w = -sum(one.volts * amperes for one, amperes in zip(network[1], found.amperes, strict=True))
    taken_w = sum(one.ohms * amperes**2 for one, amperes in zip(network[1], found.amperes, strict=True))
    assert given_w == pytest.approx(taken_w, rel=1e-6, abs=1e-6)


@given(st.lists(st.lists(st.integers(-9, 9).map(float), min_size=4, max_size=4), min_size=4, max_size=4),
       st.lists(st.integers(-9, 9).map(float), min_size=4, max_size=4))  # fmt: skip
def test_elimination_solves_linear_systems(matrix: list[list[float]], solution: list[float]) -> None:
    rights = [sum(a * b for a, b in zip(row, solution, strict=True)) for row in matrix]
    found = eliminated([[*row, right] for row, right in zip(matrix, rights, strict=True)])
    assume(_determinant(matrix) != 0)
    assert found == pytest.approx(solution, abs=1e-6)


def _determinant(rows: list[list[float]]) -> float:
    if not rows:
        return 1.0
    return sum(
        (1 - k % 2 * 2) * value * _determinant([row[:k] + row[k + 1 :] for row in rows[1:]])
        for k, value in enumerate(rows[0])
    )


def loop(*kinds: CircuitPart) -> tuple[CircuitPart, ...]:
    """Return parts of length 2 in one row, closed by wires above."""
    right = 2 * len(kinds)
    placed = [CircuitPart(one.kind, (2 * k, 4), (2 * k + 2, 4), one.value, one.closed) for k, one in enumerate(kinds)]
    wires = (
        CircuitPart("wire", (0, 4), (0, 1)),
        CircuitPart("wire", (0, 1), (right, 1)),
        CircuitPart("wire", (right, 1), (right, 4)),
    )
    return *placed, *wires


def part(kind: str, value: float = 0.0, *, closed: bool = True) -> CircuitPart:
    return CircuitPart(kind, (0, 0), (2, 0), value, closed)


def test_a_loop_obeys_ohms_law() -> None:
    found = flows(loop(part("battery", 9), part("ammeter"), part("resistor", 20), part("lamp", 10), part("switch")))
    assert [abs(flow.amperes) for flow in found[:4]] == pytest.approx([0.3] * 4, rel=1e-5)
    assert [abs(flow.volts) for flow in found[2:4]] == pytest.approx([6, 3], rel=1e-5)
    assert found[3].shine == pytest.approx(0.45, rel=1e-4)


def test_an_open_switch_stops_the_current_and_has_the_batterys_voltage() -> None:
    parts = loop(part("battery", 4.5), part("lamp", 10), part("switch", closed=False), part("ammeter"))
    meter = (
        CircuitPart("voltmeter", (4, 6), (6, 6)),
        CircuitPart("wire", (4, 4), (4, 6)),
        CircuitPart("wire", (6, 4), (6, 6)),
    )
    found = flows((*parts, *meter))
    assert (found[0].amperes, found[1].shine, found[3].amperes) == (0, 0, 0)
    assert abs(found[len(parts)].volts) == pytest.approx(4.5, rel=1e-4)


def test_lamps_side_by_side_shine_as_brightly_as_one() -> None:
    one = loop(part("battery", 4.5), part("lamp", 10))
    beside = (
        CircuitPart("wire", (2, 4), (2, 6)),
        CircuitPart("lamp", (2, 6), (4, 6), 10.0),
        CircuitPart("wire", (4, 6), (4, 4)),
    )
    both = flows((*one, *beside))
    assert both[1].shine == pytest.approx(both[len(one) + 1].shine)
    assert both[1].shine == pytest.approx(flows(one)[1].shine, rel=1e-4)
    assert abs(both[0].amperes) == pytest.approx(0.9, rel=1e-4)


def test_a_short_circuit_is_said_and_nothing_else() -> None:
    shorted = (*loop(part("battery", 4.5), part("lamp", 10)), CircuitPart("wire", (0, 4), (2, 4)))
    assert flows(shorted)[0].is_shorted
    state = {**ITEM.new(CTX), "parts": [one.written for one in shorted]}
    said = [one.text for one in ITEM.draw(state, SIZE, CTX) if isinstance(one, DrawnText)]
    assert "Court-circuit !" in said
    for kinds in ((part("battery", 9), part("battery", 4.5), part("lamp", 10)), (part("lamp", 10), part("ammeter"))):
        assert not any(flow.is_shorted for flow in flows(loop(*kinds)))


def test_two_batteries_against_each_other_are_a_short_circuit_unless_they_are_alike() -> None:
    def found(volts: float) -> bool:
        pair = CircuitPart("battery", (0, 4), (2, 4), 4.5), CircuitPart("battery", (0, 6), (2, 6), volts)
        wires = CircuitPart("wire", (0, 4), (0, 6)), CircuitPart("wire", (2, 4), (2, 6))
        return any(flow.is_shorted for flow in flows((*pair, *wires)))

    assert (found(4.5), found(9.0)) == (False, True)


def test_wires_that_cross_are_not_joined_and_ends_on_a_wire_are() -> None:
    battery, lamp = CircuitPart("battery", (0, 0), (2, 0), 4.5), CircuitPart("lamp", (4, 2), (6, 2), 10.0)
    crossing = (
        CircuitPart("wire", (0, 0), (0, 4)),
        CircuitPart("wire", (0, 4), (5, 4)),
        CircuitPart("wire", (5, 4), (5, 3)),
    )
    apart = (CircuitPart("wire", (0, 2), (6, 2)), CircuitPart("wire", (3, 0), (3, 4)))
    assert joints(apart) == ()
    assert joints((CircuitPart("wire", (0, 2), (6, 2)), CircuitPart("wire", (3, 2), (3, 4)))) == ((3, 2),)
    on_wire = (battery, lamp, CircuitPart("wire", (0, 0), (0, 2)), CircuitPart("wire", (0, 2), (6, 2)), *crossing)
    assert flows(on_wire)[1].amperes == 0


@st.composite
def circuits(draw: st.DrawFn) -> tuple[CircuitPart, ...]:
    out: list[CircuitPart] = []
    for _ in range(draw(st.integers(1, 25))):
        kind = draw(st.sampled_from(list(NAMES)))
        start = draw(st.tuples(st.integers(0, COLUMNS - 1), st.integers(0, ROWS - 1)))
        to = draw(st.tuples(st.integers(0, COLUMNS - 1), st.integers(0, ROWS - 1)))
        base = with_end(CircuitPart(kind, start, start), "end", to)
        value = draw(st.sampled_from([0.5, 4.5, 10.0, 1000.0]))
        out.append(CircuitPart(kind, base.start, base.end, value, draw(st.booleans())))
    return tuple(out)


@given(circuits(), st.integers(-20, 20), st.integers(-20, 20))
def test_parts_stay_on_the_grid_and_long_enough(parts: tuple[CircuitPart, ...], dx: int, dy: int) -> None:
    for one in (*parts, *(shifted(part, dx, dy) for part in parts)):
        assert (one.start[0] == one.end[0]) != (one.start[1] == one.end[1])
        assert len(one.spots) > one.least
        assert all(0 <= x < COLUMNS and 0 <= y < ROWS for x, y in one.spots)
        assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1 for a, b in pairwise(one.spots))


@given(circuits())
def test_no_circuit_has_no_solution(parts: tuple[CircuitPart, ...]) -> None:
    for one, flow in zip(parts, flows(parts), strict=True):
        if one.kind in ("lamp", "resistor", "motor"):
            assert flow.volts == pytest.approx(one.value * flow.amperes, abs=1e-2)


def state_of(*parts: CircuitPart) -> State:
    return {**ITEM.new(CTX), "parts": [one.written for one in parts]}


def test_a_tap_switches_the_lamp_on() -> None:
    state = ITEM.new(CTX)
    assert ITEM.text(state, CTX) == "Circuit, Pile, Interrupteur ouvert, Lampe éteinte"
    number = next(k for k, one in enumerate(FIRST) if one.kind == "switch")
    after = ITEM.tap(state, str(number), CTX)
    assert ITEM.text(after, CTX) == "Circuit, Pile, Interrupteur fermé, Lampe allumée"
    assert ITEM.text(ITEM.tap(after, str(number), CTX), CTX) == ITEM.text(state, CTX)


def test_a_part_follows_the_finger_from_place_to_place() -> None:
    state = state_of(CircuitPart("lamp", (2, 2), (4, 2), 10.0))
    x, y = place((3, 2))
    held = ITEM.drag(state, HandleDrag("0 body", (x + 6, y), (x + 6 + 5, y)), CTX)
    moved = ITEM.drag(held, HandleDrag("0 body", (x + 6, y), (x + 6 + 27, y + 12), before=(x + 11, y)), CTX)
    assert (parts_of(held)[0].start, parts_of(moved)[0].start) == ((2, 2), (4, 3))
    turned = ITEM.drag(moved, HandleDrag("0 end", place((6, 3)), place((4, 6))), CTX)
    assert (parts_of(turned)[0].start, parts_of(turned)[0].end) == ((4, 3), (4, 6))


def test_parts_are_added_changed_and_removed_in_the_panel() -> None:
    state = ITEM.new(CTX)
    for kind in NAMES:
        state = ITEM.control(state, f"add {kind}", True, CTX)
        assert parts_of(state)[state["chosen"]].kind == kind
    for _ in range(60):
        state = ITEM.control(state, "add wire", True, CTX)
    assert len(parts_of(state)) == MOST_PARTS
    state = ITEM.control({**state, "chosen": 0}, "value", 9.0, CTX)
    assert parts_of(state)[0].value == 9.0
    state = ITEM.control(state, "remove", True, CTX)
    assert (len(parts_of(state)), state["chosen"]) == (MOST_PARTS - 1, -1)
    assert ITEM.control(state, "next", True, CTX)["chosen"] == 0


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(0.45, "A", "0,45 A"), (0.045, "A", "45 mA"), (-4.5, "V", "−4,5 V"), (230, "V", "230 V"), (12.34, "V", "12,3 V"),
     (0, "A", "0 A"), (100, "Ω", "100 Ω")],
)  # fmt: skip
def test_meters_show_three_figures(value: float, unit: str, text: str) -> None:
    assert measured(value, unit, french=True).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.slow
def test_it_keeps_the_contract() -> None:
    """Further than the contract's own test of all plugins goes, on the same way."""
    assert item_faults(plugin("circuit", circuit.item), 500)[1] == ()


def test_no_dot_of_the_grid_looks_like_a_point_of_a_value() -> None:
    parts = [["ammeter", 1, 2, 1, 4, 0.0, False]]
    drawing = Circuit().draw({"parts": parts, "chosen": -1, "grid": True, "values": True, "arrows": False}, SIZE, CTX)
    (label,) = [one for one in drawing if isinstance(one, DrawnText) and one.text.endswith("A") and len(one.text) > 1]
    dots = [one for one in drawing if isinstance(one, DrawnOval) and one.radius_x < 1]
    assert len(dots) == COLUMNS * ROWS - 4
    assert not any(abs(one.y - label.y) < 1 and 0 < one.x - label.x < 14 for one in dots)
