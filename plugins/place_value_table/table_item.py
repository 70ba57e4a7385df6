"""The place-value table as an interactive item."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tni.api.item_shapes import covered_text, filled_box, grid_line
from tni.api.items import (
    Drawing,
    DrawnLine,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelSlider,
    PanelText,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)

from .columns import (
    CLASSES,
    MARGIN,
    MOST_ROWS,
    PARTS,
    ROW_HIGH,
    UNITS,
    WRITTEN,
    cell_width,
    column_x,
    columns_of,
    head_box,
    power_of,
    row_y,
    written_box,
)
from .drawing import digits_drawing, heads_drawing
from .values import digit_at, fitted, in_unit, shifted, shown_digits, typed_in, with_value, written_value


class PlaceValueTable(PlainItem):
    """State: `table`, "numbers" or a key of UNITS; `classes` and `decimals` of a table of numbers; `rows`, each with
    what is `typed` and its `value` in the table's own unit as a fraction, "" for none; `unit`, the power in whose
    column the comma stands; `active`, the row that the buttons change; `written`: "shown", "covered" or "none"."""

    def new(self, ctx: ItemContext) -> State:
        rows = [{"typed": "4 052,7" if ctx.french else "4 052.7", "value": "40527/10"}]
        return {
            "table": "numbers",
            "classes": 2,
            "decimals": 2,
            "rows": rows,
            "unit": 0,
            "active": 0,
            "written": "covered",
        }

    def size(self, state: State) -> ItemSize:
        width = 2 * MARGIN + cell_width(state) * len(columns_of(state))
        written = WRITTEN * len(state["rows"]) if state["written"] != "none" else 0.0
        return ItemSize(width, row_y(len(state["rows"])) + written + MARGIN)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        columns, cell = columns_of(state), cell_width(state)
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        out += heads_drawing(state, columns, ctx)
        body = Rect(MARGIN, row_y(0), cell * len(columns), ROW_HIGH * len(state["rows"]))
        if len(state["rows"]) > 1:
            active = Rect(body.x, row_y(state["active"]), body.width, ROW_HIGH)
            out += filled_box(active, "soft")
        for line in grid_line(body, len(columns), len(state["rows"])):
            out.append(DrawnLine(line, "quiet", 0.4))
        frame = Rect(MARGIN, MARGIN, body.width, body.bottom - MARGIN)
        out.append(DrawnLine(((body.x + 0.4, body.y), (body.right - 0.4, body.y)), "ink", 0.8))
        out += filled_box(frame, None, "ink", width_mm=0.8)
        for number in range(len(columns) - 1):
            if columns[number].group != columns[number + 1].group:
                x = MARGIN + cell * (number + 1)
                out.append(DrawnLine(((x, MARGIN + 0.4), (x, body.bottom - 0.4)), "ink", 0.8))
        for number, row in enumerate(state["rows"]):
            out += digits_drawing(state, number, row, columns, ctx)
        if state["written"] != "none":
            for number in range(len(state["rows"])):
                text, box = written_value(state, number, ctx), written_box(state, number)
                out += covered_text(text, box, 10.5, shown=state["written"] == "shown")
        return tuple(out)

    # -- digits

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        label = ctx.text(Localised("Glisser le nombre {}", "Slide number {}"))
        out = list[ItemHandle]()
        for number, row in enumerate(state["rows"]):
            places = list(shown_digits(state, row))
            if not places or Fraction(row["value"]) == 0:
                continue
            left, right = column_x(state, max(places)), column_x(state, min(places)) + cell_width(state)
            y = row_y(number)
            area = ((left, y), (right, y), (right, y + ROW_HIGH), (left, y + ROW_HIGH))
            middle = (left + right) / 2, y + ROW_HIGH / 2
            limits = Rect(0.0, 0.0, size.width_mm, size.height_mm)
            out.append(
                ItemHandle(
                    f"row {number}", middle, None, HandleCursor.ACROSS, limits, 0.0, False, None,
                    label.format(number + 1), area,
                )
            )  # fmt: skip
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:
        number = int(drag.handle.removeprefix("row "))
        before = drag.start if drag.before is None else drag.before
        cell, start = cell_width(state), drag.start[0]
        places = round((before[0] - start) / cell) - round((drag.to[0] - start) / cell)
        return shifted(state, number, places, ctx) if places else state

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        out, cell = list[TapTarget](), cell_width(state)
        up = ctx.text(Localised("Chiffre suivant, {}", "Next digit, {}"))
        for column in columns_of(state):
            x = column_x(state, column.power)
            name = ctx.text(column.head)
            for number in range(len(state["rows"])):
                box = Rect(x, row_y(number), cell, ROW_HIGH)
                out.append(TapTarget(f"digit {number} {column.power}", box, up.format(name)))
            if state["table"] != "numbers" and name and column.power == power_of(state, name):
                unit = ctx.text(Localised("Lire en {}", "Read in {}")).format(name)
                out.append(TapTarget(f"unit {column.power}", head_box(state, column), unit))
        if state["written"] != "none":
            words = ctx.text(Localised("Découvrir ou cacher l’écriture", "Uncover or hide the number"))
            out += [TapTarget(f"written {k}", written_box(state, k), words) for k in range(len(state["rows"]))]
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:
        kind, *numbers = target.split()
        match kind:
            case "written":
                return with_values(state, written="covered" if state["written"] == "shown" else "shown")
            case "unit":
                return in_unit(with_values(state, unit=int(numbers[0])), ctx)
            case _:
                number, power = map(int, numbers)
                row = state["rows"][number]
                value = Fraction(row["value"] or "0")
                digit = digit_at(value, power)
                value += ((digit + 1) % 10 - digit) * Fraction(10) ** power
                return with_value(state, number, value, ctx)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        tables = (
            PanelOption("numbers", Localised("Nombres", "Numbers")),
            PanelOption("length", Localised("Longueurs", "Lengths")),
            PanelOption("mass", Localised("Masses", "Masses")),
            PanelOption("capacity", Localised("Capacités", "Capacities")),
            PanelOption("area", Localised("Aires", "Areas")),
        )
        written = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("shown", Localised("Montrée", "Shown")),
            PanelOption("covered", Localised("Cachée", "Covered")),
        )  # fmt: skip
        shifts = ((1, "× 10"), (-1, "÷ 10"), (2, "× 100"), (-2, "÷ 100"), (3, "× 1 000"), (-3, "÷ 1 000"))
        rows = [
            PanelText(f"row {k}", Localised(f"Nombre {k + 1}", f"Number {k + 1}"), row["typed"], 20)
            for k, row in enumerate(state["rows"])
        ]
        units = tuple(
            PanelOption(str(power_of(state, unit)), Localised(unit, unit))
            for unit in UNITS.get(state["table"], ())
            if unit
        )
        places = (
            PanelSlider("classes", Localised("Classes", "Groups of three"), state["classes"], 1, len(CLASSES)),
            PanelSlider("decimals", Localised("Décimales", "Decimals"), state["decimals"], 0, len(PARTS)),
        )
        return (
            *(
                PanelButton(f"shift {by}", Localised(label, label.replace("\N{SPACE}000", ",000")))
                for by, label in shifts
            ),
            PanelChoice("table", Localised("Tableau", "Table"), tables, state["table"]),
            *(rows if state["written"] != "covered" else ()),
            PanelSlider("count", Localised("Lignes", "Rows"), len(state["rows"]), 1, MOST_ROWS),
            *(places if state["table"] == "numbers" else ()),
            *((PanelChoice("unit", Localised("Lire en", "Read in"), units, str(state["unit"])),) if units else ()),
            PanelChoice("written", Localised("Nombre écrit", "In figures"), written, state["written"]),
            PanelButton("clear", Localised("Effacer les chiffres", "Clear the digits")),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        name, _, number = control.partition(" ")
        rows = state["rows"]
        match name:
            case "shift":
                return shifted(state, state["active"], int(number), ctx)
            case "clear":
                return with_values(state, rows=[{"typed": "", "value": ""} for _ in rows])
            case "row":
                return typed_in(state, int(number), str(value))
            case "count":
                count = round(float(value))
                more = [{"typed": "", "value": ""}] * (count - len(rows))
                return with_values(state, rows=[*rows[:count], *more], active=min(state["active"], count - 1))
            case "classes" | "decimals":
                return fitted(with_values(state, **{name: round(float(value))}))
            case "unit":
                return in_unit(with_values(state, unit=int(value)), ctx)
            case "table":
                after = with_values(state, table=value, unit=0)
                return in_unit(fitted(after), ctx)
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        if state["written"] == "covered":
            return "?"
        return ", ".join(filter(None, (written_value(state, k, ctx) for k in range(len(state["rows"])))))
