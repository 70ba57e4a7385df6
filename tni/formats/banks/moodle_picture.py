"""Conversion of Moodle's questions with things to put on a picture to points on it, and back: markers (ddmarker), words
and small pictures (ddimageortext).

A question with several things becomes a question for each: "where is this?".
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from math import dist

from lxml import etree

from tni.formats.banks.moodle_xml import MoodleTexts, MoodleWriter, child_text, file_name, parse_float, strip_non_xml
from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element, child, children
from tni.quiz.bank.bodies import Area, AreaShape, PointBody
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import PLUGIN_FILE, one_line
from tni.quiz.bank.rich_text import RichText, TextFormat

MARKER_NAMES = {AreaShape.CIRCLE: "circle", AreaShape.RECT: "rectangle", AreaShape.POLY: "polygon"}
MARKER_SHAPES = {name: shape for shape, name in MARKER_NAMES.items()} | {"poly": AreaShape.POLY}
WORD_PX, LETTER_PX, LINE_PX = 20.0, 7.0, 26.0
"""Size of a word on a picture as Moodle draws it, about: frame, letter, height."""
LEAST_RADIUS_PX = 24.0
"""Radius of a place that a finger finds, where no other place is that near."""


@dataclass(frozen=True, slots=True)
class PlacedThing:
    """Thing to put on a picture, and where it belongs."""

    label: RichText
    body: PointBody


def read_marker(
    question: Element, texts: MoodleTexts, reading: ReadContext
) -> PointBody | tuple[PlacedThing, ...] | None:
    """Parse markers and their areas: a point for a single marker, else one for each."""
    file, drags = child(question, "file"), children(question, "drag")
    if file is None:
        return None
    texts.take_files(question)
    areas: dict[str, list[Area]] = {_number(drag): [] for drag in drags}
    labels = {_number(drag): child_text(drag, "text") for drag in drags}
    reading.answers(len(drags))
    for count, drop in enumerate(children(question, "drop"), 1):
        reading.answers(count)
        shape = MARKER_SHAPES.get(child_text(drop, "shape").lower())
        coords = _coords(child_text(drop, "coords"), shape)
        marker = child_text(drop, "choice") if len(drags) > 1 else _number(drags[0]) if drags else ""
        if shape is None or coords is None or marker not in areas:
            reading.lose(LossKind.ANSWERS, child_text(drop, "coords"))
        else:
            areas[marker].append(Area(shape, coords, True, labels[marker]))
    image = file_name(file)
    if len(drags) == 1:
        found = next(iter(areas.values()))
        return PointBody(image, tuple(found)) if found else None
    things = {number: (reading.rich(label), areas[number]) for number, label in labels.items()}
    return _placed(question, image, things, labels, reading)


def read_image_drag(question: Element, texts: MoodleTexts, reading: ReadContext) -> tuple[PlacedThing, ...] | None:
    """Parse words and small pictures with their places, of which Moodle stores the upper left corners."""
    file, drags, drops = child(question, "file"), children(question, "drag"), children(question, "drop")
    if file is None:
        return None
    texts.take_files(question)
    reading.answers(max(len(drags), len(drops)))
    names = {_number(drag): child_text(drag, "text") for drag in drags}
    sizes: dict[str, tuple[float, float]] = {}
    things: dict[str, tuple[RichText, list[Area]]] = {}
    for drag in drags:
        number = _number(drag)
        label, sizes[number] = _thing(drag, f"drag{number}", texts, reading)
        things[number] = (label, [])
    middles: list[tuple[str, tuple[float, float]]] = []
    for drop in drops:
        if (number := child_text(drop, "choice")) == "0":  # a row of Moodle's form that was left empty
            continue
        left, top = parse_float(child_text(drop, "xleft")), parse_float(child_text(drop, "ytop"))
        if left is None or top is None or number not in things:
            reading.lose(LossKind.ANSWERS, child_text(drop, "text") or child_text(drop, "no"))
            continue
        width, height = sizes[number]
        middles.append((number, (left + width / 2, top + height / 2)))
    for number, middle in middles:
        others = (dist(middle, other) / 2 for _, other in middles if other != middle)
        radius = max(1.0, min(max(LEAST_RADIUS_PX, min(sizes[number]) / 2), *others, 10_000.0))
        _, areas = things[number]
        areas.append(Area(AreaShape.CIRCLE, (*middle, radius), True, names[number]))
    return _placed(question, file_name(file), things, names, reading)


def _placed(
    question: Element,
    image: str,
    things: dict[str, tuple[RichText, list[Area]]],
    names: dict[str, str],
    reading: ReadContext,
) -> tuple[PlacedThing, ...] | None:
    found = []
    for number, (label, areas) in things.items():
        if areas and label:
            found.append(PlacedThing(label, PointBody(image, tuple(areas))))
        else:
            reading.lose(LossKind.ANSWERS, names[number] or number)  # belongs nowhere
    if found:
        reading.lose(LossKind.KIND, question.get("type") or "")
    return tuple(found) or None


def _number(drag: Element) -> str:
    return child_text(drag, "no")


def _thing(
    drag: Element, folder: str, texts: MoodleTexts, reading: ReadContext
) -> tuple[RichText, tuple[float, float]]:
    """Return a word or a small picture, and its size on the large picture."""
    text, file = child_text(drag, "text"), child(drag, "file")
    taken = [] if file is None else texts.take_files(drag, folder)
    if not taken:
        label = reading.rich(text)
        return label, (WORD_PX + LETTER_PX * len(one_line(label)), LINE_PX)
    from tni.formats.picture_reader import picture_size_px  # loads Pillow

    alt = html.escape(one_line(RichText(text, TextFormat.HTML)))
    label = reading.rich(f'<img src="{PLUGIN_FILE}{html.escape(taken[0].name)}" alt="{alt}">')
    return label, picture_size_px(taken[0].data) or (2 * LINE_PX, 2 * LINE_PX)


def _coords(text: str, shape: AreaShape | None) -> tuple[float, ...] | None:
    """Parse `x,y;r`, `x,y;width,height` or `x,y;x,y;...`."""
    numbers = [parse_float(part) for part in re.split("[,;]", text)[:400]]
    if None in numbers:
        return None
    found = tuple(number for number in numbers if number is not None)
    match shape, len(found):
        case AreaShape.CIRCLE, 3:
            return found
        case AreaShape.RECT, 4:
            return (found[0], found[1], found[0] + found[2], found[1] + found[3])
        case AreaShape.POLY, count if count >= 6 and count % 2 == 0:
            return found
        case _:
            return None


def write_marker(point: PointBody, writer: MoodleWriter) -> None:
    """Write the right areas; Moodle has no gap for wrong ones."""

    def make(question: Element) -> None:
        writer.file(question, point.image)
        right = [area for area in point.areas if area.right and area.shape in MARKER_NAMES]
        drag = etree.SubElement(question, "drag")
        etree.SubElement(drag, "no").text = "1"
        label = right[0].label if right else ""
        etree.SubElement(drag, "text").text = strip_non_xml(label) or "×"
        for number, area in enumerate(right, 1):
            drop = etree.SubElement(question, "drop")
            etree.SubElement(drop, "no").text = str(number)
            etree.SubElement(drop, "shape").text = MARKER_NAMES[area.shape]
            etree.SubElement(drop, "coords").text = _coords_text(area)
            etree.SubElement(drop, "choice").text = "1"

    writer.each(make)


def _coords_text(area: Area) -> str:
    c = [f"{coord:g}" for coord in area.coords]
    match area.shape:
        case AreaShape.CIRCLE:
            return f"{c[0]},{c[1]};{c[2]}"
        case AreaShape.RECT:
            left, top, right, bottom = area.coords
            return f"{c[0]},{c[1]};{right - left:g},{bottom - top:g}"
        case _:
            return ";".join(f"{x},{y}" for x, y in zip(c[::2], c[1::2], strict=False))
