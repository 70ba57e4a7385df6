"""Settings in one small JSON file, which several programs of the teacher may have open."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from tni.core.settings import Setting
from tni.files.atomic import WriteError
from tni.files.errors import SettingsError
from tni.store.file_turn import file_turn
from tni.store.json_file import JsonFile, JsonObject, Quarantine

_log = logging.getLogger(__name__)


class SettingsFile:
    """Settings in a file; implements `tni.core.settings.Settings`.

    A missing file means defaults. So does a damaged file, which is quarantined first. Unknown keys are kept. Each
    change reads the file again, so that it keeps what another program has stored meanwhile. Values are read on the
    threads of devices too. trouble: the error to report about the file, if any.
    """

    def __init__(self, path: Path, *, quarantine: bool = True) -> None:
        """quarantine: whether to quarantine a damaged file, or only to ignore it."""
        self._file = JsonFile(path, SettingsError, quarantine=Quarantine.DAMAGED if quarantine else Quarantine.NONE)
        self._values: JsonObject = self._file.read(dict) or {}
        self._stored = dict(self._values)
        """The file as it was last read or written."""
        self._one_at_a_time = threading.RLock()
        self.trouble = self._file.trouble

    def get[T](self, setting: Setting[T]) -> T:
        value = self._values.get(setting.key, setting.default)
        wanted = type(setting.default)
        if wanted is float and type(value) is int:
            value = float(value)
        return value if type(value) is wanted and setting.valid(value) else setting.default

    def set[T](self, setting: Setting[T], value: T) -> None:
        self._check(setting, value)
        self.change(setting, lambda _: value)  # also where this program has it already: the file may say another

    def change[T](self, setting: Setting[T], change: Callable[[T], T]) -> None:
        if not self._is_ours:
            self._put(setting, change(self.get(setting)))
            return
        with self._one_at_a_time, file_turn(self._file.path):
            is_read = self._is_read_to_change()
            self._put(setting, change(self.get(setting)))
            is_new = is_read and self._values != self._stored
            if is_new and self._file.try_write(dict(sorted(self._values.items()))):
                self._stored = dict(self._values)

    def _is_read_to_change(self) -> bool:
        """Take in what the file has, and return whether it may be written. What it may hold that cannot be read now is
        not written over: the next change writes this one too."""
        try:
            self._take_in(self._file.to_change(dict))
        except WriteError as error:
            _log.warning("%s", error)
            return False
        return True

    def refresh(self) -> None:
        if self._is_ours:
            with self._one_at_a_time:
                self._take_in(self._file.latest(dict))

    def _take_in(self, found: JsonObject | None) -> None:
        if found is None:  # missing, or damaged meanwhile
            return
        for key in found.keys() | self._stored.keys():
            if found.get(key) == self._stored.get(key):
                continue
            if key in found:
                self._values[key] = found[key]
            else:
                self._values.pop(key, None)
        self._stored = found

    @property
    def _is_ours(self) -> bool:
        """False for a file that could neither be read nor quarantined: it is left as it is."""
        return self.trouble is None or self.trouble.kept is not None

    def _put[T](self, setting: Setting[T], value: T) -> None:
        self._check(setting, value)
        self._values[setting.key] = value

    def _check[T](self, setting: Setting[T], value: T) -> None:
        if not setting.valid(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
