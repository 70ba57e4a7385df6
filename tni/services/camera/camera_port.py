"""Access to the cameras of the computer that are shown on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tni.core.camera import FoundCamera


class ShownCamera(Protocol):
    """Open camera. See `tni.cameras.live_worker` for its commands and news."""

    def tell(self, **head: Any) -> None:
        """Give a command; the first one opens the camera."""

    def close(self) -> None:
        """Close the camera. When this returns it is closed, and no more news come."""


type News = Callable[[Mapping[str, Any], bytes], None]


@dataclass(frozen=True, slots=True)
class PageCameras:
    """find: lists the cameras of the computer, opening none. show: returns the camera of an address, which is not open
    yet; its news come on the main thread, and a call when it has ended by itself. is_reading: returns whether a camera
    reads answer cards now."""

    find: Callable[[], Sequence[FoundCamera]]
    show: Callable[[str, News, Callable[[], None]], ShownCamera]
    is_reading: Callable[[str], bool] = lambda _address: False
