"""Fractions: discs and bars cut into equal parts, coloured by taps, compared one below the other."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, cos, pi, sin
from typing import Any, Final

from tni.api.item_shapes import filled_box, written_fraction
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelSlider,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    arc_points,
    with_values,
)

PLUGIN = {
    "id": "fractions",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "disques parts bandes numérateur dénominateur demi tiers quart camembert partage",
        "en": "discs pies bars parts numerator denominator half third quarter",
    },
    "name": {"fr": "Fractions", "en": "Fractions"},
    "summary": {
        "fr": "Des disques ou des bandes partagés, dont on colorie les parts d’un toucher.",
        "en": "Discs or bars in equal parts, which a tap colours.",
    },
    "licence": "GPL-3.0-or-later",
}

MOST_ROWS: Final = 4
MOST_PARTS: Final = 24
MOST_WHOLES: Final = 3
COLOURS: Final = ("blue", "red", "green", "violet")
DISC: Final = 58.0
BAR_WIDTH, BAR_HEIGHT = 150.0, 22.0
ROW_GAP: Final = 8.0
MARGIN: Final = 8.0
WRITTEN: Final = 34.0
"""Width of the column with the fractions in figures."""
SIGN: Final = {-1: "<", 0: "=", 1: ">"}


class FractionParts(PlainItem):
    """State: `shape`, "disc" or "bar"; `rows`, each with `under`, the parts of a whole, and `taken`, the numbers of the
    coloured parts, counted on from one whole to the next; `wholes` that are drawn for each; `written`: "shown",
    "covered" or "none"; `guide`: whether a line stands at the end of each bar's coloured parts."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        rows = [_row(3, 4), _row(1, 2)]
        return {"shape": "disc", "rows": rows, "wholes": 1, "written": "shown", "guide": False}

    def size(self, state: State) -> ItemSize:
        rows, wholes = len(state["rows"]), state["wholes"]
        written = WRITTEN if state["written"] != "none" else 0.0
        if state["shape"] == "bar":
            return ItemSize(2 * MARGIN + written + BAR_WIDTH, 2 * MARGIN + rows * (BAR_HEIGHT + ROW_GAP) - ROW_GAP)
        if wholes == 1:  # beside each other, as they are compared best
            width = rows * (DISC + ROW_GAP) - ROW_GAP
            return ItemSize(2 * MARGIN + width, 2 * MARGIN + DISC + (28.0 if written else 0.0))
        width = wholes * (DISC + ROW_GAP) - ROW_GAP
        return ItemSize(2 * MARGIN + written + width, 2 * MARGIN + rows * (DISC + ROW_GAP) - ROW_GAP)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        for number, row in enumerate(state["rows"]):
            colour = COLOURS[number]
            for whole in range(state["wholes"]):
                box = _whole(state, number, whole)
                first = whole * row["under"]
                taken = [part - first for part in row["taken"] if first <= part < first + row["under"]]
                out += (
                    _bar(box, row["under"], taken, colour)
                    if _is_bar(state)
                    else _disc(box, row["under"], taken, colour)
                )
            if state["written"] != "none":
                out += self._written(state, number)
        if state["guide"] and _is_bar(state):
            for number in range(len(state["rows"])):
                x = _end_of_taken(state, number)
                line = ((x, MARGIN / 2), (x, size.height_mm - MARGIN / 2))
                out += [DrawnLine(line, "surface", 2.2), DrawnLine(line, COLOURS[number], 0.9, dashed=True)]
        return tuple(out)

    def _written(self, state: State, number: int) -> list[Any]:
        row, (x, y) = state["rows"][number], _written_box(state, number).center
        if state["written"] == "covered":
            return [DrawnText("?", x, y, 13.0, "quiet", bold=True)]
        return written_fraction(str(len(row["taken"])), str(row["under"]), x, y, 10.5, COLOURS[number])

    # -- parts

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        if not _is_bar(state):
            return ()
        label = Localised("Parts coloriées, ligne {}", "Coloured parts, row {}")
        out = list[ItemHandle]()
        for number in range(len(state["rows"])):
            box, x = _whole(state, number, 0), _end_of_taken(state, number)
            limits = Rect(box.x, box.y, BAR_WIDTH, box.height)
            knob = (x, box.bottom - 3.0)
            out.append(
                ItemHandle(
                    f"row {number}", knob, None, HandleCursor.ACROSS, limits, 1.0, knob=knob,
                    label=ctx.text(label).format(number + 1),
                )
            )  # fmt: skip
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        number = int(drag.handle.removeprefix("row "))
        under = state["rows"][number]["under"]
        share = (drag.to[0] - _whole(state, number, 0).x) / BAR_WIDTH
        return _with_row(state, number, _row(round(min(max(share, 0.0), 1.0) * under * state["wholes"]), under))

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        out = list[TapTarget]()
        label = ctx.text(Localised("Part {}", "Part {}"))
        for number, row in enumerate(state["rows"]):
            for part in range(row["under"] * state["wholes"]):
                if len(out) < 190:
                    out.append(
                        TapTarget(f"part {number} {part}", _part_box(state, number, part), label.format(part + 1))
                    )
        if state["written"] != "none":
            words = ctx.text(Localised("Découvrir ou cacher les fractions", "Uncover or hide the fractions"))
            out += [TapTarget(f"written {k}", _written_box(state, k), words) for k in range(len(state["rows"]))]
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        kind, *numbers = target.split()
        if kind == "written":
            return with_values(state, written="covered" if state["written"] == "shown" else "shown")
        number, part = map(int, numbers)
        row = state["rows"][number]
        taken = sorted(set(row["taken"]) ^ {part})
        return _with_row(state, number, {"under": row["under"], "taken": taken})

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        shapes = PanelOption("disc", Localised("Disques", "Discs")), PanelOption("bar", Localised("Bandes", "Bars"))
        written = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("shown", Localised("Montrée", "Shown")),
            PanelOption("covered", Localised("Cachée", "Covered")),
        )  # fmt: skip
        rows = list[PanelControl]()
        for k, row in enumerate(state["rows"]):
            most = row["under"] * MOST_WHOLES
            over = Localised(f"Numérateur {k + 1}", f"Numerator {k + 1}")
            under = Localised(f"Dénominateur {k + 1}", f"Denominator {k + 1}")
            rows += [
                PanelNumber(f"over {k}", over, len(row["taken"]), 0, most),
                PanelNumber(f"under {k}", under, row["under"], 1, MOST_PARTS),
            ]
        return (
            PanelButton("same", Localised("Fractions égales", "Equal fractions")),
            PanelButton("clear", Localised("Tout effacer", "Clear all")),
            PanelChoice("shape", Localised("Forme", "Shape"), shapes, state["shape"]),
            PanelSlider("count", Localised("Fractions", "Fractions"), len(state["rows"]), 1, MOST_ROWS),
            *rows,
            PanelSlider("wholes", Localised("Unités dessinées", "Wholes drawn"), state["wholes"], 1, MOST_WHOLES),
            PanelChoice("written", Localised("Fraction écrite", "In figures"), written, state["written"]),
            PanelToggle("guide", Localised("Repères pour comparer", "Lines to compare"), state["guide"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        name, _, number = control.partition(" ")
        rows = state["rows"]
        match name:
            case "clear":
                return with_values(state, rows=[_row(0, row["under"]) for row in rows])
            case "same":
                return with_values(state, rows=_equal_rows(rows))
            case "count":
                new = [_row(1, k + 2) for k in range(len(rows), round(float(value)))]
                return with_values(state, rows=[*rows[: round(float(value))], *new])
            case "wholes":
                wholes = round(float(value))
                kept = [{**row, "taken": [p for p in row["taken"] if p < wholes * row["under"]]} for row in rows]
                return with_values(state, wholes=wholes, rows=kept)
            case "over" | "under":
                k = int(number)
                over, under = len(rows[k]["taken"]), rows[k]["under"]
                over, under = (round(float(value)), under) if name == "over" else (over, round(float(value)))
                return _with_row(state, k, _row(over, under))
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        if state["written"] == "covered":
            parts = ctx.text(Localised("partage en {}", "shared in {}"))
            return ", ".join(parts.format(row["under"]) for row in state["rows"])
        values = [Fraction(len(row["taken"]), row["under"]) for row in state["rows"]]
        out = f"{len(state['rows'][0]['taken'])}/{state['rows'][0]['under']}"
        for before, value, row in zip(values, values[1:], state["rows"][1:], strict=False):
            out += f" {SIGN[(before > value) - (before < value)]} {len(row['taken'])}/{row['under']}"
        return out


def item() -> FractionParts:
    return FractionParts()


# -- rows


def _row(over: int, under: int) -> dict[str, Any]:
    return {"under": under, "taken": list(range(min(over, under * MOST_WHOLES)))}


def _with_row(state: State, number: int, row: dict[str, Any]) -> State:
    """Return a state with a row replaced, and enough wholes for it."""
    rows = [row if k == number else one for k, one in enumerate(state["rows"])]
    last = max(row["taken"], default=0)
    wholes = max(state["wholes"], ceil((last + 1) / row["under"]))
    return with_values(state, rows=rows, wholes=wholes)


def _equal_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows that equal the first: its least form, and two, three and four times as many parts, as there are
    rows."""
    value = Fraction(len(rows[0]["taken"]), rows[0]["under"])
    over, under = len(rows[0]["taken"]), rows[0]["under"]
    out = [rows[0]]
    times = [k for k in range(1, MOST_PARTS + 1) if value.denominator * k <= MOST_PARTS]
    fresh = [k for k in times if (value.numerator * k, value.denominator * k) != (over, under)] or times
    for number in range(1, len(rows)):
        k = fresh[min(number - 1, len(fresh) - 1)]
        out.append(_row(value.numerator * k, value.denominator * k))
    return out


# -- places


def _is_bar(state: State) -> bool:
    return bool(state["shape"] == "bar")


def _whole(state: State, number: int, whole: int) -> Rect:
    """Return the box of a whole of a row."""
    written = WRITTEN if state["written"] != "none" else 0.0
    if _is_bar(state):
        width = BAR_WIDTH / state["wholes"]
        y = MARGIN + number * (BAR_HEIGHT + ROW_GAP)
        return Rect(MARGIN + written + whole * width, y, width, BAR_HEIGHT)
    if state["wholes"] == 1:
        return Rect(MARGIN + number * (DISC + ROW_GAP), MARGIN, DISC, DISC)
    return Rect(MARGIN + written + whole * (DISC + ROW_GAP), MARGIN + number * (DISC + ROW_GAP), DISC, DISC)


def _written_box(state: State, number: int) -> Rect:
    box = _whole(state, number, 0)
    if not _is_bar(state) and state["wholes"] == 1:
        return Rect(box.x, box.bottom + 3.0, box.width, 26.0)
    return Rect(MARGIN, box.y, WRITTEN - 4.0, box.height)


def _end_of_taken(state: State, number: int) -> float:
    """Return where a bar's coloured parts end, as if they all stood at its left."""
    row = state["rows"][number]
    share = float(len(row["taken"]) / row["under"] / state["wholes"])
    return _whole(state, number, 0).x + BAR_WIDTH * share


def _part_box(state: State, number: int, part: int) -> Rect:
    """Return where a part is tapped: all of it in a bar, a square about its middle in a disc."""
    under = state["rows"][number]["under"]
    box = _whole(state, number, part // under)
    k = part % under
    if _is_bar(state):
        width = box.width / under
        return Rect(box.x + k * width, box.y, width, box.height)
    if under == 1:
        return box
    if under == 2:
        return Rect(box.x + (0.0 if k else box.width / 2), box.y, box.width / 2, box.height)
    turn, radius = (k + 0.5) / under * 2 * pi, DISC / 2
    middle = radius * (0.62 if under < 9 else 0.78)
    half = min(radius * 0.36, middle * sin(pi / under) * 0.95)
    x, y = box.center
    return Rect(x + middle * sin(turn) - half, y - middle * cos(turn) - half, 2 * half, 2 * half)


# -- looks


def _bar(box: Rect, under: int, taken: list[int], colour: str) -> list[Any]:
    width = box.width / under
    out: list[Any] = filled_box(box, "soft")
    for part in taken:
        out += filled_box(Rect(box.x + part * width, box.y, width, box.height), colour)
    for colour_, places in _inner_lines(under, taken, is_round=False).items():
        points = list[Point]()
        for place in places:  # back and forth along the outline, which covers it
            ends = ((box.x + place * width, box.y + 0.3), (box.x + place * width, box.bottom - 0.3))
            points += ends if len(points) % 4 == 0 else reversed(ends)
        out.append(DrawnLine(tuple(points), colour_, 0.5))
    return out + filled_box(box, None, "ink", width_mm=0.9)


def _inner_lines(under: int, taken: list[int], *, is_round: bool) -> dict[str, list[int]]:
    """Return the numbers of the parts before which a line stands, by its colour: that of the face between two coloured
    parts, on which ink is hard to see."""
    out = dict[str, list[int]]()
    for part in range(0 if is_round else 1, under):
        is_between = part in taken and (part - 1) % under in taken
        out.setdefault("surface" if is_between else "ink", []).append(part)
    return out


def _disc(box: Rect, under: int, taken: list[int], colour: str) -> list[Any]:
    x, y = box.center
    radius = DISC / 2
    out: list[Any] = [DrawnOval(x, y, radius, radius, "soft", None)]
    sweep = 360.0 / under
    for part in taken:
        edge = arc_points(x, y, radius, part * sweep, sweep)
        out.append(DrawnArea(edge if under == 1 else ((x, y), *edge), colour))
    if under > 1:
        for colour_, parts in reversed(_inner_lines(under, taken, is_round=True).items()):
            star = list[Point]()
            for part in parts:
                star += [(x, y), arc_points(x, y, radius - 0.4, part * sweep, 1.0)[0]]
            out.append(DrawnLine(tuple(star), colour_, 0.5))
    return [*out, DrawnOval(x, y, radius, radius, None, "ink", 0.9)]
