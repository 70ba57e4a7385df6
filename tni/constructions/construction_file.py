"""Construction as a file holds it: steps, what is told of each object, its look, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tni.constructions.construction import Construction, construct
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.plane_window import PlaneWindow
from tni.constructions.steps import Step


@dataclass(frozen=True, slots=True)
class ObjectLook:
    """Look of an object. colour: red, green, blue, 0 to 255. opacity: of its inside, 0 to 1. thickness_px,
    point_px: on GeoGebra's screen. is_traced: it leaves a track when it moves. mark: the sign of equal
    lengths or angles on it, by GeoGebra's number; 0 for none."""

    is_shown: bool = True
    has_label: bool = False
    colour: tuple[int, int, int] = (0, 0, 0)
    opacity: float = 0.0
    thickness_px: int = 2
    is_dashed: bool = False
    point_px: int = 3
    is_traced: bool = False
    mark: int = 0


@dataclass(frozen=True, slots=True)
class LostObject:
    """Object that is not there after reading. kind: its name in the file. why: "kind" for one of a kind that is not
    read, "command" for one whose command is unknown, else the type of the error. detail: which command, which name."""

    label: str
    kind: str
    why: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ConstructionView:
    """Part of the plane that the file shows: where its origin is on the screen, and how many pixels a unit has."""

    origin_x_px: float = 215.0
    origin_y_px: float = 315.0
    x_scale_px: float = 50.0
    y_scale_px: float = 50.0
    width_px: float = 800.0
    height_px: float = 600.0
    has_axes: bool = False
    has_grid: bool = False


def shown_plane(view: ConstructionView) -> PlaneWindow:
    """Return the part of the plane that a view shows."""
    return PlaneWindow(
        -view.origin_x_px / view.x_scale_px,
        (view.width_px - view.origin_x_px) / view.x_scale_px,
        (view.origin_y_px - view.height_px) / view.y_scale_px,
        view.origin_y_px / view.y_scale_px,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructionFile:
    """All that is read of a file. steps: in the order of the file. sliders: lowest and
    highest value and step of numbers that have one, by label.."""

    title: str = ""
    steps: tuple[Step, ...] = ()
    traits: Mapping[str, ObjectTraits] = field(default_factory=dict)
    looks: Mapping[str, ObjectLook] = field(default_factory=dict)
    sliders: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    view: ConstructionView = ConstructionView()
    lost: tuple[LostObject, ...] = ()
    decimals: int = 2

    def construct(self) -> Construction:
        """Return the construction, computed."""
        return construct(self.steps, self.traits, self.decimals, frozenset(one.label for one in self.lost))
