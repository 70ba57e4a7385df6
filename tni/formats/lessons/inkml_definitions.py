"""Definitions of InkML: contexts, channels with their units, and brushes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tni.formats.lessons.inkml_trace import TraceChannel
from tni.formats.lessons.svg_tree import local_attributes
from tni.formats.lessons.svg_values import parse_colour, parse_number
from tni.formats.xml_tree import Element, child, name_of

MM = {
    "m": 1000.0, "cm": 10.0, "mm": 1.0, "in": 25.4, "inch": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "himetric": 0.01,
    "px": 25.4 / 96, "um": 0.001, "µm": 0.001,
}  # fmt: skip
"""Millimetres of each unit of length; without "em" and "dev", which are of no known length."""
SECONDS = {"s": 1.0, "ms": 0.001, "us": 1e-6, "ns": 1e-9}
PRESSURE_MAX = 32767.0
"""Greatest pressure of a channel that tells none, as of Windows' tablets."""
PLAIN = (TraceChannel("X"), TraceChannel("Y"))
"""Channels of a trace without a format: InkML, section 3.1."""
_HIGHLIGHTERS = ("maskpen", "mask", "multiply")


@dataclass(frozen=True, slots=True)
class InkBrush:
    """Brush. width_mm: 0 where it is not told; width: in the units of the traces where its own are not told."""

    colour: str = "#000000"
    width_mm: float = 0.0
    width: float = 0.0
    highlights: bool = False
    ignores_pressure: bool = False


