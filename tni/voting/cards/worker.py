"""Main program of the process that reads cards; `process.CardReaderProcess` starts it.

It searches pictures for cards, reports them and discards the pictures. No picture leaves memory: this process can write
no file (where the system has that limit) and leaves no core dump. It imports nothing of the interface.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import IO

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.cameras.frame_health import FrameHealth
from tni.cameras.video_source import CameraError, VideoSource
from tni.core.camera import CameraFault
from tni.processes.pipe_frames import write_frame
from tni.processes.worker import limit_process, receive_frames, take_output
from tni.quiz.card_codes import CardSet
from tni.quiz.card_detections import AGREEING_PICTURES, CardDetection, DetectionDebouncer
from tni.voting.cards.scan import CardScanner

INTERVAL_S = 1 / 15
"""Least interval between pictures: more would take processor time from the pen."""
REST = 2
"""Factor of the pause after a slow picture from a camera with very many pixels: the pause is so many times its
duration."""
PREVIEW_EVERY_S, PREVIEW_PX = 0.2, 480
RETRY_S = 1.0
NICENESS = 5
"""So much lower is the priority of this process than that of the interface."""


class CardReaderWorker:
    """Reader of cards that writes messages to `out`. address, open_camera: see `VideoSource`. now: monotonic clock,
    seconds."""

    def __init__(
        self,
        address: str,
        card_set: CardSet,
        out: IO[bytes],
        open_camera: Callable[[str], VideoSource] = VideoSource,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._address, self._set, self._out = address, card_set, out
        self._open_camera, self._now = open_camera, now
        self._scanner, self._agreement = CardScanner(card_set), DetectionDebouncer(AGREEING_PICTURES[card_set])
        self._round = self._asked = 0
        self._fault: CameraFault | None = None
        self._previewed_s = float("-inf")

    def begin(self, number: int) -> None:
        """Begin a new question, from the next picture on. Called from any thread."""
        self._asked = number

    def run(self) -> None:
        """Read pictures forever; reopen a camera that fails."""
        while True:
            try:
                self._watch()
            except CameraError as error:
                self._fail(error.fault)
                time.sleep(RETRY_S)

    def _watch(self) -> None:
        """Read pictures until the camera fails. Raises: CameraError."""
        camera = self._open_camera(self._address)
        try:
            health, due_s, sees = FrameHealth(self._now()), float("-inf"), False
            while True:
                camera.skip()
                now_s = self._now()
                if now_s < due_s:
                    continue
                picture = camera.picture()
                is_usable, fault = health.check(picture, now_s), health.fault(now_s)
                if fault is not None:
                    self._fail(fault)
                elif not sees or self._fault is not None:
                    sees, self._fault = True, None
                    self._send({"say": "sees", "width": picture.shape[1], "height": picture.shape[0]})
                if is_usable:
                    self.search(picture, now_s)
                due_s = now_s + max(INTERVAL_S, (1 + REST) * (self._now() - now_s))
        finally:
            camera.close()

    def _fail(self, fault: CameraFault) -> None:
        """Report a fault once; while it lasts, send only signs of life."""
        self._send({"say": "trying"} if fault is self._fault else {"say": "failed", "fault": fault.value})
        self._fault = fault

    def search(self, picture: NDArray[np.uint8], now_s: float) -> None:
        """Search one picture and report its cards."""
        if self._round != self._asked:
            self._round = self._asked
            self._agreement.begin()
        cards = self._scanner.see(picture)
        for card in self._agreement.update(cards):
            self._send({"say": "answer", "round": self._round, "card": _plain(card)})
        if now_s - self._previewed_s >= PREVIEW_EVERY_S:
            self._previewed_s = now_s
            self._show(picture, cards)

    def _show(self, picture: NDArray[np.uint8], cards: Sequence[CardDetection]) -> None:
        height, width = picture.shape
        share = min(1.0, PREVIEW_PX / max(width, height))
        small_width, small_height = max(1, round(width * share)), max(1, round(height * share))
        small = cv2.resize(picture, (small_width, small_height), interpolation=cv2.INTER_AREA)
        head = {"say": "preview", "width": small_width, "height": small_height, "cards": [_plain(c) for c in cards]}
        self._send(head, small.tobytes())

    def _send(self, head: dict[str, object], payload: bytes = b"") -> None:
        write_frame(self._out, head, payload)


def _plain(card: CardDetection) -> list[object]:
    return [card.number, card.letter, round(card.x, 4), round(card.y, 4)]


def main(memory_bytes: str, address: str, card_set: str) -> None:
    """Read cards until the program closes this process's standard input."""
    limit_process(int(memory_bytes), may_write_files=False)
    if sys.platform != "win32":
        os.nice(NICENESS)
    cv2.setNumThreads(1)
    worker = CardReaderWorker(address, CardSet(card_set), take_output())
    receive_frames(lambda head, _: worker.begin(int(head["begin"])))
    try:
        worker.run()
    except OSError:  # the program reads no more messages
        os._exit(0)
