"""Player process: decodes sound and film with Qt Multimedia and plays the sound.

It is a process of its own so that the program starts and stays as small without Qt Multimedia, so that no frame is
converted on the thread that draws ink, and so that a file that crashes a decoder takes no lesson with it. Commands and
news are frames (see `tni.processes.pipe_frames`) with the keys that `PlayerWorker` reads and writes; pictures go by
shared memory.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaDevices

from tni.processes.pipe_frames import write_frame
from tni.processes.worker import limit_process, receive_frames, take_output
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.media.film_player import FilmPlayer
from tni.ui.media.media_examiner import MediaExaminer
from tni.ui.media.sound_recorder import NoiseListener, SoundRecorder

MEMORY_BYTES = 8 << 30
"""Address space; decoders reserve much more than they use."""


class PlayerWorker:
    """Runs the commands of the program, each named by the key "do"."""

    def __init__(self) -> None:
        self._output = take_output()
        self.player = FilmPlayer(self.tell)
        self._recorder = SoundRecorder(self.tell)
        self._listener = NoiseListener(self.tell)
        self._examiners: dict[int, MediaExaminer] = {}

    def tell(self, head: Mapping[str, Any], payload: bytes = b"") -> None:
        write_frame(self._output, head, payload)

    def run(self, head: Mapping[str, Any]) -> None:
        match head.get("do"):
            case "examine":
                number = int(head["number"])
                self._examiners[number] = MediaExaminer(str(head["path"]), partial(self._examined, number))
            case "record":
                self._recorder.start()
            case "stop recording":
                self._recorder.stop()
            case "drop recording":
                self._recorder.drop()
            case "listen":
                self._listener.start()
            case "stop listening":
                self._listener.drop()
            case "devices":
                self.tell({"devices": True, "microphone": not QMediaDevices.defaultAudioInput().isNull()})
            case _:
                self.player.run(head)

    def _examined(self, number: int, found: Mapping[str, Any], poster: bytes) -> None:
        self._examiners.pop(number, None)
        self.tell({"examined": number, **found}, poster)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it shows nothing, and needs no screen
    limit_process(MEMORY_BYTES)
    app = QGuiApplication(["tni-player"])
    worker, main_thread = PlayerWorker(), QtMainThread()
    receive_frames(lambda head, _payload: main_thread.post(partial(worker.run, head)))
    app.exec()
