"""Drawing of a place-value table: headings, digits and commas."""

from __future__ import annotations

from typing import Any, Final

from tni.api.item_shapes import filled_box
from tni.api.items import DrawnLine, DrawnText, ItemContext, Localised, Rect, State

from .columns import CLASSES, GROUP_HIGH, HEAD_HIGH, MARGIN, ROW_HIGH, PlaceColumn, cell_width, column_x, row_y
from .values import shown_digits

_GROUP_COLOURS: Final = {
    "class 0": "soft blue", "class 1": "soft green", "class 2": "soft orange", "class 3": "soft violet",
    "parts": "soft red",
}  # fmt: skip
_DECIMAL_PARTS: Final = Localised("partie décimale", "decimal part")


def heads_drawing(state: State, columns: list[PlaceColumn], ctx: ItemContext) -> list[Any]:
    """Return the headings: of the classes and their columns, or of the units, that of the comma marked."""
    out, cell = list[Any](), cell_width(state)
    for group in dict.fromkeys(column.group for column in columns):
        members = [number for number, column in enumerate(columns) if column.group == group]
        box = Rect(MARGIN + cell * members[0], MARGIN, cell * len(members), GROUP_HIGH + HEAD_HIGH)
        first = columns[members[-1]]
        if state["table"] == "numbers":
            out += filled_box(box, _GROUP_COLOURS[group])
            title = _DECIMAL_PARTS if group == "parts" else CLASSES[int(group[-1])]
            size, y = (5.6 if len(members) > 1 else 4.2), box.y + GROUP_HIGH / 2
            out.append(DrawnText(ctx.text(title), box.center[0], y, size, "ink", width_mm=box.width - 2.0))
            for number in members:
                x, head = MARGIN + cell * (number + 0.5), ctx.text(columns[number].head)
                size = 6.6 if len(head) == 1 else 4.6
                out.append(
                    DrawnText(head, x, box.bottom - HEAD_HIGH / 2, size, bold=len(head) == 1, width_mm=cell - 3.0)
                )
        else:
            is_unit = first.power == state["unit"]
            out += filled_box(box, "blue" if is_unit else "soft blue")
            colour = "surface" if is_unit else "ink"
            out.append(DrawnText(ctx.text(first.head), *box.center, 8.6, colour, bold=True, width_mm=box.width - 2.0))
    return out


def digits_drawing(
    state: State, number: int, row: dict[str, str], columns: list[PlaceColumn], ctx: ItemContext
) -> list[Any]:
    """Return the digits of a row, and its comma where one is needed."""
    digits, cell, y = shown_digits(state, row), cell_width(state), row_y(number) + ROW_HIGH / 2
    out = [
        DrawnText(str(digits[column.power]), MARGIN + cell * (place + 0.5), y, 12.5, "ink", bold=True)
        for place, column in enumerate(columns)
        if column.power in digits
    ]
    if digits and min(digits) < state["unit"]:
        x = column_x(state, state["unit"]) + cell
        ground = "soft" if number == state["active"] and len(state["rows"]) > 1 else "surface"
        return [
            *out,
            DrawnLine(((x, y + 4.6), (x, y + 7.4)), ground, 4.0),  # the line between the columns stops there
            DrawnText(ctx.text(Localised(",", ".")), x, y, 16.0, "red", bold=True),
        ]
    return list(out)
