"""For drivers of boards that describe themselves as the HID standard has it, and need a word more."""

from __future__ import annotations

from dataclasses import replace

from tni.api.devices import Contact, Driver, Step


class HidDriverWrapper:
    """A `tni.api.devices.Driver` over the one that the report descriptor makes; what is to differ is overridden."""

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
        """What becomes of each contact."""
        return contact
