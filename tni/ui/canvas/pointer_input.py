"""Conversion of Qt's mouse, touch and tablet events, and of contacts of raw boards, to pointer events on the surface.

The canvas maps them to the page. Every contact keeps one pointer number while it is down, whatever the source. Numbers
of different sources never collide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import hypot

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent

from tni.api.devices import Contact, ContactState, ContactTool, DeviceEvent, ToolTaken, Touch
from tni.document.pointer import Modifier, PointerContact, PointerPhase, PointerType
from tni.ui.canvas.modifiers import modifiers_of
from tni.ui.canvas.pen_hand import PenHand
from tni.ui.canvas.pen_trays import PenTrays

MOUSE_POINTER = 0
JUMP_SHARE = 0.25
"""Share of a raw board's width. No hand moves that far between two reports, so the board has given the contact's number
to another contact."""
PEN_REST_S = 0.04
"""A pen without reports for this long is at rest: boards report at least every 17 ms."""
_MS = 1e-3


@dataclass(slots=True, kw_only=True)
class SurfaceEvent(PointerContact):
    """One contact on the surface at one time.

    x_px, y_px: Qt's pixels from the surface's top left corner. size_px: larger side of the contact in the same pixels,
    None when unknown. more: the contact's next event has already arrived, so work that can wait does.
    """

    x_px: float
    y_px: float
    size_px: float | None = None
    more: bool = False


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
    """Translator from device events to `SurfaceEvent`s, which it passes to `feed` in the order of their arrival.

    ahead: receives each move before `feed` does. For one report of a touch screen it receives all moves before the
    first is fed, so that no pen waits for another. pen_seen: called when a pen that can be told from fingers is seen
    for the first time. pen_taken: called when a pen is taken out of a board's tray. board_found: called when a board or
    tablet is used for the first time, before its contact is handled. board_name: the system's name of the touch board
    or tablet used last in this run; "" before the first. A mouse does not count.
    """

    def __init__(
        self, feed: _Feed, ahead: _Feed, *, pen_seen: Callable[[], None], pen_taken: Callable[[], None],
        board_found: Callable[[], None],
    ) -> None:  # fmt: skip
        self.board_name = ""
        self._feed, self._ahead = self._when_awake(feed), self._when_awake(ahead)
        self.asleep = False
        """True while a placeholder picture lies over the page, so that nothing is written on it."""
        self._numbers: dict[tuple[object, int], int] = {}
        self._next = MOUSE_POINTER + 1
        self._mouse_down, self._mouse_down_s = False, 0.0
        self._last: dict[int, SurfaceEvent] = {}
        self._touched = False
        self._began: dict[int, SurfaceEvent] = {}
        self._watched: set[object] = set()
        self.pen_hand = PenHand()
        self._pen_seen, self._board_found = pen_seen, board_found
        self.trays = PenTrays(pen_taken)

    def _when_awake(self, feed: _Feed) -> _Feed:
        return lambda event: None if self.asleep else feed(event)

    def board_used(self, name: str) -> None:
        """Note the board or tablet of a contact, before the contact is handled."""
        is_first, self.board_name = not self.board_name, name
        if is_first:
            self._board_found()

    @property
    def contacts_down(self) -> int:
        return len(self._last)

    @property
    def last_was_touch(self) -> bool:
        """True if the last contact was a finger or a pen. Its user then stands at a board, far from the keyboard."""
        return self._touched

    # -- mouse

    def mouse(self, event: QMouseEvent, phase: PointerPhase) -> None:
        """Handle an event of a real mouse. Mouse events that Qt makes from touch and tablet are dropped, because those
        events arrive as well."""
        if event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized or _is_touch(event.device()):
            event.accept()
            return
        if phase is PointerPhase.DOWN:
            self._mouse_down, self._mouse_down_s = True, event.timestamp() * _MS
        elif not self._mouse_down:
            return
        elif phase is PointerPhase.UP:
            self._mouse_down = False
        at, keys = event.position(), event.modifiers()
        mouse = SurfaceEvent(
            pointer=MOUSE_POINTER,
            phase=phase,
            tool=PointerType.MOUSE,
            at_s=event.timestamp() * _MS,
            modifiers=Modifier.NONE if keys == _NO_KEYS else modifiers_of(keys),
            x_px=at.x(),
            y_px=at.y(),
        )
        if phase is PointerPhase.MOVE:
            self._ahead(mouse)
        self._put(mouse)
        event.accept()

    def cancel_mouse(self) -> bool:
        """Cancel the mouse's contact, because it was a duplicate of a board that reports its contacts itself. Returns
        whether the mouse had a contact here."""
        last = self._last.get(MOUSE_POINTER)
        if last is None:
            return False
        self._mouse_down = False
        # With the time of the press: only in its first moments can a contact be taken back as a resting hand.
        self._feed(replace(last, phase=PointerPhase.MOVE, tool=PointerType.RESTING, at_s=self._mouse_down_s))
        self._put(replace(last, phase=PointerPhase.CANCEL))
        return True

    # -- touch

    def touch(self, event: QTouchEvent, origin: QPoint | None = None, elsewhere: TouchFilter | None = None) -> None:
        """Handle a touch event. origin: of the surface, in the coordinates of the event. elsewhere: returns whether a
        finger belongs to something else."""
        left, top = origin.toTuple() if origin is not None else (0, 0)
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
                pointer=number,
                phase=phase,
                tool=PointerType.FINGER,
                at_s=at_s,
                pressure=point.pressure() if _has_pressure(event.device()) else None,
                modifiers=keys,
                x_px=at.x() - left,
                y_px=at.y() - top,
                size_px=widest if widest > 0 else None,
            )
            if phase is PointerPhase.DOWN:
                self._watch(event.device(), event.device().systemId())
                finger = self._finger_down(finger)
            elif phase is PointerPhase.MOVE:
                self._ahead(finger)
            fingers.append(finger)
        for finger in fingers:
            self._put(finger)
        event.accept()

    # -- removed devices

    def board_removed(self, source: object) -> None:
        """Handle the removal of a board. Its unfinished ink is kept as it is."""
        self.trays.board_removed(source)
        self._cancel(source)

    def _watch(self, device: QInputDevice, source: object) -> None:
        """Cancel a device's contacts when Qt deletes the device. Qt sends no event for contacts of an unplugged
        device."""
        if source not in self._watched:
            self._watched.add(source)
            device.destroyed.connect(lambda: self._device_destroyed(source))

    def _device_destroyed(self, source: object) -> None:
        self._watched.discard(source)
        self._cancel(source)

    def _cancel(self, source: object) -> None:
        """Cancel all contacts of a device."""
        for key in [k for k in self._numbers if k[0] == source]:
            last = self._last.get(self._numbers.pop(key))
            if last is not None:  # nothing is known of the contact but that it is over
                end = replace(last, phase=PointerPhase.CANCEL, pressure=None, tilt=None, size_mm=None, size_px=None)
                self._put(end)

    # -- detection of the pen hand

    def _finger_down(self, finger: SurfaceEvent) -> SurfaceEvent:
        """Return a finger that comes down as what it is: a finger, or the hand that holds the pen."""
        if self.pen_hand.is_there(finger.at_s) and self.pen_hand.covers(finger.x_px, finger.y_px):
            finger = replace(finger, tool=PointerType.RESTING)
        self._began[finger.pointer] = finger
        return finger

    def _pen_is(self, x: float, y: float, at_s: float, phase: PointerPhase | None) -> None:
        new = not self.pen_hand.known
        self.pen_hand.pen_at(x, y, at_s, down=phase in (PointerPhase.DOWN, PointerPhase.MOVE))
        if new:
            self._pen_seen()
        if phase is PointerPhase.DOWN:
            self._cancel_hands()

    def _cancel_hands(self) -> None:
        """Take back touches that rest beside the pen now that it comes down. They came before it and have hardly moved,
        so they are the hand that holds it."""
        for number, began in self._began.items():
            last, hand = self._last[number], self.pen_hand
            covered = hand.covers(began.x_px, began.y_px)
            if covered and hand.rested(began.x_px, began.y_px, last.x_px, last.y_px):
                # With the time of the press: only in its first moments can a contact be taken back as a palm.
                self._feed(replace(last, phase=PointerPhase.MOVE, tool=PointerType.RESTING, at_s=began.at_s))

    # -- tablet

    def tablet(self, event: QTabletEvent) -> None:
        event.accept()  # otherwise Qt makes a mouse event of it as well
        source = ("pen", event.pointingDevice().uniqueId().numericId())
        key = (source, -1)
        phase = _tip_phase(event, key in self._numbers)
        eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        at = event.position()
        tilted = event.device().hasCapability(QInputDevice.Capability.XTilt)
        pen = SurfaceEvent(
            pointer=self._number(key, phase) if phase is not None else MOUSE_POINTER,
            phase=phase or PointerPhase.UP,
            tool=PointerType.ERASER if eraser else PointerType.PEN,
            at_s=event.timestamp() * _MS,
            pressure=event.pressure() if _has_pressure(event.device()) else None,
            tilt=(event.xTilt(), event.yTilt()) if tilted else None,
            modifiers=modifiers_of(event.modifiers()),
            x_px=at.x(),
            y_px=at.y(),
        )
        if phase is PointerPhase.DOWN:
            self.board_used(event.device().name())
            self._watch(event.device(), source)
        elif phase is PointerPhase.MOVE:
            self._ahead(pen)
        self._pen_is(pen.x_px, pen.y_px, pen.at_s, phase)
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
        """Handle an event of a board that is read raw. source: the board. surface: size of the surface, in pixels. at:
        position on this surface; None when the board covers exactly this surface. drawn: `board_ahead` has already
        drawn the line. more: as in `SurfaceEvent`."""
        if isinstance(event, ToolTaken):
            self.trays.on_tool_taken(source, event)
        if not isinstance(event, Contact):
            return
        touch, key = event.touch, (source, event.id)
        phase, tool = CONTACT_PHASE[event.state], _CONTACT_TOOL[touch.tool]
        x, y = at or (touch.x * surface.width(), touch.y * surface.height())
        if phase is PointerPhase.MOVE and self._jumps(key, x, y, surface.width()):
            self._end(key, event.at_s)
            phase = PointerPhase.DOWN
        contact = SurfaceEvent(
            pointer=self._number(key, phase),
            phase=phase,
            tool=tool,
            at_s=event.at_s,
            pressure=touch.pressure,
            size_mm=touch.size_mm,
            colour=touch.colour,
            tray=tool is PointerType.PEN and self.trays.has_pen_out(source),
            x_px=x,
            y_px=y,
            size_px=_size_px(touch, surface),
            more=more,
        )
        if tool in (PointerType.PEN, PointerType.ERASER):
            self._pen_is(x, y, event.at_s, phase)
        elif phase is PointerPhase.DOWN:
            contact = self._finger_down(contact)
        if phase is PointerPhase.MOVE and not drawn:
            self._ahead(contact)
        self._put(contact)

    def board_ahead(self, source: object, contact: Contact, surface: QSize, at: tuple[float, float]) -> bool:
        """Draw a contact's line to the end of a move, which is fed later, with the moves before it. Returns False when
        the contact has no line."""
        key, (x, y) = (source, contact.id), at
        number = self._numbers.get(key)
        if number is None or self._jumps(key, x, y, surface.width()):
            return False
        tool = _CONTACT_TOOL[contact.touch.tool]
        self._ahead(SurfaceEvent(pointer=number, phase=PointerPhase.MOVE, tool=tool, at_s=contact.at_s, x_px=x, y_px=y))
        return True

    def _jumps(self, key: tuple[object, int], x: float, y: float, width: float) -> bool:
        last = self._last.get(self._numbers.get(key, MOUSE_POINTER))
        return last is not None and hypot(x - last.x_px, y - last.y_px) > JUMP_SHARE * width

    def _end(self, key: tuple[object, int], at_s: float) -> None:
        """End a contact whose lift was lost, at its last position."""
        last = self._last[self._number(key, PointerPhase.UP)]
        self._put(replace(last, phase=PointerPhase.UP, at_s=at_s))

    def picture(self, contact: SurfaceEvent) -> None:
        """Handle a contact on a picture of the surface in another window, in pixels of the surface."""
        contact = replace(contact, pointer=self._number(("picture", contact.pointer), contact.phase))
        if contact.phase is PointerPhase.MOVE:
            self._ahead(contact)
        self._put(contact)

    # -- helpers

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
    """Return the phase of a pen's tip, or None while it hovers. Buttons on the pen's side do nothing."""
    kind, left = event.type(), Qt.MouseButton.LeftButton
    if kind is QEvent.Type.TabletPress:  # some drivers report the tip as another button while a side button is held
        is_tip = event.button() is left or (not is_down and event.pressure() > 0)
        return PointerPhase.DOWN if is_tip else PointerPhase.MOVE if is_down else None
    if not is_down:
        return None
    if kind is QEvent.Type.TabletRelease:
        return PointerPhase.UP if event.button() is left or not event.buttons() else PointerPhase.MOVE
    hovers = not event.buttons() and event.pressure() <= 0  # the lift was lost
    return PointerPhase.UP if hovers else PointerPhase.MOVE


def _size_px(touch: Touch, surface: QSize) -> float | None:
    sides = ((touch.width, surface.width()), (touch.height, surface.height()))
    return max((share * whole for share, whole in sides if share is not None), default=None)


def _is_touch(device: QInputDevice | None) -> bool:
    return device is not None and device.type() == QInputDevice.DeviceType.TouchScreen


def _has_pressure(device: QInputDevice) -> bool:
    return bool(device.hasCapability(QInputDevice.Capability.Pressure))
