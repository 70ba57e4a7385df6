"""Process that looks for pictures in folders and answers queries about them; `PictureFinder` starts it.

It is a process so that a folder of a server that is gone holds nothing up: the process is killed with the search. Each
folder is walked on a thread of its own. Frames of its input: `{"do": "walk", "folders": [...]}` once, then
`{"do": "find", "number", "text", "most"}`; of its output: `{"state": ...}` while it walks, and an answer to each query.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from typing import IO, Any

from tni.library.picture_search import PictureSearch
from tni.processes.pipe_frames import write_frame
from tni.processes.worker import limit_process, receive_frames, take_output
from tni.services.pictures.picture_walk import WalkedFolder, WalkLimits, is_left_out, walk_pictures

MEMORY_BYTES = 1 << 30
TELL_S = 0.25
"""Time between two reports on a walk that goes on."""
SILENT_S = 4.0
"""After so long without news of a folder it is told that it does not answer."""
MOST_TOLD = 20
"""Folders that are named when they cannot be read."""


class _Walk:
    """Walk through one folder, on a thread of its own. found: what it hands over."""

    def __init__(self, root: str, limits: WalkLimits, found: SimpleQueue[tuple[_Walk, WalkedFolder]]) -> None:
        self.root, self._limits, self._found = root, limits, found
        self.is_over = False
        self.active_s = time.monotonic()
        threading.Thread(target=self._run, name="walk", daemon=True).start()

    def _run(self) -> None:
        try:
            for folder in walk_pictures(self.root, self._limits):
                self.active_s = time.monotonic()
                self._found.put((self, folder))
        finally:
            self.is_over = True


class FinderWorker:
    """Search that goes on while the folders are walked. output: of the process."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self.asked: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._found: SimpleQueue[tuple[_Walk, WalkedFolder]] = SimpleQueue()
        self._search, self._limits = PictureSearch(), WalkLimits()
        self._walks: list[_Walk] = []
        self._unread: list[str] = []
        self._told: dict[str, Any] = {}
        self._told_s = 0.0

    def run(self) -> None:
        """Work until the process is ended."""
        while True:
            self._take_found()
            self._tell()
            try:
                self._answer(self.asked.get(timeout=TELL_S if self._is_walking() else 3600.0))
            except Empty:
                continue

    def _is_walking(self) -> bool:
        return bool(self._walks) and (not all(walk.is_over for walk in self._walks) or not self._found.empty())

    def _take_found(self) -> None:
        """Take in what the walks have found, until a query waits."""
        while self.asked.empty():
            try:
                _walk, folder = self._found.get_nowait()
            except Empty:
                return
            self._search.add_folder(folder.name_text, folder.pictures)
            if folder.unread and len(self._unread) < MOST_TOLD:
                self._unread.append(folder.path)

    def _tell(self) -> None:
        now, is_walking = time.monotonic(), self._is_walking()
        silent = [walk.root for walk in self._walks if not walk.is_over and now - walk.active_s > SILENT_S]
        state = {
            "state": "walking" if is_walking else "done", "all": len(self._search), "unread": self._unread[:],
            "silent": silent, "cut": self._limits.are_reached,
        }  # fmt: skip
        is_due = not is_walking or now - self._told_s >= TELL_S
        if self._walks and state != self._told and is_due:
            self._told, self._told_s = state, now
            write_frame(self._output, state)

    def _answer(self, asked: dict[str, Any]) -> None:
        if asked["do"] == "walk":
            self._walks = [_Walk(str(root), self._limits, self._found) for root in _apart(asked["folders"])]
            return
        while not self.asked.empty() and asked["do"] == "find":  # the last one typed is the one to answer
            asked = self.asked.get()
        found = self._search.find(str(asked["text"]), int(asked["most"]))
        files = [[file.path, file.changed_s] for file in found.files]
        write_frame(self._output, {"number": asked["number"], "files": files, "count": found.count})


def _apart(folders: Sequence[str]) -> list[str]:
    """Return the folders without those that the walk of another one comes to."""
    places = {folder: os.path.realpath(folder) for folder in folders}
    kept: list[str] = []
    for folder in sorted(places, key=lambda one: len(places[one])):
        if not any(_comes_to(places[other], places[folder]) for other in kept):
            kept.append(folder)
    return kept


def _comes_to(root: str, place: str) -> bool:
    below = root.rstrip(os.sep) + os.sep
    return place == root or (place.startswith(below) and not is_left_out(place.removeprefix(below)))


def main() -> None:
    """Answer until the input ends."""
    limit_process(MEMORY_BYTES, may_write_files=False)
    worker = FinderWorker(take_output())
    receive_frames(lambda head, _payload: worker.asked.put(head))
    worker.run()
