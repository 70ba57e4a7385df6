"""Frames of the moving pictures of a lesson, within what may be kept of them in memory."""

from __future__ import annotations

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.core.moving_picture import MovingPicture
from tni.document.lesson_port import LessonPort
from tni.formats.moving_picture import read_moving

MOST_PX = 6_000_000
"""Pixels of all frames of one picture: 24 MB."""


def frames_of(blob: BlobId, port: LessonPort) -> MovingPicture | None:
    """Return the frames of a picture; None if it does not move or is missing. For a worker."""
    try:
        return read_moving(port.blob(blob), MOST_PX)
    except TniError:
        return None
