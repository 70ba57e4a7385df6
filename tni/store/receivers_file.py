"""Store of receiver settings, of the serial lines of receivers and boards, and of the keyboards used as voting keypads,
in one small JSON file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from tni.core.ids import ClickerId
from tni.core.known_devices import KnownKeypad, ReceiverSettings
from tni.core.lines import KnownSerialLine
from tni.files.errors import JsonFileError
from tni.store.json_file import JsonFile, JsonObject, Quarantine

VERSION = 1
MOST = 50
LONGEST = 200

type _Receivers = dict[str, ReceiverSettings]
type _Lines = tuple[KnownSerialLine, ...]
type _Keypads = tuple[KnownKeypad, ...]


class ReceiversFile:
    """Settings of receivers, serial lines and keypads.

    A missing file means that nothing is stored; so does a damaged or unreadable file, which is quarantined. When the
    disk refuses a write, the lesson is not interrupted: the settings hold until the program ends.

    Read from any thread, written on the main thread.
    """

    def __init__(self, path: Path, *, quarantine: bool = True) -> None:
        """quarantine: whether to quarantine a file that cannot be used, or only to ignore it."""
        quarantined = Quarantine.UNREADABLE if quarantine else Quarantine.NONE
        self._file = JsonFile(path, JsonFileError, version=VERSION, quarantine=quarantined)
        self._receivers, self.lines, self.keypads = self._file.read(_decode) or ({}, (), ())

    def receiver(self, key: str) -> ReceiverSettings:
        """Return the settings of a receiver. key: see `tni.core.calibration.device_key`."""
        return self._receivers.get(key, ReceiverSettings())

    def save_receiver(self, key: str, settings: ReceiverSettings) -> None:
        self._receivers.pop(key, None)
        self._receivers[key] = settings
        for oldest in list(self._receivers)[:-MOST]:
            del self._receivers[oldest]
        self._write()

    def save_line(self, line: KnownSerialLine) -> None:
        """Store a line, in place of the previous one for the same adapter and board path."""
        here = line.adapter, line.path
        self.lines = (*(one for one in self.lines if (one.adapter, one.path) != here), line)[-MOST:]
        self._write()

    @property
    def boards(self) -> tuple[KnownSerialLine, ...]:
        """The entries of `lines` that belong to boards, not receivers."""
        return tuple(one for one in self.lines if one.path)

    def forget_boards(self) -> None:
        self.lines = tuple(one for one in self.lines if not one.path)
        self._write()

    def save_keypad(self, keypad: KnownKeypad) -> None:
        """Store a keypad, in place of the previous one for the same keyboard."""
        self.keypads = (*(one for one in self.keypads if one.identity != keypad.identity), keypad)[-MOST:]
        self._write()

    def forget_keypad(self, keypad: KnownKeypad) -> None:
        self.keypads = tuple(one for one in self.keypads if one != keypad)
        self._write()

    def _write(self) -> None:
        self._file.try_write(
            {
                "radios": {key: asdict(settings) for key, settings in self._receivers.items()},
                "lines": [asdict(line) for line in self.lines],
                "keypads": [asdict(keypad) for keypad in self.keypads],
            }
        )


def _decode(found: JsonObject) -> tuple[_Receivers, _Lines, _Keypads]:
    """Return receivers, lines and keypads. Raises: ValueError, TypeError."""
    receivers, lines, keypads = found.get("radios", {}), found.get("lines", []), found.get("keypads", [])
    if not isinstance(receivers, dict) or not isinstance(lines, list) or not isinstance(keypads, list):
        raise ValueError("no receivers")
    return (
        {key: _receiver(entry) for key, entry in list(receivers.items())[:MOST]},
        tuple(map(_line, lines[:MOST])),
        tuple(map(_keypad, keypads[:MOST])),
    )


def _receiver(entry: Any) -> ReceiverSettings:
    settings = ReceiverSettings(**entry)
    if not _is_text(settings.channel) or not (settings.remote is None or _is_text(settings.remote)):
        raise ValueError(f"no receiver: {settings!r}")
    return ReceiverSettings(settings.channel, None if settings.remote is None else ClickerId(settings.remote))


def _line(entry: Any) -> KnownSerialLine:
    line = KnownSerialLine(**entry)
    if not _are_numbers(line.vendor, line.product) or not _is_text(line.serial, line.driver, line.path):
        raise ValueError(f"no line: {line!r}")
    return line


def _keypad(entry: Any) -> KnownKeypad:
    keypad = KnownKeypad(**entry)
    if not _are_numbers(keypad.vendor, keypad.product) or not _is_text(keypad.place, keypad.name) or not keypad.place:
        raise ValueError(f"no keypad: {keypad!r}")
    return keypad


def _are_numbers(*values: object) -> bool:
    return all(type(value) is int and 0 <= value <= 0xFFFF for value in values)


def _is_text(*values: object) -> bool:
    return all(isinstance(value, str) and len(value) <= LONGEST for value in values)
