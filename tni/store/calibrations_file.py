"""Store of board calibrations, and of the screen that each board lies on, in one small JSON file."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from tni.core.board_mapping import BadBoardMappingError
from tni.core.calibration import Calibration, ScreenMode
from tni.core.errors import TniError
from tni.files.atomic import WriteError, free_name, write_atomically

_log = logging.getLogger(__name__)
_VERSION = 1


class CalibrationsError(TniError):
    """The calibrations file cannot be read; the boards must be calibrated again.

    kept: path of the quarantined file. None when it could not be read at all, or not renamed: then nothing overwrites
    it.
    """

    def __init__(self, path: Path, kept: Path | None) -> None:
        super().__init__(f"{path} is not readable" + (f", it was set aside as {kept.name}" if kept else ""))
        self.path, self.kept = path, kept


class CalibrationsNotSavedError(TniError):
    """The calibrations could not be written; they hold until the program ends. cause: the system's error."""

    def __init__(self, path: Path, cause: Exception) -> None:
        super().__init__(f"{path} not written: {cause}")
        self.path, self.cause = path, cause


class CalibrationsFile:
    """The last calibration of each pair of board and screen mode. trouble: the error to report about the file, if
    any."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[tuple[str, ScreenMode], Calibration] = {}
        self._screens: dict[str, str] = {}
        self.trouble: CalibrationsError | None = None
        try:
            self._read(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return
        except OSError as error:
            self._refuse(error, None)
        except (ValueError, RecursionError, BadBoardMappingError) as error:
            self._kept, self._screens = {}, {}
            self._refuse(error, _set_aside(path))

    def _refuse(self, error: Exception, kept: Path | None) -> None:
        self.trouble = CalibrationsError(self._path, kept)
        _log.warning("%s: %s", self.trouble, error)

    def _read(self, found: object) -> None:
        if not isinstance(found, dict) or found.get("version") != _VERSION:
            raise ValueError("no calibrations of this version")
        screens, records = found.get("screens"), found.get("calibrations")
        if not isinstance(screens, dict) or not isinstance(records, list):
            raise ValueError("no lists of calibrations")
        if not all(isinstance(screen, str) for screen in screens.values()):
            raise ValueError("a screen without a name")
        self._screens = screens
        for record in records:
            calibration = Calibration.of_record(record)
            self._kept[calibration.device, calibration.picture] = calibration

    def find(self, device: str, picture: ScreenMode) -> Calibration | None:
        return self._kept.get((device, picture))

    def of_device(self, device: str) -> list[Calibration]:
        return [calibration for (known, _), calibration in self._kept.items() if known == device]

    def screen_of(self, device: str) -> str | None:
        """Return the name of the screen that this board lies on, None if it was never given."""
        return self._screens.get(device)

    def keep(self, calibration: Calibration) -> None:
        """Store a calibration in place of the previous one.

        Raises: CalibrationsNotSavedError; the calibration still holds until the program ends.
        """
        self._kept[calibration.device, calibration.picture] = calibration
        self._write()

    def keep_screen(self, device: str, screen: str) -> None:
        """Store the screen that a board lies on.

        Raises: CalibrationsNotSavedError; the value still holds until the program ends.
        """
        if self._screens.get(device) != screen:
            self._screens[device] = screen
            self._write()

    def _write(self) -> None:
        if self.trouble is not None and self.trouble.kept is None:
            raise CalibrationsNotSavedError(self._path, self.trouble)
        records = [calibration.record() for calibration in self._kept.values()]
        whole = {"version": _VERSION, "screens": self._screens, "calibrations": records}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(whole, indent=1).encode())
        except (OSError, WriteError) as error:
            raise CalibrationsNotSavedError(self._path, error) from error


def _set_aside(path: Path) -> Path | None:
    """Quarantine the damaged file. Return its new path, None if the folder does not allow renaming."""
    try:
        kept = free_name(path.with_suffix(".damaged"))
        path.rename(kept)
    except OSError:
        return None
    return kept
