"""Table of the commands that constructions may use, by the names in GeoGebra's files."""

from __future__ import annotations

from collections.abc import Callable

from tni.constructions import (
    circle_commands,
    function_commands,
    line_commands,
    measure_commands,
    point_commands,
    transform_commands,
)
from tni.constructions.errors import UnknownCommandError
from tni.constructions.evaluation import Scope
from tni.constructions.outcomes import Outcome
from tni.constructions.values import Group, Value

type Command = Callable[[tuple[Value, ...], Scope], Outcome]

COMMANDS: dict[str, Command] = {
    "Point": point_commands.point,
    "Segment": line_commands.segment,
    "Line": line_commands.line,
    "Ray": line_commands.ray,
    "Circle": circle_commands.circle,
    "Intersect": point_commands.intersect,
    "Midpoint": point_commands.middle,
    "OrthogonalLine": line_commands.perpendicular,
    "LineBisector": line_commands.bisector,
    "AngularBisector": line_commands.angle_bisector,
    "Polygon": circle_commands.polygon,
    "Vector": point_commands.vector,
    "Translate": transform_commands.translate,
    "Rotate": transform_commands.rotate,
    "Mirror": transform_commands.mirror,
    "Dilate": transform_commands.dilate,
    "Angle": measure_commands.angle,
    "Distance": measure_commands.distance,
    "Length": measure_commands.length,
    "Area": measure_commands.area,
    "Center": point_commands.centre,
    "Radius": measure_commands.radius,
    "Semicircle": circle_commands.semicircle,
    "CircleArc": circle_commands.circle_arc,
    "CircleSector": circle_commands.circle_sector,
    "CircumcircleArc": circle_commands.circumcircle_arc,
    "CircumcircleSector": circle_commands.circumcircle_sector,
    "Tangent": line_commands.tangent,
    "Slope": measure_commands.slope,
    "Perimeter": measure_commands.perimeter,
    "Ellipse": circle_commands.ellipse,
    "Hyperbola": circle_commands.hyperbola,
    "Parabola": circle_commands.parabola,
    "Conic": circle_commands.conic,
    "Polar": circle_commands.polar,
    "Function": function_commands.function,
    "Derivative": function_commands.derivative,
    "Root": function_commands.roots,
    "Extremum": function_commands.extrema,
    "TurningPoint": function_commands.turning_points,
    "Integral": function_commands.area_under,
    "Min": function_commands.least,
    "Max": function_commands.most,
    "Mod": function_commands.modulo,
}
_OTHER_NAMES = {
    "PerpendicularLine": "OrthogonalLine",
    "PerpendicularBisector": "LineBisector",
    "AngleBisector": "AngularBisector",
    "Reflect": "Mirror",
    "Circumference": "Perimeter",
    "CircularArc": "CircleArc",
    "CircularSector": "CircleSector",
    "CircumcircularArc": "CircumcircleArc",
    "CircumcircularSector": "CircumcircleSector",
}
"""Names that teachers type, and that some versions write."""
_STEPS = 20


def is_known(name: str) -> bool:
    return name == "Locus" or _OTHER_NAMES.get(name, name) in COMMANDS


def run_outcome(name: str, arguments: tuple[Value | None, ...], scope: Scope) -> Outcome:
    """Run a command. An undefined argument makes the outcome undefined. Raises: ConstructionError."""
    command = COMMANDS.get(_OTHER_NAMES.get(name, name))
    if command is None:
        raise UnknownCommandError(name)
    scope.spend(_STEPS)
    given = tuple(one for one in arguments if one is not None)
    if len(given) < len(arguments) or any(isinstance(one, Group) and None in one.members for one in given):
        return None
    return command(given, scope)
