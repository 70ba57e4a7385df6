"""Qt's mouse, touch and tablet events, and contacts of raw boards, become pointer events on the surface.

Positions are pixels of the surface (device-independent pixels of Qt); the canvas maps them to the page. Every contact
keeps one pointer number while it is down, whatever the source, and numbers of different sources never meet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import hypot

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent

from tni.api.devices import Contact, ContactState, ContactTool, DeviceEvent, ToolTaken
from tni.document.pointer import Modifier, PenColour, PointerPhase, PointerType
from tni.ui.canvas.pen_hand import PenHand
from tni.ui.canvas.pen_trays import PenTrays

MOUSE_POINTER = 0
JUMP_SHARE = 0.25
"""Of a raw board's width: nobody's hand goes so far between two reports. The number is another contact's now."""
PEN_REST_S = 0.04
"""A pen that is not heard of for so long rests: boards report each 17 ms at least."""
_MS = 1e-3


@dataclass(slots=True)
class SurfaceEvent:
    """One contact at one time. x, y: device-independent pixels of the surface. size_px: larger side of the contact;
    size_mm: the same on the board itself, where the device measures it; colour: of the board's own pen that it is.
    more: the contact's next one has come already, so that what can wait does. tray: as in `PointerEvent`."""

    pointer: int
    phase: PointerPhase
    tool: PointerType
    x: float
    y: float
    at_s: float
    pressure: float | None = None
    tilt: tuple[float, float] | None = None
    size_px: float | None = None
    modifiers: Modifier = Modifier.NONE
    size_mm: float | None = None
    colour: PenColour | None = None
    more: bool = False
    tray: bool = False


type _Feed = Callable[[SurfaceEvent], None]
type TouchFilter = Callable[[QEventPoint], bool]