@dataclass(slots=True)
class InkDefinitions:
    """Definitions of a file, by their identifiers."""

    root: Element
    _by_id: dict[str, Element] = field(default_factory=dict)
    _formats: dict[Element, tuple[TraceChannel, ...]] = field(default_factory=dict)
    _brushes: dict[Element, InkBrush] = field(default_factory=dict)
    _of_context: dict[Element | None, tuple[TraceChannel, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in self.root.iter():
            if name_of(element) and (name := local_attributes(element).get("id")):
                self._by_id.setdefault(name, element)

    def target(self, reference: str) -> Element | None:
        """Return the element that a reference such as "#ctx0" leads to."""
        return self._by_id.get(reference.strip().removeprefix("#")) if reference else None

    def context(self, element: Element, above: Element | None) -> Element | None:
        """Return the context of a trace or group. above: of the group about it."""
        own = local_attributes(element)
        found = self.target(own.get("contextRef", ""))
        return found if found is not None else above

    def channels(self, context: Element | None) -> tuple[TraceChannel, ...]:
        """Return the channels of the traces of a context; the file's first ones where it has none."""
        if context not in self._of_context:
            self._of_context[context] = self._found_channels(context)
        return self._of_context[context]

    def _found_channels(self, context: Element | None) -> tuple[TraceChannel, ...]:
        for one in self._chain(context):
            shape, source = self._format_of(one)
            if shape is not None:
                return self._channels(shape, source)
        only = [one for one in self.root.iter() if name_of(one) == "traceFormat"]
        if len(only) == 1 or (only and context is None):
            parent = only[0].getparent()
            source = parent if parent is not None and name_of(parent) == "inkSource" else self._only_source()
            return self._channels(only[0], source)
        return PLAIN

    def brush(self, element: Element, context: Element | None, above: InkBrush | None) -> InkBrush:
        """Return the brush of a trace or group. above: that of the group about it."""
        found = self.target(local_attributes(element).get("brushRef", ""))
        if found is None and above is not None:
            return above
        for one in self._chain(context) if found is None else ():
            found = self.target(local_attributes(one).get("brushRef", ""))
            found = child(one, "brush") if found is None else found
            if found is not None:
                break
        return InkBrush() if found is None else self._brush(found)

    def _chain(self, context: Element | None) -> list[Element]:
        """Return a context and those that it is made from."""
        found: list[Element] = []
        while context is not None and context not in found and len(found) < 20:
            found.append(context)
            context = self.target(local_attributes(context).get("contextRef", ""))
        return found

    def _format_of(self, context: Element) -> tuple[Element | None, Element | None]:
        """Return the trace format of a context, and its ink source."""
        own = local_attributes(context)
        source, shape = self.target(own.get("inkSourceRef", "")), self.target(own.get("traceFormatRef", ""))
        source = child(context, "inkSource") if source is None else source
        shape = child(context, "traceFormat") if shape is None else shape
        if shape is None and source is not None:
            shape = child(source, "traceFormat")
        return shape, source

    def _only_source(self) -> Element | None:
        found = [one for one in self.root.iter() if name_of(one) == "inkSource"]
        return found[0] if len(found) == 1 else None

    def _channels(self, shape: Element, source: Element | None) -> tuple[TraceChannel, ...]:
        if shape not in self._formats:
            resolutions = _resolutions(source) if source is not None else {}
            listed = [one for one in shape.iter() if name_of(one) == "channel"][:64]
            self._formats[shape] = tuple(_channel(local_attributes(one), resolutions) for one in listed) or PLAIN
        return self._formats[shape]

    def _brush(self, element: Element) -> InkBrush:
        if element not in self._brushes:
            brush = InkBrush()
            for one in element.iter():
                if name_of(one) == "brushProperty":
                    brush = _with_property(brush, local_attributes(one))
            self._brushes[element] = brush
        return self._brushes[element]


def _channel(own: dict[str, str], resolutions: dict[str, tuple[float, str]]) -> TraceChannel:
    name, unit = own.get("name", ""), own.get("units", "").strip().lower()
    low, high = (parse_number(own[one]) if one in own else None for one in ("min", "max"))
    scale = 0.0
    if name == "T":
        scale = SECONDS.get(unit, 0.001)
    elif name == "F":
        reach = (high if high is not None and high > 0 else PRESSURE_MAX) - max(0.0, low or 0.0)
        scale = 1 / reach if reach > 0 else 0.0
    elif name in resolutions:
        value, per = resolutions[name]
        scale = MM.get(per, 0.0) / value if value > 0 else 0.0
    elif unit in MM:
        scale = MM[unit]
    return TraceChannel(name, scale, own.get("orientation", "+ve").startswith("-"), low, high)


def _resolutions(source: Element) -> dict[str, tuple[float, str]]:
    """Return how many units of each channel make one of a length: (1000, "cm") for 1000 1/cm."""
    found: dict[str, tuple[float, str]] = {}
    for one in source.iter():
        own = local_attributes(one)
        if name_of(one) == "channelProperty" and own.get("name", "").lower() == "resolution":
            unit = own.get("units", "").strip().lower().removeprefix("1/").removeprefix("dev/")
            if unit in MM:
                found[own.get("channel", "")] = parse_number(own.get("value")), unit
    return found


def _with_property(brush: InkBrush, own: dict[str, str]) -> InkBrush:
    name, value = own.get("name", "").lower(), own.get("value", "").strip()
    match name:
        case "color" | "colour":
            colour = parse_colour(value)
            return replace(brush, colour=colour.hex) if colour is not None else brush
        case "width" | "height":
            unit = own.get("units", "").strip().lower()
            number = max(0.0, parse_number(value))
            if unit in MM:
                return replace(brush, width_mm=max(brush.width_mm, number * MM[unit]))
            return replace(brush, width=max(brush.width, number))
        case "transparency":
            number = parse_number(value)
            return replace(brush, highlights=brush.highlights or (number / 255 if number > 1 else number) >= 0.25)
        case "rasterop":
            return replace(brush, highlights=brush.highlights or value.lower() in _HIGHLIGHTERS)
        case "ignorepressure":
            return replace(brush, ignores_pressure=value.lower() in ("1", "true"))
        case _:
            return brush
