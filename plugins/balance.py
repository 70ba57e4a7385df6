"""Balance: a Roberval balance that tilts truly, with masses and boxes of an unknown mass, and the equation."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tni.api.exact_numbers import grouped
from tni.api.item_shapes import covered_text, filled_box, turned
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
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
    Point,
    Rect,
    State,
    TapTarget,
    arc_points,
    with_values,
)
from tni.api.pieces import Piece, PieceTray, next_id, source_handle

PLUGIN = {
    "id": "balance",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "roberval peser masse poids grammes plateaux équation inconnue égalité",
        "en": "scales weigh mass weights grams pans equation unknown",
    },
    "name": {"fr": "Balance", "en": "Balance"},
    "summary": {
        "fr": "Une balance à plateaux, des masses et des boîtes x, l’équation à découvrir.",
        "en": "A balance with masses and boxes x, and the equation to uncover.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH: Final = 250.0
HEAD, FIELD, STOCK = 22.0, 104.0, 38.0
PIVOT: Final[Point] = (WIDTH / 2, HEAD + 74.0)
ARM: Final = 68.0
"""From the pivot to the end of the beam."""
PAN_HALF: Final = 46.0
PAN_RISE: Final = 8.0
"""Height of a pan above the end of the beam."""
LEAST_TILT, MOST_TILT = 2.5, 9.0
"""Degrees of the beam for the smallest difference, and for a full pan against an empty one."""
SIDES: Final = {"left": -1, "right": 1}
MASSES: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
SIZES: Final = {
    "x": (22.0, 20.0), "1": (13.0, 13.0), "2": (14.0, 14.0), "5": (15.0, 15.0), "10": (16.5, 16.0),
    "20": (18.0, 17.0), "50": (19.0, 18.0), "100": (20.0, 19.0), "200": (21.5, 20.5), "500": (23.0, 22.0),
    "1000": (25.0, 24.0),
}  # fmt: skip
STOCKS: Final = {"masses": ("x", *map(str, MASSES)), "equation": ("x", "1", "5", "10")}
MOST: Final = 40
LARGEST: Final = 2_000
EQUATION: Final = Rect(WIDTH / 2 - 75.0, 3.0, 150.0, HEAD - 5.0)

TRAY: Final = PieceTray(
    Rect(1.0, HEAD + 1.0, WIDTH - 2.0, FIELD + STOCK - 2.0), Rect(0.0, HEAD + FIELD, WIDTH, STOCK),
    lambda piece: SIZES[piece["kind"]], MOST,
)  # fmt: skip


class PanBalance(PlainItem):
    """State: `pieces`, each of a `kind`, "x" or its grams, on the pan of the half in which its `x` lies; `pulled`, see
    `PieceTray`; `unknown`, the grams of a box x, and `told`: whether the panel tells them; `equation`: "shown",
    "covered" or "none"; `stock`, a key of STOCKS."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        state = {"pulled": {}, "unknown": 7, "told": False, "equation": "covered", "stock": "equation"}
        left = [_placed("x", 1, 30.0), _placed("x", 2, 60.0)]
        right = [_placed("10", 3, 170.0), _placed("5", 4, 196.0)]
        return with_values(state, pieces=[*left, *right])

    def size(self, state: State) -> ItemSize:  # noqa: ARG002
        return ItemSize(WIDTH, HEAD + FIELD + STOCK)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        degrees = tilt(state)
        out += _stand(degrees)
        for side in SIDES:
            out += _pan(side, degrees)
        for piece in standing(state):
            out += mass_drawing(piece["kind"], TRAY.box_of(piece), ctx)
        if state["equation"] != "none":
            out += covered_text(equation(state), EQUATION, 11.0, shown=state["equation"] == "shown")
        out += filled_box(Rect(2.0, HEAD + FIELD + 1.0, WIDTH - 4.0, STOCK - 3.0), "soft", radius=3.0)
        for kind, box in _sources(state):
            out += mass_drawing(kind, box, ctx)
        return tuple(out)

    # -- masses

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        sources = (source_handle(kind, box, "") for kind, box in _sources(state))
        return (*TRAY.handles(standing(state), lambda piece: _name(piece["kind"])), *sources)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        pieces = state["pieces"]
        if drag.before is None:  # where they are seen, from where on they follow the finger
            seen = {piece["id"]: piece for piece in standing(state)}
            pieces = [{**piece, "y": seen.get(piece["id"], piece)["y"]} for piece in pieces]
        pieces, pulled = TRAY.dragged(pieces, state["pulled"], drag, lambda kind: {"kind": kind})
        return with_values(state, pieces=pieces, pulled=pulled)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        if state["equation"] == "none":
            return ()
        label = Localised("Découvrir ou cacher l’équation", "Uncover or hide the equation")
        return (TapTarget("equation", EQUATION, ctx.text(label)),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, equation="covered" if state["equation"] == "shown" else "shown")

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        stocks = (
            PanelOption("equation", Localised("Équation", "Equation")),
            PanelOption("masses", Localised("Masses marquées", "Set of masses")),
        )
        written = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("shown", Localised("Montrée", "Shown")),
            PanelOption("covered", Localised("Cachée", "Covered")),
        )  # fmt: skip
        adding = [
            PanelButton(f"{side} {kind}", Localised(f"{_name(kind)} {words[0]}", f"{_name(kind)} {words[1]}"))
            for kind in ("x", "1", "10")
            for side, words in {"left": ("à gauche", "left"), "right": ("à droite", "right")}.items()
        ]
        unknown = PanelNumber("unknown", Localised("Masse de x (g)", "Mass of x (g)"), state["unknown"], 1, LARGEST)
        return (
            PanelButton("random", Localised("Équation au hasard", "Random equation")),
            PanelButton("clear", Localised("Tout ranger", "Put all away")),
            *adding,
            PanelToggle("told", Localised("Voir la masse de x", "See the mass of x"), state["told"]),
            *((unknown,) if state["told"] else ()),
            PanelChoice("equation", Localised("Équation", "Equation"), written, state["equation"]),
            PanelChoice("stock", Localised("Réserve", "Stock"), stocks, state["stock"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        match control:
            case "random":
                return _random(state, ctx.seed)
            case "clear":
                return with_values(state, pieces=[], pulled={})
            case "unknown":
                return with_values(state, unknown=round(float(value)))
            case "told" | "equation" | "stock":
                return with_values(state, **{control: value})
            case _:
                side, kind = control.split()
                return with_values(state, pieces=_added(TRAY.lying(state["pieces"]), side, kind))

    def text(self, state: State, ctx: ItemContext) -> str:
        if state["equation"] != "covered":
            return equation(state)
        words = {-1: Localised("penche à gauche", "tilts to the left"), 0: Localised("en équilibre", "in balance"),
                 1: Localised("penche à droite", "tilts to the right")}  # fmt: skip
        weighs = difference(state)
        return ctx.text(words[(weighs > 0) - (weighs < 0)])


def item() -> PanBalance:
    return PanBalance()


# -- masses and the tilt


def on_pan(state: State, side: str) -> list[Piece]:
    """Return the pieces of a pan. side: of SIDES."""
    return [piece for piece in TRAY.lying(state["pieces"]) if _side(piece) == side]


def grams(state: State, side: str) -> int:
    """Return the mass on a pan."""
    return sum(state["unknown"] if piece["kind"] == "x" else int(piece["kind"]) for piece in on_pan(state, side))


def difference(state: State) -> int:
    """Return how much more lies on the right pan, in grams."""
    return grams(state, "right") - grams(state, "left")


def tilt(state: State) -> float:
    """Return the degrees by which the beam is turned clockwise: above 0 if the right pan is heavier, 0 in balance
    alone."""
    left, right = grams(state, "left"), grams(state, "right")
    more = right - left
    if more == 0:
        return 0.0
    share = abs(more) / max(left, right)
    return (LEAST_TILT + (MOST_TILT - LEAST_TILT) * share) * (1 if more > 0 else -1)


def equation(state: State) -> str:
    """Return what the balance shows: `2x = 15 g`, `x + 5 g > 7 g`."""
    weighs = difference(state)
    sign = {-1: ">", 0: "=", 1: "<"}[(weighs > 0) - (weighs < 0)]
    return f"{_side_text(state, 'left')} {sign} {_side_text(state, 'right')}"


def _side_text(state: State, side: str) -> str:
    boxes = sum(piece["kind"] == "x" for piece in on_pan(state, side))
    known = grams(state, side) - boxes * state["unknown"]
    unit = "" if state["stock"] == "equation" else "\N{NO-BREAK SPACE}g"
    terms = ([] if not boxes else ["x" if boxes == 1 else f"{boxes}x"]) + (
        [f"{grouped(str(known))}{unit}"] if known or not boxes else []
    )
    return " + ".join(terms)


def _side(piece: Piece) -> str:
    return "left" if TRAY.box_of(piece).center[0] < PIVOT[0] else "right"


def _placed(kind: str, id: int, x: float) -> Piece:
    return {"kind": kind, "id": id, "x": x, "y": PIVOT[1] - PAN_RISE - SIZES[kind][1]}


def _added(pieces: list[Piece], side: str, kind: str) -> list[Piece]:
    """Return the pieces with one more on a pan, where there is room, else on top."""
    if len(pieces) >= MOST:
        return pieces
    centre, width = PIVOT[0] + SIDES[side] * ARM, SIZES[kind][0]
    taken = [TRAY.box_of(piece) for piece in pieces if _side(piece) == side]
    steps = int((2 * PAN_HALF - width) / 2)
    places = [centre - PAN_HALF + 2 * step for step in range(steps + 1)]
    free = (x for x in places if all(x >= box.right + 0.5 or x + width + 0.5 <= box.x for box in taken))
    x = next(free, places[len(taken) * 7 % len(places)])
    return [*pieces, _placed(kind, next_id(pieces), x)]


def _random(state: State, seed: int) -> State:
    """Return a balanced state a·x + b = c·x + d, with few pieces."""
    chance = Random(seed)
    unknown, left, right = chance.randint(2, 12), chance.randint(2, 3), chance.randint(0, 1)
    more = chance.randint(1, 9)
    total = left * unknown + more
    pieces = list[Piece]()
    for side, boxes, known in (("left", left, more), ("right", right, total - right * unknown)):
        for _ in range(boxes):
            pieces = _added(pieces, side, "x")
        for mass in (10, 5, 1):
            for _ in range(known // mass):
                pieces = _added(pieces, side, str(mass))
            known %= mass
    return with_values(state, pieces=pieces, unknown=unknown, pulled={}, stock="equation", told=False)


# -- places


def _pan_at(side: str, degrees: float) -> Point:
    """Return the middle of a pan's surface."""
    ((x, y),) = turned([(PIVOT[0] + SIDES[side] * ARM, PIVOT[1])], PIVOT, degrees)
    return x, y - PAN_RISE


def standing(state: State) -> list[Piece]:
    """Return the pieces where they stand: on their pans, each on top of the earlier ones that it overlaps."""
    out, degrees = list[Piece](), tilt(state)
    for side in SIDES:
        x0, y0 = _pan_at(side, degrees)
        boxes = list[Rect]()
        for piece in on_pan(state, side):
            width, height = SIZES[piece["kind"]]
            level = PIVOT[0] + SIDES[side] * ARM
            most = PAN_HALF - width / 2
            x = x0 + min(max(piece["x"] + width / 2 - level, -most), most) - width / 2
            tops = [box.y for box in boxes if x < box.right - 0.2 and box.x + 0.2 < x + width]
            y = max(min(tops, default=y0) - height, HEAD + 1.0)
            boxes.append(Rect(x, y, width, height))
            out.append({**piece, "x": x, "y": y})
    ids = [piece["id"] for piece in state["pieces"]]
    return sorted(out, key=lambda piece: ids.index(piece["id"]))


def _sources(state: State) -> list[tuple[str, Rect]]:
    kinds = STOCKS[state["stock"]]
    widths = sum(SIZES[kind][0] for kind in kinds)
    gap = min((WIDTH - 12.0 - widths) / len(kinds), 16.0)
    x, out = (WIDTH - widths - gap * (len(kinds) - 1)) / 2, list[tuple[str, Rect]]()
    for kind in kinds:
        width, height = SIZES[kind]
        out.append((kind, Rect(x, HEAD + FIELD + STOCK - 6.0 - height, width, height)))
        x += width + gap
    return out


# -- looks


def _name(kind: str) -> str:
    return "x" if kind == "x" else f"{grouped(kind)}\N{NO-BREAK SPACE}g"


def _stand(degrees: float) -> list[Any]:
    x, y = PIVOT
    foot = HEAD + FIELD - 4.0
    beam = turned(
        ((x - ARM - 3.0, y - 1.0), (x, y - 3.2), (x + ARM + 3.0, y - 1.0), (x + ARM + 3.0, y + 1.0), (x, y + 4.2),
         (x - ARM - 3.0, y + 1.0)), PIVOT, degrees,
    )  # fmt: skip
    needle = turned(((x - 1.6, y - 3.0), (x, y - 27.0), (x + 1.6, y - 3.0)), PIVOT, degrees)
    return [
        DrawnArea(((x - 9.0, foot - 5.0), (x - 4.0, y), (x + 4.0, y), (x + 9.0, foot - 5.0)), "soft blue"),
        DrawnLine(((x - 9.0, foot - 5.0), (x - 4.0, y), (x + 4.0, y), (x + 9.0, foot - 5.0)), "blue", 0.8),
        *filled_box(Rect(x - 48.0, foot - 5.0, 96.0, 5.0), "blue", radius=2.0),
        DrawnLine(arc_points(x, y, 29.5, -MOST_TILT, 2 * MOST_TILT), "quiet", 0.5),
        DrawnLine(((x, y - 29.5), (x, y - 33.5)), "ink", 1.0),
        DrawnArea(needle, "red"),
        DrawnArea(beam, "blue"),
        DrawnOval(x, y, 4.4, 4.4, "surface", "blue", 1.2),
    ]


def _pan(side: str, degrees: float) -> list[Any]:
    x, y = _pan_at(side, degrees)
    edge = ((x - PAN_HALF, y), (x + PAN_HALF, y), (x + PAN_HALF - 7.0, y + 4.0), (x - PAN_HALF + 7.0, y + 4.0))
    return [
        DrawnLine(((x, y + 4.0), (x, y + PAN_RISE)), "blue", 2.0),
        DrawnArea(edge, "soft blue"),
        DrawnLine(edge, "blue", 0.9, closed=True),
    ]


def mass_drawing(kind: str, box: Rect, ctx: ItemContext) -> list[Any]:  # noqa: ARG001
    """Return the drawing of a mass with its knob, or of a box x."""
    x, y = box.center
    if kind == "x":
        return [
            *filled_box(box, "soft red", "red", width_mm=0.8, radius=1.5),
            DrawnText("x", x, y - 0.4, 13.0, "red", bold=True),
        ]
    knob = box.height * 0.26
    body = Rect(box.x, box.y + knob, box.width, box.height - knob)
    text = "1 kg" if kind == "1000" else kind
    return [
        *filled_box(Rect(x - box.width * 0.17, box.y, box.width * 0.34, knob + 1.0), "orange", radius=1.2),
        *filled_box(body, "soft orange", "orange", width_mm=0.7, radius=1.5),
        DrawnText(text, x, body.center[1], min(body.height * 0.78, 9.0), "ink", bold=True, width_mm=box.width - 1.6),
    ]
