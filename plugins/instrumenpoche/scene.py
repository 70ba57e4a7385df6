"""ScriptScene that a script of InstrumenPoche constructs: instruments where they are, and what has been drawn so far.

Lengths are the script's pixels, 30 to a centimetre, y down; angles are degrees clockwise from the right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final

from plugins.instrumenpoche.script_text import ScriptRun
from tni.api.items import Point

PX_PER_CM: Final = 30.0


class ThingKind(Enum):
    """Kind of what a script draws."""

    POINT = "point"
    LINE = "line"
    """Lines through all points, closed if it is filled."""
    ARC = "arc"
    TEXT = "text"
    ANGLE = "angle"
    RIGHT_ANGLE = "right angle"
    MARK = "mark"
    """Sign on a segment of a length that others have as well."""
    GRID = "grid"
    AXES = "axes"
    AXIS = "axis"
    SECTOR = "sector"
    """Template: a part of a disc."""
    IMAGE = "image"
    """Picture of an address, which is not fetched: only its place is known."""


@dataclass(frozen=True, slots=True)
class SceneRuling:
    """Lines and numbers of a grid, of axes or of an axis. steps: px between the lines of a grid, the finest first.
    x, y: least value, greatest value and distance of two graduations; () for none. bare: parts that are not shown, of
    "grille", "axes", "etiquettes"."""

    steps: tuple[tuple[float, float], ...] = ()
    x: tuple[float, ...] = ()
    y: tuple[float, ...] = ()
    bare: frozenset[str] = frozenset()
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class TextFrame:
    """TextFrame about a text. margins: left, top, right and below, px. width: 0 for no line."""

    colour: str = "#000000"
    width: float = 0.0
    margins: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that was drawn. points: its place first. radius, start, end: of arcs and angles; start is also the turn
    of a text. form: of a mark or of an angle. fill: colour, "" for none; fill_opacity: 0 to 1. rows: of a text. size:
    of its letters. name: of a point, name_at: from it. is_endless: its points are no ends."""

    kind: ThingKind
    id: str
    points: tuple[Point, ...] = ()
    colour: str = "#000000"
    width: float = 1.0
    opacity: float = 1.0
    fill: str = ""
    fill_opacity: float = 1.0
    radius: float = 0.0
    start: float = 0.0
    end: float = 0.0
    rows: tuple[tuple[ScriptRun, ...], ...] = ()
    size: float = 0.0
    form: str = ""
    name: str = ""
    name_at: Point = (0.0, 0.0)
    name_colour: str = ""
    is_dashed: bool = False
    has_arrow: bool = False
    is_endless: bool = False
    is_shown: bool = True
    ruling: SceneRuling = SceneRuling()
    frame: TextFrame = TextFrame()
    address: str = ""

    @property
    def written(self) -> str:
        """Return what is written, line by line; of a point its name."""
        return self.name or "\n".join("".join(run.text for run in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class InstrumentPose:
    """Instrument as it lies. opening: of the compasses. slide: of the set square on the
    requerre's ruler. length: of the ruler, cm. is_whole: of a protractor that is a whole circle."""

    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0
    is_shown: bool = False
    zoom: float = 1.0
    opening: float = 90.0
    is_flipped: bool = False
    is_raised: bool = False
    is_graduated: bool = True
    has_numbers: bool = True
    is_whole: bool = False
    slide: float = 0.0
    length: float = 15.0

    @property
    def at(self) -> Point:
        return self.x, self.y


def _at_rest() -> Mapping[str, InstrumentPose]:
    names = ("regle", "equerre", "requerre", "rapporteur", "compas", "crayon")
    return MappingProxyType({name: InstrumentPose() for name in names})


@dataclass(frozen=True, slots=True)
class ScriptScene:
    """ScriptScene at one moment. things: in painting order. places: where the thing of a kind and id is among them, in
    this scene or in one that has come from it: a thing keeps its place."""

    instruments: Mapping[str, InstrumentPose] = field(default_factory=_at_rest)
    things: tuple[Thing, ...] = ()
    places: dict[tuple[ThingKind, str], int] = field(default_factory=dict, compare=False, repr=False)

    def with_pose(self, name: str, pose: InstrumentPose) -> ScriptScene:
        return ScriptScene(MappingProxyType({**self.instruments, name: pose}), self.things, self.places)

    def with_thing(self, thing: Thing) -> ScriptScene:
        """Return the scene with a thing in place of that of its kind and id, or on top."""
        at = self._place(thing.kind, thing.id)
        if at is None:
            self.places[thing.kind, thing.id] = len(self.things)
            return ScriptScene(self.instruments, (*self.things, thing), self.places)
        return ScriptScene(self.instruments, (*self.things[:at], thing, *self.things[at + 1 :]), self.places)

    def thing(self, id: str, *kinds: ThingKind) -> Thing | None:
        """Return the newest thing of an id and one of these kinds."""
        found = [at for kind in kinds if (at := self._place(kind, id)) is not None]
        return self.things[max(found)] if found else None

    def _place(self, kind: ThingKind, id: str) -> int | None:
        at = self.places.get((kind, id))
        if at is None:
            return None
        if at < len(self.things) and (self.things[at].kind, self.things[at].id) == (kind, id):
            return at
        return next((n for n, one in enumerate(self.things) if (one.kind, one.id) == (kind, id)), None)
