"""Where pictures come from: a camera, by its index or path; or a film in a file, as if it were one."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.voting.cards.messages import CameraFault

WIDTH_PX, HEIGHT_PX = 1920, 1080
"""Asked of the camera; it may give less."""
TRIES = 30
"""Pictures that may fail in a row: some cameras give none for their first second."""
GIVE_UP_S = 5.0
"""A driver may wait for ten seconds before it says that one has failed."""


class CameraError(Exception):
    """No picture, and why."""

    def __init__(self, fault: CameraFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class VideoSource:
    """Used by one thread. address: an index, as "0"; a device, as "/dev/video0"; or a film.

    Raises (from every method but `close`): CameraError.
    """

    def __init__(self, address: str) -> None:
        _check(address)
        self._address = address
        if address.isdecimal():
            self._capture = cv2.VideoCapture(int(address), cv2.CAP_DSHOW if sys.platform == "win32" else cv2.CAP_ANY)
        else:
            self._capture = cv2.VideoCapture(address)
        if not self._capture.isOpened():
            raise CameraError(CameraFault.BUSY)
        if not Path(address).is_file():
            # Compressed, or USB has no room for pictures so large at more than a few a second.
            self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH_PX)
            self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT_PX)
            self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def skip(self) -> None:
        """Take the next picture without looking at it."""
        began_s = time.monotonic()
        for _ in range(TRIES):
            if self._capture.grab():
                return
            _check(self._address)
            if time.monotonic() - began_s >= GIVE_UP_S:
                break
        raise CameraError(CameraFault.SILENT)

    def picture(self) -> NDArray[np.uint8]:
        """The one taken last, grey, (height, width)."""
        good, colours = self._capture.retrieve()
        if not good or colours is None:
            raise CameraError(CameraFault.SILENT)
        if colours.ndim == 2:
            return np.asarray(colours, np.uint8)
        return np.asarray(cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY), np.uint8)

    def close(self) -> None:
        self._capture.release()


def _check(address: str) -> None:
    """What the system says of it before OpenCV is asked, which says nothing but no."""
    path = f"/dev/video{address}" if address.isdecimal() and sys.platform == "linux" else address
    if path.isdecimal():
        return
    if not os.path.exists(path):  # noqa: PTH110 -- asked of each picture that fails
        raise CameraError(CameraFault.ABSENT)
    if not os.access(path, os.R_OK):
        raise CameraError(CameraFault.REFUSED)
