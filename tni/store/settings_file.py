"""Settings in one small JSON file, written as a whole and atomically."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from tni.core.errors import TniError
from tni.core.settings import Setting
from tni.files.atomic import WriteError, free_name, write_atomically

_log = logging.getLogger(__name__)


class SettingsError(TniError):
    """The settings file cannot be read; the defaults hold.

    kept: path of the quarantined file. None when the file could not be read at all, or not renamed: it then stays
    unchanged, and nothing overwrites it.
    """

    def __init__(self, path: Path, kept: Path | None) -> None:
        super().__init__(f"{path} is not readable" + (f", it was set aside as {kept.name}" if kept else ""))
        self.path, self.kept = path, kept


class SettingsFile:
    """Settings in a file; implements `tni.core.settings.Settings`.

    A missing file means defaults. So does a damaged file, which is quarantined first. Unknown keys are kept. trouble:
    the error to report about the file, if any.
    """

    def __init__(self, path: Path, *, mend: bool = True) -> None:
        """mend: quarantine a damaged file; otherwise only read."""
        self._path = path
        self._values: dict[str, Any] = {}
        self.trouble: SettingsError | None = None
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(found, dict):
                raise ValueError("no JSON object")
            self._values = found
        except FileNotFoundError:
            return
        except OSError as error:
            self.trouble = SettingsError(path, None)
            _log.warning("%s, defaults are used: %s", self.trouble, error)
        except (ValueError, RecursionError) as error:
            self.trouble = SettingsError(path, _set_aside(path) if mend else None)
            _log.warning("%s, defaults are used: %s", self.trouble, error)

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
            self._write()

    def _write(self) -> None:
        text = json.dumps(self._values, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, text.encode())
        except (OSError, WriteError) as error:
            # A setting is not worth interrupting a lesson: it holds until the program ends.
            _log.warning("settings could not be kept: %s", error)


def _set_aside(path: Path) -> Path | None:
    """Quarantine the damaged file. Return its new path, None if the folder does not allow renaming."""
    try:
        kept = free_name(path.with_suffix(".damaged"))
        path.rename(kept)
    except OSError:
        return None
    return kept
