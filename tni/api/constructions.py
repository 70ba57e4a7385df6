"""Geometric constructions for plugins: objects that follow from free points, recomputed as these are dragged.

`from_plain_form` makes a construction of JSON values, which a state can hold, and `plain_form` the way back.
`Construction.moved` returns another one with a point elsewhere.
"""

from __future__ import annotations

from tni.constructions.arguments import run_call
from tni.constructions.construction import Construction, construct
from tni.constructions.dependency_order import dependents
from tni.constructions.dropped_rule import renamed_rule, rule_labels, rules_in, without_rule
from tni.constructions.errors import ConstructionError, UnknownObjectError
from tni.constructions.evaluation import Scope
from tni.constructions.geogebra_xml import geogebra_xml
from tni.constructions.item_state import file_looks, file_view
from tni.constructions.item_state import new_state as new_construction_state
from tni.constructions.kept_signs import KeptSigns, kept_signs
from tni.constructions.locus_recipe import moving_steps
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.outline import arc_points, arrow_head
from tni.constructions.outline import outline as outline_in
from tni.constructions.plain_form import BadPlainFormError, from_plain_form, plain_form
from tni.constructions.plane_window import PlaneWindow, Polyline
from tni.constructions.renaming import is_label, renamed
from tni.constructions.shown_numbers import shown_number
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step, outputs_of
from tni.constructions.values import (
    AngleRange,
    Arc,
    Conic,
    Function,
    Locus,
    NumberValue,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    TextValue,
    Truth,
    Value,
    Vector,
)

__all__ = [
    "AngleRange",
    "Arc",
    "BadPlainFormError",
    "CommandStep",
    "Conic",
    "Construction",
    "ConstructionError",
    "FormulaStep",
    "FreeObject",
    "Function",
    "KeptSigns",
    "Locus",
    "NumberValue",
    "ObjectTraits",
    "PlaneWindow",
    "Point",
    "PointOnPath",
    "Polygon",
    "Polyline",
    "Ray",
    "Segment",
    "Step",
    "StraightLine",
    "TextValue",
    "Truth",
    "UnknownObjectError",
    "Value",
    "Vector",
    "arc_points",
    "arrow_head",
    "construct",
    "dependents",
    "file_looks",
    "file_view",
    "from_plain_form",
    "geogebra_xml",
    "is_label",
    "kept_signs",
    "moving_steps",
    "new_construction_state",
    "outline",
    "outputs_of",
    "plain_form",
    "renamed",
    "renamed_rule",
    "rule_labels",
    "rules_in",
    "shown_number",
    "without_rule",
]


def outline(value: Value, window: PlaneWindow) -> tuple[Polyline, ...]:
    """Return the lines of an object within a window of the plane."""
    try:
        return outline_in(value, window, Scope({}, run_call))
    except ConstructionError:
        return ()
