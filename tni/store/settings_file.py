"""Settings in one small JSON file."""

from __future__ import annotations

from pathlib import Path

from tni.core.settings import Setting
from tni.files.errors import SettingsError
from tni.store.json_file import JsonFile, JsonObject, Quarantine


class SettingsFile:
    """Settings in a file; implements `tni.core.settings.Settings`.

    A missing file means defaults. So does a damaged file, which is quarantined first. Unknown keys are kept. trouble:
    the error to report about the file, if any.
    """

    def __init__(self, path: Path, *, quarantine: bool = True) -> None:
        """quarantine: whether to quarantine a damaged file, or only to ignore it."""
        self._file = JsonFile(path, SettingsError, quarantine=Quarantine.DAMAGED if quarantine else Quarantine.NONE)
        self._values: JsonObject = self._file.read(dict) or {}
        self.trouble = self._file.trouble

    def get[T](self, setting: Setting[T]) -> T:
        value = self._values.get(setting.key, setting.default)
        wanted = type(setting.default)
        if wanted is float and type(value) is int:
            value = float(value)
        return value if type(value) is wanted and setting.valid(value) else setting.default

    def set[T](self, setting: Setting[T], value: T) -> None:
        if not setting.valid(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        if self._values.get(setting.key) == value:
            return
        self._values[setting.key] = value
        if self.trouble is None or self.trouble.kept is not None:
            self._file.try_write(dict(sorted(self._values.items())))
