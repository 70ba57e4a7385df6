"""Base class for drivers of boards that describe themselves by a standard HID report descriptor but need small
corrections."""

from __future__ import annotations

from dataclasses import replace

from tni.api.devices import Contact, Driver, Step


class HidDriverWrapper:
    """A `tni.api.devices.Driver` that wraps the standard driver built from the report descriptor. Subclasses override
    `_contact` to change contacts."""

    def __init__(self, standard: Driver) -> None:
        self._standard = standard

    def start(self, now_s: float) -> Step:
        return self._changed(self._standard.start(now_s))

    def on_report(self, report: bytes, now_s: float) -> Step:
        return self._changed(self._standard.on_report(report, now_s))

    def on_timer(self, now_s: float) -> Step:
        return self._changed(self._standard.on_timer(now_s))

    def release(self, now_s: float) -> Step:
        return self._changed(self._standard.release(now_s))

    def _changed(self, step: Step) -> Step:
        return replace(step, events=tuple(self._contact(e) if isinstance(e, Contact) else e for e in step.events))

    def _contact(self, contact: Contact) -> Contact:
        """Return the changed contact."""
        return contact
