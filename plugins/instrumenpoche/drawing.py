"""Drawing of a script's scene: what has been constructed, and the instruments over it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from plugins.instrumenpoche.instruments import instrument_parts
from plugins.instrumenpoche.scene import InstrumentPose, ScriptScene, Thing
from plugins.instrumenpoche.script_colours import faded
from plugins.instrumenpoche.script_view import Part, ScriptView
from plugins.instrumenpoche.things import LINE_EMS, arc_points, barbs, parts_of
from tni.api.items import Drawing, DrawnArea, DrawnLine, DrawnText, TextAlign
from tni.api.laid_parts import LaidArc, LaidCaption, LaidLine, LaidPart
from tni.api.text_width import text_width

MOST_PARTS, MOST_POINTS = 3_000, 16_000
"""Parts and points of what a script has drawn that are shown; few scripts have more."""
HEADING: Final = 10.0
"""Length of the barbs of an arrow, px."""


def drawn_scene(scene: ScriptScene, view: ScriptView) -> Drawing:
    """Return the drawing of a scene. What is seen through lies below all else, since the item has no colours that are
    seen through."""
    things = [_thing(thing, view) for thing in scene.things if thing.is_shown]
    instruments = (_instrument(name, pose, view) for name, pose in scene.instruments.items() if pose.is_shown)
    low, high = (clear for clear, _ in things), (full for _, full in things)
    return (*newest(tuple(chain.from_iterable(chain(low, high)))), *chain.from_iterable(instruments))


def newest(drawing: Drawing) -> Drawing:
    """Return the drawing without its oldest parts, if it has more than an item may have."""
    parts, points = MOST_PARTS, MOST_POINTS
    for number in range(len(drawing) - 1, -1, -1):
        part = drawing[number]
        parts, points = parts - 1, points - (len(part.points) if isinstance(part, DrawnLine | DrawnArea) else 0)
        if parts < 0 or points < 0:
            return drawing[number + 1 :]
    return drawing


@lru_cache(maxsize=1_500)
def _thing(thing: Thing, view: ScriptView) -> tuple[Drawing, Drawing]:
    """Return what is seen of a thing: what lies below is seen through the first part. From one moment to the next most
    stays as it is."""
    low, high = list[Part](), list[Part]()
    for part in parts_of(thing):
        for is_clear, drawn in _drawn(part):
            (low if is_clear else high).extend(view.seen(drawn))
    return tuple(low), tuple(high)


@lru_cache(maxsize=48)
def _instrument(name: str, pose: InstrumentPose, view: ScriptView) -> Drawing:
    return tuple(seen for part in instrument_parts(name, pose) for seen in view.seen(part))


def _drawn(part: LaidPart) -> Iterator[tuple[bool, Part]]:
    """Yield what a part is drawn with, each with whether what lies below is seen through it."""
    match part:
        case LaidLine():
            if part.fill and part.fill_opacity > 0:
                is_clear = part.fill_opacity < 1.0
                yield is_clear, DrawnArea(part.points, faded(part.fill, part.fill_opacity))
            if part.colour and part.opacity > 0:
                colour, is_clear = faded(part.colour, part.opacity), part.opacity < 1.0
                yield is_clear, DrawnLine(part.points, colour, part.width_mm, closed=part.closed, dashed=part.dashed)
                if part.arrow:
                    head = barbs(part.points[-2], part.points[-1], HEADING)
                    yield is_clear, DrawnLine(head, colour, part.width_mm)
        case LaidArc():
            points = arc_points(part.centre, part.radius, part.start, part.start + part.sweep)
            colour, is_clear = faded(part.colour, part.opacity), part.opacity < 1.0
            yield is_clear, DrawnLine(points, colour, part.width_mm, dashed=part.dashed)
        case LaidCaption():
            yield from ((False, words) for words in _words(part))


def _words(text: LaidCaption) -> Iterator[DrawnText]:
    """Yield the words of a text, each run of one style behind the last."""
    x, y = text.x, text.y
    for one in text.runs:
        if one.text == "\n":
            x, y = text.x, y + LINE_EMS * text.size_mm
            continue
        colour = one.colour or text.colour
        yield DrawnText(one.text[:400], x, y, text.size_mm, colour, TextAlign.LEFT, one.bold, turn=text.turn)
        x += text_width(one.text, text.size_mm, bold=one.bold)
