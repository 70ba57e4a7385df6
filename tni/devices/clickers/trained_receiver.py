"""Receivers with a trained protocol: file format and driver."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from tni.api.devices import (
    DeviceInfo,
    Driver,
    DriverEntry,
    HidMatch,
    Provenance,
    SerialMatch,
    Step,
    TniError,
    Vote,
)
from tni.core.ids import ClickerId
from tni.devices.clickers.passive_receiver import LineReceiver
from tni.devices.clickers.presses import RepeatFilter
from tni.devices.clickers.protocol_inference import FIELDS_MAX, ReceiverFraming, TrainedProtocol
from tni.devices.clickers.text_lines import BAUD

VERSION: Final = 1
NAME_MAX: Final = 40
NUMBER_MAX: Final = 16


class TrainedReceiverFileError(TniError):
    """The content of a file is not a trained receiver."""


@dataclass(frozen=True, slots=True)
class TrainedReceiver:
    """A receiver with its trained protocol.

    name: the teacher's name for it; vendor, product: USB ids of it or its adapter.
    """

    name: str
    vendor: int
    product: int
    protocol: TrainedProtocol

    def to_json(self) -> str:
        protocol = self.protocol
        kept = {
            "tni_receiver": VERSION,
            "name": self.name,
            "vendor": f"{self.vendor:04x}",
            "product": f"{self.product:04x}",
            "manner": protocol.framing.value,
            "fields": protocol.count,
            "sure": {str(at): held.hex() for at, held in protocol.constant},
            "key_at": list(protocol.key_at),
            "clicker_at": list(protocol.clicker_at),
            "keys": {" ".join(part.hex() for part in held): letter for held, letter in protocol.keys},
        }
        return json.dumps(kept, indent=1, ensure_ascii=False)


def parse_trained_receiver(text: str) -> TrainedReceiver:
    """Read a trained receiver from JSON. Raises: TrainedReceiverFileError."""
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise TrainedReceiverFileError(f"{type(error).__name__}: {error}") from error


def _read(found: dict[str, Any]) -> TrainedReceiver:
    if found["tni_receiver"] != VERSION:
        raise ValueError("no version that is known")
    count, name = found["fields"], found["name"]
    key_at, clicker_at = tuple(found["key_at"]), tuple(found["clicker_at"])
    constant = tuple((int(at), bytes.fromhex(held)) for at, held in found["sure"].items())
    keys = tuple((tuple(map(bytes.fromhex, held.split())), letter) for held, letter in found["keys"].items())
    places = (*key_at, *clicker_at, *(at for at, _ in constant))
    if type(count) is not int or not 0 < count <= FIELDS_MAX or not all(type(at) is int for at in places):
        raise ValueError("fields that cannot be")
    if not key_at or not keys or not all(0 <= at < count for at in places):
        raise ValueError("fields that are not there")
    if any(len(held) != len(key_at) or not isinstance(letter, str) or len(letter) != 1 for held, letter in keys):
        raise ValueError("keys that cannot be")
    if not isinstance(name, str) or not 0 < len(name) <= NAME_MAX or not name.isprintable():
        raise ValueError("no name")
    vendor, product = int(found["vendor"], 16), int(found["product"], 16)
    if not 0 <= vendor <= 0xFFFF or not 0 <= product <= 0xFFFF:
        raise ValueError("no numbers of a device")
    return TrainedReceiver(
        name,
        vendor,
        product,
        TrainedProtocol(ReceiverFraming(found["manner"]), count, constant, key_at, clicker_at, keys),
    )


class TrainedReceiverDriver(LineReceiver):
    """Driver that reads lines or HID reports by a trained protocol. It never writes: training only covers reading."""

    def __init__(self, receiver: TrainedReceiver) -> None:
        super().__init__()
        self._protocol = receiver.protocol
        self._name = "".join(c for c in receiver.name if c.isalnum())[:NUMBER_MAX]
        self._repeats = RepeatFilter()

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode bytes or a report. Raises: UnreadableLinesError for lines of which none is a press."""
        if self._protocol.framing is ReceiverFraming.LINES:
            return super().on_report(report, now_s)
        return self.on_line(report, now_s) or Step()

    def on_line(self, line: bytes, now_s: float) -> Step | None:
        """Decode a line or a report. Return None if it is no press."""
        press = self._protocol.read(line)
        if press is None:
            return None
        lines = self._protocol.framing is ReceiverFraming.LINES
        clicker = ClickerId(f"taught:{self._name}-{_number(press[0], lines=lines)}")
        is_new = self._repeats.is_new(clicker, press[1], now_s)
        return Step((Vote(clicker, press[1], now_s),)) if is_new else Step()


def _number(held: bytes, *, lines: bool) -> str:
    """Return a clicker's number as displayed; "1" for a receiver with a single clicker."""
    if not held:
        return "1"
    return (held.decode("ascii", "replace") if lines else held.hex().upper())[:NUMBER_MAX]


def trained_driver(receiver: TrainedReceiver) -> DriverEntry:
    match = (
        SerialMatch(receiver.vendor, receiver.product, BAUD)
        if receiver.protocol.framing is ReceiverFraming.LINES
        else HidMatch(receiver.vendor, receiver.product)
    )

    def make(_info: DeviceInfo) -> Driver:
        return TrainedReceiverDriver(receiver)

    return DriverEntry(receiver.name, (match,), Provenance.TRAINED, make)
