"""Abacus: Chinese, Japanese, or with ten beads on each wire, whose beads a finger moves."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tni.api.exact_numbers import grouped
from tni.api.item_shapes import box_points, covered_text, filled_box, round_box
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
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
    PanelOption,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)
from tni.api.text_width import text_width

PLUGIN = {
    "id": "abacus",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "boulier chinois russe japonais suanpan soroban boules perles numération compter",
        "en": "counting frame beads suanpan soroban rekenrek",
    },
    "name": {"fr": "Boulier", "en": "Abacus"},
    "summary": {
        "fr": "Un boulier chinois, japonais ou à dix boules, dont on pousse les boules du doigt.",
        "en": "A Chinese, Japanese or ten-bead abacus whose beads are pushed by a finger.",
    },
    "licence": "GPL-3.0-or-later",
}


@dataclass(frozen=True, slots=True)
class AbacusFrame:
    """Kind of abacus. upper, lower: beads on each side of the beam. most: rods."""

    upper: int
    lower: int
    most: int


FRAMES: Final = {"suanpan": AbacusFrame(2, 5, 13), "soroban": AbacusFrame(1, 4, 13), "school": AbacusFrame(0, 10, 10)}
ROD: Final = 18.0
"""Distance of rods."""
BEAD: Final = 9.0
"""Thickness of a bead along its rod."""
FREE: Final = 1.4
"""Room along a rod in which its beads move, in beads."""
WIDE_FREE: Final = 5.0
RIM, BEAM = 7.0, 4.0
STRIP: Final = 24.0
"""Height of the strip with the number."""
PLACES: Final = 11.0
"""Room for the names of the places."""


class BeadAbacus(PlainItem):
    """State: `kind`, a key of FRAMES; `rods` from the left, or from the top wire on: the beads that count, `up` above
    the beam and `down` below it; `figures`: "shown", "covered" or "none"; `places`: whether 1, 10, 100 are written."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {"kind": "suanpan", "rods": rods_of(1_052, 7, "suanpan"), "figures": "covered", "places": True}

    def size(self, state: State) -> ItemSize:
        box = _frame_box(state)
        below = STRIP if state["figures"] != "none" else 0.0
        if _is_flat(state):
            return ItemSize(box.right + (2 * PLACES if state["places"] else 0.0), box.bottom + below)
        return ItemSize(box.right, box.bottom + (PLACES if state["places"] else 0.0) + below)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        frame, box = FRAMES[state["kind"]], _frame_box(state)
        out: list[Any] = filled_box(box, "soft orange", "orange", width_mm=1.0, radius=3.0)
        inside = Rect(box.x + RIM - 2.0, box.y + RIM - 2.0, box.width - 2 * RIM + 4.0, box.height - 2 * RIM + 4.0)
        out += filled_box(inside, "surface", "orange", width_mm=0.6)
        for rod in range(len(state["rods"])):
            at = _rod_at(rod)
            rod_line = (
                ((inside.x, at), (inside.right, at)) if _is_flat(state) else ((at, inside.y), (at, inside.bottom))
            )
            out.append(DrawnLine(rod_line, "quiet", 1.0))
        if frame.upper:
            y = _beam_y(frame)
            out += filled_box(Rect(inside.x, y, inside.width, BEAM), "orange")
        if not _is_flat(state):
            out += _beads_upright(state, frame)
        else:
            out += _beads_flat(state)
        if state["places"]:
            out += _places(state, box)
        if state["figures"] != "none":
            out += covered_text(_written(state), _strip(state), 13.0, shown=state["figures"] == "shown")
        return tuple(out)

    # -- beads

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        cursor = HandleCursor.ACROSS if _is_flat(state) else HandleCursor.DOWN
        return tuple(
            ItemHandle(name, box.center, None, cursor, None, 0.0, False, None, "", box_points(box))
            for name, box in _beads(state)
        )

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        rod, part, bead = _bead_of(drag.handle)
        rest, counts = _bead_places(state, part, bead)
        at = drag.to[0] if _is_flat(state) else drag.to[1]
        is_counted = abs(at - counts) < abs(at - rest)
        count = state["rods"][rod][part]
        if not is_counted and bead < count:
            return _with_beads(state, rod, part, bead)
        return _with_beads(state, rod, part, bead + 1) if is_counted and bead >= count else state

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        label = ctx.text(Localised("Boule, tige {}", "Bead, rod {}"))
        out = [TapTarget(name, box, label.format(_bead_of(name)[0] + 1)) for name, box in _beads(state)]
        if state["figures"] != "none":
            words = ctx.text(Localised("Découvrir ou cacher le nombre", "Uncover or hide the number"))
            out.append(TapTarget("figures", _strip(state), words))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        if target == "figures":
            return with_values(state, figures="covered" if state["figures"] == "shown" else "shown")
        rod, part, bead = _bead_of(target)
        return _with_beads(state, rod, part, bead if bead < state["rods"][rod][part] else bead + 1)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        kinds = (
            PanelOption("suanpan", Localised("Chinois", "Chinese")),
            PanelOption("soroban", Localised("Japonais", "Japanese")),
            PanelOption("school", Localised("À dix boules", "Ten beads")),
        )
        figures = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("shown", Localised("Montré", "Shown")),
            PanelOption("covered", Localised("Caché", "Covered")),
        )  # fmt: skip
        most = FRAMES[state["kind"]].most
        number = PanelText("number", Localised("Nombre", "Number"), str(value_of(state)), most)
        return (
            PanelButton("clear", Localised("Remettre à zéro", "Reset")),
            PanelButton("random", Localised("Nombre au hasard", "Random number")),
            PanelButton("more", Localised("+ 1", "+ 1")),
            PanelButton("less", Localised("− 1", "− 1")),
            PanelChoice("kind", Localised("Boulier", "Abacus"), kinds, state["kind"]),
            PanelSlider("count", Localised("Tiges", "Rods"), len(state["rods"]), 1, most),
            *((number,) if state["figures"] != "covered" else ()),
            PanelChoice("figures", Localised("Nombre écrit", "Number"), figures, state["figures"]),
            PanelToggle("places", Localised("Unités, dizaines…", "Ones, tens…"), state["places"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        rods, kind, now = len(state["rods"]), state["kind"], value_of(state)
        match control:
            case "clear":
                return _of_value(state, 0)
            case "random":
                return _of_value(state, Random(ctx.seed).randint(1, min(10**rods, 10_000) - 1))
            case "more" | "less":
                return _of_value(state, max(now + (1 if control == "more" else -1), 0))
            case "kind":
                rods = min(rods, FRAMES[str(value)].most)
                return with_values(state, kind=value, rods=rods_of(now, rods, str(value)))
            case "count":
                return with_values(state, rods=rods_of(now, round(float(value)), kind))
            case "number":
                digits = "".join(one for one in str(value) if one in "0123456789")
                count = max(rods, min(len(digits), FRAMES[kind].most))
                return with_values(state, rods=rods_of(int(digits or "0"), count, kind))
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:  # noqa: ARG002
        return "?" if state["figures"] == "covered" else str(value_of(state))


def item() -> BeadAbacus:
    return BeadAbacus()


# -- values


def value_of(state: State) -> int:
    """Return the number that the beads make, also where a rod counts ten or more."""
    value = 0
    for rod in state["rods"]:
        value = 10 * value + 5 * rod["up"] + rod["down"]
    return value


def rods_of(number: int, count: int, kind: str) -> list[dict[str, int]]:
    """Return the beads of a number in the usual form; digits for which there is no rod are left out."""
    digits = [int(one) for one in str(number % 10**count).zfill(count)]
    if kind == "school":
        return [{"up": 0, "down": digit} for digit in digits]
    return [{"up": digit // 5, "down": digit % 5} for digit in digits]


def _of_value(state: State, number: int) -> State:
    return with_values(state, rods=rods_of(number, len(state["rods"]), state["kind"]))


def _with_beads(state: State, rod: int, part: str, count: int) -> State:
    rods = [{**one, part: count} if k == rod else one for k, one in enumerate(state["rods"])]
    return with_values(state, rods=rods)


def _written(state: State) -> str:
    return grouped(str(value_of(state)))


# -- places. The beads of a part are numbered from the beam, or from the left.


def _is_flat(state: State) -> bool:
    return bool(state["kind"] == "school")


def _rod_at(rod: int) -> float:
    return RIM + ROD * (rod + 0.5)


def _beam_y(frame: AbacusFrame) -> float:
    return RIM + (frame.upper + FREE) * BEAD if frame.upper else RIM - BEAM


def _frame_box(state: State) -> Rect:
    frame, across = FRAMES[state["kind"]], 2 * RIM + ROD * len(state["rods"])
    if _is_flat(state):
        return Rect(0.0, 0.0, 2 * RIM + (frame.lower + WIDE_FREE) * BEAD * 1.3, across)
    return Rect(0.0, 0.0, across, _beam_y(frame) + BEAM + (frame.lower + FREE) * BEAD + RIM)


def _strip(state: State) -> Rect:
    box = _frame_box(state)
    top = box.bottom + (0.0 if _is_flat(state) or not state["places"] else PLACES)
    return Rect(box.x, top + 3.0, box.width, STRIP - 3.0)


def _bead_places(state: State, part: str, bead: int) -> tuple[float, float]:
    """Return where along its rod the middle of a bead is at rest, and where it counts."""
    frame = FRAMES[state["kind"]]
    if _is_flat(state):
        thick = BEAD * 1.3
        counts = RIM + (bead + 0.5) * thick
        return counts + WIDE_FREE * thick, counts
    if part == "up":
        counts = _beam_y(frame) - (bead + 0.5) * BEAD
        return counts - FREE * BEAD, counts
    counts = _beam_y(frame) + BEAM + (bead + 0.5) * BEAD
    return counts + FREE * BEAD, counts


def _beads(state: State) -> list[tuple[str, Rect]]:
    """Return all beads, named after their rod, part and number, and the box of each."""
    frame, out = FRAMES[state["kind"]], list[tuple[str, Rect]]()
    for rod, beads in enumerate(state["rods"]):
        for part, count in (("up", frame.upper), ("down", frame.lower)):
            for bead in range(count):
                rest, counts = _bead_places(state, part, bead)
                at, across = (counts if bead < beads[part] else rest), _rod_at(rod)
                box = Rect(across - ROD * 0.46, at - BEAD / 2, ROD * 0.92, BEAD)
                if _is_flat(state):
                    thick = BEAD * 1.3
                    box = Rect(at - thick / 2, across - ROD * 0.44, thick, ROD * 0.88)
                out.append((f"{rod} {part} {bead}", box))
    return out


def _bead_of(name: str) -> tuple[int, str, int]:
    rod, part, bead = name.split()
    return int(rod), part, int(bead)


# -- looks


def _beads_upright(state: State, frame: AbacusFrame) -> list[Any]:
    out = list[Any]()
    for name, box in _beads(state):
        rod, part, bead = _bead_of(name)
        counts = bead < state["rods"][rod][part]
        colour = "red" if frame.upper and part == "up" else "blue"
        out += _bead(box, colour if counts else f"soft {colour}", colour)
    return out


def _beads_flat(state: State) -> list[Any]:
    """Return the beads of wires, five of one colour and five of another, as on a school's frame."""
    out = list[Any]()
    for name, box in _beads(state):
        rod, part, bead = _bead_of(name)
        colour = "red" if bead < 5 else "blue"
        counts = bead < state["rods"][rod][part]
        out += _bead(box, colour if counts else f"soft {colour}", colour, upright=True)
    return out


def _bead(box: Rect, fill: str, colour: str, *, upright: bool = False) -> list[Any]:
    """Return a bead: a lens across its rod, or a round disc seen from its side."""
    inner = Rect(box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8)
    if upright:
        points = round_box(inner, inner.width / 2)
    else:
        y = inner.center[1]
        edge, third = inner.width * 0.22, inner.height * 0.14
        points = (
            (inner.x, y - third), (inner.x + edge, inner.y), (inner.right - edge, inner.y), (inner.right, y - third),
            (inner.right, y + third), (inner.right - edge, inner.bottom), (inner.x + edge, inner.bottom),
            (inner.x, y + third),
        )  # fmt: skip
    return [DrawnArea(points, fill), DrawnLine(points, colour, 0.6, closed=True)]


def _places(state: State, box: Rect) -> list[DrawnText]:
    rods = len(state["rods"])
    out = list[DrawnText]()
    for rod in range(rods):
        text, at = _place_name(rods - 1 - rod), _rod_at(rod)
        size = min(6.4, (ROD - 1.0) / text_width(text, 1.0, bold=False))
        x, y = (box.right + PLACES, at) if _is_flat(state) else (at, box.bottom + PLACES / 2 + 1.0)
        out.append(DrawnText(text, x, y, size, "quiet"))
    return out


def _place_name(power: int) -> str:
    """Return what a bead of a rod stands for: 1 to 100 000 in figures, then 1 M to 1 000 M for millions."""
    if power < 6:
        return grouped(str(10**power))
    return f"{grouped(str(10 ** (power - 6)))}\N{NO-BREAK SPACE}M"
