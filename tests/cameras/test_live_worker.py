"""The process that shows a camera: frames in the size of the screen, turned, enlarged, held; stills in full size."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import cv2
import numpy as np
import pytest

from tests.support.filmed_source import EVERY_S, FilmedSource, News, Over, Picture, Step, written_news
from tests.support.page_cameras import write_view
from tests.support.posted_calls import PostedAtOnce
from tni.cameras.frame_health import PATIENCE_S
from tni.cameras.live_worker import LiveWorker
from tni.core.camera import CameraFault
from tni.processes.child import worker_command
from tni.processes.commanded_child import CommandedChild
from tni.processes.shared_bytes import SharedBytes

SIZE = (32, 16)
PATIENCE_OF_TEST_S = 60.0


def played(steps: list[Step | dict[str, Any]]) -> tuple[News, FilmedSource]:
    """Play these pictures to a worker and return its news. A command is given before the next picture."""

    def step(one: Step | dict[str, Any]) -> Step:
        return partial(worker.commands.put, one) if isinstance(one, dict) else one

    source, out = FilmedSource(map(step, steps)), io.BytesIO()
    worker = LiveWorker("0", out, source.opened, source.now, lambda _s: None)
    with suppress(Over):
        worker.run()
    return written_news(out), source


def halves(number: int = 0) -> Picture:
    """Return a picture of 80 x 60: its left half red, its right half green; another one for each number."""
    picture = np.zeros((60, 80, 3), np.uint8)
    picture[:, :40, 2] = 200
    picture[:, 40:, 1] = 200
    picture[0, 0] = number
    return picture


@contextmanager
def memory(size: tuple[int, int] = SIZE) -> Iterator[tuple[SharedBytes, dict[str, Any]]]:
    made = SharedBytes.create(3 * size[0] * size[1] * 4)
    try:
        yield made, {"do": "size", "width": size[0], "height": size[1], "memory": made.name}
    finally:
        made.close()


def frame(made: SharedBytes, slot: int, size: tuple[int, int] = SIZE) -> Picture:
    count = size[0] * size[1] * 4
    return np.frombuffer(bytes(made.view[slot * count : (slot + 1) * count]), np.uint8).reshape(size[1], size[0], 4)


def heads(news: News, key: str) -> list[dict[str, Any]]:
    return [head for head, _ in news if key in head]


def test_frames_come_in_the_size_of_the_screen() -> None:
    with memory() as (made, size):
        news, source = played([halves(0), size, halves(1)])
        assert heads(news, "sees") == [{"sees": True, "width": 80, "height": 60}]
        assert heads(news, "opened") == [{"opened": made.name}]
        last = heads(news, "frame")[-1]
        picture = frame(made, last["slot"])
    assert picture[8, 4].tolist() == [0, 0, 200, 255]
    assert picture[8, 28].tolist() == [0, 200, 0, 255]
    assert source.closed == 1


class RegularSource(FilmedSource):
    """A camera whose pictures come by its own clock, at these times."""

    def __init__(self, times_s: list[float]) -> None:
        super().__init__([halves(number % 250) for number in range(len(times_s))])
        self._times_s = iter(times_s)

    def skip(self) -> None:
        super().skip()
        self.now_s = next(self._times_s)


@pytest.mark.parametrize(("rate", "share"), [(30, 1.0), (25, 1.0), (15, 1.0), (60, 0.5)])
def test_every_picture_of_a_usual_camera_is_shown(rate: int, share: float) -> None:
    """Also when one comes a little early; of a fast camera every other one."""
    early = [0.0, -0.004, 0.003, -0.002]
    source = RegularSource([number / rate + early[number % 4] for number in range(200)])
    out = io.BytesIO()
    worker = LiveWorker("0", out, source.opened, source.now, lambda _s: None)
    shown: list[Picture] = []
    taken = source.colours

    def colours() -> Picture:
        shown.append(taken())
        return shown[-1]

    source.colours = colours  # type: ignore[method-assign]
    with suppress(Over):
        worker.run()
    assert len(shown) == pytest.approx(200 * share, abs=2)


def test_a_busy_program_gets_fewer_frames_and_no_queue() -> None:
    with memory() as (_, size):
        news, _ = played([size, *(halves(n) for n in range(10))])
        assert len(heads(news, "frame")) == 3, "as many as there are places"
        news, _ = played([size, *(halves(n) for n in range(3)), {"do": "free", "slot": 1}, halves(4), halves(5)])
        assert [head["slot"] for head in heads(news, "frame")][3:] == [1]


@pytest.mark.parametrize(("turn", "red"), [(0, (8, 4)), (1, (2, 16)), (2, (8, 28)), (3, (14, 16))])
def test_a_turn_is_clockwise(turn: int, red: tuple[int, int]) -> None:
    with memory() as (made, size):
        news, _ = played([{"do": "view", "turn": turn, "zoom": 1}, size, halves(0), halves(1)])
        assert heads(news, "sees")[0]["width"] == (60 if turn % 2 else 80)
        picture = frame(made, heads(news, "frame")[-1]["slot"])
    assert picture[red].tolist() == [0, 0, 200, 255]


def test_a_zoom_shows_the_middle_in_full_detail() -> None:
    whole = halves()
    whole[25:35, 35:45] = (200, 0, 0)
    news, _ = played([
        {"do": "view", "turn": 0, "zoom": 4}, whole, {"do": "still", "purpose": "keep"}, halves(1),
    ])  # fmt: skip
    ((head, data),) = [one for one in news if "still" in one[0]]
    assert (head["width"], head["height"]) == (20, 15)
    still = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert still is not None
    assert still[7, 10, 0] > 150


def test_a_held_picture_stays_and_goes_on() -> None:
    on, off = {"do": "freeze", "on": True}, {"do": "freeze", "on": False}
    with memory() as (_, size):
        news, _ = played([size, halves(0), on, halves(1), halves(2), off, halves(3)])
    assert len(heads(news, "frame")) == 2


def test_faults_are_said_once_and_the_camera_comes_back() -> None:
    absent = CameraFault.ABSENT
    with memory() as (_, size):
        news, source = played([size, halves(0), absent, absent, halves(1)])
    said = [head for head, _ in news if "fault" in head or "sees" in head]
    assert [next(iter(head)) for head in said] == ["sees", "fault", "sees"]
    assert source.closed == 3, "and each time the camera is closed"


@pytest.mark.parametrize(
    ("picture", "fault"), [(np.zeros((60, 80, 3), np.uint8), CameraFault.DARK), (halves(), CameraFault.FROZEN)]
)
def test_a_covered_or_stopped_camera_is_said(picture: Picture, fault: CameraFault) -> None:
    steps: list[Step | dict[str, Any]] = [picture] * round(2 * PATIENCE_S / EVERY_S)
    news, _ = played([*steps, halves(1), *(halves(n) for n in range(2, 12))])
    assert [head["fault"] for head in heads(news, "fault")] == [fault.value]
    assert len(heads(news, "sees")) == 2, "once it sees again"


def test_a_still_before_the_first_picture_is_empty() -> None:
    news, _ = played([{"do": "still", "purpose": "stop"}, CameraFault.ABSENT, halves(0)])
    assert ({"still": "stop", "width": 0, "height": 0}, b"") in news


def test_memory_that_is_not_there_is_said() -> None:
    news, _ = played([{"do": "size", "width": 4, "height": 4, "memory": "/nonexistent/memory"}, halves(0), halves(1)])
    assert heads(news, "opened") == [{"opened": "/nonexistent/memory", "failed": True}]
    assert heads(news, "frame") == []


def _bytes_written(path: Path) -> tuple[int | None, str]:
    """Show one frame in a process of its own, and end it. Returns its id and what it has written to disks."""
    heard: SimpleQueue[dict[str, Any]] = SimpleQueue()
    command = (*worker_command("tni.cameras.live_worker", "-B"), str(path))
    child = CommandedChild(command, "camera", PostedAtOnce(), lambda head, _data: heard.put(dict(head)), lambda: None)
    with memory((64, 48)) as (made, size):
        child.tell(**size)
        seen: list[dict[str, Any]] = []
        while not any("frame" in head for head in seen):
            try:
                seen.append(heard.get(timeout=PATIENCE_OF_TEST_S))
            except Empty:
                pytest.fail(f"only {seen} was heard")
        pid = child.pid
        counted = {}
        with suppress(FileNotFoundError):
            lines = Path(f"/proc/{pid}/io").read_text().splitlines()
            counted = dict(line.split(": ") for line in lines)
        child.close()
        slot = next(head["slot"] for head in seen if "frame" in head)
        assert frame(made, slot, (64, 48))[12, 32, 0] > 100
    assert child.pid is None
    return pid, counted.get("write_bytes", "0")


def test_the_process_writes_no_file_and_ends_at_once(tmp_path: Path) -> None:
    path = write_view(tmp_path / "view.avi", frames=60)
    _bytes_written(path)  # the first to read a file of a new environment has the disk note when that was
    pid, written = _bytes_written(path)
    assert written == "0"
    if pid is not None and hasattr(os, "kill"):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
