"""Calibration of one board for one projected picture."""

from __future__ import annotations

from collections.abc import Mapping as Keyed
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tni.core.board_mapping import BadBoardMappingError, BoardMapping
from tni.core.errors import TniError


def device_key(vendor: int, product: int, serial: str = "") -> str:
    """Return the key under which a board's settings are stored. It stays the same when the board is plugged into
    another socket."""
    return f"{vendor:04x}:{product:04x}:{serial}"


@dataclass(frozen=True, slots=True)
class ScreenMode:
    """Properties of a screen on which a calibration depends. screen: its EDID, or its name where it has none; width_px,
    height_px: its resolution; turned: its rotation in degrees."""

    screen: str
    width_px: int
    height_px: int
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Mapping of one board to one picture, with its measured quality.

    device: see `device_key`; points: number of targets; loo_px: leave-one-out error in pixels, None when there are too
    few targets to estimate it; at: date and time, ISO 8601.
    """

    device: str
    picture: ScreenMode
    mapping: BoardMapping
    points: int
    loo_px: float | None
    at: str

    def record(self) -> dict[str, object]:
        """Return the calibration as a record for a file; `of_record` reads it."""
        picture = self.picture
        return {
            "device": self.device,
            "screen": picture.screen,
            "resolution": [picture.width_px, picture.height_px],
            "turned": picture.turned,
            "points": self.points,
            "loo_px": self.loo_px,
            "at": self.at,
            "mapping": self.mapping.record(),
        }

    @classmethod
    def of_record(cls, record: object) -> Calibration:
        """Read a calibration from a record. Raises: BadBoardMappingError for anything that `record` does not write."""
        if not isinstance(record, Keyed):
            raise BadBoardMappingError("no record")
        resolution, loo_px = record.get("resolution"), record.get("loo_px")
        words = [record.get(key) for key in ("device", "screen", "at")]
        numbers = [*(resolution if isinstance(resolution, list) else []), record.get("turned"), record.get("points")]
        if not all(isinstance(word, str) for word in words) or len(numbers) != 4:
            raise BadBoardMappingError("what it is of is not said")
        if not all(type(number) is int for number in numbers) or not isinstance(loo_px, float | int | None):
            raise BadBoardMappingError("what it is of is not said in numbers")
        device, screen, at = map(str, words)
        width_px, height_px, turned, points = numbers
        picture = ScreenMode(screen, width_px, height_px, turned)
        return cls(device, picture, BoardMapping.of_record(record.get("mapping")), points, loo_px, at)


class CalibrationStore(Protocol):
    """Stored calibrations, the last of each pair of board and screen mode, and the screen that each board lies on; see
    `tni.store.calibrations_file.CalibrationsFile`."""

    @property
    def trouble(self) -> TniError | None:
        """Error to report about what is stored."""

    def find(self, device: str, picture: ScreenMode) -> Calibration | None:
        """Return the calibration of a board for a picture. device: see `device_key`."""

    def of_device(self, device: str) -> Sequence[Calibration]:
        """Return all calibrations of a board."""

    def screen_of(self, device: str) -> str | None:
        """Return the name of the screen that a board lies on, None if it was never given."""

    def keep(self, calibration: Calibration) -> None:
        """Store a calibration in place of the previous one.

        Raises: TniError; the calibration still holds until the program ends.
        """

    def keep_screen(self, device: str, screen: str) -> None:
        """Store the screen that a board lies on.

        Raises: TniError; the value still holds until the program ends.
        """