_TOUCH_PHASE = {
    QEventPoint.State.Pressed: PointerPhase.DOWN,
    QEventPoint.State.Updated: PointerPhase.MOVE,
    QEventPoint.State.Stationary: None,
    QEventPoint.State.Released: PointerPhase.UP,
}
CONTACT_PHASE = {
    ContactState.DOWN: PointerPhase.DOWN,
    ContactState.MOVE: PointerPhase.MOVE,
    ContactState.UP: PointerPhase.UP,
}
_CONTACT_TOOL = {
    ContactTool.FINGER: PointerType.FINGER,
    ContactTool.PEN: PointerType.PEN,
    ContactTool.ERASER: PointerType.ERASER,
    ContactTool.PALM: PointerType.PALM,
}
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class PointerInput:
    """Translates events and hands them to `feed`, in the order they came. ahead: given each move before; of one report
    of a touch screen, all moves before the first is fed, for no pen is to wait for another's turn.

    board_name: how the system calls the touch board or tablet that spoke last in this run, "" before one did; a mouse
    is none.
    """

    def __init__(self, feed: _Feed, ahead: _Feed) -> None:
        self.board_name = ""
        self._feed, self._ahead = self._when_awake(feed), self._when_awake(ahead)
        self.asleep = False
        """While a picture lies over the page: nothing is written on it."""
        self._numbers: dict[tuple[object, int], int] = {}
        self._next = MOUSE_POINTER + 1
        self._mouse_down, self._mouse_came_s = False, 0.0
        self._last: dict[int, SurfaceEvent] = {}
        self._touched = False
        self._began: dict[int, SurfaceEvent] = {}
        self._watched: set[object] = set()
        self.pen_hand = PenHand()
        self.pen_known: Callable[[], None] = lambda: None
        """Called when a pen that is told from fingers is seen for the first time."""
        self.trays = PenTrays()

    def _when_awake(self, feed: _Feed) -> _Feed:
        return lambda event: None if self.asleep else feed(event)

    @property
    def contacts_down(self) -> int:
        return len(self._last)

    @property
    def last_was_touch(self) -> bool:
        """Whether the last contact was a finger or a pen: who works so stands at a board, far from the keyboard."""
        return self._touched

    # -- mouse

    def mouse(self, event: QMouseEvent, phase: PointerPhase) -> None:
        """A real mouse: what Qt makes up from touch and tablet is dropped, for those come by themselves."""
        if event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized or _is_touch(event.device()):
            event.accept()
            return
        if phase is PointerPhase.DOWN:
            self._mouse_down = True
            self._mouse_came_s = event.timestamp() * _MS
        elif not self._mouse_down:
            return
        elif phase is PointerPhase.UP:
            self._mouse_down = False
        at = event.position()
        keys = event.modifiers()
        self._put(
            SurfaceEvent(
                MOUSE_POINTER,
                phase,
                PointerType.MOUSE,
                at.x(),
                at.y(),
                event.timestamp() * _MS,
                modifiers=Modifier.NONE if keys == _NO_KEYS else modifiers_of(keys),
            )
        )
        event.accept()

    def take_back_mouse(self) -> bool:
        """What the mouse has begun was made by a board that speaks for itself. Returns whether it had begun anything
        here."""
        last = self._last.get(MOUSE_POINTER)
        if last is None:
            return False
        self._mouse_down = False
        # As of when it came: a contact that turns out to be none is taken back in its first moments only.
        self._feed(replace(last, phase=PointerPhase.MOVE, tool=PointerType.RESTING, at_s=self._mouse_came_s))
        self._put(replace(last, phase=PointerPhase.CANCEL))
        return True

    # -- touch

    def touch(self, event: QTouchEvent, origin: QPoint | None = None, elsewhere: TouchFilter | None = None) -> None:
        """origin: of the surface, in the coordinates of the event. elsewhere: which of its fingers are none of ours."""
        left, top = (0, 0) if origin is None else (origin.x(), origin.y())
        if event.type() == QEvent.Type.TouchCancel:
            self._cancel(event.device().systemId())
            event.accept()
            return
        at_s, keys = event.timestamp() * _MS, modifiers_of(event.modifiers())
        fingers = []
        for point in event.points():
            if elsewhere is not None and elsewhere(point):
                continue
            phase = _TOUCH_PHASE.get(point.state())
            if phase is None:
                continue
            number = self._number((event.device().systemId(), point.id()), phase)
            at, size = point.position(), point.ellipseDiameters()
            widest = max(size.width(), size.height())
            finger = SurfaceEvent(
                number,
                phase,
                PointerType.FINGER,
                at.x() - left,
                at.y() - top,
                at_s,
                point.pressure() if _has_pressure(event.device()) else None,
                size_px=widest if widest > 0 else None,
                modifiers=keys,
            )
            if phase is PointerPhase.DOWN:
                self._watch(event.device(), event.device().systemId())
                self._finger_came(finger)
            elif phase is PointerPhase.MOVE:
                self._ahead(finger)
            fingers.append(finger)
        for finger in fingers:
            self._put(finger)
        event.accept()

    # -- what goes away

    def gone(self, source: object) -> None:
        """A board was unplugged: what it was drawing is kept as it is."""
        self.trays.gone(source)
        self._cancel(source)

    def _watch(self, device: QInputDevice, source: object) -> None:
        """Qt says nothing of the contacts of a device that is unplugged, but it deletes the device."""
        if source not in self._watched:
            self._watched.add(source)
            device.destroyed.connect(lambda: self._device_destroyed(source))

    def _device_destroyed(self, source: object) -> None:
        self._watched.discard(source)
        self._cancel(source)

    def _cancel(self, source: object) -> None:
        """The system took all contacts of a device."""
        for key in [k for k in self._numbers if k[0] == source]:
            last = self._last.get(self._numbers[key])
            number = self._numbers.pop(key)
            if last is not None:
                self._put(SurfaceEvent(number, PointerPhase.CANCEL, last.tool, last.x, last.y, last.at_s))

    # -- the hand that holds a pen

    def _finger_came(self, finger: SurfaceEvent) -> None:
        self._began[finger.pointer] = finger
        if self.pen_hand.is_there(finger.at_s) and self.pen_hand.covers(finger.x, finger.y):
            finger.tool = PointerType.RESTING

    def _pen_is(self, x: float, y: float, at_s: float, phase: PointerPhase | None) -> None:
        new = not self.pen_hand.known
        self.pen_hand.pen_at(x, y, at_s, down=phase in (PointerPhase.DOWN, PointerPhase.MOVE))
        if new:
            self.pen_known()
        if phase is PointerPhase.DOWN:
            self._take_back_hands()

    def _take_back_hands(self) -> None:
        """The pen comes down: what rests beside it, and has hardly moved, came before it but is the same hand."""
        for number, began in self._began.items():
            last, hand = self._last[number], self.pen_hand
            if hand.covers(began.x, began.y) and hand.rested(began.x, began.y, last.x, last.y):
                # As of when it came: a contact that turns out a palm is taken back in its first moments only.
                self._feed(replace(last, phase=PointerPhase.MOVE, tool=PointerType.RESTING, at_s=began.at_s))

    # -- tablet

    def tablet(self, event: QTabletEvent) -> None:
        event.accept()  # else Qt makes a mouse event of it as well
        source = ("pen", event.pointingDevice().uniqueId().numericId())
        key = (source, -1)
        phase = _tip_phase(event, key in self._numbers)
        eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        at = event.position()
        tilted = event.device().hasCapability(QInputDevice.Capability.XTilt)
        pen = SurfaceEvent(
            self._number(key, phase) if phase is not None else MOUSE_POINTER,
            phase or PointerPhase.UP,
            PointerType.ERASER if eraser else PointerType.PEN,
            at.x(),
            at.y(),
            event.timestamp() * _MS,
            event.pressure() if _has_pressure(event.device()) else None,
            (event.xTilt(), event.yTilt()) if tilted else None,
            modifiers=modifiers_of(event.modifiers()),
        )
        if phase is PointerPhase.DOWN:
            self.board_name = event.device().name()
            self._watch(event.device(), source)
        elif phase is PointerPhase.MOVE:
            self._ahead(pen)
        self._pen_is(pen.x, pen.y, pen.at_s, phase)
        if phase is not None:
            self._put(pen)

    # -- raw boards

    def board(
        self,
        source: object,
        event: DeviceEvent,
        surface: QSize,
        at: tuple[float, float] | None = None,
        *,
        drawn: bool = False,
        more: bool = False,
    ) -> None:
        """What a board that is read raw has said. source: which board. surface: how large it is in pixels, all of it.
        at: where on this surface; None where the board covers this surface and nothing else. drawn: its line is there
        already, by `board_ahead`. more: as in `SurfaceEvent`."""
        if isinstance(event, ToolTaken):
            self.trays.hear(source, event)
        if not isinstance(event, Contact):
            return
        phase, tool, key = CONTACT_PHASE[event.state], _CONTACT_TOOL[event.tool], (source, event.id)
        x, y = at or (event.x * surface.width(), event.y * surface.height())
        if phase is PointerPhase.MOVE and self._jumps(key, x, y, surface.width()):
            self._end(key, event.at_s)
            phase = PointerPhase.DOWN
        number, size_px = self._number(key, phase), _size_px(event, surface)
        contact = SurfaceEvent(
            number,
            phase,
            tool,
            x,
            y,
            event.at_s,
            event.pressure,
            None,
            size_px,
            Modifier.NONE,
            event.size_mm,
            event.colour,
            more,
            tool is PointerType.PEN and self.trays.has_pen_out(source),
        )
        if tool in (PointerType.PEN, PointerType.ERASER):
            self._pen_is(x, y, event.at_s, phase)
        elif phase is PointerPhase.DOWN:
            self._finger_came(contact)
        if phase is PointerPhase.MOVE and not drawn:
            self._ahead(contact)
        self._put(contact)

    def board_ahead(self, source: object, contact: Contact, surface: QSize, at: tuple[float, float]) -> bool:
        """Draw a contact's line to where a move takes it; it is fed later, with the moves before it. False where it
        has none."""
        key, (x, y) = (source, contact.id), at
        number = self._numbers.get(key)
        if number is None or self._jumps(key, x, y, surface.width()):
            return False
        self._ahead(SurfaceEvent(number, PointerPhase.MOVE, _CONTACT_TOOL[contact.tool], x, y, contact.at_s))
        return True

    def _jumps(self, key: tuple[object, int], x: float, y: float, width: float) -> bool:
        last = self._last.get(self._numbers.get(key, MOUSE_POINTER))
        return last is not None and hypot(x - last.x, y - last.y) > JUMP_SHARE * width

    def _end(self, key: tuple[object, int], at_s: float) -> None:
        """Its lift was lost: it ends where it was last."""
        last = self._last[self._number(key, PointerPhase.UP)]
        self._put(replace(last, phase=PointerPhase.UP, at_s=at_s))

    # -- inside

    def _number(self, key: tuple[object, int], phase: PointerPhase) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._next
            self._next += 1
        if phase in (PointerPhase.UP, PointerPhase.CANCEL):
            del self._numbers[key]
        return number

    def _put(self, event: SurfaceEvent) -> None:
        if event.phase in (PointerPhase.UP, PointerPhase.CANCEL):
            self._last.pop(event.pointer, None)
            self._began.pop(event.pointer, None)
        else:
            self._last[event.pointer] = event
            self._touched = event.tool is not PointerType.MOUSE
        self._feed(event)


