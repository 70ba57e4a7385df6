"""Generic driver of interactive whiteboards with a HID report descriptor: touch, pens, single touch, mouse.

Without I/O: takes reports and times, returns contacts. Boards with a vendor protocol have their own drivers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from tni.api.devices import Contact, Step
from tni.core.device_errors import NotABoardError, ShortReportError
from tni.devices.hid.descriptor import parse_descriptor
from tni.devices.hid.fields import HidDescriptor
from tni.devices.hid.quirks import SINGLE, TouchQuirks, quirks_for
from tni.devices.hid.report_layout import ReportLayout, is_certified, report_layouts
from tni.devices.hid.surface import HidSurface


class HidBoard:
    """A `tni.api.devices.Driver` made from a report descriptor.

    An absolute mouse counts until the first report of a digitizer: many boards are mice until the system switches them
    to touch, and must not draw twice then.
    """

    def __init__(
        self,
        descriptor: HidDescriptor | bytes,
        vendor: int = 0,
        product: int = 0,
        ids: Iterator[int] | None = None,
    ) -> None:
        """Compile the descriptor. ids: source of contact ids, for boards that must not use the same id twice.

        Raises:
            HidDescriptorError: the bytes are no descriptor.
            NotABoardError: it declares no report with absolute positions.
        """
        parsed = parse_descriptor(descriptor) if isinstance(descriptor, bytes) else descriptor
        certified = is_certified(parsed)
        rules = quirks_for(vendor, product, certified=certified)
        self._numbered = parsed.numbered
        self._ids = count(1) if ids is None else ids
        self._surfaces: dict[tuple[int, int], HidSurface] = {}
        self._reports: dict[int, list[tuple[ReportLayout, HidSurface]]] = {}
        for layout in report_layouts(parsed, const_id=rules.const_id):
            self._reports.setdefault(layout.report_id, []).append((layout, self._surface(layout, rules)))
        if not self._reports:
            raise NotABoardError
        self._mouse_speaks = True

    def _surface(self, layout: ReportLayout, rules: TouchQuirks) -> HidSurface:
        """Return the surface of a report.

        Reports of one touch collection share a surface; any other report has its own.
        """
        shared = layout.multitouch and not rules.by_report
        key = (layout.collection, 0 if shared else layout.report_id)
        surface = self._surfaces.get(key)
        if surface is None:
            surface = self._surfaces[key] = HidSurface(_effective(rules, layout), self._ids)
        return surface

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol; the board needs no start
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Reports without positions (keys, vendor-defined) are ignored.

        Raises:
            ShortReportError: shorter than declared; Linux drops such a report too.
        """
        report_id = (report[0] if report else 0) if self._numbered else 0
        events: list[Contact] = []
        number: int | None = None
        for layout, surface in self._reports.get(report_id, ()):
            if len(report) * 8 < layout.bits:
                raise ShortReportError(report_id=report_id, got=len(report), need=(layout.bits + 7) // 8)
            if number is None:
                number = int.from_bytes(report, "little")
            if not layout.is_mouse:
                events += self._silence_mouse(now_s)
            elif not self._mouse_speaks:
                continue
            events += surface.on_report(layout, number, now_s)
        return self._step(events)

    def on_timer(self, now_s: float) -> Step:
        events: list[Contact] = []
        for surface in self._surfaces.values():
            if surface.wake_at_s is not None and surface.wake_at_s <= now_s:
                events += surface.on_silence(now_s)
        return self._step(events)

    def release(self, now_s: float) -> Step:
        """Lift every contact: the board was unplugged, or its recording has ended."""
        return Step(tuple(event for s in self._surfaces.values() for event in s.release(now_s)))

    def _silence_mouse(self, now_s: float) -> list[Contact]:
        if not self._mouse_speaks:
            return []
        self._mouse_speaks = False
        mice = [surface for pairs in self._reports.values() for layout, surface in pairs if layout.is_mouse]
        return [event for mouse in mice for event in mouse.release(now_s)]

    def _step(self, events: list[Contact]) -> Step:
        wakes = [s.wake_at_s for s in self._surfaces.values() if s.wake_at_s is not None]
        return Step(tuple(events), (), min(wakes, default=None))


def _effective(rules: TouchQuirks, layout: ReportLayout) -> TouchQuirks:
    """Return the rules as they apply to one kind of report.

    A generic device with one slot per report is serial, whatever its class: every report counts, as in Linux. Without a
    contact count, `count_accurate` doesn't apply.
    """
    if not layout.multitouch:
        return SINGLE
    if layout.count is None or len(layout.slots) == 1:
        return replace(rules, count_accurate=False)
    return rules
