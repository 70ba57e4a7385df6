"""A teacher's own plugin with a receiver on a serial line, which prints `KEY number letter` at 9600 baud."""

from __future__ import annotations

from tni.api.devices import DeviceInfo

ADAPTER = DeviceInfo(0x1209, 0xBEE5, "Bricolage", "42")
"""Adapter that no receiver of the program uses."""
BAUD = 9600
SOURCE = '''
"""Receiver that a colleague has built."""

from tni.api.devices import DriverEntry, PollingChanged, Provenance, SerialMatch, Step, Vote

PLUGIN = {
    "id": "mine",
    "kind": "receiver",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Le mien", "en": "Mine"},
    "summary": {"fr": "Mes télécommandes.", "en": "My clickers."},
    "devices": ({"name": "Mine", "vendor": 0x1209, "product": 0xBEE5, "baud": 9600},),
}


class Mine:
    def __init__(self):
        self._rest, self.is_recognised = b"", False

    def start(self, now_s):
        return Step()

    on_timer = release = start

    def open_poll(self, now_s):
        return Step((PollingChanged(polling=True),))

    def close_poll(self, now_s):
        return Step((PollingChanged(polling=False),))

    def on_report(self, report, now_s):
        *lines, self._rest = (self._rest + report).split(b"\\n")
        parts = [line.split() for line in lines]
        votes = [Vote("mine:" + p[1].decode(), p[2].decode(), now_s) for p in parts if len(p) == 3 and p[0] == b"KEY"]
        self.is_recognised = self.is_recognised or bool(votes)
        return Step(tuple(votes))


def drivers():
    match = SerialMatch(0x1209, 0xBEE5, 9600)
    return (DriverEntry("Mine", (match,), Provenance.OWN, lambda _: Mine()),)
'''
