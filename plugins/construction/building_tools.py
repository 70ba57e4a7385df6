"""Tools of a figure: what can be built on the objects that were picked, and the steps that build it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.api.constructions import (
    AngleRange,
    Arc,
    CommandStep,
    Conic,
    Construction,
    Locus,
    NumberValue,
    ObjectTraits,
    Point,
    PointOnPath,
    Polygon,
    Ray,
    Segment,
    Step,
    StraightLine,
    Value,
    Vector,
    moving_steps,
    outputs_of,
)
from tni.api.items import Localised

LOCUS_COLOUR = [124, 58, 173]
POINTS, LINES, ANGLES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "αβγδεθλμ"


@dataclass(frozen=True, slots=True)
class BuildingTool:
    """Tool. takes: kinds of the picked objects, a letter each, sorted: C circle, G polygon, L line, P point, S segment
    (which is a line too), V vector. outputs: kinds of what it makes: P, L (all lines and areas), A (angles), U (loci).
    """

    id: str
    label: Localised
    command: str
    takes: tuple[str, ...]
    outputs: str


TOOLS = (
    BuildingTool("segment", Localised("Segment", "Segment"), "Segment", ("PP",), "L"),
    BuildingTool("line", Localised("Droite", "Line"), "Line", ("PP",), "L"),
    BuildingTool("ray", Localised("Demi-droite", "Ray"), "Ray", ("PP",), "L"),
    BuildingTool("circle", Localised("Cercle (centre, point)", "Circle (centre, point)"), "Circle", ("PP",), "L"),
    BuildingTool("midpoint", Localised("Milieu", "Midpoint"), "Midpoint", ("PP", "S"), "P"),
    BuildingTool(
        "bisector", Localised("Médiatrice", "Perpendicular bisector"), "LineBisector", ("PP", "S"), "L"
    ),
    BuildingTool("vector", Localised("Vecteur", "Vector"), "Vector", ("PP",), "L"),
    BuildingTool("distance", Localised("Longueur", "Distance"), "Distance", ("PP", "LP"), "L"),
    BuildingTool("half-turn", Localised("Symétrique (centre : le 2e)", "Half turn (about the 2nd)"), "Mirror",
               ("PP",), "P"),
    BuildingTool("locus", Localised("Lieu géométrique", "Locus"), "Locus", ("PP",), "U"),
    BuildingTool("polygon", Localised("Polygone", "Polygon"), "Polygon", ("PPP", "PPPP", "PPPPP", "PPPPPP"), "L"),
    BuildingTool("round", Localised("Cercle par 3 points", "Circle through 3 points"), "Circle", ("PPP",), "L"),
    BuildingTool("angle", Localised("Angle (sommet : le 2e)", "Angle (corner: the 2nd)"), "Angle", ("PPP",), "A"),
    BuildingTool("half-angle", Localised("Bissectrice (sommet : le 2e)", "Angle bisector (corner: the 2nd)"),
               "AngularBisector", ("PPP",), "L"),
    BuildingTool("arc", Localised("Arc (centre : le 1er)", "Arc (centre: the 1st)"), "CircleArc", ("PPP",), "L"),
    BuildingTool("perpendicular", Localised("Perpendiculaire", "Perpendicular"), "OrthogonalLine", ("LP",), "L"),
    BuildingTool("parallel", Localised("Parallèle", "Parallel"), "Line", ("LP",), "L"),
    BuildingTool("mirror", Localised("Symétrique (axe)", "Reflection"), "Mirror", ("LP",), "P"),
    BuildingTool("tangents", Localised("Tangentes", "Tangents"), "Tangent", ("CP",), "LL"),
    BuildingTool("translate", Localised("Translaté", "Translation"), "Translate", ("PV",), "P"),
    BuildingTool("intersection", Localised("Intersection", "Intersection"), "Intersect", ("LL",), "P"),
    BuildingTool("intersections", Localised("Intersections", "Intersections"), "Intersect", ("CL", "CC"), "PP"),
    BuildingTool("centre", Localised("Centre", "Centre"), "Center", ("C",), "P"),
    BuildingTool("area", Localised("Aire", "Area"), "Area", ("C", "G"), "L"),
    BuildingTool("perimeter", Localised("Périmètre", "Perimeter"), "Perimeter", ("C", "G"), "L"),
    BuildingTool("point-on", Localised("Point dessus", "Point on it"), "Point", ("L", "C", "G", "S"), "P"),
)  # fmt: skip
BY_ID = {tool.id: tool for tool in TOOLS}


def kind_sign(value: Value | None) -> str:
    """Return the letter of an object's kind, as tools name it, U of a locus, N of a number; "" if it is not picked."""
    match value:
        case Point():
            return "P"
        case Segment():
            return "S"
        case StraightLine() | Ray():
            return "L"
        case Conic() | Arc():
            return "C"
        case Polygon():
            return "G"
        case Vector():
            return "V"
        case Locus():
            return "U"
        case NumberValue():
            return "N"
        case _:
            return ""


def offered(construction: Construction, picked: Sequence[str]) -> tuple[BuildingTool, ...]:
    """Return the tools for what is picked, in the order of the table."""
    letters = "".join(sorted(kind_sign(construction.values.get(label)) for label in picked))
    if not letters or len(letters) < len(picked):
        return ()
    forms = {letters, "".join(sorted(letters.replace("S", "L")))}
    found = tuple(tool for tool in TOOLS if not forms.isdisjoint(tool.takes))
    return found if _locus_inputs(construction, picked) else tuple(tool for tool in found if tool.id != "locus")


def _locus_inputs(construction: Construction, picked: Sequence[str]) -> tuple[str, ...]:
    """Return a point that follows and the one on a curve that it follows; () if these are no such points."""
    on_curves = {step.label for step in construction.steps if isinstance(step, PointOnPath)}
    for target, mover in (tuple(picked), tuple(reversed(picked))) if len(picked) == 2 else ():
        if mover in on_curves and moving_steps(construction.steps, target, mover):
            return target, mover
    return ()


def steps_of(tool: BuildingTool, construction: Construction, picked: Sequence[str]) -> tuple[Step, ...]:
    """Return the steps that a tool adds."""
    labels = new_labels(construction, tool.outputs)
    inputs = tuple(sorted(picked, key=lambda label: kind_sign(construction.values.get(label)) != "P"))
    if tool.id == "point-on":
        return (PointOnPath(labels[0], inputs[0], Point(0.0, 0.0)),)
    if tool.id == "locus":
        inputs = _locus_inputs(construction, picked)
    return (CommandStep(tuple(labels), tool.command, inputs),)


def traits_of(tool: BuildingTool, steps: Sequence[Step]) -> dict[str, ObjectTraits]:
    """Return what the steps of a tool do not tell: an angle is the smaller one, whichever leg was picked first."""
    if tool.outputs != "A":
        return {}
    return {label: ObjectTraits(kind="angle", angles=AngleRange.CONVEX) for one in steps for label in outputs_of(one)}


def new_labels(construction: Construction, kinds: str) -> list[str]:
    """Return labels that no object has: capitals for points, Greek letters for angles."""
    taken = {*construction.values, *construction.lost, *construction.unread, "x", "y", "e", "i"}
    found: list[str] = []
    for kind in kinds:
        letters = {"P": POINTS, "A": ANGLES}.get(kind, LINES)
        names = [*letters, *(f"{letter}_{number}" for number in range(1, 40) for letter in letters)]
        if kind == "U":
            names = [f"lieu{number}" for number in range(1, 400)]
        found.append(next(name for name in names if name not in taken and name not in found))
    return found
