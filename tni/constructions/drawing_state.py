"""State of a figure that was made of a drawing: looks as the drawing's, and the signs of what holds in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tni.constructions.constructed_drawing import ConstructedDrawing
from tni.constructions.construction import construct
from tni.constructions.item_state import new_state
from tni.constructions.kept_signs import kept_signs
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.plain_form import plain_form
from tni.constructions.steps import CommandStep
from tni.constructions.values import AngleRange, Point, Polygon

INK, RED = [26, 26, 46], [216, 58, 30]
FILLED = 0.3
_GREEK = "αβγδεζηθικλμνξρστφχψω"


@dataclass(frozen=True, slots=True)
class ShapeLook:
    """Look of a drawing's shape. colour: red, green, blue."""

    colour: tuple[int, int, int]
    is_filled: bool = False
    is_dashed: bool = False


def drawing_state(
    found: ConstructedDrawing, looks: Sequence[ShapeLook], corner: Point, size_mm: tuple[float, float], unit_mm: float
) -> dict[str, Any]:
    """Return the state of a figure. looks: of the shapes. corner: place of the plane in the item's upper left corner.
    size_mm: of the item. unit_mm: millimetres of a unit of the plane."""
    on = {rule["point"]: (rule["of"][0][0], rule["of"][0][1]) for rule in found.rules if rule["kind"] == "on"}
    signs = kept_signs(found.construction, on)
    names = (name for name in _names() if name not in found.construction.values)
    angles = {next(names): legs for legs in signs.right_angles}
    steps = [CommandStep((label,), "Angle", legs) for label, legs in angles.items()]
    traits = {label: ObjectTraits(kind="angle", angles=AngleRange.CONVEX) for label in angles}
    construction = construct((*found.construction.steps, *steps), traits)
    state = new_state() | {
        "figure": plain_form(construction),
        "looks": _looks(found, looks) | {label: [True, False, RED, 0.0, False] for label in angles},
        "left": corner.x, "top": corner.y, "x_unit": unit_mm, "y_unit": unit_mm,
        "width": size_mm[0], "height": size_mm[1],
        "bare": True,
        "rules": list(found.rules),
        "coded": list(angles),
        "marks": {label: number for number, group in enumerate(signs.equal, 1) for label in group},
    }  # fmt: skip
    return state


def _looks(found: ConstructedDrawing, looks: Sequence[ShapeLook]) -> dict[str, list[Any]]:
    values = found.construction.values
    out: dict[str, list[Any]] = {label: [False, False, INK, 0.0, True] for label in found.helpers}
    out |= {label: [True, False, INK, 0.0, False] for label in found.unnamed}
    for label, look in zip(found.labels, looks, strict=True):
        if isinstance(values.get(label), Point):
            continue
        opacity = FILLED if look.is_filled and isinstance(values.get(label), Polygon) else 0.0
        for one in _outputs_with(found, label):
            out[one] = [True, False, list(look.colour), opacity if one == label else 0.0, look.is_dashed]
    return out


def _outputs_with(found: ConstructedDrawing, label: str) -> tuple[str, ...]:
    """Return an object and what was made with it: a polygon's sides."""
    made: Mapping[str, tuple[str, ...]] = {
        step.outputs[0]: step.outputs for step in found.construction.steps if isinstance(step, CommandStep)
    }
    return made.get(label, (label,))


def _names() -> Iterator[str]:
    yield from _GREEK
    for number in range(1, 100):
        yield from (f"{letter}_{number}" for letter in _GREEK)
