"""Store of board calibrations, and of the screen that each board lies on, in one small JSON file."""

from __future__ import annotations

from pathlib import Path

from tni.core.calibration import Calibration, ScreenMode
from tni.files.atomic import WriteError
from tni.files.errors import CalibrationsError, CalibrationsNotSavedError
from tni.store.json_file import JsonFile, JsonObject

_VERSION = 1

type _Calibrations = dict[tuple[str, ScreenMode], Calibration]


class CalibrationsFile:
    """The last calibration of each pair of board and screen mode. trouble: the error to report about the file, if
    any."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, CalibrationsError, version=_VERSION)
        self._screens, self._kept = self._file.read(_decode) or ({}, {})
        self.trouble = self._file.trouble

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
            raise CalibrationsNotSavedError(self._file.path, self.trouble)
        records = [calibration.record() for calibration in self._kept.values()]
        try:
            self._file.write({"screens": self._screens, "calibrations": records})
        except WriteError as error:
            raise CalibrationsNotSavedError(self._file.path, error) from error


def _decode(found: JsonObject) -> tuple[dict[str, str], _Calibrations]:
    """Return the screens and the calibrations. Raises: ValueError, BadBoardMappingError."""
    screens, records = found.get("screens"), found.get("calibrations")
    if not isinstance(screens, dict) or not isinstance(records, list):
        raise ValueError("no lists of calibrations")
    if not all(isinstance(screen, str) for screen in screens.values()):
        raise ValueError("a screen without a name")
    calibrations = map(Calibration.of_record, records)
    return screens, {(made.device, made.picture): made for made in calibrations}
