"""The circuit as an item: parts dragged on the grid, switches tapped, values in the panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    TextAlign,
    with_values,
)
from tni.api.text_width import text_width

from .parts import (
    COLUMNS,
    FIRST,
    MOST_PARTS,
    NAMES,
    ROWS,
    CircuitPart,
    flows,
    free_place,
    joints,
    parts_of,
    shifted,
    with_end,
)
from .symbols import RIM, STEP, Shape, current_arrow, measured, place, symbol

WIDTH, HEIGHT = 2 * RIM + (COLUMNS - 1) * STEP, 2 * RIM + (ROWS - 1) * STEP
LIMITS: Final = Rect(0.0, 0.0, WIDTH, HEIGHT)


class Circuit(PlainItem):
    """State: `parts`, each [kind, x, y, x1, y1, value, closed] (see `CircuitPart`); `chosen`, the number of the part
    that the panel is about, -1 for none; `grid`, `values`, `arrows`: what is shown."""

    default_size = ItemSize(WIDTH, HEIGHT)

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        parts = [part.written for part in FIRST]
        return {"parts": parts, "chosen": -1, "grid": True, "values": True, "arrows": False}

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        parts = parts_of(state)
        found = flows(parts)
        out: list[Shape] = []
        symbols = [
            shape
            for part, flow in zip(parts, found, strict=True)
            for shape in symbol(part, flow, french=ctx.french, with_value=state["values"])
        ]
        if state["grid"]:
            out += _grid(parts, [shape for shape in symbols if isinstance(shape, DrawnText)])
        if (chosen := chosen_of(state)) is not None:
            (x, y), (x1, y1) = place(chosen.start), place(chosen.end)
            out.append(DrawnLine(((x, y), (x1, y1)), "soft orange", 15.0 if chosen.kind != "wire" else 5.0))
        out += symbols
        if state["arrows"]:
            out += [one for part, flow in zip(parts, found, strict=True) for one in current_arrow(part, flow)]
        out += [DrawnOval(*place(spot), 1.5, 1.5, "ink", None) for spot in joints(parts)]
        if any(flow.is_shorted for flow in found):
            text = ctx.text(Localised("Court-circuit !", "Short circuit!"))
            out.append(DrawnText(text, WIDTH / 2, HEIGHT - 5.0, 9.0, "red", bold=True))
        return tuple(out)

    # -- gestures

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        """Return three for each part: its ends and itself. Those of the chosen one have names."""
        out: list[ItemHandle] = []
        for number, part in enumerate(parts_of(state)):
            start, end = place(part.start), place(part.end)
            is_chosen = number == state["chosen"]
            name = ctx.text(NAMES[part.kind])
            labels = (
                (name, ctx.text(Localised("Un bout", "One end")), ctx.text(Localised("L’autre bout", "Other end")))
                if is_chosen
                else ("", "", "")
            )
            reach = 2.0 if part.kind == "wire" else 4.5
            dx, dy = (end[0] - start[0]) * 0.28, (end[1] - start[1]) * 0.28
            inner = (start[0] + dx, start[1] + dy), (end[0] - dx, end[1] - dy)
            middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
            body = ItemHandle(
                f"{number} body", inner[0], inner[1], limits=LIMITS, reach_mm=reach, shown=False, knob=middle,
                label=labels[0],
            )  # fmt: skip
            ends = (
                ItemHandle(f"{number} {which}", at, limits=LIMITS, reach_mm=1.0, shown=is_chosen, label=label)
                for which, at, label in (("start", start, labels[1]), ("end", end, labels[2]))
            )
            out += [body, *ends]
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        number, which = _read(drag.handle)
        part = parts_of(state)[number]
        if which == "body":
            start, end = place(part.start), place(part.end)
            held = _held(state, number, drag)
            dx = round((drag.to[0] - held[0] - (start[0] + end[0]) / 2) / STEP)
            dy = round((drag.to[1] - held[1] - (start[1] + end[1]) / 2) / STEP)
            return _with_part(state, number, shifted(part, dx, dy), held)
        to = round((drag.to[0] - RIM) / STEP), round((drag.to[1] - RIM) / STEP)
        return _with_part(state, number, with_end(part, which, to))

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        found = sorted(enumerate(parts_of(state)), key=lambda pair: pair[1].kind == "wire")  # wires lie below
        return tuple(TapTarget(str(number), _box(part), ctx.text(NAMES[part.kind])) for number, part in found)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        number = int(target)
        part = parts_of(state)[number]
        if part.kind == "switch":
            turned = CircuitPart(part.kind, part.start, part.end, part.value, not part.closed)
            return with_values(_with_part(state, number, turned), chosen=number)
        return with_values(state, chosen=-1 if state["chosen"] == number else number)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        out: list[PanelControl] = [PanelButton(f"add {kind}", name) for kind, name in NAMES.items()]
        out.append(PanelButton("next", Localised("Élément suivant", "Next part")))
        chosen = chosen_of(state)
        if chosen is None:
            hint = Localised(
                "Touchez une pièce pour la régler ou l’enlever ; tirez un de ses bouts pour la relier.",
                "Tap a part to set or remove it; drag one of its ends to connect it.",
            )
            out.append(PanelNote("hint", hint))
        else:
            name = NAMES[chosen.kind]
            removed = Localised(f"Enlever : {name.fr.lower()}", f"Remove {name.en.lower()}")
            out += [PanelButton("turn", Localised("Retourner", "Turn round")), PanelButton("remove", removed)]
            if chosen.kind == "battery":
                out.append(PanelNumber("value", Localised("Tension (V)", "Voltage (V)"), chosen.value, 0, 400, 1))
            elif chosen.value:
                ohms = Localised("Résistance (Ω)", "Resistance (Ω)")
                out.append(PanelNumber("value", ohms, chosen.value, 0.1, 1_000_000, 1))
            elif chosen.kind == "switch":
                out.append(PanelToggle("closed", Localised("Fermé", "Closed"), chosen.closed))
        return (
            *out,
            PanelToggle("values", Localised("Valeurs", "Values"), state["values"]),
            PanelToggle("arrows", Localised("Sens du courant", "Way of the current"), state["arrows"]),
            PanelToggle("grid", Localised("Grille", "Grid"), state["grid"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        parts, number, chosen = parts_of(state), state["chosen"], chosen_of(state)
        if control.startswith("add "):
            if len(parts) >= MOST_PARTS:
                return state
            added = [*parts, free_place(parts, control.removeprefix("add "))]
            return with_values(state, parts=[part.written for part in added], chosen=len(parts))
        if control == "next":
            return with_values(state, chosen=(number + 1) % len(parts) if parts else -1)
        if control == "remove":
            left = [part.written for k, part in enumerate(parts) if k != number]
            return with_values(state, parts=left, chosen=-1)
        if control in ("turn", "value", "closed"):
            return state if chosen is None else _with_part(state, number, _changed(chosen, control, value))
        return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        out = [ctx.text(Localised("Circuit", "Circuit"))]
        for part, flow in zip(parts_of(state), flows(parts_of(state)), strict=True):
            if part.kind == "wire":
                continue
            name, said = ctx.text(NAMES[part.kind]), ""
            if part.kind == "ammeter":
                said = measured(flow.amperes, "A", french=ctx.french)
            elif part.kind == "voltmeter":
                said = measured(flow.volts, "V", french=ctx.french)
            elif part.kind == "switch":
                said = ctx.text(Localised("fermé", "closed") if part.closed else Localised("ouvert", "open"))
            elif part.kind == "lamp":
                said = ctx.text(Localised("allumée", "on") if flow.shine > 0.002 else Localised("éteinte", "off"))
            elif flow.is_shorted:
                said = ctx.text(Localised("en court-circuit", "shorted"))
            out.append(f"{name} {said}".strip())
        return ", ".join(out)


def _grid(parts: Sequence[CircuitPart], labels: Sequence[DrawnText]) -> list[Shape]:
    """Return the dots of the grid, without those in parts and labels, where they would look like a point."""
    boxes = list[Rect]()
    for one in labels:
        wide = text_width(one.text, one.size_mm) + 3.0
        left = one.x - 1.5 if one.align is TextAlign.LEFT else one.x - wide / 2
        boxes.append(Rect(left, one.y - one.size_mm / 2, wide, one.size_mm))
    taken = {spot for part in parts for spot in part.spots}
    places = [place((x, y)) for x in range(COLUMNS) for y in range(ROWS) if (x, y) not in taken]
    return [DrawnOval(*at, 0.45, 0.45, "quiet", None) for at in places if not any(box.contains(*at) for box in boxes)]


def chosen_of(state: State) -> CircuitPart | None:
    parts = state["parts"]
    return CircuitPart.read(parts[state["chosen"]]) if 0 <= state["chosen"] < len(parts) else None


def _changed(part: CircuitPart, control: str, value: PanelValue) -> CircuitPart:
    if control == "turn":
        return CircuitPart(part.kind, part.end, part.start, part.value, part.closed)
    if control == "closed":
        return CircuitPart(part.kind, part.start, part.end, part.value, bool(value))
    return CircuitPart(part.kind, part.start, part.end, round(float(value), 1), part.closed)


def _with_part(state: State, number: int, part: CircuitPart, held: tuple[float, float] | None = None) -> State:
    parts: list[Any] = [part.written if k == number else one for k, one in enumerate(state["parts"])]
    out = with_values(state, parts=parts)
    return out if held is None else {**out, "held": [number, *held]}


def _read(handle: str) -> tuple[int, str]:
    number, which = handle.split()
    return int(number), which


def _held(state: State, number: int, drag: HandleDrag) -> tuple[float, float]:
    """Return where the finger holds a part, from its middle: known from the first step of the drag."""
    held = state.get("held")
    if drag.before is not None and held is not None and held[0] == number:
        return held[1], held[2]
    part = parts_of(state)[number]
    (x, y), (x1, y1) = place(part.start), place(part.end)
    return drag.start[0] - (x + x1) / 2, drag.start[1] - (y + y1) / 2


def _box(part: CircuitPart) -> Rect:
    (x, y), (x1, y1) = place(part.start), place(part.end)
    rim = 3.0 if part.kind == "wire" else 7.0
    left, top = min(x, x1), min(y, y1)
    if x == x1:
        return Rect(left - rim, top + 3.0, 2 * rim, abs(y1 - y) - 6.0)
    return Rect(left + 3.0, top - rim, abs(x1 - x) - 6.0, 2 * rim)
