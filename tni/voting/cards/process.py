"""Supervisor of the process that reads cards. The process lives as long as the camera is open."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from tni.core.clock import MonotonicClock
from tni.core.pipe_frames import read_frame, write_frame
from tni.quiz.card_codes import CARD_LETTERS, CardSet
from tni.quiz.card_detections import CardDetection
from tni.voting.cards.messages import CameraFailed, CameraFault, CameraStarted, CardAnswered, CardMessage, PreviewImage

MEMORY_BYTES = 3 << 30
SILENT_S = 20.0
"""Time without a message after which a process counts as hanging: longer than the longest wait of a camera driver (10
s) and than a start of OpenCV on a slow computer."""
START_AGAIN_S = 1.0
MAX_CARDS, MAX_SIDE_PX = 300, 4096

_ROOT = Path(__file__).parents[3]
# -I ignores the environment and the current folder; the program's own folder is then added.
_PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from tni.voting.cards.worker import main
main(int(sys.argv[2]), sys.argv[3], sys.argv[4])
"""


class CardReaderProcess:
    """Camera that looks for cards, from `start` to `close`.

    address: see `video_source.VideoSource`.
    heard: called with each message, on a thread of this object.
    command: starts the reader in a program that no Python interpreter runs; gets memory, address and card set as its
        last arguments.
    """

    def __init__(
        self,
        address: str,
        card_set: CardSet,
        heard: Callable[[CardMessage], None],
        clock: MonotonicClock,
        command: Sequence[str] | None = None,
    ) -> None:
        python = (sys.executable, "-I", "-B", "-c", _PROGRAM, str(_ROOT))
        self._command = (*(command or python), str(MEMORY_BYTES), address, card_set.value)
        self._heard, self._clock = heard, clock
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closing = Event()
        self._round = 0
        self._heard_s = 0.0
        self._spoke = False
        self._threads = (
            Thread(target=self._run, name="cards", daemon=True),
            Thread(target=self._watch, name="cards watch", daemon=True),
        )

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def begin(self) -> int:
        """Begin a new question: cards that were read are read again. Returns its number, which its answers carry."""
        with self._lock:
            self._round += 1
            self._tell_round()
            return self._round

    def close(self) -> None:
        """Close the camera. When this returns it is closed, and no more messages come. Never raises."""
        self._closing.set()
        self._kill()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    # -- the process

    def _run(self) -> None:
        while not self._closing.is_set():
            fault = self._live()
            if not self._closing.is_set():
                self._heard(CameraFailed(fault))
                self._closing.wait(START_AGAIN_S)

    def _live(self) -> CameraFault:
        """Run one process from its start to its end; return the reason why it ended."""
        self._spoke, self._heard_s = False, self._clock.monotonic()
        process = self._begin()
        if process is None:
            return CameraFault.NO_READER
        assert process.stdout is not None
        try:
            while True:
                head, payload = read_frame(process.stdout)
                self._spoke, self._heard_s = True, self._clock.monotonic()
                news = parse_frame(head, payload, self._heard_s)
                if news is not None and not self._closing.is_set():
                    self._heard(news)
        except (EOFError, OSError, ValueError, RecursionError, MemoryError):
            self._end()
        return CameraFault.CRASHED if self._spoke else CameraFault.NO_READER

    def _begin(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._closing.is_set():
                return None
            try:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                    env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # OpenBLAS threads wait in a busy loop
                )
            except OSError:
                return None
            self._tell_round()
            return self._process

    def _tell_round(self) -> None:
        process = self._process
        if process is not None and process.stdin is not None:
            with suppress(OSError, ValueError):  # it is ending: the next process is told
                write_frame(process.stdin, {"begin": self._round}, b"")

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError), process:  # leaving the context closes the pipes and waits
                pass

    def _kill(self) -> None:
        """Kill the process, from any thread; the reading thread then notices its end."""
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def _watch(self) -> None:
        """Kill a process that hangs, so that another is started."""
        while not self._closing.wait(SILENT_S / 4):
            if self._clock.monotonic() - self._heard_s > SILENT_S:
                self._kill()


def parse_frame(head: Mapping[str, Any], payload: bytes, at_s: float) -> CardMessage | None:
    """Parse a frame; None for a mere sign of life. Raises: ValueError for a malformed frame."""
    try:
        match head["say"]:
            case "sees":
                return CameraStarted(int(head["width"]), int(head["height"]))
            case "failed":
                return CameraFailed(CameraFault(head["fault"]))
            case "answer":
                return CardAnswered(_sighting(head["card"]), at_s, int(head["round"]))
            case "preview":
                width, height = int(head["width"]), int(head["height"])
                if not (0 < width <= MAX_SIDE_PX and 0 < height <= MAX_SIDE_PX) or len(payload) != width * height:
                    raise ValueError("preview of another size than it says")
                return PreviewImage(width, height, payload, tuple(map(_sighting, head["cards"][:MAX_CARDS])))
            case "trying":
                return None
            case other:
                raise ValueError(f"the card reader said {other!r}")
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"the card reader said {head!r:.80}") from error


def _sighting(values: Any) -> CardDetection:
    number, letter, x, y = values
    if letter not in CARD_LETTERS or len(letter) != 1 or not 0 <= float(x) <= 1 or not 0 <= float(y) <= 1:
        raise ValueError(f"no sighting: {values!r:.80}")
    return CardDetection(int(number), letter, float(x), float(y))
