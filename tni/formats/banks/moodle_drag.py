"""Conversion of Moodle's questions with words to put into a text (gapselect, ddwtos) to gaps, and of those with a
marker to put on a picture (ddmarker) to points and back."""

from __future__ import annotations

import re

from lxml import etree

from tni.formats.banks.moodle_xml import MoodleTexts, MoodleWriter, child_text, parse_float, read_flag, strip_non_xml
from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element, child, children
from tni.quiz.bank.bodies import Answer, Area, AreaShape, Choice, Gap, Gaps, PointBody
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.rich_text import RichText, TextFormat

_GAP = re.compile(r"\[\[(\d{1,3})\]\]")
MARKER_SHAPES = {"circle": AreaShape.CIRCLE, "rectangle": AreaShape.RECT, "polygon": AreaShape.POLY}
MARKER_NAMES = {shape: name for name, shape in MARKER_SHAPES.items()}


def read_select_words(question: Element, texts: MoodleTexts, reading: ReadContext) -> Gaps | None:
    return _placed(question, "selectoption", texts, reading)


def read_drag_words(question: Element, texts: MoodleTexts, reading: ReadContext) -> Gaps | None:
    return _placed(question, "dragbox", texts, reading)


def _placed(question: Element, option: str, texts: MoodleTexts, reading: ReadContext) -> Gaps | None:
    """Parse a text in which `[[2]]` stands for the second option, to be chosen among those of its group."""
    options = [(child_text(one, "text"), child_text(one, "group") or "1") for one in children(question, option)]
    reading.answers(len(options))
    stem = texts.rich(child(question, "questiontext"))
    shuffled = read_flag(question, "shuffleanswers")
    parts: list[RichText | Gap] = []
    at = 0
    for count, gap in enumerate(_GAP.finditer(stem.text), 1):
        reading.answers(count)
        number = int(gap[1])
        if not 1 <= number <= len(options):
            return None
        group = options[number - 1][1]
        answers = tuple(
            Answer(reading.rich(text, TextFormat.HTML), n == number)
            for n, (text, other) in enumerate(options, 1)
            if other == group
        )
        parts += [RichText(stem.text[at : gap.start()], stem.format), Gap(Choice(answers, shuffled=shuffled))]
        at = gap.end()
    parts.append(RichText(stem.text[at:], stem.format))
    if len(parts) == 1:
        return None
    return Gaps(tuple(part for part in parts if isinstance(part, Gap) or part.text))


def read_marker(question: Element, texts: MoodleTexts, reading: ReadContext) -> PointBody | None:
    """Parse a single marker and its drop areas. Questions with several markers are not supported."""
    drags, drops = children(question, "drag"), children(question, "drop")
    file = child(question, "file")
    if len(drags) != 1 or not drops or file is None:
        return None
    texts.take_files(question)
    areas = []
    for drop in drops:
        shape = MARKER_SHAPES.get(child_text(drop, "shape").lower())
        coords = _coords(child_text(drop, "coords"), shape)
        if shape is None or coords is None:
            reading.lose(LossKind.ANSWERS, child_text(drop, "coords"))
        else:
            areas.append(Area(shape, coords, True, child_text(drags[0], "text")))
    name = f"{file.get('path') or ''}/{file.get('name') or ''}".strip("/")
    return PointBody(name, tuple(areas)) if areas else None


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
