"""State of a construction that lies on a page: JSON values that the item's plugin draws and changes.

`figure`: the construction's plain form. `looks`: by label, whether it is shown and named, its colour as red, green and
blue, its opacity, and whether it is dashed. `sliders`: lowest and highest value and step of a number, by label.
`left`, `top`: the place of the plane in the item's corner. `x_unit`, `y_unit`: millimetres of a unit. `width`,
`height`: of the item. `axes`, `grid`: whether they are shown. `picked`: labels that the next tool is for. `fresh`: the
point that is being placed. `lost`: labels of what could not be read.

States of earlier versions lack these, which are empty then: `traced`: labels of points that leave a track. `tracks`: by
label, the places of such a track. `marks`: by label, the sign of equal lengths or angles, by GeoGebra's number.
`revealed`: whether hidden objects are shown, pale. `bare`: whether the figure lies on the page without a ground and a
frame. `rules`: of a figure that was made of a drawing: `point` keeps it, by lying on the hidden object `by` ("" for a
middle); `kind`, a value of `RuleKind`; `of`, pairs of labels that name it. `coded`: right angles that are marked since
they hold, by label.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tni.constructions.construction import Construction
from tni.constructions.construction_file import ConstructionFile, ConstructionView, ObjectLook
from tni.constructions.description import lost_objects
from tni.constructions.plain_form import MOST_STEPS, plain_form

WIDTH, HEIGHT = 180.0, 120.0
"""Size of a new figure, and the most that a figure from a file gets, in millimetres."""
MOST_STATE_BYTES = 60_000
MOST_LOST = 30
USUAL_LOOK = ObjectLook(has_label=True)
"""Look of an object whose look a state does not tell."""


def new_state() -> dict[str, Any]:
    """Return the state of an empty figure whose unit is a centimetre."""
    return {
        "figure": plain_form(Construction()), "looks": {}, "sliders": {}, "left": -WIDTH / 20, "top": HEIGHT / 20,
        "x_unit": 10.0, "y_unit": 10.0, "width": WIDTH, "height": HEIGHT, "axes": False, "grid": False, "picked": [],
        "fresh": None, "lost": [],
    }  # fmt: skip


def state_of(file: ConstructionFile) -> dict[str, Any] | None:
    """Return the state of what a file holds; None if it is too large for a page."""
    if len(file.steps) > MOST_STEPS:
        return None
    view, construction = file.view, file.construct()
    per_px = min(WIDTH / view.width_px, HEIGHT / view.height_px)
    state = {
        "figure": plain_form(construction),
        "looks": {label: look_values(look) for label, look in file.looks.items()},
        "sliders": {label: list(values) for label, values in file.sliders.items()},
        "left": -view.origin_x_px / view.x_scale_px,
        "top": view.origin_y_px / view.y_scale_px,
        "x_unit": view.x_scale_px * per_px,
        "y_unit": view.y_scale_px * per_px,
        "width": view.width_px * per_px,
        "height": view.height_px * per_px,
        "axes": view.has_axes,
        "grid": view.has_grid,
        "picked": [],
        "fresh": None,
        "lost": [one.label for one in (*file.lost, *lost_objects(construction))][:MOST_LOST],
        "traced": [label for label, look in file.looks.items() if look.is_traced],
        "marks": {label: look.mark for label, look in file.looks.items() if look.mark},
    }
    return state if len(json.dumps(state)) <= MOST_STATE_BYTES else None


def look_values(look: ObjectLook) -> list[Any]:
    return [look.is_shown, look.has_label, list(look.colour), look.opacity, look.is_dashed]


def file_looks(state: Mapping[str, Any]) -> dict[str, ObjectLook]:
    """Return the looks of a state's objects, by label."""
    found = {label: _look(values) for label, values in state["looks"].items()}
    for label in state.get("traced", ()):
        found[label] = replace(found.get(label, USUAL_LOOK), is_traced=True)
    for label, mark in state.get("marks", {}).items():
        found[label] = replace(found.get(label, USUAL_LOOK), mark=mark)
    return found


def _look(values: list[Any]) -> ObjectLook:
    is_shown, has_label, (red, green, blue), opacity, is_dashed = values
    return ObjectLook(bool(is_shown), bool(has_label), (red, green, blue), opacity, is_dashed=bool(is_dashed))


def file_view(state: Mapping[str, Any]) -> ConstructionView:
    """Return the view of GeoGebra that shows the same part of the plane, 5 pixels to a millimetre."""
    scale = 5.0
    return ConstructionView(
        -state["left"] * state["x_unit"] * scale,
        state["top"] * state["y_unit"] * scale,
        state["x_unit"] * scale,
        state["y_unit"] * scale,
        state["width"] * scale,
        state["height"] * scale,
        state["axes"],
        state["grid"],
    )
