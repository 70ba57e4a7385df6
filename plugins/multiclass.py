"""Driver of Multiclass interactive whiteboards on a serial line.

The board needs a greeting and then a keep-alive byte each second. Written from documentation, not tested on hardware.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tni.api.devices import DriverEntry, Provenance, SerialMatch, Step
from tni.api.serial_boards import SerialBoardDriver

PLUGIN = {
    "id": "multiclass",
    "kind": "board",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Multiclass", "en": "Multiclass"},
    "summary": {"fr": "Tableaux Multiclass, sur une ligne série.", "en": "Multiclass whiteboards on a serial line."},
    "devices": ({"name": "Multiclass", "vendor": 0x10C4, "product": 0xEA60, "baud": 9600},),
    "licence": "GPL-3.0-or-later",
}

HELLO, KEEP_ALIVE = b"\xca", b"\xcc"
HELLO_REPLY = 0xA8
KEEP_ALIVE_S = 1.0
HEAD: Final = b"\xaa\xaa"
PRESSED = 0x41


class Multiclass(SerialBoardDriver):
    def __init__(self) -> None:
        super().__init__(HEAD, PRESSED)
        self._send_at_s: float | None = None

    def start(self, now_s: float) -> Step:
        return self._step(now_s, (), (HELLO,))

    def on_report(self, report: bytes, now_s: float) -> Step:
        step = super().on_report(report, now_s)
        if self._send_at_s is None and (self.is_recognised or HELLO_REPLY in report):
            self._send_at_s = now_s + KEEP_ALIVE_S
        return self._timed(step)

    def on_timer(self, now_s: float) -> Step:
        step = super().on_timer(now_s)
        if self._send_at_s is not None and now_s >= self._send_at_s:
            self._send_at_s = now_s + KEEP_ALIVE_S
            step = replace(step, writes=(KEEP_ALIVE,))
        return self._timed(step)

    def _timed(self, step: Step) -> Step:
        wakes = [at_s for at_s in (step.wake_at_s, self._send_at_s) if at_s is not None]
        return replace(step, wake_at_s=min(wakes, default=None))


def drivers() -> tuple[DriverEntry, ...]:
    line = SerialMatch(0x10C4, 0xEA60, 9600)
    return (DriverEntry("Multiclass", (line,), Provenance.DOCUMENTED, lambda _: Multiclass()),)
