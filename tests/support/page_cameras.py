"""Cameras of the page for tests: a video file in the place of a camera, and a camera that a test plays by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from tni.core.camera import FoundCamera
from tni.processes.shared_bytes import SharedBytes
from tni.services.camera.camera_port import News, PageCameras


def write_view(path: Path, size: tuple[int, int] = (640, 480), frames: int = 600) -> Path:
    """Write a film of what a camera sees: blue above, red below, a white corner at the upper left, and some grain."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, size)
    rng = np.random.default_rng(1)
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    picture[: size[1] // 2] = (200, 0, 0)
    picture[size[1] // 2 :] = (0, 0, 200)
    picture[: size[1] // 8, : size[0] // 8] = 255
    for _ in range(frames):
        grain = picture.copy()
        grain[-40:-8, -40:-8] = rng.integers(0, 255, (32, 32, 1), np.uint8)
        writer.write(grain)
    writer.release()
    return path


class PlayedCamera:
    """Camera that a test plays. told: the commands that it got."""

    def __init__(self, address: str, receive: News, ended: Callable[[], None]) -> None:
        self.address, self.receive, self.ended = address, receive, ended
        self.told: list[dict[str, Any]] = []
        self.is_closed = False
        self._memory: SharedBytes | None = None
        self._size = (0, 0)
        self._slot = 0
        self.colour = (0, 0, 200)
        """Of what it sees, blue first."""

    def tell(self, **head: Any) -> None:
        self.told.append(head)
        if head["do"] == "size":
            self._size = head["width"], head["height"]
            self._memory = SharedBytes.open(head["memory"], 3 * self._size[0] * self._size[1] * 4)
            self.receive({"opened": head["memory"]}, b"")
            self.show()

    def close(self) -> None:
        self.is_closed = True
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def see(self, width: int = 640, height: int = 480) -> None:
        """Deliver the first picture, of this size."""
        self.receive({"sees": True, "width": width, "height": height}, b"")
        self.show()

    def show(self) -> None:
        """Deliver another picture."""
        if self._memory is None:
            return
        count = self._size[0] * self._size[1] * 4
        place = np.frombuffer(self._memory.view, np.uint8, count, self._slot * count).reshape(-1, 4)
        place[:] = (*self.colour, 255)
        self.receive({"frame": 1, "memory": self._memory.name, "slot": self._slot}, b"")
        self._slot = (self._slot + 1) % 3

    def send_still(self, purpose: str, size: tuple[int, int] = (640, 480)) -> None:
        picture = np.full((size[1], size[0], 3), self.colour, np.uint8)
        done, coded = cv2.imencode(".jpg", picture)
        assert done
        self.receive({"still": purpose, "width": size[0], "height": size[1]}, coded.tobytes())

    def commands(self) -> list[str]:
        return [str(head["do"]) for head in self.told]


class PlayedCameras:
    """Cameras of a computer. found: those that are plugged in. opened: each that was opened, the last one latest."""

    def __init__(self) -> None:
        self.found = [FoundCamera("/dev/video0", "Visualiseur")]
        self.opened: list[PlayedCamera] = []
        self.reading = ""
        """Address of the one that reads cards."""
        self.access = PageCameras(lambda: self.found, self._show, lambda address: address == self.reading)

    def _show(self, address: str, receive: News, ended: Callable[[], None]) -> PlayedCamera:
        self.opened.append(PlayedCamera(address, receive, ended))
        return self.opened[-1]

    @property
    def last(self) -> PlayedCamera:
        return self.opened[-1]
