"""Periodic table: facts about the elements that hold between them, cells and taps."""

from __future__ import annotations

from itertools import pairwise

import pytest

from plugins import periodic_table
from plugins.periodic_table.elements import FAMILY_NAMES, Element, Family, elements
from plugins.periodic_table.table_item import CARD, CELL, HEIGHT, SIGNS, WIDTH, PeriodicTable, found_number, place_of
from tests.support.items import plugin
from tni.api.items import DrawnText, ItemContext, ItemSize, State
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = PeriodicTable()
SIZE = ItemSize(WIDTH, HEIGHT)


def of(symbol: str) -> Element:
    (found,) = (one for one in elements() if one.symbol == symbol)
    return found


def texts(state: State) -> list[str]:
    return [one.text for one in ITEM.draw(state, SIZE, CTX) if isinstance(one, DrawnText)]


def test_there_are_118_with_symbols_and_names_of_their_own() -> None:
    assert [one.number for one in elements()] == list(range(1, 119))
    for names in (
        [one.symbol for one in elements()],
        [one.name.fr for one in elements()],
        [one.name.en for one in elements()],
    ):
        assert len(set(names)) == 118
    assert all(1 <= len(one.symbol) <= 2 and one.symbol.istitle() for one in elements())


def test_columns_hold_the_elements_of_one_chemistry() -> None:
    columns = {
        column: "".join(one.symbol for one in elements() if one.column == column) for column in (1, 2, 11, 17, 18)
    }
    assert columns == {1: "HLiNaKRbCsFr", 2: "BeMgCaSrBaRa", 11: "CuAgAuRg", 17: "FClBrIAtTs", 18: "HeNeArKrXeRnOg"}
    assert [len([one for one in elements() if one.row == row]) for row in range(1, 8)] == [2, 8, 8, 18, 18, 32, 32]
    below = [one.number for one in elements() if not one.column]
    assert below == [*range(57, 72), *range(89, 104)]


def test_families_stand_where_they_belong() -> None:
    for one in elements():
        if one.family in (Family.LANTHANIDE, Family.ACTINIDE):
            assert one.column == 0
        columns = {Family.ALKALI: (1,), Family.ALKALINE_EARTH: (2,), Family.HALOGEN: (17,), Family.NOBLE: (18,)}
        assert one.column in columns.get(one.family, (one.column,))
        if one.family is Family.TRANSITION:
            assert 3 <= one.column <= 12
    assert set(FAMILY_NAMES) == set(SIGNS) == set(Family)
    assert len(set(SIGNS.values())) == len(Family)


def test_masses_grow_with_the_number_but_for_the_known_pairs() -> None:
    """Cobalt is heavier than nickel, and so on: what Mendeleev had to decide by chemistry."""
    falls = [
        f"{one.symbol} {other.symbol}"
        for one, other in pairwise(elements())
        if one.number <= 94 and _mass(one) > _mass(other)
    ]
    assert falls == ["Ar K", "Co Ni", "Te I", "Th Pa", "U Np", "Pu Am"]
    assert all(1.99 <= _mass(one) / one.number <= 2.7 for one in elements() if one.number > 1)
    radioactive = [one.number for one in elements() if one.mass.startswith("(")]
    assert radioactive == [43, 61, *range(84, 90), *range(93, 119)]


def _mass(one: Element) -> float:
    return float(one.mass.strip("()"))


@pytest.mark.parametrize(
    ("symbol", "french", "mass"),
    [("H", "Hydrogène", "1.008"), ("N", "Azote", "14.007"), ("Na", "Sodium", "22.990"), ("Fe", "Fer", "55.845"),
     ("Ag", "Argent", "107.87"), ("Sn", "Étain", "118.71"), ("Au", "Or", "196.97"), ("U", "Uranium", "238.03")],
)  # fmt: skip
def test_well_known_facts(symbol: str, french: str, mass: str) -> None:
    assert (of(symbol).name.fr, of(symbol).mass) == (french, mass)


def test_no_two_cells_and_no_card_lie_over_each_other() -> None:
    places = [place_of(one) for one in elements()]
    assert len(set(places)) == 118
    for x, y in places:
        assert 0 <= x <= WIDTH - CELL
        assert 0 <= y <= HEIGHT - CELL
        assert x + CELL <= CARD.x or x >= CARD.right or y >= CARD.bottom


def test_a_tap_shows_the_card_and_hides_it_again() -> None:
    state = ITEM.tap(ITEM.new(CTX), "26", CTX)
    assert {"Fer", "Z = 26", "masse molaire : 55,845 g/mol", "Métaux de transition"} <= set(texts(state))
    assert ITEM.text(state, CTX).endswith("Fer (Fe) ; Z = 26 ; masse molaire : 55,845 g/mol ; Métaux de transition")
    assert ITEM.tap(state, "26", CTX)["chosen"] == 0
    assert "isotope le plus stable : 97 nucléons" in texts(ITEM.tap(state, "43", CTX))


def test_covered_symbols_are_uncovered_one_by_one_and_named_to_nobody_before() -> None:
    state = ITEM.control(ITEM.new(CTX), "covered", True, CTX)
    assert texts(state).count("?") >= 118
    assert "Fe" not in texts(state)
    assert ITEM.targets(state, SIZE, CTX)[25].label == "26"
    state = ITEM.tap(state, "26", CTX)
    assert ("Fe" in texts(state), state["chosen"]) == (True, 0)
    assert ITEM.tap(state, "26", CTX)["chosen"] == 26


@pytest.mark.parametrize(
    ("text", "number"), [("fer", 26), ("IRON", 26), ("fe", 26), ("26", 26), (" or ", 79), ("x", 0), ("", 0)]
)
def test_an_element_is_found_by_what_is_typed(text: str, number: int) -> None:
    assert found_number(text) == number


@pytest.mark.slow
def test_it_keeps_the_contract() -> None:
    """Further than the contract's own test of all plugins goes, on the same way."""
    assert item_faults(plugin("periodic_table", periodic_table.item), 300)[1] == ()
