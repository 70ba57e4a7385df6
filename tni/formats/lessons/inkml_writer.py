"""Writer of InkML: strokes with their colours, widths and times, in millimetres. A group of traces is a page."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from tni.api.formats import (
    ExportedFile,
    FormatError,
    FormatFault,
    FormatLoss,
    PlainItem,
    PlainLesson,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.shape_outline import shape_lines

PRESSURE_STEPS = 32767
_AS_LINES = "Forme écrite comme des traits, sans remplissage ni pointillé."
_NO_PLACE = {
    PlainText: "Texte : InkML n’a de place que pour l’encre.",
    PlainPicture: "Image : InkML n’a de place que pour l’encre.",
}


def write_lesson(lesson: PlainLesson) -> ExportedFile:
    """Write the ink of a lesson. Raises: FormatError."""
    losses: list[FormatLoss] = []
    brushes: dict[tuple[str, float, bool], str] = {}
    groups: list[str] = []
    contexts: dict[tuple[float, float], str] = {}
    count = 0
    for number, page in enumerate(lesson.pages, 1):
        traces: list[str] = []
        for item in page.items:
            strokes = list(_strokes(item))
            if isinstance(item, PlainShape) and strokes:
                losses.append(FormatLoss(_AS_LINES, number, is_dropped=False, item=item.source))
            elif not strokes:
                what = _NO_PLACE.get(type(item), "Objet : InkML n’a de place que pour l’encre.")
                losses.append(FormatLoss(what, number, item=item.source))
            for stroke in strokes:
                count += 1
                brush = _brush_of(stroke)
                name = brushes.setdefault(brush, f"brush{len(brushes) + 1}")
                traces.append(_trace(stroke, f"trace{count}", name))
        losses += _of_page(page, number)
        context = contexts.setdefault((page.width, page.height), f"context{len(contexts) + 1}")
        title = f'<annotation type="page">{number}</annotation>'
        groups.append(f'<traceGroup contextRef="#{context}">{title}{"".join(traces)}</traceGroup>')
    if not count:
        raise FormatError(FormatFault.NO_PLACE)
    defined = "".join(_context(size, name) for size, name in contexts.items())
    defined += "".join(_brush(brush, name) for brush, name in brushes.items())
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ink xmlns="http://www.w3.org/2003/InkML">\n'
        f"<definitions>{defined}</definitions>\n{'\n'.join(groups)}\n</ink>\n"
    )
    return ExportedFile(text.encode(), tuple(losses))


def _strokes(item: PlainItem) -> Iterator[PlainStroke]:
    if isinstance(item, PlainStroke):
        yield item
    elif isinstance(item, PlainShape):
        for line in shape_lines(item):
            yield PlainStroke(points=line, colour=item.colour, width=item.width or 0.35)


def _of_page(page: PlainPage, number: int) -> Iterator[FormatLoss]:
    if page.notes:
        yield FormatLoss("Notes de la page.", number)
    if page.pdf:
        yield FormatLoss("Page de PDF du fond.", number)
    if page.questions:
        yield FormatLoss("Questions de la page.", number)


def _brush_of(stroke: PlainStroke) -> tuple[str, float, bool]:
    """Return colour, width and kind. Where widths differ, the brush's is that of half pressure: half the greatest."""
    width = max(stroke.widths) / 2 if _has_widths(stroke) else stroke.width
    return stroke.colour, round(width, 4), stroke.highlights


def _has_widths(stroke: PlainStroke) -> bool:
    return len(stroke.widths) == len(stroke.points) > 0 and max(stroke.widths) > 0 and len(set(stroke.widths)) > 1


def _context(size: tuple[float, float], name: str) -> str:
    channels = "".join(
        f'<channel name="{channel}" type="decimal" min="0" max="{side:g}" units="mm"/>'
        for channel, side in zip("XY", size, strict=True)
    )
    more = (
        f'<channel name="F" type="integer" min="0" max="{PRESSURE_STEPS}" units="dev"/>'
        '<channel name="T" type="integer" units="ms"/>'
    )
    return f'<context xml:id="{name}"><traceFormat>{channels}{more}</traceFormat></context>'


def _brush(brush: tuple[str, float, bool], name: str) -> str:
    colour, width, highlights = brush
    properties = f'<brushProperty name="color" value={quoteattr(colour)}/>'
    properties += f'<brushProperty name="width" value="{width:g}" units="mm"/>'
    if highlights:
        properties += '<brushProperty name="rasterOp" value="maskPen"/><brushProperty name="transparency" value="0.5"/>'
    return f'<brush xml:id="{name}">{properties}</brush>'


def _trace(stroke: PlainStroke, name: str, brush: str) -> str:
    count = len(stroke.points)
    greatest = max(stroke.widths) if _has_widths(stroke) else 0.0
    pressures = (
        [round(PRESSURE_STEPS * one / greatest) for one in stroke.widths] if greatest else [PRESSURE_STEPS // 2] * count
    )
    times = stroke.times_s if len(stroke.times_s) == count else ()
    clock = [round(1000 * one) for one in times] if times else ["?"] * count
    points = ", ".join(
        f"{x:.4f} {y:.4f} {force} {at}" for (x, y), force, at in zip(stroke.points, pressures, clock, strict=True)
    )
    return f'<trace xml:id="{name}" brushRef="#{brush}">{points}</trace>'
