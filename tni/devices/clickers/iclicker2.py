"""Driver of the i>clicker base, version 2: it sends votes unprompted, one or two in a report, and acknowledges by
radio.

From a USB log of a real base (one recording, one vote): the commands of start, opening, closing and display with their
times, and the bytes of the vote. From documentation, not tested on hardware: the second record of a report, counters
other than 0, keys other than A, channels other than AA, the teacher's remote.
"""

from __future__ import annotations

from tni.api.devices import DeviceEvent, PollingChanged, ReceiverReady, Step
from tni.devices.clickers import iclicker_wire as wire
from tni.devices.clickers.command_queue import DeviceCommand
from tni.devices.clickers.iclicker_base import SUMMARY, IClickerBase, ack, base_command

FREQUENCY_REST_S = 5.0
"""Seconds for which the base receives nothing while it changes channel: 5.05 s in the log."""
ALPHABETIC = (0x01, 0x19, 0x66, 0x0A, 0x01)


class IClicker2Base(IClickerBase):
    """Implements `tni.api.devices.Receiver` and all of `tni.api.receiver_capabilities`
    except acknowledging and numeric entry.
    """

    def on_report(self, report: bytes, now_s: float) -> Step:
        self._lcd.on_report(now_s)
        events: list[DeviceEvent] = []
        for record in wire.parse_v2(report):
            match record:
                case wire.IClickerAck(code):
                    events += self._answered(ack(code), now_s)
                case wire.IClickerSummary():
                    events += self._answered(SUMMARY, now_s)
                case wire.IClickerPress() if self._is_new(record, now_s):
                    # Emitted in any state of the base: the owner of the poll decides whether the vote is in time.
                    events += self._press_events(record, now_s)
                case _:
                    pass
        return self._step(now_s, events)

    def _hello(self) -> tuple[DeviceCommand, ...]:
        return (
            *self._channel_change(),
            base_command(0x01, 0x12),
            base_command(0x01, 0x16),
            base_command(0x01, 0x15),
            base_command(0x01, 0x2D),
            base_command(0x01, 0x29, 0xA1, 0x8F, 0x96, 0x8D, 0x99, 0x97, 0x8F, 0x80),
            base_command(0x01, 0x17, 0x04, or_by=SUMMARY),
            base_command(0x01, 0x17, 0x03),
            base_command(0x01, 0x16, event=ReceiverReady("i>clicker 2")),
        )

    def _tuning(self) -> tuple[DeviceCommand, ...]:
        return (*self._channel_change(), base_command(0x01, 0x12), base_command(0x01, 0x16))

    def _channel_change(self) -> tuple[DeviceCommand, ...]:
        f1, f2 = self._frequency
        return base_command(0x01, 0x10, f1, f2), base_command(0x01, 0x2A, f1, f2, 0x05, rest_s=FREQUENCY_REST_S)

    def _opening(self) -> tuple[DeviceCommand, ...]:
        return (
            base_command(*ALPHABETIC),
            base_command(0x01, 0x17, 0x03),
            base_command(0x01, 0x17, 0x05, answered=False),  # the logged base never answers this one
            base_command(*ALPHABETIC),
            base_command(0x01, 0x11, event=PollingChanged(polling=True)),
        )

    def _closing(self) -> tuple[DeviceCommand, ...]:
        return (
            base_command(0x01, 0x12, event=PollingChanged(polling=False)),
            base_command(0x01, 0x16),
            base_command(0x01, 0x17, 0x01, 0x00, 0x04),
            base_command(0x01, 0x17, 0x03),
            base_command(0x01, 0x17, 0x04, or_by=SUMMARY),  # answered by a summary, by some bases with a plain ack
        )

    def _remote_command(self, remote: bytes) -> DeviceCommand:
        return base_command(0x01, 0x1E, *remote)
