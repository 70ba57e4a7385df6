"""Drawing of a script's scene: what has been constructed, and the instruments over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot, radians, sin
from typing import Final

from plugins.instrumenpoche.scene import PX_PER_CM, InstrumentPose, ScriptScene, Thing, ThingKind
from tni.api.items import Drawing, DrawnArea, DrawnLine, DrawnOval, DrawnText, Point, TextAlign

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText

EM_PX: Final = 1.15
"""Height of a line of text, in ems."""
HEADING: Final = 10.0
"""Length of the barbs of an arrow, px."""
MOST_LINES: Final = 120
"""Lines of a grid in each direction."""


class SceneDrawing:
    """Drawing of scenes. view: x, y, width and height of the script's page, px. scale: millimetres of the item per
    px. What lies outside the view is cut off or left out."""

    def __init__(self, view: tuple[float, float, float, float], scale: float) -> None:
        self._left, self._top, self._wide, self._high = view
        self._scale = scale

    def draw(self, scene: ScriptScene) -> Drawing:
        out: list[Part] = []
        for thing in scene.things:
            if thing.is_shown:
                out += self._thing(thing)
        for name, pose in scene.instruments.items():
            if pose.is_shown:
                out += self._instrument(name, pose)
        return tuple(out)

    # -- places

    def _at(self, point: Point) -> Point:
        return (point[0] - self._left) * self._scale, (point[1] - self._top) * self._scale

    def _is_inside(self, point: Point, margin: float = 0.0) -> bool:
        x, y = point[0] - self._left, point[1] - self._top
        return -margin <= x <= self._wide + margin and -margin <= y <= self._high + margin

    def _lines(self, points: Sequence[Point], rim: float, *, closed: bool = False) -> Iterator[tuple[Point, ...]]:
        """Yield the parts of a line through points that lie in the view, in millimetres of the item. rim: half of its
        width, px."""
        ends = [*points, points[0]] if closed else list(points)
        run: list[Point] = []
        for start, end in pairwise(ends):
            cut = self._cut(start, end, rim)
            if cut is None:
                if len(run) > 1:
                    yield tuple(run)
                run = []
                continue
            first, last = map(self._at, cut)
            if not run or run[-1] != first:
                if len(run) > 1:
                    yield tuple(run)
                run = [first]
            run.append(last)
        if len(run) > 1:
            yield tuple(run)

    def _cut(self, start: Point, end: Point, rim: float) -> tuple[Point, Point] | None:
        """Return the part of a segment in the view, by the method of Liang and Barsky."""
        low, high = 0.0, 1.0
        dx, dy = end[0] - start[0], end[1] - start[1]
        for step, room in (
            (-dx, start[0] - self._left - rim), (dx, self._left + self._wide - rim - start[0]),
            (-dy, start[1] - self._top - rim), (dy, self._top + self._high - rim - start[1]),
        ):  # fmt: skip
            if abs(step) < 1e-12:
                if room < 0:
                    return None
            elif step < 0:
                low = max(low, room / step)
            else:
                high = min(high, room / step)
        if low > high:
            return None
        at = [(start[0] + dx * share, start[1] + dy * share) for share in (low, high)]
        return at[0], at[1]

    def _line(
        self, points: Sequence[Point], colour: str, width_px: float, *, closed: bool = False, dashed: bool = False
    ) -> Iterator[DrawnLine]:
        wide = max(width_px * self._scale, 0.15)
        for run in self._lines(points, wide / self._scale / 2, closed=closed):
            yield DrawnLine(run, colour, wide, dashed=dashed)

    def _area(self, points: Sequence[Point], colour: str) -> Iterator[DrawnArea]:
        low_x, low_y = self._left, self._top
        high_x, high_y = low_x + self._wide, low_y + self._high
        kept = [(min(max(x, low_x), high_x), min(max(y, low_y), high_y)) for x, y in points]
        if len(kept) > 2:
            yield DrawnArea(tuple(map(self._at, kept)), colour)

    def _words(
        self,
        text: str,
        at: Point,
        size_px: float,
        colour: str,
        *,
        bold: bool = False,
        align: TextAlign = TextAlign.LEFT,
    ) -> Iterator[DrawnText]:
        if text.strip() and self._is_inside(at):
            x, y = self._at(at)
            yield DrawnText(text[:400], x, y, max(size_px * self._scale, 1.0), _faded(colour, 1.0), align, bold)

    # -- what was drawn

    def _thing(self, thing: Thing) -> Iterator[Part]:
        colour = _faded(thing.colour, thing.opacity)
        match thing.kind:
            case ThingKind.POINT:
                yield from self._point(thing)
            case ThingKind.LINE:
                if thing.fill:
                    yield from self._area(thing.points, _faded(thing.fill, min(thing.opacity, 0.4)))
                yield from self._line(
                    thing.points, colour, thing.width, closed=bool(thing.fill), dashed=thing.is_dashed
                )
                if thing.has_arrow and len(thing.points) > 1:
                    yield from self._line(_head(thing.points[-2], thing.points[-1]), colour, thing.width)
            case ThingKind.ARC:
                arc = _arc(thing.points[0], thing.radius, thing.start, thing.end)
                yield from self._line(arc, colour, thing.width, dashed=thing.is_dashed)
            case ThingKind.TEXT:
                yield from self._text(thing)
            case ThingKind.ANGLE:
                yield from self._angle(thing)
            case ThingKind.RIGHT_ANGLE:
                (x, y), (inner_x, inner_y) = thing.points
                square = _square((x, y), (inner_x, inner_y))
                yield from self._line(square, colour, thing.width)
            case ThingKind.MARK:
                yield from self._mark(thing)
            case ThingKind.SECTOR:
                rim = (thing.points[0], *_arc(thing.points[0], thing.radius, thing.start, thing.start + thing.end))
                yield from self._area(rim, thing.fill or "soft blue")
                yield from self._line(rim, colour, thing.width, closed=True)
            case ThingKind.GRID | ThingKind.AXES | ThingKind.AXIS:
                yield from self._ruled(thing)
            case ThingKind.IMAGE:
                box = self._at(thing.points[0])
                yield DrawnText("image", max(box[0], 0.0), max(box[1], 0.0) + 3.0, 4.0, "quiet", TextAlign.LEFT)

    def _point(self, thing: Thing) -> Iterator[Part]:
        (x, y), arm = thing.points[0], 4.0
        for dx, dy in ((arm, arm), (arm, -arm)):
            yield from self._line(((x - dx, y - dy), (x + dx, y + dy)), thing.colour, 1.6)
        if thing.name:
            name_x, name_y = thing.name_at
            yield from self._words(
                thing.name, (x + name_x, y + name_y + 10.0), 20.0, thing.name_colour or thing.colour, bold=True
            )

    def _text(self, thing: Thing) -> Iterator[Part]:
        (x, y), size = thing.points[0], thing.size or 20.0
        rows = thing.text.split("\n")
        if thing.fill:
            wide = max(map(len, rows)) * size * 0.55
            box = ((x, y), (x + wide, y), (x + wide, y + len(rows) * size * EM_PX), (x, y + len(rows) * size * EM_PX))
            yield from self._area(box, thing.fill)
        for number, row in enumerate(rows):
            middle = y + (number + 0.55) * size * EM_PX
            yield from self._words(row, (x, middle), size, thing.colour, bold=thing.is_bold)

    def _angle(self, thing: Thing) -> Iterator[Part]:
        at, colour = thing.points[0], _faded(thing.colour, 1.0)
        first, last = sorted((thing.start, thing.end))
        if last - first > 180.0:
            first, last = last, first + 360.0
        rim = _arc(at, thing.radius, first, last)
        if thing.form.startswith("plein"):
            yield from self._area((at, *rim), _faded(thing.colour, 0.35))
        rings = 1 + ("double" in thing.form) + 2 * ("triple" in thing.form)
        for ring in range(rings):
            yield from self._line(_arc(at, thing.radius - 4.0 * ring, first, last), colour, thing.width)
        strokes = thing.form.count("/")
        for number in range(strokes):
            turn = radians((first + last) / 2 + (number - (strokes - 1) / 2) * 9.0)
            ends = [(at[0] + cos(turn) * far, at[1] + sin(turn) * far) for far in (thing.radius - 5, thing.radius + 5)]
            yield from self._line(ends, colour, thing.width)

    def _mark(self, thing: Thing) -> Iterator[Part]:
        (x, y), arm, slope = thing.points[0], thing.radius, radians(thing.start)
        form = thing.form.upper()
        if "O" in form:
            yield from self._line(_arc((x, y), arm * 0.6, 0.0, 360.0), thing.colour, thing.width)
            return
        crossed = "X" in form
        count = max(form.count("/") + form.count("\\"), 1)
        lean = -1 if "\\" in form else 1
        for number in range(1 if crossed else count):
            off = (number - (count - 1) / 2) * 4.0 if not crossed else 0.0
            for way in (lean, -lean) if crossed else (lean,):
                ends = [(off + way * arm * 0.35 * side, -arm * 0.8 * side) for side in (-1, 1)]
                turned = [(x + a * cos(slope) - b * sin(slope), y + a * sin(slope) + b * cos(slope)) for a, b in ends]
                yield from self._line(turned, thing.colour, thing.width)

    def _ruled(self, thing: Thing) -> Iterator[Part]:
        (left, top), (right, low) = thing.points
        if thing.kind is ThingKind.AXIS:
            turn, length = radians(thing.radius), right - left
            end = left + length * cos(turn), top + length * sin(turn)
            yield from self._line((thing.points[0], end), thing.colour, 1.2)
            yield from self._line(_head(thing.points[0], end), thing.colour, 1.2)
            return
        step = max(PX_PER_CM * max(thing.size, 0.1), 3.0)
        columns = min(ceil((right - left) / step - 1e-9), MOST_LINES)
        rows = min(ceil((low - top) / step - 1e-9), MOST_LINES)
        for number in range(columns + 1):
            x = min(left + number * step, right)
            yield from self._line(((x, top), (x, low)), "quiet", 0.4)
        for number in range(rows + 1):
            y = min(top + number * step, low)
            yield from self._line(((left, y), (right, y)), "quiet", 0.4)
        if thing.kind is ThingKind.AXES:
            x, y = (left + right) / 2, (top + low) / 2
            for start, end in (((left, y), (right, y)), ((x, low), (x, top))):
                yield from self._line((start, end), thing.colour, 1.4)
                yield from self._line(_head(start, end), thing.colour, 1.4)

    # -- instruments

    def _instrument(self, name: str, pose: InstrumentPose) -> Iterator[Part]:
        match name:
            case "regle":
                yield from self._ruler(pose, pose.length * PX_PER_CM, 50.0)
            case "equerre":
                yield from self._set_square(pose)
            case "requerre":
                yield from self._ruler(pose, 18 * PX_PER_CM, 60.0)
                square = InstrumentPose(x=pose.slide, y=0.0)
                corners = [(square.x, 0.0), (square.x, -120.0), (square.x + 70.0, 0.0)]
                yield from self._body(pose, corners)
            case "rapporteur":
                yield from self._protractor(pose)
            case "compas":
                yield from self._compasses(pose)
            case _:
                yield from self._pencil(pose)

    def _placed(self, pose: InstrumentPose, points: Sequence[Point]) -> list[Point]:
        turn = radians(pose.angle)
        flip = -1.0 if pose.is_flipped else 1.0
        return [
            (
                pose.x + pose.zoom * (x * cos(turn) - flip * y * sin(turn)),
                pose.y + pose.zoom * (x * sin(turn) + flip * y * cos(turn)),
            )
            for x, y in points
        ]

    def _body(self, pose: InstrumentPose, corners: Sequence[Point]) -> Iterator[Part]:
        placed = self._placed(pose, corners)
        yield from self._line(placed, "blue", 1.6, closed=True)

    def _ruler(self, pose: InstrumentPose, length: float, high: float) -> Iterator[Part]:
        yield from self._body(pose, [(-8.0, 0.0), (length + 8.0, 0.0), (length + 8.0, high), (-8.0, high)])
        if pose.is_graduated:
            teeth: list[Point] = []
            for number in range(int(length / PX_PER_CM) + 1):
                x = number * PX_PER_CM
                teeth += [(x, 0.0), (x, 10.0), (x, 0.0)]
            yield from self._line(self._placed(pose, teeth), "blue", 0.8)

    def _set_square(self, pose: InstrumentPose) -> Iterator[Part]:
        yield from self._body(pose, [(0.0, 0.0), (0.0, -210.0), (120.0, 0.0)])
        yield from self._body(pose, [(22.0, -22.0), (22.0, -120.0), (78.0, -22.0)])

    def _protractor(self, pose: InstrumentPose) -> Iterator[Part]:
        rim = [(150.0 * cos(radians(a)), -150.0 * sin(radians(a))) for a in range(0, 181, 5)]
        yield from self._body(pose, rim)
        teeth: list[Point] = []
        for angle in range(0, 181, 10):
            across, up = cos(radians(angle)), -sin(radians(angle))
            near = 132.0 if angle % 30 else 122.0
            out, inside = (150.0 * across, 150.0 * up), (near * across, near * up)
            teeth += [out, inside, out]
        yield from self._line(self._placed(pose, teeth), "blue", 0.7)
        if pose.has_numbers:
            for angle in range(0, 181, 30):
                at = self._placed(pose, [(108.0 * cos(radians(angle)), -108.0 * sin(radians(angle)))])[0]
                yield from self._words(str(angle), at, 14.0, "blue", align=TextAlign.CENTRE)

    def _compasses(self, pose: InstrumentPose) -> Iterator[Part]:
        """Two legs whose points are at the needle and at the pencil, seen from the side."""
        turn = radians(pose.angle)
        tip = pose.x + pose.opening * cos(turn), pose.y + pose.opening * sin(turn)
        leg = max(pose.opening * 0.75, 110.0)
        rise = max(leg * leg - pose.opening * pose.opening / 4, 400.0) ** 0.5
        head = (pose.x + tip[0]) / 2, (pose.y + tip[1]) / 2 - rise
        yield from self._line((pose.at, head), "ink", 3.0)
        yield from self._line((head, tip), "blue", 3.0)
        grip = (head[0], head[1] - 26.0)
        yield from self._line((head, grip), "ink", 5.0)
        if self._is_inside(head, -8.0):
            x, y = self._at(head)
            yield DrawnOval(x, y, 6.0 * self._scale, 6.0 * self._scale, "surface", "ink", 1.2 * self._scale)
        if pose.is_raised:
            yield from self._line(_arc(tip, 7.0, 0.0, 360.0), "blue", 1.2)

    def _pencil(self, pose: InstrumentPose) -> Iterator[Part]:
        x, y = pose.at
        body = [(x, y), (x + 9.0, y - 22.0), (x + 52.0, y - 84.0), (x + 66.0, y - 74.0), (x + 22.0, y - 12.0)]
        yield from self._area(body, "soft orange")
        yield from self._line(body, "orange", 1.4, closed=True)
        yield from self._line(((x, y), (x + 5.0, y - 8.0)), "ink", 2.4)


def _arc(at: Point, radius: float, start: float, end: float) -> tuple[Point, ...]:
    """Return points of an arc. start, end: degrees clockwise from the right."""
    count = max(2, min(int(abs(end - start) / 3) + 2, 200))
    turns = (radians(start + (end - start) * k / (count - 1)) for k in range(count))
    return tuple((at[0] + radius * cos(turn), at[1] + radius * sin(turn)) for turn in turns)


def _head(start: Point, end: Point) -> tuple[Point, ...]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length < 1e-6:
        return (end, end)
    dx, dy = (end[0] - start[0]) / length * HEADING, (end[1] - start[1]) / length * HEADING
    return (end[0] - dx - dy * 0.5, end[1] - dy + dx * 0.5), end, (end[0] - dx + dy * 0.5, end[1] - dy - dx * 0.5)


def _square(corner: Point, inner: Point) -> tuple[Point, ...]:
    """Return the two sides of the square that marks a right angle: `inner` is its corner within the angle."""
    dx, dy = inner[0] - corner[0], inner[1] - corner[1]
    return (corner[0] + (dx - dy) / 2, corner[1] + (dx + dy) / 2), inner, (
        corner[0] + (dx + dy) / 2, corner[1] + (dy - dx) / 2
    )  # fmt: skip


def _faded(colour: str, opacity: float) -> str:
    """Return a colour as it looks on white paper with an opacity; black is the ink's."""
    if colour == "#000000" and opacity >= 1.0:
        return "ink"
    if not colour.startswith("#") or opacity >= 1.0:
        return colour
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * opacity):02x}" for part in parts)
