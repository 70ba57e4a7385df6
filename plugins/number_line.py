"""Number line: graduated as the teacher says, with points that pupils drag, labels to uncover, and jumps."""

from __future__ import annotations

from fractions import Fraction
from math import cos, lcm, pi, sin
from typing import Any, Final

from tni.api.exact_numbers import exact_text, number_in
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
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    with_values,
)
from tni.api.text_width import text_width

PLUGIN = {
    "id": "number_line",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "demi-droite axe abscisse repérage encadrer intercaler sauts bonds négatifs relatifs",
        "en": "axis abscissa jumps hops negative numbers ordering",
    },
    "name": {"fr": "Droite graduée", "en": "Number line"},
    "summary": {
        "fr": "Une droite ou demi-droite graduée : nombres à découvrir, points à placer, sauts.",
        "en": "A graduated line: numbers to uncover, points to place, jumps.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH: Final = 250.0
LEFT, RIGHT = 18.0, WIDTH - 18.0
JUMPS_HIGH: Final = 34.0
POINTS_HIGH: Final = 26.0
LABELS_HIGH: Final = 28.0
MOST_STEPS, MOST_TICKS = 100, 500
MOST_POINTS, MOST_JUMPS = 6, 12
LABEL_MM, FRACTION_MM = 7.4, 6.6
FINE: Final = 1000
"""Parts of a graduation to which a point is placed that does not snap."""
COLOURS: Final = ("red", "blue", "green", "violet", "orange", "ink")
NAMES: Final = "ABCDEF"
FAULT: Final = Localised(
    "Écrire un départ, une arrivée plus grande et un pas : 0 ; 10 ; 0,5 ou 1/4. Cent pas au plus.",
    "Write a start, a larger end and a step: 0; 10; 0.5 or 1/4. At most a hundred steps.",
)


class NumberLine(PlainItem):
    """State: `from`, `to`, `step`, `jump` as they are typed; `good`: the last three of `from`, `to`, `step` that make a
    line, as fractions; `parts` of a step; `ray`: whether nothing comes before the start; `labels`: "all", "ends" or
    "none", and `turned`: numbers of the graduations that are the other way; `points`, each with its `value` as a
    fraction and whether it is `open`; `snap`; `jumps`: how many, `jump_from`: where they begin."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "from": "0", "to": "10", "step": "1", "good": ["0", "10", "1"], "parts": 2, "ray": True, "labels": "all",
            "turned": [], "points": [{"value": "7/2", "open": False}], "snap": True, "jumps": 0, "jump": "2",
            "jump_from": "0",
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        return ItemSize(WIDTH, _line_y(state) + LABELS_HIGH + (10.0 if _is_faulty(state) else 0.0))

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        y, (start, _, step) = _line_y(state), _range(state)
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        out.append(DrawnLine(((LEFT if state["ray"] and start >= 0 else 4.0, y), (WIDTH - 6.0, y)), "ink", 0.9))
        out.append(DrawnArea(((WIDTH - 9.5, y - 3.0), (WIDTH - 3.5, y), (WIDTH - 9.5, y + 3.0)), "ink"))
        out += _ticks(state, y)
        for number in _labelled(state):
            box = _label_box(state, number)
            if _is_label_shown(state, number):
                out += _number(state, start + number * step, *box.center, ctx)
            else:
                out += filled_box(box, "soft", radius=2.5)
                out.append(DrawnText("?", *box.center, LABEL_MM, "quiet", bold=True))
        out += _jumps(state, y, ctx)
        for number, point in enumerate(state["points"]):
            out += _point(state, number, point, y, ctx)
        if _is_faulty(state):
            out.append(DrawnText(ctx.text(FAULT), WIDTH / 2, size.height_mm - 7.0, 5.0, "red", width_mm=WIDTH - 8.0))
        return tuple(out)

    # -- points and jumps

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        y = _line_y(state)
        limits = Rect(LEFT, y - 8.0, RIGHT - LEFT, 8.0)
        label = ctx.text(Localised("Point {}", "Point {}"))
        out = [
            ItemHandle(
                f"point {k}", (_x(state, Fraction(point["value"])), y), None, HandleCursor.ACROSS, limits, 3.0,
                label=label.format(NAMES[k]),
            )
            for k, point in enumerate(state["points"])
        ]  # fmt: skip
        if state["jumps"]:
            at = _x(state, Fraction(state["jump_from"])), y - 4.0
            name = ctx.text(Localised("Départ des sauts", "Start of the jumps"))
            out.append(ItemHandle("jumps", at, None, HandleCursor.ACROSS, limits, 3.0, label=name))
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        value = str(value_at(state, drag.to[0], snap=state["snap"] or drag.handle == "jumps"))
        if drag.handle == "jumps":
            return with_values(state, jump_from=value)
        moved = int(drag.handle.removeprefix("point "))
        points = [{**point, "value": value} if k == moved else point for k, point in enumerate(state["points"])]
        return with_values(state, points=points)

    # -- labels to uncover

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        label = ctx.text(Localised("Découvrir ou cacher la graduation {}", "Uncover or hide mark {}"))
        out = [TapTarget(f"label {k}", _label_box(state, k), label.format(k + 1)) for k in _labelled(state)]
        name = ctx.text(Localised("Découvrir ou cacher l’abscisse de {}", "Uncover or hide the number of {}"))
        for k, point in enumerate(state["points"]):
            x = _x(state, Fraction(point["value"]))
            out.append(TapTarget(f"point {k}", Rect(x - 8.0, _line_y(state) - 24.0, 16.0, 20.0), name.format(NAMES[k])))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        kind, number = target.split()
        tapped = int(number)
        if kind == "label":
            return with_values(state, turned=sorted(set(state["turned"]) ^ {tapped}))
        points = [{**one, "open": one["open"] ^ (k == tapped)} for k, one in enumerate(state["points"])]
        return with_values(state, points=points)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        labels = (
            PanelOption("all", Localised("Tous", "All")), PanelOption("ends", Localised("Aux bouts", "Ends")),
            PanelOption("none", Localised("Cachés", "Hidden")),
        )  # fmt: skip
        return (
            PanelText("from", Localised("De", "From"), state["from"], 12),
            PanelText("to", Localised("À", "To"), state["to"], 12),
            PanelText("step", Localised("Pas (1 ; 0,5 ; 1/4)", "Step (1; 0.5; 1/4)"), state["step"], 12),
            PanelSlider("parts", Localised("Parts de chaque pas", "Parts of a step"), state["parts"], 1, 10),
            PanelChoice("labels", Localised("Nombres", "Numbers"), labels, state["labels"]),
            PanelSlider("points", Localised("Points", "Points"), len(state["points"]), 0, MOST_POINTS),
            PanelToggle("open", Localised("Abscisses écrites", "Numbers of the points"), _all_open(state)),
            PanelToggle("snap", Localised("Points sur les graduations", "Points on the marks"), state["snap"]),
            PanelSlider("jumps", Localised("Sauts", "Jumps"), state["jumps"], 0, MOST_JUMPS),
            PanelText("jump", Localised("Longueur d’un saut", "Length of a jump"), state["jump"], 12),
            PanelToggle("ray", Localised("Demi-droite", "Half-line"), state["ray"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        match control:
            case "from" | "to" | "step":
                return _refitted(with_values(state, **{control: value}))
            case "points":
                start, end, _ = _range(state)
                count = round(float(value))
                more = [
                    {"value": str(_nearest(state, start + (end - start) * (k + 1) / (MOST_POINTS + 1))), "open": False}
                    for k in range(len(state["points"]), count)
                ]
                return with_values(state, points=[*state["points"][:count], *more])
            case "open":
                return with_values(state, points=[{**point, "open": value} for point in state["points"]])
            case "parts" | "jumps":
                return with_values(state, **{control: round(float(value))})
            case "labels":
                return with_values(state, labels=value, turned=[])
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        start, end, step = (exact_text(value, french=ctx.french) for value in _range(state))
        line = ctx.text(Localised("de {} à {} de {} en {}", "from {} to {} by {}")).format(start, end, step, step)
        named = [
            f"{NAMES[k]}\N{NO-BREAK SPACE}({exact_text(Fraction(point['value']), french=ctx.french)})"
            if point["open"]
            else NAMES[k]
            for k, point in enumerate(state["points"])
        ]
        return ", ".join([line, *named])


def item() -> NumberLine:
    return NumberLine()


# -- values and places


def _range(state: State) -> tuple[Fraction, Fraction, Fraction]:
    start, end, step = map(Fraction, state["good"])
    return start, end, step


def _all_open(state: State) -> bool:
    return bool(state["points"]) and all(point["open"] for point in state["points"])


def _typed_range(state: State) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return the range that is typed; None if it makes no line."""
    start, end, step = (number_in(state[name]) for name in ("from", "to", "step"))
    if start is None or end is None or step is None or not (start < end and 0 < step <= end - start):
        return None
    return (start, end, step) if (end - start) / step <= MOST_STEPS else None


def _is_faulty(state: State) -> bool:
    return _typed_range(state) is None or (state["jumps"] > 0 and number_in(state["jump"]) is None)


def _refitted(state: State) -> State:
    """Return a state whose line is the typed one, if that makes one, with all points on it."""
    typed = _typed_range(state)
    if typed is None:
        return state
    start, end, _ = typed

    def kept(value: str) -> str:
        return str(min(max(Fraction(value), start), end))

    points = [{**point, "value": kept(point["value"])} for point in state["points"]]
    good = [str(value) for value in typed]
    return with_values(state, good=good, points=points, jump_from=kept(state["jump_from"]), turned=[])


def _x(state: State, value: Fraction) -> float:
    start, end, _ = _range(state)
    return LEFT + float((value - start) / (end - start)) * (RIGHT - LEFT)


def value_at(state: State, x: float, *, snap: bool) -> Fraction:
    """Return the value at a place of the line, to a graduation or to a thousandth of one."""
    start, end, step = _range(state)
    share = Fraction(min(max((x - LEFT) / (RIGHT - LEFT), 0.0), 1.0))
    value = start + share * (end - start)
    if snap:
        return _nearest(state, value)
    fine = step / (int(state["parts"]) * FINE)
    return min(start + round((value - start) / fine) * fine, end)


def _nearest(state: State, value: Fraction) -> Fraction:
    """Return the graduation nearest to a value."""
    start, end, step = _range(state)
    least = step / int(state["parts"])
    return start + min(round((value - start) / least), int((end - start) / least)) * least


def _line_y(state: State) -> float:
    return 6.0 + (JUMPS_HIGH if state["jumps"] else 0.0) + (POINTS_HIGH if state["points"] else 10.0)


def _labelled(state: State) -> range:
    """Return the numbers of the graduations that have room for a number."""
    start, end, step = _range(state)
    count = int((end - start) / step)
    apart = float(step / (end - start)) * (RIGHT - LEFT)
    widest = max(text_width(_plain(value, step), LABEL_MM) for value in (start, start + step, end - step, end))
    room = max(widest, 7.0) + 2.5
    every = next((k for k in (1, 2, 5, 10, 20, 25, 50) if k * apart >= room), 100)
    return range(0, count + 1, every)


def _is_fraction(value: Fraction, state: State) -> bool:
    return "/" in state["step"] and value.denominator != 1


def _plain(value: Fraction, step: Fraction) -> str:
    return exact_text(value, french=True, decimals=4) if step.denominator != 1 else exact_text(value, french=True)


def _is_label_shown(state: State, number: int) -> bool:
    shown = state["labels"] == "all" or (state["labels"] == "ends" and number in (0, _labelled(state)[-1]))
    return bool(shown ^ (number in state["turned"]))


def _label_box(state: State, number: int) -> Rect:
    start, _, step = _range(state)
    labelled = _labelled(state)
    apart = float(step * labelled.step) / float(_range(state)[1] - start) * (RIGHT - LEFT)
    width = min(apart - 1.0, 2 * LEFT - 2.0)
    x = _x(state, start + number * step)
    return Rect(x - width / 2, _line_y(state) + 5.5, width, LABELS_HIGH - 9.0)


# -- looks


def _number(state: State, value: Fraction, x: float, y: float, ctx: ItemContext, colour: str = "ink") -> list[Any]:
    """Return a number about a place: with a fraction bar where the step is a fraction, in parts of that step."""
    step = _range(state)[2]
    if not _is_fraction(value, state):
        text = exact_text(value, french=ctx.french, decimals=6)
        return [DrawnText(text, x, y, LABEL_MM, colour, bold=True)]
    under = lcm(step.denominator, value.denominator)
    over = value.numerator * (under // value.denominator)
    sign = "\N{MINUS SIGN}" if over < 0 else ""
    return written_fraction(f"{sign}{abs(over)}", str(under), x, y, FRACTION_MM, colour)


def _ticks(state: State, y: float) -> list[DrawnLine]:
    start, end, step = _range(state)
    parts = state["parts"] if (end - start) / step * state["parts"] <= MOST_TICKS else 1
    count = int((end - start) / step * parts)
    origin, apart = LEFT, float(step / parts / (end - start)) * (RIGHT - LEFT)
    out = list[DrawnLine]()
    for tick in range(count + 1):
        is_step = tick % parts == 0
        if parts > 1 and not is_step and apart < 1.0:
            continue
        half = 4.0 if is_step else 2.2
        x = origin + tick * apart
        out.append(DrawnLine(((x, y - half), (x, y + half)), "ink", 0.8 if is_step else 0.5))
    return out


def _jumps(state: State, y: float, ctx: ItemContext) -> list[Any]:
    by = number_in(state["jump"])
    if not state["jumps"] or not by:
        return []
    start, end, _ = _range(state)
    out, value = list[Any](), Fraction(state["jump_from"])
    first = _x(state, value), y - 4.0
    out.append(DrawnOval(*first, 2.0, 2.0, "violet", None))
    sign = "+" if by > 0 else ""
    for _number_of in range(state["jumps"]):
        if not start <= value + by <= end:
            break
        x0, x1 = _x(state, value), _x(state, value + by)
        radius = abs(x1 - x0) / 2
        high = min(max(radius * 0.9, 9.0), POINTS_HIGH + JUMPS_HIGH - 18.0 if state["points"] else JUMPS_HIGH - 8.0)
        sides = min(max(round(2 * radius), 16), 80)
        points = tuple(_on_arc((x0 + x1) / 2, y - 4.5, (x1 - x0) / 2, high, k / sides) for k in range(sides + 1))
        out.append(DrawnLine(points, "violet", 0.9))
        out += _arrow_head(points[-1], points[-3])
        text = sign + exact_text(by, french=ctx.french)
        out.append(DrawnText(text, (x0 + x1) / 2, y - 4.5 - high - 4.6, 6.4, "violet", bold=True))
        value += by
    return out


def _on_arc(x: float, y: float, half: float, high: float, share: float) -> Point:
    return x - half * cos(share * pi), y - high * sin(share * pi)


def _arrow_head(tip: Point, before: Point) -> list[DrawnArea]:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    dx, dy = dx / length * 3.4, dy / length * 3.4
    back = tip[0] - dx, tip[1] - dy
    return [DrawnArea((tip, (back[0] - dy / 2, back[1] + dx / 2), (back[0] + dy / 2, back[1] - dx / 2)), "violet")]


def _point(state: State, number: int, point: dict[str, Any], y: float, ctx: ItemContext) -> list[Any]:
    value, colour = Fraction(point["value"]), COLOURS[number]
    x = _x(state, value)
    out: list[Any] = [
        DrawnLine(((x, y - 8.0), (x, y)), colour, 0.8),
        DrawnOval(x, y, 2.6, 2.6, colour, None),
    ]
    if not point["open"]:
        return [*out, DrawnText(NAMES[number], x, y - 14.0, 9.0, colour, bold=True)]
    if _is_fraction(value, state):
        out.append(DrawnText(NAMES[number], x - 5.0, y - 15.5, 8.0, colour, bold=True))
        return out + _number(state, value, x + 5.0, y - 15.5, ctx, colour)
    text = f"{NAMES[number]}\N{NO-BREAK SPACE}({exact_text(value, french=ctx.french, decimals=6)})"
    return [*out, DrawnText(text, x, y - 14.0, 7.4, colour, bold=True)]
