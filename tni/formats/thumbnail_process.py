"""Client of the process that makes thumbnails: started at the first one, ended by a picture that takes too long."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

from tni.library.resource import DRAWN_SUFFIXES
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame, write_frame

NICENESS = 5
LIMIT_S = 6.0
"""Time for one picture, with the start of the process."""
MAX_BYTES = 100_000_000
"""Bytes of the largest file of which a thumbnail is made."""
MAX_HEAD = 1 << 12


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """Thumbnail. pixels: red, green, blue and alpha of each pixel, row by row."""

    width_px: int
    height_px: int
    pixels: bytes = field(repr=False)


class ThumbnailProcess:
    """Process that makes thumbnails. `thumbnail` is called by one thread, `close` by any. limit_s: for one picture."""

    def __init__(self, limit_s: float = LIMIT_S) -> None:
        self._limit_s = limit_s
        self.child = ChildProcess(worker_command("tni.formats.thumbnail_worker", niceness=NICENESS))

    def thumbnail(self, path: Path, side_px: int) -> SmallPicture | None:
        """Return a picture no larger than `side_px`, upright; None for what is no picture, or cannot be read."""
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except (OSError, ValueError):
            return None
        return self.of_bytes(data, side_px, is_drawn=path.suffix.lower() in DRAWN_SUFFIXES)

    def of_bytes(self, data: bytes, side_px: int, *, is_drawn: bool) -> SmallPicture | None:
        """Return the thumbnail of a file's bytes. is_drawn: they are an SVG."""
        if not data or len(data) > MAX_BYTES:
            return None
        try:
            process = self.child.start()
        except OSError:
            return None
        if process is None or process.stdin is None or process.stdout is None:
            return None
        limit = Timer(self._limit_s, self.child.kill)
        limit.daemon = True
        limit.start()
        try:
            write_frame(process.stdin, {"side": side_px, "drawn": is_drawn}, data)
            head, pixels = read_frame(process.stdout, MAX_HEAD, side_px * side_px * 4)
            return _small_picture(int(head["width"]), int(head["height"]), pixels, side_px)
        except (OSError, EOFError, ValueError, KeyError, TypeError, RecursionError, MemoryError):
            self.child.stop()  # the next picture has a new one
            return None
        finally:
            limit.cancel()
            limit.join()

    def close(self) -> None:
        """End the process; nothing more is made."""
        self.child.close()
        self.child.stop()


def _small_picture(width: int, height: int, pixels: bytes, side_px: int) -> SmallPicture | None:
    """Return what a process has made, which a hostile file may have taken over. Raises: ValueError."""
    if not width and not height:
        return None
    if not (0 < width <= side_px and 0 < height <= side_px and len(pixels) == width * height * 4):
        raise ValueError(f"{len(pixels)} bytes for {width} x {height} pixels")
    return SmallPicture(width, height, pixels)