def _tip_phase(event: QTabletEvent, is_down: bool) -> PointerPhase | None:
    """What a pen's tip does; buttons at its side do nothing. None while it hovers."""
    kind, left = event.type(), Qt.MouseButton.LeftButton
    if kind is QEvent.Type.TabletPress:
        if event.button() is left:
            return PointerPhase.DOWN
        # Some drivers call the tip otherwise while a button at the side is held.
        return PointerPhase.MOVE if is_down else PointerPhase.DOWN if event.pressure() > 0 else None
    if not is_down:
        return None
    if kind is QEvent.Type.TabletRelease:
        return PointerPhase.UP if event.button() is left or not event.buttons() else PointerPhase.MOVE
    hovers = not event.buttons() and event.pressure() <= 0  # its lift was lost
    return PointerPhase.UP if hovers else PointerPhase.MOVE


def modifiers_of(keys: Qt.KeyboardModifier) -> Modifier:
    out = Modifier.NONE
    if keys & Qt.KeyboardModifier.ShiftModifier:
        out |= Modifier.SHIFT
    if keys & Qt.KeyboardModifier.ControlModifier:
        out |= Modifier.CTRL
    if keys & Qt.KeyboardModifier.AltModifier:
        out |= Modifier.ALT
    return out


def _size_px(contact: Contact, surface: QSize) -> float | None:
    sides = ((contact.width, surface.width()), (contact.height, surface.height()))
    return max((share * whole for share, whole in sides if share is not None), default=None)


def _is_touch(device: QInputDevice | None) -> bool:
    return device is not None and device.type() == QInputDevice.DeviceType.TouchScreen


def _has_pressure(device: QInputDevice) -> bool:
    return bool(device.hasCapability(QInputDevice.Capability.Pressure))
