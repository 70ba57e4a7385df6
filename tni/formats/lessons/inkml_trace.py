"""Points of InkML traces: values with prefixes for differences. Source: W3C, "Ink Markup Language", section 3.2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tni.formats.lessons.svg_values import cut_number

POINTS_MAX = 200_000
VALUE = re.compile(
    r"""\s*([!'"]?)\s*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|\#[0-9A-Fa-f]{1,12}|[TF*?])"""
)


@dataclass(frozen=True, slots=True)
class TraceChannel:
    """Channel of a trace. scale: to millimetres for X and Y, to seconds for T, to 0..1 for F; 0 where it is not told.
    is_reversed: its values grow to the left or upwards. lowest, highest: of its values, None where not told."""

    name: str
    scale: float = 0.0
    is_reversed: bool = False
    lowest: float | None = None
    highest: float | None = None


@dataclass(slots=True)
class _State:
    """Value that differences are added to."""

    value: float = 0.0
    speed: float = 0.0
    prefix: str = "!"

    def next(self, prefix: str, text: str) -> float:
        if prefix:
            self.prefix = prefix
        if text in ("*", "?"):
            return self.value
        if text in ("T", "F"):
            self.value = float(text == "T")
            return self.value
        number = cut_number(float(int(text[1:], 16)) if text.startswith("#") else float(text))
        before = self.value
        if self.prefix == "'":
            self.speed = number
            self.value = cut_number(self.value + number)
        elif self.prefix == '"':
            self.speed = cut_number(self.speed + number)
            self.value = cut_number(self.value + self.speed)
        else:
            self.value, self.speed = number, cut_number(number - before)
        return self.value


@dataclass(slots=True)
class TracePoints:
    """Points of a trace by channel, all lists of one length. is_whole: nothing of it was left out."""

    columns: dict[str, list[float]] = field(default_factory=dict)
    is_whole: bool = True

    @property
    def count(self) -> int:
        return len(next(iter(self.columns.values()), ()))


def parse_trace(text: str, channels: Sequence[TraceChannel]) -> TracePoints:
    """Parse the points of a trace, up to the first fault. Values that a point leaves out are those before. Of channels
    with one name, the first counts."""
    names = [channel.name for channel in channels]
    found = TracePoints({name: [] for name in names})
    is_first = [names.index(name) == at for at, name in enumerate(names)]
    states = [_State() for _ in names]
    for point in text.split(",", POINTS_MAX + 1)[: POINTS_MAX + 1]:
        if not point.strip():
            continue
        if found.count >= POINTS_MAX:
            found.is_whole = False
            break
        at = 0
        values = []
        for state in states:
            value = VALUE.match(point, at)
            if value is None:
                break
            at = value.end()
            values.append(state.next(value[1], value[2]))
        if len(values) < min(2, len(names)):
            found.is_whole = False
            break
        values += [state.value for state in states[len(values) :]]
        for name, number, counts in zip(names, values, is_first, strict=True):
            if counts:
                found.columns[name].append(number)
    return found
