"""Values in a place-value table: their digits, and what typing, sliding and reading in another unit make of them."""

from __future__ import annotations

from fractions import Fraction

from tni.api.exact_numbers import exact_text, number_in
from tni.api.items import ItemContext, State, with_values

from .columns import CLASSES, PARTS, columns_of, unit_name


def digit_at(value: Fraction, power: int) -> int:
    """Return the digit of a value at a power of ten."""
    return int(value / Fraction(10) ** power) % 10


def shown_digits(state: State, row: dict[str, str]) -> dict[int, int]:
    """Return the digits of a row by their powers: from the first that counts to the last, and to the comma."""
    if row["value"] == "":
        return {}
    value, powers = Fraction(row["value"]), [column.power for column in columns_of(state)]
    counting = [power for power in powers if digit_at(value, power)]
    high = max([*counting, state["unit"]])
    low = min([*counting, state["unit"]])
    return {power: digit_at(value, power) for power in powers if low <= power <= high}


def _fits(state: State, value: Fraction) -> bool:
    powers = [column.power for column in columns_of(state)]
    last = value / Fraction(10) ** powers[-1]
    return last.denominator == 1 and value < Fraction(10) ** (powers[0] + 1) and value >= 0


def with_value(state: State, number: int, value: Fraction, ctx: ItemContext) -> State:
    """Return a state with another value in a row, if the table has columns for it."""
    if not _fits(state, value):
        return state
    typed = exact_text(value / Fraction(10) ** state["unit"], french=ctx.french, decimals=15)
    rows = [{"typed": typed, "value": str(value)} if k == number else row for k, row in enumerate(state["rows"])]
    return with_values(state, rows=rows, active=number)


def shifted(state: State, number: int, places: int, ctx: ItemContext) -> State:
    """Return a state with a row multiplied by 10 to the `places`: unchanged where the table has no columns for it."""
    row = state["rows"][number]
    if row["value"] == "":
        return state
    return with_value(state, number, Fraction(row["value"]) * Fraction(10) ** places, ctx)


def typed_in(state: State, number: int, text: str) -> State:
    """Return a state with what is typed in a row. A table of numbers gets the columns that it needs; what is no number
    leaves the row empty."""
    value = number_in(text) if "/" not in text else None
    held = {"typed": text, "value": ""}
    if value is not None and value >= 0:
        value *= Fraction(10) ** state["unit"]
        if state["table"] == "numbers":
            state = _with_columns(state, value)
        held["value"] = str(value) if _fits(state, value) else ""
    rows = [held if k == number else row for k, row in enumerate(state["rows"])]
    return with_values(state, rows=rows, active=number)


def _with_columns(state: State, value: Fraction) -> State:
    classes, decimals = state["classes"], state["decimals"]
    while classes < len(CLASSES) and value >= 1000**classes:
        classes += 1
    while decimals < len(PARTS) and (value * 10**decimals).denominator != 1:
        decimals += 1
    return with_values(state, classes=classes, decimals=decimals)


def fitted(state: State) -> State:
    """Return a state without the values for which the table has no columns."""
    rows = [
        row if row["value"] == "" or _fits(state, Fraction(row["value"])) else {"typed": row["typed"], "value": ""}
        for row in state["rows"]
    ]
    return with_values(state, rows=rows)


def in_unit(state: State, ctx: ItemContext) -> State:
    """Return a state whose typed texts are the values in its unit."""
    active = state["active"]
    for number, row in enumerate(state["rows"]):
        if row["value"] != "":
            state = with_value(state, number, Fraction(row["value"]), ctx)
    return with_values(state, active=active)


def written_value(state: State, number: int, ctx: ItemContext) -> str:
    """Return a row as a number with its unit; "" for an empty row."""
    row = state["rows"][number]
    if row["value"] == "":
        return ""
    value = exact_text(Fraction(row["value"]) / Fraction(10) ** state["unit"], french=ctx.french, decimals=15)
    unit = unit_name(state)
    return f"{value}\N{NO-BREAK SPACE}{unit}" if unit else value
