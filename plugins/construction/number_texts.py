"""Numbers and words of a figure, as they are written on it."""

from __future__ import annotations

from math import pi

from tni.api.constructions import CommandStep, Construction, NumberValue, Point, TextValue, Value, shown_number
from tni.api.items import DrawnOval, DrawnText, ItemContext, State, TextAlign

from .colours import colour_of
from .placed import PlacedConstruction

WORDS = 6.0

type Part = DrawnText | DrawnOval


def number_texts(figure: PlacedConstruction, shown: dict[str, Value], state: State, ctx: ItemContext) -> list[Part]:
    """Return the numbers that are shown, a line each at the top left, and words where the figure has them."""
    out, titles = list[Part](), _titles(figure.construction)
    for label, y in number_lines(figure, shown).items():
        value = shown[label]
        assert isinstance(value, NumberValue)
        words = f"{titles.get(label, label)} = {number_text(value, figure, ctx)}"
        if label in state["picked"]:
            out.append(DrawnOval(*figure.inside((2.4, y), 1.4), 1.4, 1.4, "orange", None))
        colour = "quiet" if figure.is_masked(label) else colour_of(figure, label, value)
        out.append(DrawnText(words, 4.0, y, WORDS, colour, TextAlign.LEFT))
    for label, value in shown.items():
        if isinstance(value, TextValue) and "\\" not in value.value:
            place = figure.construction.place_of(label)
            if place is not None and figure.holds(place):
                x, y = figure.on_item(place)
                out.append(DrawnText(value.value[:200], x, y, WORDS, colour_of(figure, label, value), TextAlign.LEFT))
    return out


def number_lines(figure: PlacedConstruction, shown: dict[str, Value]) -> dict[str, float]:
    """Return the heights on the item at which numbers stand, by label."""
    marked = labels_of_angles(figure.construction)
    labels = [label for label, value in shown.items() if isinstance(value, NumberValue) and label not in marked]
    places = {label: 6.0 + line * WORDS * 1.4 for line, label in enumerate(labels)}
    return {label: y for label, y in places.items() if y + WORDS / 2 < figure.height}


def _titles(construction: Construction) -> dict[str, str]:
    """Return what lengths between two points are called: AB."""
    return {
        step.outputs[0]: "".join(step.inputs)
        for step in construction.steps
        if isinstance(step, CommandStep)
        and step.command == "Distance"
        and all(isinstance(construction.values.get(name), Point) for name in step.inputs)
    }


def labels_of_angles(construction: Construction) -> set[str]:
    return {
        step.outputs[0]
        for step in construction.steps
        if isinstance(step, CommandStep) and step.command == "Angle" and len(step.inputs) == 3
    }


def number_text(value: NumberValue, figure: PlacedConstruction, ctx: ItemContext) -> str:
    """Return a number as the class writes it; an angle in degrees."""
    if value.is_angle:
        return f"{written(value.value * 180 / pi, 0)}°"
    found = written(value.value, figure.construction.decimals)
    return found if ctx.french else found.replace(",", ".")


def written(number: float, decimals: int) -> str:
    return shown_number(number, decimals).replace(".", ",").replace("-", "\N{MINUS SIGN}")
