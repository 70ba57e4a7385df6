"""Source of pictures: a camera, by index or path, or a video file in its place."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.core.camera import CameraFault

WIDTH_PX, HEIGHT_PX = 1920, 1080
"""Requested from the camera; it may deliver less."""
TRIES = 30
"""Failures in a row that are tolerated: some cameras deliver no picture in their first second."""
GIVE_UP_S = 5.0
"""Time after which failures are not tolerated: a driver may wait ten seconds before it reports one."""


class CameraError(Exception):
    """A camera delivers no picture. fault: the reason."""

    def __init__(self, fault: CameraFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class VideoSource:
    """Camera or video file. Used by one thread.

    address: a camera's index such as "0", its device file such as "/dev/video0", or a video file.
    Raises: CameraError, from every method but `close`.
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
            # Compressed, because USB can't carry uncompressed pictures of that size at more than a few per second.
            self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH_PX)
            self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT_PX)
            self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def skip(self) -> None:
        """Take the next picture without decoding it."""
        began_s = time.monotonic()
        for _ in range(TRIES):
            if self._capture.grab():
                return
            _check(self._address)
            if time.monotonic() - began_s >= GIVE_UP_S:
                break
        raise CameraError(CameraFault.SILENT)

    def picture(self) -> NDArray[np.uint8]:
        """Decode the picture taken last: grey, (height, width)."""
        found = self._retrieved()
        return found if found.ndim == 2 else np.asarray(cv2.cvtColor(found, cv2.COLOR_BGR2GRAY), np.uint8)

    def colours(self) -> NDArray[np.uint8]:
        """Decode the picture taken last: (height, width, 3), blue first."""
        found = self._retrieved()
        return found if found.ndim == 3 else np.asarray(cv2.cvtColor(found, cv2.COLOR_GRAY2BGR), np.uint8)

    def _retrieved(self) -> NDArray[np.uint8]:
        good, found = self._capture.retrieve()
        if not good or found is None:
            raise CameraError(CameraFault.SILENT)
        return np.asarray(found, np.uint8)

    def close(self) -> None:
        self._capture.release()


def _check(address: str) -> None:
    """Raise the error that the operating system reports for the camera, since OpenCV reports failure without a
    reason."""
    path = f"/dev/video{address}" if address.isdecimal() and sys.platform == "linux" else address
    if path.isdecimal():
        return
    if not os.path.exists(path):  # noqa: PTH110 -- checked for each picture that fails
        raise CameraError(CameraFault.ABSENT)
    if not os.access(path, os.R_OK):
        raise CameraError(CameraFault.REFUSED)
