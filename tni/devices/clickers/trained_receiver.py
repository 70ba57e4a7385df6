"""Receivers with a trained protocol: file format and driver."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from tni.api.devices import (
    DeviceEvent,
    DeviceInfo,
    Driver,
    DriverEntry,
    HidMatch,
    PollingChanged,
    Provenance,
    SerialMatch,
    Step,
    TniError,
    Vote,
)
from tni.core.ids import ClickerId
from tni.devices.clickers.protocol_inference import FIELDS_MAX, ReceiverFraming, TrainedProtocol
from tni.devices.clickers.text_lines import BAUD, LineBuffer, UnreadableLinesError

VERSION: Final = 1
SAME_PRESS_S: Final = 0.5
"""Seconds within which the same key of the same clicker is one press sent again. There may be no counter."""
CLICKERS_MAX: Final = 1000
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
    learnt: TrainedProtocol

    def to_json(self) -> str:
        learnt = self.learnt
        kept = {
            "tni_receiver": VERSION,
            "name": self.name,
            "vendor": f"{self.vendor:04x}",
            "product": f"{self.product:04x}",
            "manner": learnt.manner.value,
            "fields": learnt.count,
            "sure": {str(at): held.hex() for at, held in learnt.sure},
            "key_at": list(learnt.key_at),
            "clicker_at": list(learnt.clicker_at),
            "keys": {" ".join(part.hex() for part in held): letter for held, letter in learnt.keys},
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
    sure = tuple((int(at), bytes.fromhex(held)) for at, held in found["sure"].items())
    keys = tuple((tuple(map(bytes.fromhex, held.split())), letter) for held, letter in found["keys"].items())
    places = (*key_at, *clicker_at, *(at for at, _ in sure))
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
        name, vendor, product, TrainedProtocol(ReceiverFraming(found["manner"]), count, sure, key_at, clicker_at, keys)
    )


class TrainedReceiverDriver:
    """Implements `tni.api.devices.SerialDriver` and `tni.api.devices.Receiver`."""

    def __init__(self, taught: TrainedReceiver) -> None:
        self._learnt, self._name = taught.learnt, "".join(c for c in taught.name if c.isalnum())[:NUMBER_MAX]
        self._lines = LineBuffer()
        self._last: dict[ClickerId, tuple[str, float]] = {}
        self.is_recognised = False

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode bytes or a report. Raises: UnreadableLinesError for lines of which none is a press."""
        lines = self._learnt.manner is ReceiverFraming.LINES
        told = self._lines.feed(report) if lines else [report]
        events: list[DeviceEvent] = []
        odd = 0
        for one in told:
            read = self._learnt.read(one)
            if read is None:
                odd += 1
                continue
            self.is_recognised = True
            clicker = ClickerId(f"taught:{self._name}-{_number(read[0], lines=lines)}")
            if self._is_new(clicker, read[1], now_s):
                events.append(Vote(clicker, read[1], now_s))
        if lines and odd and odd == len(told):
            raise UnreadableLinesError(odd, told[0])
        return Step(tuple(events))

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def open_poll(self, now_s: float) -> Step:  # noqa: ARG002
        """Confirm the poll. Nothing is written: the trained protocol only covers reading."""
        return Step((PollingChanged(polling=True),))

    def close_poll(self, now_s: float) -> Step:  # noqa: ARG002
        return Step((PollingChanged(polling=False),))

    def _is_new(self, clicker: ClickerId, key: str, now_s: float) -> bool:
        last, at_s = self._last.pop(clicker, ("", float("-inf")))
        self._last[clicker] = (key, now_s)
        if len(self._last) > CLICKERS_MAX:
            del self._last[next(iter(self._last))]
        return key != last or now_s - at_s > SAME_PRESS_S


def _number(held: bytes, *, lines: bool) -> str:
    """Return a clicker's number as displayed; "1" for a receiver with a single clicker."""
    if not held:
        return "1"
    return (held.decode("ascii", "replace") if lines else held.hex().upper())[:NUMBER_MAX]


def trained_driver(taught: TrainedReceiver) -> DriverEntry:
    match = (
        SerialMatch(taught.vendor, taught.product, BAUD)
        if taught.learnt.manner is ReceiverFraming.LINES
        else HidMatch(taught.vendor, taught.product)
    )

    def make(_info: DeviceInfo) -> Driver:
        return TrainedReceiverDriver(taught)

    return DriverEntry(taught.name, (match,), Provenance.TRAINED, make)
