"""Worker of the search for pictures: what it tells of a folder that does not answer."""

from __future__ import annotations

import json
import struct
import threading
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tni.services.pictures import finder_worker
from tni.services.pictures.finder_worker import FinderWorker
from tni.services.pictures.picture_walk import WalkedFolder, WalkLimits, walk_pictures

WAIT_S = 60.0


class Output(BytesIO):
    """Pipe of which the frames are read while they are written."""

    def frames(self) -> list[dict[str, Any]]:
        data, found, at = self.getvalue(), [], 0
        while at + 8 <= len(data):
            head, payload = struct.unpack_from(">II", data, at)
            if at + 8 + head + payload > len(data):
                break
            found.append(json.loads(data[at + 8 : at + 8 + head]))
            at += 8 + head + payload
        return found


def wait(output: Output, until: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        for frame in output.frames():
            if until(frame):
                return frame
        threading.Event().wait(0.01)
    raise TimeoutError(output.frames())


def test_a_folder_that_hangs_is_named_and_the_others_are_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "chat.jpg").write_bytes(b"x")
    released = threading.Event()

    def walk(root: str, limits: WalkLimits) -> Iterator[WalkedFolder]:
        if root.endswith("server"):
            released.wait(WAIT_S)
            return
        yield from walk_pictures(root, limits)

    monkeypatch.setattr(finder_worker, "walk_pictures", walk)
    monkeypatch.setattr(finder_worker, "SILENT_S", 0.0)
    output = Output()
    worker = FinderWorker(output)
    worker.asked.put({"do": "walk", "folders": [str(tmp_path / "here"), str(tmp_path / "server")]})
    worker.asked.put({"do": "find", "number": 1, "text": "chat", "most": 10})

    def run() -> None:
        try:
            worker.run()
        except KeyError:  # of the frame without a command, which ends the test
            return

    thread = threading.Thread(target=run)
    thread.start()
    try:
        hanging = wait(output, lambda frame: frame.get("all") == 1 and len(frame.get("silent", ())) == 1)
        assert hanging["state"] == "walking"
        assert hanging["silent"] == [str(tmp_path / "server")]
        worker.asked.put({"do": "find", "number": 2, "text": "chats", "most": 10})
        answer = wait(output, lambda frame: frame.get("number") == 2)
        assert [Path(path).name for path, _ in answer["files"]] == ["chat.jpg"]
        released.set()
        wait(output, lambda frame: frame.get("state") == "done")
    finally:
        released.set()
        worker.asked.put({})
        thread.join(WAIT_S)
    assert not thread.is_alive()
