"""Reader of InkML: traces as strokes, with their colours, widths, pressure and times."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath

from tni.api.formats import (
    PAGE_MM,
    FormatError,
    FormatFault,
    FormatLoss,
    ImportedLesson,
    PlainLesson,
    PlainPage,
    PlainStroke,
)
from tni.formats.lessons.inkml_definitions import InkBrush, InkDefinitions
from tni.formats.lessons.inkml_trace import TraceChannel, parse_trace
from tni.formats.lessons.svg_names import element_names
from tni.formats.lessons.svg_tree import local_attributes, read_svg_tree
from tni.formats.xml_tree import Element, element_text, name_of

PAGE_TYPE = "page"
"""Type of the annotation by which a group of traces says that it is a page."""
WIDTH_MM, MARGIN_MM = 0.7, 10.0
TRACES_MAX, POINTS_MAX = 50_000, 2_000_000
JOINED_MAX = 5000
"""Points of a stroke that another part is still joined to."""
NO_UNIT = "Sans unité de longueur : la taille de l’encre est ajustée à la page."
_SIDE_MM = (20.0, 5000.0)
_NOT_INK = frozenset(
    {"definitions", "annotation", "annotationXML", "context", "brush", "traceFormat", "inkSource", "canvas"}
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Place of a trace: its context and brush, and its page."""

    context: Element | None = None
    brush: InkBrush | None = None
    page: int = 0


