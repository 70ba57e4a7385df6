"""Calculator: keys, exact results, mistakes, what was computed before."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.calculator import MOST_LINES, SCIENTIFIC, SIMPLE, Calculator
from tni.api.items import DrawnText, ItemContext, State, with_values
from tni.document.plugin_state import checked_state

ITEM, CTX, ENGLISH = Calculator(), ItemContext(), ItemContext(french=False)
KEYS = [key for row in (*SIMPLE, *SCIENTIFIC) for key in row]


def pressed(keys: str, state: State | None = None, ctx: ItemContext = CTX) -> State:
    """The state after keys, separated by spaces."""
    now = ITEM.new(ctx) if state is None else state
    for key in keys.split():
        now = checked_state(ITEM.tap(now, f"key {key}", ctx))
    return now


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("1 2 + 3 × 4 =", "12+3×4 = 24"),
        ("0 , 1 + 0 , 2 =", "0,1+0,2 = 0,3"),
        ("1 ÷ 3 =", "1÷3 ≈ 0,333333333333"),
        ("1 ÷ 3 = ⇄", "1÷3 = 1/3"),
        ("6 ÷ 3 = ⇄", "6÷3 = 2"),
        ("√ 2 =", "√(2 ≈ 1,41421356237"),
        ("√ 9 ) + 1 =", "√(9)+1 = 4"),
        ("7 x² =", "7² = 49"),
        ("2 xʸ 1 0 =", "2^10 = 1024"),
        ("5 + 2 = × 3 =", "Rép×3 = 21"),
        ("5 + 2 = 4 =", "4 = 4"),
        ("5 + 2 = 1 - ans =", "1Rép = 7"),
        ("sin 3 0 =", "sin(30 = 0,5"),
        ("cos⁻¹ 0 =", "cos⁻¹(0 = 90"),
        ("2 0 % × 5 0 =", "20%×50 = 10"),
        ("1 ÷ 0 =", "1÷0 : On ne divise pas par zéro."),
        ("2 + =", "2+ : Il manque un nombre après « + »."),
        ("9 xʸ 9 xʸ 9 =", "9^9^9 : Le nombre est trop grand."),
        ("2 0 n! =", "20! ≈ 2,43290200818 × 10¹⁸"),
        ("1 2 ⌫ ⌫ ⌫", ""),
        ("1 + sin ⌫", "1+"),
        ("1 2 C", ""),
        ("=", ""),
    ],
)
def test_keys(keys: str, text: str) -> None:
    state = pressed(keys.replace("- ", ""))
    assert ITEM.text(state, CTX) == text


def test_a_fault_leaves_the_entry_to_be_corrected() -> None:
    state = pressed("2 + =")
    assert state["fault"]
    assert ITEM.text(pressed("3 =", state), CTX) == "2+3 = 5"
    assert "Il manque un nombre après « + »." in [
        one.text for one in ITEM.draw(state, ITEM.size(state), CTX) if isinstance(one, DrawnText)
    ]


def test_earlier_calculations_are_shown_and_taken_up() -> None:
    state = pressed("1 + 1 = 2 + 2 = 3 + 3 =")
    lines = [one for one in ITEM.targets(state, ITEM.size(state), CTX) if one.id.startswith("line")]
    assert [one.id for one in lines] == ["line 0", "line 1"]
    assert ITEM.tap(state, "line 1", CTX)["entry"] == "2+2"
    assert ITEM.control(state, "clear", True, CTX)["lines"] == []


def test_english_has_points() -> None:
    assert ITEM.text(pressed("1 ÷ 8 =", ctx=ENGLISH), ENGLISH) == "1÷8 = 0.125"
    assert ITEM.text(pressed("1 , 5 + ans =", ctx=ENGLISH), ENGLISH) == "1.5+Ans = 1.5"


def test_angles_are_chosen() -> None:
    state = ITEM.control(pressed("sin π ÷ 6"), "angles", "radians", CTX)
    assert ITEM.text(pressed("=", state), CTX) == "sin(π÷6 = 0,5"


def test_a_typed_calculation_is_computed() -> None:
    state = ITEM.control(ITEM.new(CTX), "entry", "12 000 x 3", CTX)
    assert "n’est pas connu" in ITEM.text(pressed("=", state), CTX)
    state = ITEM.control(ITEM.new(CTX), "entry", "max(12 000 ; 3)", CTX)
    assert ITEM.text(pressed("=", state), CTX) == "max(12 000 ; 3) = 12\u202f000"


@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_any_keys_give_a_state_that_can_be_kept(keys: list[str]) -> None:
    state = pressed(" ".join(keys), with_values(ITEM.new(CTX), fractions=True))
    size = ITEM.size(state)
    ITEM.draw(state, size, CTX)
    ITEM.text(state, CTX)
    assert len(state["lines"]) <= MOST_LINES


@given(st.fractions(max_denominator=999), st.fractions(max_denominator=999))
def test_sums_of_fractions_are_exact(one: Fraction, other: Fraction) -> None:
    entry = f"{one}+({other})"
    state = pressed("=", ITEM.control(ITEM.new(CTX), "entry", entry, CTX))
    assert Fraction(state["result"]) == one + other


def test_roots_stay_exact() -> None:
    state = pressed("⇄ √ 1 2 ) =")
    assert ITEM.text(state, CTX) == "√(12) = 2√3"
    state = pressed("÷ 4 =", state)
    assert ITEM.text(state, CTX) == "Rép÷4 = √3/2"
    assert ITEM.text(pressed("⇄", state), CTX).startswith("Rép÷4 ≈ 0,866025403784")
    assert ITEM.text(pressed("x² =", state), CTX).endswith("= 3/4")
    assert checked_state(state) == state


def test_a_sum_of_roots_has_brackets_above_a_line() -> None:
    state = ITEM.control(pressed("⇄"), "entry", "(1+√5)/2", CTX)
    assert ITEM.text(pressed("=", state), CTX) == "(1+√5)/2 = (1 + √5)/2"


def test_a_root_goes_on_as_a_decimal_where_no_root_is_left() -> None:
    state = pressed("+ π =", pressed("√ 2 ) ="))
    assert ITEM.text(state, CTX) == "Rép+π ≈ 4,55580621596"
