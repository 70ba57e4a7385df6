"""Main program of the process that shows a camera on the page.

It writes frames into memory that it shares with the program, in the size that they have on the screen, and tells which
one is new; a place is written again once the program has freed it, so that a busy program gets fewer frames and no
queue. A still in full size goes by the pipe when it is asked for. No picture reaches a file: this process can write
none (where the system has that limit) and leaves no core dump.

Commands, by the key "do": "size" (width, height, memory: its name), "free" (slot), "view" (turn: quarters clockwise,
zoom), "freeze" (on), "still" (purpose). News: "sees" (width, height of the turned picture), "fault", "opened" (name of
the memory), "frame" with "slot" and "memory", "still" (purpose) with width, height, and a JPEG as payload.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import IO, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.cameras.frame_health import FrameHealth
from tni.cameras.video_source import CameraError, VideoSource
from tni.core.camera import CameraFault
from tni.processes.pipe_frames import write_frame
from tni.processes.shared_frames import FrameWriter
from tni.processes.worker import limit_process, receive_frames, take_output

type Picture = NDArray[np.uint8]

INTERVAL_S, EARLY_S = 1 / 30, 0.4 / 30
"""Usual interval between frames, and how much earlier one may come: the pictures of a camera are not quite regular."""
CHECK_S = 0.5
"""Interval at which the health of the pictures is checked."""
RETRY_S, FROZEN_S = 1.0, 0.04
STILL_QUALITY = 93
MOST_ZOOM = 4.0
MEMORY_BYTES = 3 << 30
_TURNS = (None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)


class LiveWorker:
    """Shows one camera. address, open_camera: see `VideoSource`. out: gets the news. now: monotonic clock, seconds."""

    def __init__(
        self,
        address: str,
        out: IO[bytes],
        open_camera: Callable[[str], VideoSource] = VideoSource,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._address, self._out = address, out
        self._open_camera, self._now, self._sleep = open_camera, now, sleep
        self.commands: SimpleQueue[Mapping[str, Any]] = SimpleQueue()
        self._frames = FrameWriter(self._tell)
        self._turn, self._zoom, self._is_frozen = 0, 1.0, False
        self._whole: Picture | None = None
        """Picture taken last, as the camera gave it."""
        self._told: tuple[int, int] | None = None
        self._fault: CameraFault | None = None

    def run(self) -> None:
        """Show the camera forever; open it again when it fails."""
        while True:
            try:
                self._watch()
            except CameraError as error:
                self._fail(error.fault)
                self._obey()
                self._sleep(RETRY_S)

    def _watch(self) -> None:
        """Show pictures until the camera fails. Raises: CameraError."""
        camera = self._open_camera(self._address)
        try:
            health, due_s, check_s = FrameHealth(self._now()), float("-inf"), float("-inf")
            while True:
                camera.skip()  # while it is frozen too, so that no old picture comes first afterwards
                self._obey()
                now_s = self._now()
                if self._is_frozen or due_s - now_s > EARLY_S:  # a camera waits by itself, a film does not
                    self._sleep(FROZEN_S if self._is_frozen else (due_s - now_s) / 2)
                    continue
                due_s = now_s + INTERVAL_S
                self._whole = camera.colours()
                if now_s >= check_s:
                    check_s = now_s + CHECK_S
                    self._check(health, now_s)
                self._show()
        finally:
            camera.close()

    def _check(self, health: FrameHealth, now_s: float) -> None:
        assert self._whole is not None
        health.check(np.asarray(self._whole[:, :, 1]), now_s)
        fault = health.fault(now_s)
        if fault is not None:
            self._fail(fault)
        elif self._fault is not None:
            self._fault = self._told = None

    def _fail(self, fault: CameraFault) -> None:
        if fault is not self._fault:
            self._fault = fault
            self._tell({"fault": fault.value})

    # -- commands

    def _obey(self) -> None:
        with suppress(Empty):
            while True:
                self._run(self.commands.get_nowait())

    def _run(self, head: Mapping[str, Any]) -> None:
        match head.get("do"):
            case "size":
                if self._frames.resize(head):
                    self._show()
            case "free":
                self._frames.free(head)
            case "view":
                self._turn, self._zoom = int(head["turn"]) % 4, min(max(float(head["zoom"]), 1.0), MOST_ZOOM)
                self._show()
            case "freeze":
                self._is_frozen = bool(head["on"])
            case "still":
                self._send_still(str(head["purpose"]))

    def _send_still(self, purpose: str) -> None:
        """Send the picture that is seen, in full size; without one an empty payload."""
        picture = self._seen()
        if picture is None:
            self._tell({"still": purpose, "width": 0, "height": 0})
            return
        _, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, STILL_QUALITY])
        self._tell({"still": purpose, "width": picture.shape[1], "height": picture.shape[0]}, coded.tobytes())

    # -- pictures

    def _seen(self) -> Picture | None:
        """Return the picture taken last, turned and zoomed."""
        whole = self._whole
        if whole is None:
            return None
        if self._zoom > 1.0:
            height, width = whole.shape[:2]
            high, wide = max(round(height / self._zoom), 2), max(round(width / self._zoom), 2)
            top, left = (height - high) // 2, (width - wide) // 2
            whole = whole[top : top + high, left : left + wide]
        turn = _TURNS[self._turn]
        return np.asarray(whole if turn is None else cv2.rotate(whole, turn), np.uint8)

    def _show(self) -> None:
        """Write the picture taken last into a free place of the memory; while none is free it is left out."""
        picture = self._seen()
        if picture is None:
            return
        size = picture.shape[1], picture.shape[0]
        if size != self._told and self._fault is None:
            self._told = size
            self._tell({"sees": True, "width": size[0], "height": size[1]})
        self._frames.write(1, partial(_draw, picture))

    def _tell(self, head: dict[str, Any], payload: bytes = b"") -> None:
        write_frame(self._out, head, payload)


def _draw(picture: Picture, place: memoryview, width: int, height: int) -> None:
    """Write a picture into memory of four bytes a pixel, in the size that is wanted."""
    way = cv2.INTER_AREA if width < picture.shape[1] else cv2.INTER_LINEAR
    fitted = cv2.resize(picture, (width, height), interpolation=way)
    cv2.cvtColor(fitted, cv2.COLOR_BGR2BGRA, dst=np.frombuffer(place, np.uint8).reshape(height, width, 4))


def main(address: str) -> None:
    """Show a camera until the program closes this process's standard input."""
    limit_process(MEMORY_BYTES, may_write_files=False)
    cv2.setNumThreads(1)
    worker = LiveWorker(address, take_output())
    receive_frames(lambda head, _payload: worker.commands.put(head))
    try:
        worker.run()
    except OSError:  # the program reads no more news
        os._exit(0)
