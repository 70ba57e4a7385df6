"""Store of receiver settings, of the serial lines of receivers and boards, and of the keyboards used as voting keypads,
in one small JSON file."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tni.core.ids import ClickerId
from tni.core.known_devices import KnownKeypad, ReceiverSettings
from tni.core.lines import KnownSerialLine
from tni.files.atomic import WriteError, free_name, write_atomically

_log = logging.getLogger(__name__)
VERSION = 1
MOST = 50
LONGEST = 200


class ReceiversFile:
    """Settings of receivers, serial lines and keypads.

    A missing file means that nothing is stored; so does a damaged file, which is quarantined. When the disk refuses a
    write, the lesson is not interrupted: the settings hold until the program ends.

    Read from any thread, written on the main thread.
    """

    def __init__(self, path: Path, *, mend: bool = True) -> None:
        """mend: quarantine a damaged file; otherwise only ignore it."""
        self._path = path
        self._radios: dict[str, ReceiverSettings] = {}
        self.lines: tuple[KnownSerialLine, ...] = ()
        self.keypads: tuple[KnownKeypad, ...] = ()
        try:
            self._read(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, RecursionError) as error:
            _log.warning("receivers are not readable: %s", error)
            self._radios, self.lines, self.keypads = {}, (), ()
            if mend:
                with suppress(OSError):
                    path.rename(free_name(path.with_suffix(".damaged")))

    def _read(self, found: object) -> None:
        """Read the content of the file. Raises: ValueError, TypeError."""
        if not isinstance(found, dict) or found.get("version") != VERSION:
            raise ValueError("no receivers of this version")
        radios, lines, keypads = found.get("radios", {}), found.get("lines", []), found.get("keypads", [])
        if not isinstance(radios, dict) or not isinstance(lines, list) or not isinstance(keypads, list):
            raise ValueError("no receivers")
        self._radios = {key: _radio(entry) for key, entry in list(radios.items())[:MOST]}
        self.lines = tuple(_line(entry) for entry in lines[:MOST])
        self.keypads = tuple(_keypad(entry) for entry in keypads[:MOST])

    def radio(self, key: str) -> ReceiverSettings:
        """Return the settings of a receiver. key: see `tni.core.calibration.device_key`."""
        return self._radios.get(key, ReceiverSettings())

    def save_radio(self, key: str, radio: ReceiverSettings) -> None:
        self._radios.pop(key, None)
        self._radios[key] = radio
        for oldest in list(self._radios)[:-MOST]:
            del self._radios[oldest]
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
        kept = {
            "version": VERSION,
            "radios": {key: asdict(radio) for key, radio in self._radios.items()},
            "lines": [asdict(line) for line in self.lines],
            "keypads": [asdict(keypad) for keypad in self.keypads],
        }
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(kept, indent=1).encode())
        except (OSError, WriteError) as error:
            _log.warning("receivers could not be kept: %s", error)


def _radio(entry: Any) -> ReceiverSettings:
    radio = ReceiverSettings(**entry)
    if not _is_text(radio.channel) or not (radio.remote is None or _is_text(radio.remote)):
        raise ValueError(f"no radio: {radio!r}")
    return ReceiverSettings(radio.channel, None if radio.remote is None else ClickerId(radio.remote))


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
