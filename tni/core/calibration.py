"""What is known of a calibrated board: which one, of which picture, and how its range maps to it."""

from __future__ import annotations

from collections.abc import Mapping as Keyed
from dataclasses import dataclass

from tni.core.board_mapping import BadBoardMappingError, BoardMapping


def device_key(vendor: int, product: int, serial: str = "") -> str:
    """How a board is called in what is kept: the same one at the next plugging in, whichever socket."""
    return f"{vendor:04x}:{product:04x}:{serial}"


@dataclass(frozen=True, slots=True)
class ScreenMode:
    """What a screen shows, as far as a calibration depends on it. screen: by its EDID, else its name; width_px,
    height_px: its resolution; turned: degrees."""

    screen: str
    width_px: int
    height_px: int
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Calibration:
    """device: see `device_key`; points: how many targets; loo_px: how far off a target is that the others foretell,
    None where nothing checks it; at: date and time, ISO 8601."""

    device: str
    picture: ScreenMode
    mapping: BoardMapping
    points: int
    loo_px: float | None
    at: str

    def record(self) -> dict[str, object]:
        """For a file; see `of_record`."""
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
        """Raises: BadMappingError for whatever `record` would not have written."""
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
