"""Process that makes thumbnails of pictures that nobody has chosen yet, started by `ThumbnailProcess`.

It reads no file and has no network: each picture comes as bytes in a frame, `{"side", "drawn"}`, and its pixels go back
as a frame, `{"width", "height"}`, both 0 for what is no picture.
"""

from __future__ import annotations

from queue import SimpleQueue
from typing import Any

from tni.core.errors import TniError
from tni.processes.audit_guard import close_process
from tni.processes.pipe_frames import write_frame
from tni.processes.worker import limit_process, receive_frames, take_output

MEMORY_BYTES = 1 << 30


def main() -> None:
    """Answer until the input ends."""
    limit_process(MEMORY_BYTES, may_write_files=False)
    output = take_output()
    close_process()
    asked: SimpleQueue[tuple[dict[str, Any], bytes]] = SimpleQueue()
    receive_frames(lambda head, payload: asked.put((head, payload)))
    while True:
        head, data = asked.get()
        width, height, pixels = _pixels(data, int(head["side"]), is_drawn=bool(head["drawn"]))
        write_frame(output, {"width": width, "height": height}, pixels)


def _pixels(data: bytes, side_px: int, *, is_drawn: bool) -> tuple[int, int, bytes]:
    from tni.formats.picture_reader import thumbnail_pixels

    if is_drawn:
        from tni.formats.lessons.svg_picture import png_of

        try:
            data = png_of(data, side_px)
        except (TniError, MemoryError, RecursionError):
            return 0, 0, b""
    return thumbnail_pixels(data, side_px)
