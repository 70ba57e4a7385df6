"""Construction with its look as the `geogebra.xml` of GeoGebra's files, in format 3.2, which every version opens.

What is written is read as the same construction. What GeoGebra needs beside the steps, the places of dependent objects,
is written as it is computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tni.constructions.construction import Construction
from tni.constructions.construction_file import ConstructionView, ObjectLook
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step, outputs_of
from tni.constructions.values import (
    AngleRange,
    Arc,
    Conic,
    NumberValue,
    Point,
    Ray,
    Segment,
    StraightLine,
    Truth,
    Value,
    Vector,
)

LIMITED = ("segment", "ray", "conicpart", "circlepart")
"""Kinds of objects that are parts of a line or circle."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " ", "\t": " "})


def geogebra_xml(
    construction: Construction, looks: Mapping[str, ObjectLook], view: ConstructionView, title: str = ""
) -> bytes:
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<geogebra format="3.2">',
        *_view(view),
        f'<kernel><continuous val="false"/><decimals val="{construction.decimals}"/><angleUnit val="degree"/></kernel>',
        f'<construction title={_quoted(title)} author="" date="">',
    ]
    for step in construction.steps:
        parts += _step(step)
        for label in outputs_of(step):
            parts += _element(construction, label, looks.get(label, ObjectLook(has_label=True)))
    return "\n".join([*parts, "</construction>", "</geogebra>", ""]).encode()


def _quoted(text: str) -> str:
    """Return an attribute's value; characters that XML cannot hold are left out."""
    kept = (sign for sign in text.translate(_ESCAPED) if sign >= " " and not "\ud800" <= sign <= "\udfff")
    return '"' + "".join(sign for sign in kept if sign not in "\ufffe\uffff") + '"'


def _view(view: ConstructionView) -> Iterator[str]:
    yield "<euclidianView>"
    yield f'\t<size width="{round(view.width_px)}" height="{round(view.height_px)}"/>'
    yield (
        f'\t<coordSystem xZero="{view.origin_x_px!r}" yZero="{view.origin_y_px!r}" scale="{view.x_scale_px!r}" '
        f'yscale="{view.y_scale_px!r}"/>'
    )
    yield f'\t<evSettings axes="{_truth(view.has_axes)}" grid="{_truth(view.has_grid)}"/>'
    yield "</euclidianView>"


def _truth(is_true: bool) -> str:
    return "true" if is_true else "false"


def _step(step: Step) -> Iterator[str]:
    match step:
        case FormulaStep(label, text):
            yield f"<expression label={_quoted(label)} exp={_quoted(text)}/>"
        case PointOnPath(label, path):
            yield from _command("Point", (path,), (label,))
        case CommandStep(outputs, name, inputs):
            yield from _command(name, inputs, outputs)
        case FreeObject():
            return


def _command(name: str, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Iterator[str]:
    yield f"<command name={_quoted(name)}>"
    yield f"\t<input {_numbered(inputs)}/>"
    yield f"\t<output {_numbered(outputs)}/>"
    yield "</command>"


def _numbered(texts: tuple[str, ...]) -> str:
    return " ".join(f"a{index}={_quoted(text)}" for index, text in enumerate(texts))


def _element(construction: Construction, label: str, look: ObjectLook) -> Iterator[str]:
    kind = construction.kind(label)
    if not kind:
        return
    red, green, blue = look.colour
    yield f"<element type={_quoted(kind)} label={_quoted(label)}>"
    yield f'\t<show object="{_truth(look.is_shown)}" label="{_truth(look.has_label)}"/>'
    yield f'\t<objColor r="{red}" g="{green}" b="{blue}" alpha="{look.opacity!r}"/>'
    if look.mark:
        yield f'\t<decoration type="{look.mark}"/>'
    if look.is_traced:
        yield '\t<trace val="true"/>'
    traits = construction.traits.get(label)
    if kind in LIMITED:
        is_whole = traits is not None and traits.is_whole_met
        yield f'\t<outlyingIntersections val="{_truth(is_whole)}"/>'
        yield '\t<keepTypeOnTransform val="true"/>'
    if traits is not None and traits.angles is not AngleRange.ANTICLOCKWISE:
        yield f'\t<angleStyle val="{traits.angles.value}"/>'
    if traits is not None and traits.start:
        yield f"\t<startPoint exp={_quoted(traits.start)}/>"
    yield from _value(construction.values.get(label), kind)
    if traits is not None and traits.slider is not None:
        low, high, step = traits.slider
        yield (
            f'\t<slider min="{low!r}" max="{high!r}" absoluteScreenLocation="false" width="4.0" x="0.0" y="0.0" '
            f'fixed="false" horizontal="true" showAlgebra="true"/>'
        )
        yield f'\t<animation step="{step!r}" speed="1" type="0" playing="false"/>'
    if kind == "point":
        yield f'\t<pointSize val="{look.point_px}"/>'
    else:
        yield f'\t<lineStyle thickness="{look.thickness_px}" type="{10 if look.is_dashed else 0}"/>'
    yield "</element>"


def _value(value: Value | None, kind: str) -> Iterator[str]:
    match value:
        case Point(x, y):
            yield f'\t<coords x="{x!r}" y="{y!r}" z="1.0"/>'
        case Vector(x, y):
            yield f'\t<coords x="{x!r}" y="{y!r}" z="0.0"/>'
        case StraightLine() | Segment() | Ray():
            line = value if isinstance(value, StraightLine) else value.line
            yield f'\t<coords x="{line.a!r}" y="{line.b!r}" z="{line.c!r}"/>'
        case Conic() | Arc():
            conic = value if isinstance(value, Conic) else value.conic
            numbers = " ".join(f'A{index}="{one!r}"' for index, one in enumerate(conic.coefficients))
            yield f"\t<matrix {numbers}/>"
        case NumberValue(number, _, turned):
            yield f'\t<value val="{number if turned is None else turned!r}"/>'
        case Truth(is_true):
            yield f'\t<value val="{_truth(is_true)}"/>'
        case None if kind in ("numeric", "angle"):
            yield '\t<value val="NaN"/>'
        case None if kind == "point":
            yield '\t<coords x="NaN" y="NaN" z="NaN"/>'
