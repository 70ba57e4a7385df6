"""Video source for tests: pictures that a worker is given in the place of a camera's, and the news that it writes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.cameras.video_source import CameraError
from tni.core.camera import CameraFault
from tni.processes.pipe_frames import read_frame

type Picture = NDArray[np.uint8]
type Step = Picture | CameraFault | Callable[[], None]
type News = list[tuple[dict[str, Any], bytes]]

EVERY_S = 0.1


class Over(Exception):
    """The film is over."""


class FilmedSource:
    """Video source that delivers these pictures, one each tenth of a second by its own clock. A fault among them is
    raised, a call is made before the next picture. closed: how often it was closed."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._steps = iter(steps)
        self.now_s = 0.0
        self.closed = 0
        self._picture: Picture | None = None

    def opened(self, _address: str) -> Any:
        return self

    def now(self) -> float:
        return self.now_s

    def skip(self) -> None:
        self.now_s += EVERY_S
        for step in self._steps:
            if isinstance(step, CameraFault):
                raise CameraError(step)
            if not callable(step):
                self._picture = step
                return
            step()
        raise Over

    def picture(self) -> Picture:
        assert self._picture is not None
        return self._picture

    def colours(self) -> Picture:
        return self.picture()

    def close(self) -> None:
        self.closed += 1


def written_news(stream: io.BytesIO) -> News:
    """Return all that a worker has written."""
    stream.seek(0)
    news: News = []
    while stream.tell() < len(stream.getvalue()):
        news.append(read_frame(stream))
    return news
