"""Columns of a place-value table, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tni.api.items import Localised, Rect, State


@dataclass(frozen=True, slots=True)
class PlaceColumn:
    """Column for one digit, which counts 10 to the `power` of the table's own unit. group: columns of a group stand
    under one heading."""

    power: int
    head: Localised
    group: str


CLASSES: Final = (
    Localised("unités simples", "ones"), Localised("mille", "thousands"), Localised("millions", "millions"),
    Localised("milliards", "billions"),
)  # fmt: skip
IN_CLASS: Final = Localised("u", "o"), Localised("d", "t"), Localised("c", "h")
PARTS: Final = (
    Localised("dixièmes", "tenths"), Localised("centièmes", "hundredths"), Localised("millièmes", "thousandths"),
    Localised("dix-millièmes", "ten-thousandths"),
)  # fmt: skip
UNITS: Final = {
    "length": ("km", "hm", "dam", "m", "dm", "cm", "mm"),
    "mass": ("t", "q", "", "kg", "hg", "dag", "g", "dg", "cg", "mg"),
    "capacity": ("kL", "hL", "daL", "L", "dL", "cL", "mL"),
    "area": ("km²", "hm²", "dam²", "m²", "dm²", "cm²", "mm²"),
}
OWN_UNIT: Final = {"length": "m", "mass": "g", "capacity": "L", "area": "m²"}
CELL: Final = {"numbers": 21.0, "area": 15.0}
CELL_OTHERS: Final = 22.0
HEAD_HIGH, GROUP_HIGH = 13.0, 11.0
ROW_HIGH: Final = 20.0
MARGIN: Final = 5.0
WRITTEN: Final = 18.0
MOST_ROWS: Final = 4


def columns_of(state: State) -> list[PlaceColumn]:
    """Return the columns from the left."""
    table = state["table"]
    if table == "numbers":
        whole = [
            PlaceColumn(3 * group + place, IN_CLASS[place], f"class {group}")
            for group in range(state["classes"] - 1, -1, -1)
            for place in (2, 1, 0)
        ]
        return whole + [PlaceColumn(-k - 1, PARTS[k], "parts") for k in range(state["decimals"])]
    out, each = list[PlaceColumn](), 2 if table == "area" else 1
    last = power_of(state, UNITS[table][-1])
    for number, unit in enumerate(UNITS[table]):
        low = last + each * (len(UNITS[table]) - 1 - number)
        for power in range(low + each - 1, low - 1, -1):
            out.append(PlaceColumn(power, Localised(unit, unit), f"unit {number}"))
    return out


def power_of(state: State, unit: str) -> int:
    """Return the power of the table's own unit that a unit is."""
    units, each = UNITS[state["table"]], 2 if state["table"] == "area" else 1
    return each * (units.index(OWN_UNIT[state["table"]]) - units.index(unit))


def unit_name(state: State) -> str:
    """Return the unit in whose column the comma stands; "" in a table of numbers."""
    if state["table"] == "numbers":
        return ""
    return next((unit for unit in UNITS[state["table"]] if unit and power_of(state, unit) == state["unit"]), "")


def cell_width(state: State) -> float:
    return CELL.get(state["table"], CELL_OTHERS)


def column_x(state: State, power: int) -> float:
    powers = [column.power for column in columns_of(state)]
    return MARGIN + cell_width(state) * (powers[0] - power)


def row_y(number: int) -> float:
    return MARGIN + GROUP_HIGH + HEAD_HIGH + number * ROW_HIGH


def head_box(state: State, column: PlaceColumn) -> Rect:
    each = 2 if state["table"] == "area" else 1
    x = column_x(state, column.power + each - 1)
    return Rect(x, MARGIN, cell_width(state) * each, GROUP_HIGH + HEAD_HIGH)


def written_box(state: State, number: int) -> Rect:
    width = cell_width(state) * len(columns_of(state))
    return Rect(MARGIN, row_y(len(state["rows"])) + 3.0 + number * WRITTEN, width, WRITTEN - 3.0)
