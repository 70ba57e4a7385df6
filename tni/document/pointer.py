"""Input of the tools, pointer events, and their output, changes to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, Flag, auto
from math import inf, isfinite

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import Stroke
from tni.ink.pen import Pen
from tni.ink.sample import POSITION_MAX_MM
from tni.ink.segments import Segments

_TIME_MAX_S = 1e12


class PointerPhase(Enum):
    DOWN = "down"
    MOVE = "move"
    UP = "up"
    CANCEL = "cancel"
    """The device went away or the system took over the contact: drawn ink is kept, a gesture is dropped."""


class PointerType(Enum):
    MOUSE = "mouse"
    FINGER = "finger"
    PEN = "pen"
    ERASER = "eraser"
    PALM = "palm"
    """A fist or a flat hand, as reported by the device or judged by its size."""
    RESTING = "resting"
    """The hand that holds a pen. It does nothing, whatever role palms have."""


class PenColour(Enum):
    """Colour of a board's own pen, as printed on its cap."""

    BLACK = "black"
    BLUE = "blue"
    RED = "red"
    GREEN = "green"


class Modifier(Flag):
    NONE = 0
    SHIFT = auto()
    CTRL = auto()
    ALT = auto()


@dataclass(slots=True, kw_only=True)
class PointerContact:
    """One contact at one time, without its place, which is on the page or on a surface.

    It is a value: nothing changes it once it is passed on. It is not frozen, because that would double the time to make
    the events of a pen.

    pointer: unique among contacts that are down. at_s: monotonic seconds of the device or, if it has no clock, of the
    host. pressure: 0 to 1 or None. tilt: degrees in x and y or None. size_mm: larger side of the contact on the board
    itself, None when unknown. colour: of the board's own pen, None if the board does not report it. tray: the pen was
    taken from the board's pen tray.
    """

    pointer: int
    phase: PointerPhase
    tool: PointerType
    at_s: float
    pressure: float | None = None
    tilt: tuple[float, float] | None = None
    size_mm: float | None = None
    modifiers: Modifier = Modifier.NONE
    colour: PenColour | None = None
    tray: bool = False


@dataclass(slots=True, kw_only=True)
class PointerEvent(PointerContact):
    """One contact on the page at one time.

    x_mm, y_mm: page coordinates. width_mm: larger side of the contact on the page. mm_per_px: of the view, so that
    handles and tolerances keep their size under the finger. guided: it follows the edge of an instrument, so that its
    ink is exact as it is.
    """

    x_mm: float
    y_mm: float
    width_mm: float | None = None
    mm_per_px: float = 0.25
    guided: bool = False


@dataclass(frozen=True, slots=True)
class WetInk:
    """Segments just added to an unfinished stroke, to be drawn now. pointer: the contact that draws the stroke.

    settled: None for segments that only extend the stroke. Otherwise the stroke has been modelled: `settled` are
    segments that no longer change, and `segments` replace everything that was added after them. guided: the pen keeps
    to the edge of an instrument, so nothing may be drawn where it itself is.
    """

    pointer: int
    pen: Pen
    segments: Segments
    settled: Segments | None = None
    guided: bool = False


class ChangedFlag(Flag):
    """Parts of the state that a view must refresh."""

    NOTHING = 0
    DRY = auto()
    """`regions` must be repainted."""
    STAMP = auto()
    """The only change is `finished` strokes on top of the page: they can be stamped onto what is painted already."""
    WET = auto()
    OVERLAY = auto()
    """Selection, handles, laser, a shape being drawn."""
    SELECTION = auto()
    UNDO = auto()
    PAGE = auto()
    """Another page is shown, or the shown page's size or paper changed."""
    PAGES = auto()
    """The list of pages changed."""
    TOOL = auto()
    INFO = auto()
    VIEW = auto()
    """The page is shown at another position or scale."""
    EDITOR = auto()
    """A text editor is to be opened or closed."""
    STAGE = auto()
    """Another reveal step of the page is shown, or a cover came or went."""
    LINK = auto()
    """A link was tapped, which `LessonEditor.take_link` returns."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Result of every command. regions: page to box in mm.

    finished: strokes that were wet and are now in the document; their boxes are in `regions` as well. ended: pointers
    whose wet ink is over, finished or retracted.
    """

    what: ChangedFlag = ChangedFlag.NOTHING
    regions: Mapping[PageId, Rect] = field(default_factory=dict)
    wet: tuple[WetInk, ...] = ()
    finished: tuple[Stroke, ...] = ()
    ended: tuple[int, ...] = ()

    def __or__(self, other: Changed) -> Changed:
        regions = dict(self.regions)
        for page, box in other.regions.items():
            regions[page] = regions.get(page, Rect.nothing()).united(box)
        what = self.what | other.what
        if ChangedFlag.DRY in what:
            what &= ~ChangedFlag.STAMP
        return Changed(what, regions, self.wet + other.wet, self.finished + other.finished, self.ended + other.ended)


NOTHING_CHANGED = Changed()


def _is_plain(event: PointerEvent) -> bool:
    """Return whether all values are finite and in range. Comparisons with NaN are false."""
    limit, tilt = POSITION_MAX_MM, event.tilt
    return (
        -limit <= event.x_mm <= limit
        and -limit <= event.y_mm <= limit
        and -_TIME_MAX_S <= event.at_s <= _TIME_MAX_S
        and 0 < event.mm_per_px < inf
        and (event.pressure is None or 0.0 <= event.pressure <= 1.0)
        and (tilt is None or (isfinite(tilt[0]) and isfinite(tilt[1])))
    )


def plain_event(event: PointerEvent) -> PointerEvent | None:
    """Return an event whose values are finite and in range: others are clamped or removed. None if nothing usable is
    left."""
    if _is_plain(event):
        return event
    at_s = event.at_s if -_TIME_MAX_S <= event.at_s <= _TIME_MAX_S else None
    if at_s is None or not (isfinite(event.x_mm) and isfinite(event.y_mm)):
        if event.phase not in (PointerPhase.UP, PointerPhase.CANCEL):
            return None
        return PointerEvent(
            pointer=event.pointer, phase=PointerPhase.CANCEL, tool=event.tool, at_s=0.0, x_mm=0.0, y_mm=0.0
        )
    known = event.pressure is not None and isfinite(event.pressure)
    return replace(
        event,
        x_mm=min(max(event.x_mm, -POSITION_MAX_MM), POSITION_MAX_MM),
        y_mm=min(max(event.y_mm, -POSITION_MAX_MM), POSITION_MAX_MM),
        pressure=min(max(event.pressure or 0.0, 0.0), 1.0) if known else None,
        tilt=event.tilt if event.tilt is not None and all(map(isfinite, event.tilt)) else None,
        mm_per_px=event.mm_per_px if 0 < event.mm_per_px < inf else 0.25,
    )
