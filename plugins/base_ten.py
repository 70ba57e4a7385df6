"""Base-ten blocks: cubes, bars, plates and big cubes that pupils drag out, group by tens and break."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tni.api.exact_numbers import grouped
from tni.api.item_shapes import covered_text, filled_box, grid_line
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnText,
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
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)
from tni.api.pieces import Piece, PieceTray, next_id, piece_of, source_handle

PLUGIN = {
    "id": "base_ten",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "cubes barres plaques numération dizaines centaines milliers unités base dix",
        "en": "place value cubes rods flats tens hundreds units dienes",
    },
    "name": {"fr": "Cubes, barres, plaques", "en": "Base-ten blocks"},
    "summary": {
        "fr": "Le matériel de base dix : on groupe par dix, on casse en dix, le nombre s’écrit.",
        "en": "Blocks that are grouped by tens and broken into tens, with the number that they make.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH: Final = 240.0
HEAD: Final = 26.0
FIELD: Final = 98.0
STOCK: Final = 34.0
U: Final = 4.4
"""Edge of a unit."""
DEPTH: Final = 11.0
"""How far the big cube reaches back, across and up."""
GAP: Final = 0.8
"""Room between ten that come of one."""
KINDS: Final = ("1000", "100", "10", "1")
SIZES: Final = {"1000": (10 * U + DEPTH, 10 * U + DEPTH), "100": (10 * U, 10 * U), "10": (10 * U, U), "1": (U, U)}
COLOURS: Final = {"1000": "violet", "100": "red", "10": "blue", "1": "green"}
"""As in the material of Montessori classes, whose thousands are green as well."""
NAMES: Final = {
    "1000": Localised("Milliers", "Thousands"), "100": Localised("Centaines", "Hundreds"),
    "10": Localised("Dizaines", "Tens"), "1": Localised("Unités", "Ones"),
}  # fmt: skip
ONE_OF: Final = {
    "1000": Localised("Gros cube", "Big cube"), "100": Localised("Plaque", "Plate"), "10": Localised("Barre", "Bar"),
    "1": Localised("Cube", "Cube"),
}  # fmt: skip
BREAKING: Final = {
    "10": Localised("Casser une barre", "Break a bar"), "100": Localised("Casser une plaque", "Break a plate"),
    "1000": Localised("Casser un gros cube", "Break a big cube"),
}  # fmt: skip
LARGEST: Final = 9_999
MOST: Final = 64


def _size(piece: Piece) -> tuple[float, float]:
    return SIZES[piece["kind"]]


TRAY: Final = PieceTray(
    Rect(1.0, HEAD + 1.0, WIDTH - 2.0, FIELD + STOCK - 2.0), Rect(0.0, HEAD + FIELD, WIDTH, STOCK), _size, MOST
)
AREA: Final = Rect(4.0, HEAD + 4.0, WIDTH - 8.0, FIELD - 8.0)


class BaseTenBlocks(PlainItem):
    """State: `pieces`, each of a `kind` of KINDS; `pulled`, see `PieceTray`; `figures`: "shown", "covered" or "none",
    for the number; `table`: whether the places of the number are counted above."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values({"pulled": {}, "figures": "covered", "table": True}, pieces=pieces_of(124))

    def size(self, state: State) -> ItemSize:  # noqa: ARG002
        return ItemSize(WIDTH, HEAD + FIELD + STOCK)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        lying = TRAY.lying(state["pieces"])
        out = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        counts = [sum(piece["kind"] == kind for piece in lying) for kind in KINDS]
        for place in range(len(KINDS)):
            out += self._column(state, place, counts, ctx)
        if state["figures"] != "none":
            text = grouped(str(value_of(state)))
            out += covered_text(text, NUMBER, 13.0, shown=state["figures"] == "shown")
        out += _stock()
        for piece in lying:
            out += block(piece["kind"], piece["x"], piece["y"])
        return tuple(out)

    def _column(
        self, state: State, place: int, counts: list[int], ctx: ItemContext
    ) -> list[DrawnArea | DrawnLine | DrawnText]:
        """Return the head of a place and its digit; no zero stands before the first digit of a number."""
        if not state["table"]:
            return []
        kind, count = KINDS[place], counts[place]
        box, colour = _head(place), COLOURS[kind]
        x = box.center[0]
        out = filled_box(box, f"soft {colour}", radius=3.0)
        out.append(DrawnText(ctx.text(NAMES[kind]), x, box.y + 4.6, 5.2, "ink", width_mm=box.width - 3.0))
        can = count >= 10 and kind != "1000"
        said = str(count) if kind == "1" or any(counts[: place + 1]) else ""
        out.append(DrawnText(said, x - 9.0 if can else x, box.y + 14.6, 12.0, "ink", bold=True))
        if can:
            chip = Rect(x - 1.0, box.y + 9.6, 20.0, 10.0)
            out += filled_box(chip, colour, radius=5.0)
            out.append(DrawnText("10 → 1", *chip.center, 5.2, "surface", bold=True))
        return out  # type: ignore[return-value]

    # -- blocks

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        pieces = TRAY.handles(state["pieces"], lambda piece: ctx.text(ONE_OF[piece["kind"]]))
        return (*pieces, *(source_handle(kind, _source(place), "") for place, kind in enumerate(KINDS)))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        pieces, pulled = TRAY.dragged(state["pieces"], state["pulled"], drag, lambda kind: {"kind": kind})
        return with_values(state, pieces=pieces, pulled=pulled)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        lying = TRAY.lying(state["pieces"])
        breaking = Localised("{} : casser en dix", "{}: break into ten")
        breakable = [piece for piece in lying if piece["kind"] != "1"]
        out = TRAY.targets(breakable, lambda piece: ctx.text(breaking).format(ctx.text(ONE_OF[piece["kind"]])))
        for place, kind in enumerate(KINDS[1:], 1):
            if state["table"] and sum(piece["kind"] == kind for piece in lying) >= 10:
                label = Localised("{} : grouper dix", "{}: group ten")
                out.append(TapTarget(f"group {kind}", _head(place), ctx.text(label).format(ctx.text(NAMES[kind]))))
        if state["figures"] != "none":
            number = Localised("Découvrir ou cacher le nombre", "Uncover or hide the number")
            out.append(TapTarget("figures", NUMBER, ctx.text(number)))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        if target == "figures":
            return with_values(state, figures="covered" if state["figures"] == "shown" else "shown")
        pieces = TRAY.lying(state["pieces"])
        if target.startswith("group "):
            return with_values(state, pieces=with_ten_grouped(pieces, target.removeprefix("group ")))
        return with_values(state, pieces=with_one_broken(pieces, piece_of(target)))

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        figures = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("shown", Localised("Montré", "Shown")),
            PanelOption("covered", Localised("Caché", "Covered")),
        )  # fmt: skip
        lying = {piece["kind"] for piece in TRAY.lying(state["pieces"])}
        return (
            *(PanelButton(f"add {kind}", Localised(f"+ {kind}", f"+ {kind}")) for kind in reversed(KINDS)),
            *(PanelButton(f"break {kind}", label) for kind, label in BREAKING.items() if kind in lying),
            PanelButton("group", Localised("Tout grouper", "Group all")),
            PanelButton("random", Localised("Nombre au hasard", "Random number")),
            PanelButton("clear", Localised("Tout ranger", "Put all away")),
            *(
                (PanelNumber("value", Localised("Nombre", "Number"), min(value_of(state), LARGEST), 0, LARGEST),)
                if state["figures"] != "covered"
                else ()
            ),
            PanelChoice("figures", Localised("Nombre écrit", "Number"), figures, state["figures"]),
            PanelToggle("table", Localised("Compter par colonnes", "Count by places"), state["table"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        pieces = TRAY.lying(state["pieces"])
        match control:
            case "break 10" | "break 100" | "break 1000":
                last = [piece["id"] for piece in pieces if piece["kind"] == control.removeprefix("break ")][-1:]
                return with_values(state, pieces=with_one_broken(pieces, last[0] if last else None))
            case "group":
                return with_values(state, pieces=pieces_of(value_of(state)))
            case "random":
                return with_values(state, pieces=pieces_of(Random(ctx.seed).randint(11, 999)))
            case "clear":
                return with_values(state, pieces=[], pulled={})
            case "value":
                return with_values(state, pieces=pieces_of(round(float(value))))
            case "figures" | "table":
                return with_values(state, **{control: value})
            case _:
                return with_values(state, pieces=TRAY.added(pieces, {"kind": control.removeprefix("add ")}, AREA))

    def text(self, state: State, ctx: ItemContext) -> str:
        lying = TRAY.lying(state["pieces"])
        counts = {kind: sum(piece["kind"] == kind for piece in lying) for kind in KINDS}
        names = {kind: ctx.text(NAMES[kind]).lower() for kind in KINDS}
        named = (
            (count, names[kind].removesuffix("s") if count == 1 else names[kind]) for kind, count in counts.items()
        )
        return ", ".join(f"{count} {name}" for count, name in named if count)


def item() -> BaseTenBlocks:
    return BaseTenBlocks()


# -- values


def value_of(state: State) -> int:
    """Return the number that the blocks make."""
    return sum(int(piece["kind"]) for piece in TRAY.lying(state["pieces"]))


def pieces_of(number: int) -> list[Piece]:
    """Return the fewest blocks that make a number, laid in columns, closer together where there are many. number: tens
    of thousands stay thousands."""
    for squeeze in (1.0, 0.6, 0.35, 0.2, 0.1):
        pieces, right = _laid(number, squeeze)
        if right <= AREA.right:
            break
    return pieces


def _laid(number: int, squeeze: float) -> tuple[list[Piece], float]:
    """Return blocks in columns and their right end. squeeze: of the columns of one kind, 1 for no overlap."""
    out, left, right = list[Piece](), AREA.x, AREA.x
    for kind in KINDS:
        count = number // int(kind) % (10 if kind != "1000" else MOST)
        width, height = SIZES[kind]
        rows = {"1000": 2, "100": 2, "10": 10, "1": 10}[kind]
        shift_x, shift_y = (width + 3.0) * squeeze, min(AREA.height - height, height + 3.0)
        for place in range(count):
            x, y = left + place // rows * shift_x, AREA.y + place % rows * shift_y
            out.append(TRAY.placed({"kind": kind, "id": len(out) + 1}, x, y))
        if count:
            right = left + (count - 1) // rows * shift_x + width
            left = right + 5.0
    return out, right


def with_one_broken(pieces: list[Piece], id: int | None) -> list[Piece]:
    """Return the blocks with ten in the place of one; unchanged for a unit, or where too many would lie there."""
    one = next((piece for piece in pieces if piece["id"] == id), None)
    if one is None or one["kind"] == "1" or len(pieces) + 9 > MOST:
        return pieces
    kind = KINDS[KINDS.index(one["kind"]) + 1]
    across, down = {"100": (DEPTH / 9, DEPTH / 9), "10": (0.0, U + GAP), "1": (U + GAP, 0.0)}[kind]
    first, rest = next_id(pieces), [piece for piece in pieces if piece["id"] != id]
    fitted = TRAY.placed(one, one["x"], min(one["y"], AREA.bottom - SIZES[kind][1] - 9 * down))
    steps = range(9, -1, -1) if kind == "100" else range(10)
    ten = [
        TRAY.placed(
            {"kind": kind, "id": first + number},
            fitted["x"] + (DEPTH - step * across if kind == "100" else step * across),
            fitted["y"] + step * down,
        )
        for number, step in enumerate(steps)
    ]
    return [*rest, *(reversed(ten) if kind == "100" else ten)]


def with_ten_grouped(pieces: list[Piece], kind: str) -> list[Piece]:
    """Return the blocks with one in the place of the ten that lie nearest to each other; unchanged for fewer."""
    ten = _nearest_ten([piece for piece in pieces if piece["kind"] == kind])
    if len(ten) < 10 or kind == "1000":
        return pieces
    larger = KINDS[KINDS.index(kind) - 1]
    ids = {piece["id"] for piece in ten}
    x, y = (sum(piece[axis] for piece in ten) / 10 for axis in "xy")
    width, height = SIZES[larger]
    small_width, small_height = SIZES[kind]
    made: dict[str, Any] = {"kind": larger, "id": next_id(pieces)}
    placed = TRAY.placed(
        made, x + (small_width - width) / 2, min(y + (small_height - height) / 2, AREA.bottom - height)
    )
    return [*(piece for piece in pieces if piece["id"] not in ids), placed]


def _nearest_ten(pieces: list[Piece]) -> list[Piece]:
    """Return ten that lie together: those nearest to the one whose tenth neighbour is nearest."""

    def distances(one: Piece) -> list[tuple[float, int]]:
        return sorted((abs(other["x"] - one["x"]) + abs(other["y"] - one["y"]), other["id"]) for other in pieces)[:10]

    if len(pieces) < 10:
        return []
    best = min((distances(one) for one in pieces[:20]), key=lambda found: found[-1])
    ids = {id for _, id in best}
    return [piece for piece in pieces if piece["id"] in ids]


# -- places and looks

NUMBER: Final = Rect(WIDTH - 52.0, 3.0, 49.0, HEAD - 5.0)


def _head(place: int) -> Rect:
    width = (NUMBER.x - 3.0) / 4
    return Rect(3.0 + place * width, 3.0, width - 2.0, HEAD - 5.0)


def _source(place: int) -> Rect:
    width = WIDTH / 4
    return Rect(place * width + 2.0, HEAD + FIELD + 1.0, width - 4.0, STOCK - 3.0)


def _stock() -> list[DrawnArea | DrawnLine]:
    out: list[Any] = []
    for place, kind in enumerate(KINDS):
        box = _source(place)
        out += filled_box(box, "soft", radius=3.0)
        scale = 0.44 if kind in ("1000", "100") else 0.8
        width, height = (side * scale for side in SIZES[kind])
        out += block(kind, box.center[0] - width / 2, box.center[1] - height / 2, scale)
    return out


def block(kind: str, x: float, y: float, scale: float = 1.0) -> list[Any]:
    """Return the drawing of a block. x, y: its top left corner."""
    colour, side, back = COLOURS[kind], 10 * U * scale, DEPTH * scale
    fill = f"soft {colour}"
    if kind != "1000":
        columns, rows = {"100": (10, 10), "10": (10, 1), "1": (1, 1)}[kind]
        box = Rect(x, y, *(length * scale for length in SIZES[kind]))
        return [
            *filled_box(box, fill),
            *(DrawnLine(line, colour, 0.2) for line in grid_line(box, columns, rows)),
            *filled_box(box, None, colour, width_mm=0.5),
        ]
    front = Rect(x, y + back, side, side)
    top = ((x, y + back), (x + back, y), (x + side + back, y), (x + side, y + back))
    right = ((x + side, y + back), (x + side + back, y), (x + side + back, y + side), (x + side, y + side + back))
    return [
        DrawnArea(top, fill),
        DrawnArea(right, fill),
        *filled_box(front, fill),
        *(DrawnLine(line, colour, 0.2) for line in grid_line(front, 10, 10)),
        DrawnLine(_slanted(top, back), colour, 0.2),
        DrawnLine(_upright(right, back), colour, 0.2),
        DrawnLine(top, colour, 0.5, closed=True),
        DrawnLine(right, colour, 0.5, closed=True),
        *filled_box(front, None, colour, width_mm=0.5),
    ]


def _slanted(top: tuple[tuple[float, float], ...], back: float) -> tuple[tuple[float, float], ...]:
    """Return the inner lines of the big cube's upper face, back and forth."""
    (x0, y0), (_, y1), _, (x3, _) = top
    points = list[tuple[float, float]]()
    for k in range(1, 10):
        x = x0 + (x3 - x0) * k / 10
        ends = ((x, y0), (x + back, y1))
        points += ends if k % 2 else reversed(ends)
    return tuple(points)


def _upright(right: tuple[tuple[float, float], ...], back: float) -> tuple[tuple[float, float], ...]:
    """Return the inner lines of the big cube's right face, back and forth."""
    (x0, y0), (x1, _), _, (_, y3) = right
    points = list[tuple[float, float]]()
    for k in range(1, 10):
        y = y0 + (y3 - y0) * k / 10
        ends = ((x0, y), (x1, y - back))
        points += ends if k % 2 else reversed(ends)
    return tuple(points)
