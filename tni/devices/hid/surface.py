"""Assembler of frames: turns the reports of one surface (touch screen, pen digitizer, absolute mouse) into contacts.

A frame is one scan of the surface. It comes in one report (parallel), in one report per contact (serial), or in several
reports of a few slots (hybrid), of which the first one gives the number of contacts and the others give 0. Devices give
wrong numbers. A frame therefore also ends when a contact or the scan time shows that the next one has begun, or after a
silence. Rules and names follow Linux' hid-multitouch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tni.api.contact_tracker import ContactTracker
from tni.api.devices import Contact, ContactTool, Touch
from tni.devices.hid.quirks import SlotValidity, TouchQuirks
from tni.devices.hid.report_layout import ContactSlot, ReportLayout, ReportValue
from tni.devices.hid.scan_clock import ScanClock

SILENCE_S: Final = 0.1
"""Linux' release time for sticky fingers, in seconds: certified devices report at
least at the screen's rate while touched.
"""

COARSEST_MM: Final = 2.0
"""Largest credible step of a size. A coarser one was never measured: its unit is
left over from an earlier declaration.
"""


@dataclass(slots=True)
class _Part:
    """The part of a frame that one report adds.

    read: number of slots read, including invalid ones; slots: (key, touch) of the valid ones, touch None for a lift.
    """

    read: int = 0
    slots: list[tuple[int, Touch | None]] = field(default_factory=list)


class HidSurface:
    """Assembles the frames of one surface. ids: source of the ids of new contacts."""

    def __init__(self, rules: TouchQuirks, ids: Iterator[int]) -> None:
        self._rules = rules
        self._contacts = ContactTracker(ids)
        self._frame: list[tuple[int, Touch | None]] = []  # as in _Part
        self._expected = 0
        self._received = 0
        self._scan_time: int | None = None
        self._device = ScanClock()
        self._last_s = 0.0
        self._has_confidence = rules.palm_at_once

    @property
    def wake_at_s(self) -> float | None:
        """Time at which silence has a meaning, the end of a frame or the release of
        sticky fingers; None if it has none.
        """
        waits = self._frame or (self._rules.sticky and len(self._contacts))
        return self._last_s + SILENCE_S if waits else None

    def on_silence(self, now_s: float) -> list[Contact]:
        """End the open frame and lift sticky contacts."""
        return self.release(now_s) if self._rules.sticky else self._close(now_s, complete=False)

    def release(self, now_s: float) -> list[Contact]:
        """End the open frame and lift all contacts."""
        return self._close(now_s, complete=False) + self._contacts.lift_all(now_s)

    def on_report(self, layout: ReportLayout, number: int, now_s: float) -> list[Contact]:
        """Take one report as a little-endian number. Returns the contacts of the frames that it completes."""
        self._last_s = now_s
        count = layout.count.read(number) if layout.count else None
        scan_time = layout.scan_time.read(number) if layout.scan_time else None
        self._device.update(scan_time, layout.scan_time)
        events: list[Contact] = []
        is_open = 0 < self._received < self._expected
        part = self._read(layout, number, self._received if is_open else 0, count)
        if is_open and count and self._begins_anew(part, scan_time):
            events += self._close(now_s, complete=False)
            is_open = False
            part = self._read(layout, number, 0, count)
        self._expected = count or (self._expected if is_open else 0)
        self._scan_time = scan_time
        self._add(part)
        if self._received >= self._expected:
            # A first report with a count of 0 continues no frame, and contacts that it omits may still be down.
            whole = count is None or count > 0 or is_open or not any(touch for _, touch in part.slots)
            events += self._close(now_s, complete=whole)
        return events

    def _begins_anew(self, part: _Part, scan_time: int | None) -> bool:
        """Return whether a report with a count starts a new frame although the open one lacks contacts.

        Some devices repeat the count in all reports of a frame. Within a frame the scan time stays the same and no
        contact comes twice.
        """
        keys = {key for key, _ in self._frame}
        return scan_time != self._scan_time or any(key in keys for key, _ in part.slots)

    def _read(self, layout: ReportLayout, number: int, received: int, count: int | None) -> _Part:
        """Read the slots that count. received: number of slots of the frame that came before this report."""
        rules = self._rules
        part = _Part()
        expected = (count or self._expected) if rules.count_accurate and count is not None else 0
        for slot in layout.slots:
            order = received + part.read
            if expected and order >= expected:
                break
            part.read += 1
            touching = _touching(slot, number)
            if rules.valid is not SlotValidity.ALWAYS and not _valid(slot, number, rules.valid, touching):
                continue
            key = order if rules.by_order or slot.key is None else slot.key.read(number)
            part.slots.append((key, self._touch(slot, number) if touching else None))
        return part

    def _add(self, part: _Part) -> None:
        self._received += part.read
        for key, touch in part.slots:
            # An empty slot often repeats an id in use, typically 0: it lifts no contact.
            if (self._rules.one_per_frame or touch is None) and any(key == other for other, _ in self._frame):
                continue
            self._frame.append((key, touch))

    def _close(self, now_s: float, *, complete: bool) -> list[Contact]:
        events: list[Contact] = []
        for key, touch in self._frame:
            events += self._contacts.touch(key, touch, now_s) if touch else self._contacts.lift(key, now_s)
        if complete and self._rules.unseen_is_up:
            seen = {key for key, touch in self._frame if touch}
            for key in self._contacts.down():
                if key not in seen:
                    events += self._contacts.lift(key, now_s)
        self._frame = []
        self._received = 0
        return events

    def _touch(self, slot: ContactSlot, number: int) -> Touch | None:
        raw_x, raw_y = slot.x.read(number), slot.y.read(number)
        if not (slot.x.measured(raw_x) and slot.y.measured(raw_y)):
            return None
        width = _measure(slot.width, slot.x, number) if self._rules.sized else UNMEASURED
        height = _measure(slot.height, slot.y, number) if self._rules.sized else UNMEASURED
        return Touch(
            self._tool(slot, number),
            raw_x,
            raw_y,
            (raw_x - slot.x.low) / (slot.x.high - slot.x.low),
            (raw_y - slot.y.low) / (slot.y.high - slot.y.low),
            _share(slot.pressure, number),
            width.share,
            height.share,
            max((side.mm for side in (width, height) if side.mm is not None), default=None),
            self._device.now_s,
            None if slot.transducer is None else slot.transducer.read(number) + 1,
        )

    def _tool(self, slot: ContactSlot, number: int) -> ContactTool:
        if _on(slot.eraser, number) or _on(slot.invert, number):
            return ContactTool.ERASER
        if (
            slot.confidence is not None
            and slot.tool is ContactTool.FINGER
            and self._rules.valid is not SlotValidity.CONFIDENCE
        ):
            if slot.confidence.read(number):
                self._has_confidence = True
            elif self._has_confidence:  # a bit that a device never sets has no meaning
                return ContactTool.PALM
        return slot.tool


def _on(value: ReportValue | None, number: int) -> bool:
    return value is not None and value.read(number) != 0


def _touching(slot: ContactSlot, number: int) -> bool:
    """Return whether a slot's contact touches.

    A pen's eraser end touches with the tip switch off (Microsoft's pens).
    """
    if slot.tip is not None:
        return _on(slot.tip, number) or _on(slot.eraser, number)
    if slot.pressure is not None:
        return slot.pressure.read(number) > slot.pressure.low
    return slot.in_range is None or _on(slot.in_range, number)


def _valid(slot: ContactSlot, number: int, valid: SlotValidity, touching: bool) -> bool:
    match valid:
        case SlotValidity.IN_RANGE:
            return _on(slot.in_range, number)
        case SlotValidity.CONFIDENCE:
            return _on(slot.confidence, number)
        case SlotValidity.TIP:
            return touching
        case SlotValidity.ALWAYS:
            return True


class _Side(NamedTuple):
    """Extent of a contact along one axis. share: of the board's extent, 0.0 to 1.0; None for either: unknown."""

    share: float | None
    mm: float | None


UNMEASURED: Final = _Side(None, None)


def _measure(value: ReportValue | None, axis: ReportValue, number: int) -> _Side:
    """Return a contact's extent. A 0 or a value out of range means that the device doesn't measure it."""
    if value is None:
        return UNMEASURED
    raw = value.read(number)
    if not value.measured(raw) or raw <= value.low:
        return UNMEASURED
    count, along = raw - value.low, axis.high - axis.low
    mm = count * value.step_mm if 0 < value.step_mm <= COARSEST_MM else None
    if mm is not None and axis.step_mm > 0:
        return _Side(min(mm / (along * axis.step_mm), 1.0), mm)
    as_position = (value.low, value.high) == (axis.low, axis.high)
    return _Side(min(count / along, 1.0) if as_position else None, mm)


def _share(value: ReportValue | None, number: int) -> float | None:
    """Return a value as a fraction of its range, 0.0 to 1.0; None when it is not sent or not measured."""
    if value is None or value.high <= value.low:
        return None
    raw = value.read(number)
    if not value.measured(raw):
        return None
    return min(1.0, max(0.0, (raw - value.low) / (value.high - value.low)))
