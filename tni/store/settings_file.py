"""Settings in one small JSON file, written whole and atomically."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from tni.core.settings import Setting

_log = logging.getLogger(__name__)


class SettingsFile:
    """Implements `tni.core.settings.Settings`. A damaged or missing file means defaults; unknown keys are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            _log.warning("settings are not readable, defaults are used: %s", error)
            return
        if isinstance(found, dict):
            self._values = found

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
        self._write()

    def _write(self) -> None:
        text = json.dumps(self._values, indent=1, ensure_ascii=False, sort_keys=True)
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
            part.replace(self._path)
        except OSError as error:  # a setting is not worth stopping a lesson for: it holds until the program ends
            _log.warning("settings could not be kept: %s", error)