@dataclass(slots=True)
class _Page:
    strokes: list[PlainStroke] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    size: tuple[float, float] = (0.0, 0.0)
    has_unit: bool = True


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read InkML. Raises: FormatError."""
    tree = read_svg_tree(data)
    if name_of(tree.root) != "ink":
        raise FormatError(FormatFault.OTHER_FORMAT)
    reader = _Reader(tree.root)
    reader.read(tree.root, _Place())
    if tree.is_partial:
        reader.losses.append(FormatLoss("Le fichier est abîmé : il est lu en partie."))
    pages = [one for one in reader.pages if one.strokes] or []
    if not pages:
        raise FormatError(FormatFault.EMPTY)
    if not all(page.has_unit for page in pages):
        reader.losses.append(FormatLoss(NO_UNIT, is_dropped=False))
    made = tuple(_plain_page(page) for page in reader.pages if page.strokes or len(reader.pages) > 1)
    return ImportedLesson(PlainLesson(PurePath(name).stem, made), tuple(reader.losses))


class _Reader:
    def __init__(self, root: Element) -> None:
        self.pages = [_Page()]
        self.losses: list[FormatLoss] = []
        self._definitions = InkDefinitions(root)
        self._names = element_names(root)
        self._viewed: set[Element] = set()
        self._by_trace: dict[Element, tuple[_Page, int]] = {}
        self._points_left = POINTS_MAX
        self._has_pages = False

    def read(self, element: Element, place: _Place) -> None:
        """Read the traces and groups in an element."""
        for child in element:
            name = name_of(child)
            match name:
                case "trace":
                    self._trace(child, place)
                case "traceGroup":
                    self._group(child, place)
                case "traceView":
                    self._view(child, place)
                case "context":
                    place = replace(place, context=child)  # the context of the traces behind it
                case "annotation":
                    if text := element_text(child).strip()[:2000]:
                        kind = local_attributes(child).get("type", "")
                        if kind != PAGE_TYPE:
                            self.pages[place.page].notes.append(f"{kind} : {text}" if kind else text)
                case "annotationXML":
                    self._lose("Remarque en XML non reprise.", child)
                case _ if name and name not in _NOT_INK:
                    self._lose(f"Élément inconnu « {name[:40]} » non repris.", child)

    def _group(self, element: Element, place: _Place) -> None:
        is_page = any(
            name_of(one) == "annotation" and local_attributes(one).get("type") == PAGE_TYPE for one in element
        )
        if is_page and place.page == 0 and element.getparent() is not None:
            if self._has_pages or self.pages[0].strokes:
                self.pages.append(_Page())
            self._has_pages = True
            place = replace(place, page=len(self.pages) - 1)
        context = self._definitions.context(element, place.context)
        own_brush = "brushRef" in local_attributes(element) or "contextRef" in local_attributes(element)
        brush = self._definitions.brush(element, context, None) if own_brush else place.brush
        self.read(element, replace(place, context=context, brush=brush))

    def _view(self, element: Element, place: _Place) -> None:
        """Show traces of the definitions; others are on the page already."""
        reference = local_attributes(element).get("traceDataRef", "")
        target = self._definitions.target(reference)
        if target is None and (reference or not len(element)):
            self._lose("Renvoi à un trait qui n’est pas dans le fichier.", element)
        for one in element:
            if name_of(one) == "traceView":
                self._view(one, place)
        if target is None or not any(name_of(one) == "definitions" for one in target.iterancestors()):
            return
        if target in self._viewed:
            return
        self._viewed.add(target)
        for one in target.iter():
            if name_of(one) == "trace" and one not in self._by_trace:
                self._trace(one, place)

    def _trace(self, element: Element, place: _Place) -> None:
        own = local_attributes(element)
        context = self._definitions.context(element, place.context)
        if own.get("type", "penDown") == "penUp":
            self._lose("Mouvement du stylo levé non repris.", element)
            return
        if len(self._by_trace) >= TRACES_MAX or self._points_left <= 0:
            self._lose("Traits en trop.", element)
            return
        above = None if "contextRef" in own else place.brush
        brush = self._definitions.brush(element, context, above)
        page = self.pages[place.page]
        stroke = self._stroke(element, self._definitions.channels(context), brush, page)
        if stroke is None:
            self._lose("Trait sans points.", element)
            return
        before = self._definitions.target(own.get("priorRef", ""))
        of_page, at = self._by_trace.get(before, (page, -1)) if before is not None else (page, -1)
        is_behind = own.get("continuation") in ("middle", "end") and at >= 0
        if is_behind and len(of_page.strokes[at].points) <= JOINED_MAX:
            of_page.strokes[at] = _joined(of_page.strokes[at], stroke)
            self._by_trace[element] = of_page, at
            what = "Suite d’un trait jointe à son début."
            self.losses.append(FormatLoss(what, self._number(of_page), is_dropped=False, item=stroke.source))
            return
        page.strokes.append(stroke)
        self._by_trace[element] = page, len(page.strokes) - 1

    def _stroke(
        self, element: Element, channels: tuple[TraceChannel, ...], brush: InkBrush, page: _Page
    ) -> PlainStroke | None:
        points = parse_trace(element.text or "", channels)
        by_name = {channel.name: channel for channel in reversed(channels)}  # the first of a name
        if not points.count or not {"X", "Y"} <= by_name.keys():
            return None
        self._points_left -= points.count
        source = self._names[element]
        if not points.is_whole:
            self.losses.append(
                FormatLoss("Trait abîmé : lu en partie.", self._number(page), is_dropped=False, item=source)
            )
        page.has_unit = page.has_unit and by_name["X"].scale > 0 and by_name["Y"].scale > 0
        page.size = _size(by_name) if page.size == (0.0, 0.0) else page.size
        xs, ys = (_scaled(points.columns[one], by_name[one]) for one in ("X", "Y"))
        width = brush.width_mm or brush.width * (by_name["X"].scale or 1.0) or (WIDTH_MM if by_name["X"].scale else 0.0)
        return PlainStroke(
            points=tuple(zip(xs, ys, strict=True)), colour=brush.colour, width=width, highlights=brush.highlights,
            widths=_widths(points.columns.get("F"), by_name.get("F"), width, brush),
            times_s=_times(points.columns.get("T"), by_name.get("T")), source=source,
        )  # fmt: skip

    def _number(self, page: _Page) -> int:
        return next((number for number, one in enumerate(self.pages, 1) if one is page), 0)

    def _lose(self, what: str, element: Element) -> None:
        self.losses.append(FormatLoss(what, len(self.pages), item=self._names[element]))


def _scaled(values: list[float], channel: TraceChannel) -> list[float]:
    factor = (channel.scale or 1.0) * (-1 if channel.is_reversed else 1)
    return [value * factor for value in values]


def _size(channels: dict[str, TraceChannel]) -> tuple[float, float]:
    """Return the size of the page that the ranges of X and Y tell, (0, 0) for none."""
    sides = tuple(
        channels[one].scale * (channels[one].highest or 0.0) if not channels[one].lowest else 0.0 for one in ("X", "Y")
    )
    return (sides[0], sides[1]) if all(_SIDE_MM[0] <= side <= _SIDE_MM[1] for side in sides) else (0.0, 0.0)


def _widths(
    values: list[float] | None, channel: TraceChannel | None, width: float, brush: InkBrush
) -> tuple[float, ...]:
    """Return the width at each point: that of the brush at half of the greatest pressure, and in proportion."""
    if values is None or channel is None or brush.ignores_pressure or not width or len(set(values)) < 2:
        return ()
    low = max(0.0, channel.lowest or 0.0)
    highest = max(values) if channel.highest is None and max(values) <= 1 else 0.0
    scale = 1.0 if highest else channel.scale
    return tuple(width * max(0.05, min(2.0, 2 * (value - low) * scale)) for value in values)


def _times(values: list[float] | None, channel: TraceChannel | None) -> tuple[float, ...]:
    if values is None or channel is None or any(later < one for one, later in pairwise(values)):
        return ()
    return tuple((value - values[0]) * channel.scale for value in values)


def _joined(first: PlainStroke, second: PlainStroke) -> PlainStroke:
    has_widths = bool(first.widths) and bool(second.widths)
    return replace(
        first, points=(*first.points, *second.points), widths=(*first.widths, *second.widths) if has_widths else (),
        times_s=(),
    )  # fmt: skip


def _plain_page(page: _Page) -> PlainPage:
    """Return a page about its strokes: as large as the file tells, or as the ink needs."""
    notes = "\n".join(page.notes)[:20_000]
    points = [point for stroke in page.strokes for point in stroke.points]
    if not points:
        return PlainPage(notes=notes)
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    width, height = page.size
    if width and page.has_unit and left >= -1 and top >= -1 and right <= width + 1 and bottom <= height + 1:
        return PlainPage(items=tuple(page.strokes), width=width, height=height, notes=notes)
    wide, high = max(right - left, 1e-6), max(bottom - top, 1e-6)
    room = PAGE_MM[0] - 2 * MARGIN_MM, PAGE_MM[1] - 2 * MARGIN_MM
    scale = 1.0
    if not page.has_unit or wide > _SIDE_MM[1] - 2 * MARGIN_MM or high > _SIDE_MM[1] - 2 * MARGIN_MM:
        scale = min(room[0] / wide, room[1] / high)
    is_in_place = scale == 1.0 and left >= 0 and top >= 0 and right <= PAGE_MM[0] and bottom <= PAGE_MM[1]
    dx, dy = (0.0, 0.0) if is_in_place else (MARGIN_MM - left * scale, MARGIN_MM - top * scale)
    strokes = tuple(_moved(stroke, scale, dx, dy) for stroke in page.strokes)
    size = max(PAGE_MM[0], wide * scale + 2 * MARGIN_MM), max(PAGE_MM[1], high * scale + 2 * MARGIN_MM)
    return PlainPage(items=strokes, width=size[0], height=size[1], notes=notes)


def _moved(stroke: PlainStroke, scale: float, dx: float, dy: float) -> PlainStroke:
    width = stroke.width * scale if stroke.width else WIDTH_MM
    return replace(
        stroke, points=tuple((x * scale + dx, y * scale + dy) for x, y in stroke.points),
        width=max(0.05, min(60.0, width)), widths=tuple(one * scale for one in stroke.widths),
    )  # fmt: skip
