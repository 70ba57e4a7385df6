"""The process that reads cards: what it says is believed only as far as it makes sense, and its end loses nothing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue

import cv2
import pytest

from tests.support.card_scenes import Looks, Scene
from tni.cameras.camera_list import list_cameras
from tni.cameras.video_source import CameraError, VideoSource
from tni.core.camera import CameraFault, FoundCamera
from tni.quiz.card_camera import CameraFailed, CameraStarted, CardAnswered, CardMessage, PreviewImage
from tni.quiz.card_codes import CardSet
from tni.quiz.card_detections import CardDetection
from tni.voting.cards.process import CardReaderProcess, parse_frame

PATIENCE_S = 60.0
FAKE = """
import struct, json, sys, time
def say(head, payload=b""):
    data = json.dumps(head).encode()
    sys.stdout.buffer.write(struct.pack(">II", len(data), len(payload)) + data + payload)
    sys.stdout.buffer.flush()
def hear():
    n, more = struct.unpack(">II", sys.stdin.buffer.read(8))
    return json.loads(sys.stdin.buffer.read(n))
"""


class Clock:
    monotonic = staticmethod(time.monotonic)


class Heard:
    """What a camera has told, in order."""

    def __init__(self) -> None:
        self.queue: SimpleQueue[CardMessage] = SimpleQueue()
        self.all: list[CardMessage] = []

    def until(self, enough: Callable[[CardMessage], bool]) -> CardMessage:
        while True:
            try:
                news = self.queue.get(timeout=PATIENCE_S)
            except Empty:
                pytest.fail(f"only {[n for n in self.all if not isinstance(n, PreviewImage)]} was heard")
            self.all.append(news)
            if enough(news):
                return news


@contextmanager
def camera(address: str, heard: Heard, command: list[str] | None = None) -> Iterator[CardReaderProcess]:
    made = CardReaderProcess(address, CardSet.TNI, heard.queue.put, Clock(), command)
    made.start()
    try:
        yield made
    finally:
        made.close()


def fake(body: str) -> list[str]:
    return [sys.executable, "-I", "-c", FAKE + body]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scene]:
    scene = Scene(CardSet.TNI, 5, Looks(side_px=44.0, tilt_deg=15.0, noise=2.0, fingers=False), cards=6)
    path = tmp_path_factory.mktemp("film") / "class.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (1920, 1080))
    for n in range(30):
        writer.write(cv2.cvtColor(scene.picture(n % 3), cv2.COLOR_GRAY2BGR))
    writer.release()
    return path, scene


def test_a_film_is_read_and_a_new_question_is_answered_anew(film: tuple[Path, Scene]) -> None:
    path, scene = film
    heard = Heard()
    with camera(str(path), heard) as reading:
        for _ in range(2):
            question, said = reading.begin(), dict[int, str]()

            def all_said(news: CardMessage, question: int = question, said: dict[int, str] = said) -> bool:
                if isinstance(news, CardAnswered) and news.round == question:
                    said[news.sighting.number] = news.sighting.letter
                return said == scene.answers

            heard.until(all_said)
    assert CameraStarted(1920, 1080) in heard.all
    preview = next(news for news in heard.all if isinstance(news, PreviewImage))
    assert (preview.width_px, preview.height_px, len(preview.pixels)) == (480, 270, 480 * 270)


def test_a_camera_that_comes_late_is_seen_when_it_is_there(film: tuple[Path, Scene], tmp_path: Path) -> None:
    heard, late = Heard(), tmp_path / "late.avi"
    with camera(str(late), heard):
        assert heard.until(lambda _: True) == CameraFailed(CameraFault.ABSENT)
        late.write_bytes(film[0].read_bytes())
        heard.until(lambda news: isinstance(news, CameraStarted))
    assert heard.all.count(CameraFailed(CameraFault.ABSENT)) == 1


def test_pictures_that_end_are_told_and_the_camera_is_tried_again(film: tuple[Path, Scene]) -> None:
    heard = Heard()
    with camera(str(film[0]), heard):
        heard.until(lambda news: news == CameraFailed(CameraFault.SILENT))
        heard.until(lambda news: isinstance(news, CameraStarted))


def open_for_writing(proc: Path) -> Iterator[str]:
    """The names of what a process may write to."""
    for fd in (proc / "fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            lines = (proc / "fdinfo" / fd.name).read_text().splitlines()
            flags = next(line.split()[1] for line in lines if line.startswith("flags:"))
            if int(flags, 8) & os.O_ACCMODE != os.O_RDONLY:
                yield str(fd.readlink())


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="the kernel does not say what a process writes")
def test_no_picture_reaches_a_disk_while_cards_are_read(film: tuple[Path, Scene]) -> None:
    """As the kernel counts it, so also what OpenCV might write: nothing for a disk, no file open for writing, none
    mapped to be written, but for the pipes by which it speaks."""
    heard = Heard()
    with camera(str(film[0]), heard) as reading:
        reading.begin()
        heard.until(lambda news: isinstance(news, CardAnswered))
        heard.until(lambda news: isinstance(news, PreviewImage))
        proc = Path("/proc") / str(reading.pid)
        counted = dict(line.split(": ") for line in (proc / "io").read_text().splitlines())
        kept = set(open_for_writing(proc))
        maps = [line.split(maxsplit=5) for line in (proc / "maps").read_text().splitlines()]
    assert counted["write_bytes"] == "0"
    assert {name for name in kept if not name.startswith(("pipe:", "anon_inode:"))} <= {os.devnull}
    assert [fields for fields in maps if len(fields) == 6 and fields[1].endswith("s") and "w" in fields[1]] == []


def test_a_process_that_dies_is_started_again_and_goes_on_with_the_question() -> None:
    """It answers the question that it is told, once, and dies."""
    body = """
n = hear()["begin"]
while n == 0:
    n = hear()["begin"]
say({"say": "answer", "round": n, "card": [3, "B", 0.5, 0.5]})
"""
    heard = Heard()
    with camera("0", heard, fake(body)) as reading:
        assert reading.begin() == 1
        for _ in range(2):
            first = heard.until(lambda news: isinstance(news, CardAnswered))
            assert isinstance(first, CardAnswered)
            assert (first.sighting, first.round) == (CardDetection(3, "B", 0.5, 0.5), 1)
            heard.until(lambda news: news == CameraFailed(CameraFault.CRASHED))


@pytest.mark.parametrize(
    "body",
    [
        "say({'say': 'no such thing'})",
        "sys.stdout.buffer.write(b'x' * 4000); sys.stdout.buffer.flush()",
        "say({'say': 'preview', 'width': 4, 'height': 3, 'cards': []}, b'1')",
    ],
)
def test_nonsense_ends_the_process(body: str) -> None:
    heard = Heard()
    with camera("0", heard, fake("say({'say': 'sees', 'width': 4, 'height': 3}); " + body + "; hear(); hear()")):
        assert heard.until(lambda news: isinstance(news, CameraFailed)) == CameraFailed(CameraFault.CRASHED)


def test_a_reader_that_does_not_start_is_told() -> None:
    heard = Heard()
    with camera("0", heard, [str(Path("/no/such/program"))]):
        assert heard.until(lambda _: True) == CameraFailed(CameraFault.NO_READER)
    heard = Heard()
    with camera("0", heard, fake("sys.exit(1)")):
        assert heard.until(lambda _: True) == CameraFailed(CameraFault.NO_READER)


def test_after_closing_nothing_is_heard_and_nothing_lives() -> None:
    heard = Heard()
    with camera("0", heard, fake("while True: say({'say': 'answer', 'round': 0, 'card': [1, 'A', 0.1, 0.1]})")) as made:
        heard.until(lambda news: isinstance(news, CardAnswered))
        pid = made.pid
        made.close()
        while not heard.queue.empty():
            heard.queue.get()
        assert pid is not None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        assert heard.queue.empty()


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is the system's, and Windows has none")
def test_the_process_can_write_no_file(tmp_path: Path) -> None:
    """What it must not keep it cannot keep."""
    body = f"""
sys.path.append({str(Path(__file__).parents[3])!r})
from tni.processes.worker import limit_process
limit_process(3 << 30, may_write_files=False)
try:
    with open({str(tmp_path / "kept")!r}, "wb") as file:
        file.write(b"a picture")
    say({{"say": "sees", "width": 1, "height": 1}})
except OSError:
    say({{"say": "failed", "fault": "refused"}})
hear(); hear()
"""
    heard = Heard()
    with camera("0", heard, fake(body)):
        assert heard.until(lambda _: True) == CameraFailed(CameraFault.REFUSED)
    assert not (tmp_path / "kept").read_bytes()


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"say": "answer", "round": 1, "card": [1, "E", 0.5, 0.5]},
        {"say": "answer", "round": 1, "card": [1, "AB", 0.5, 0.5]},
        {"say": "answer", "round": 1, "card": [1, "A", 1.5, 0.5]},
        {"say": "answer", "round": 1, "card": [1, "A", "x", 0.5]},
        {"say": "answer", "round": 1, "card": [1, "A"]},
        {"say": "answer", "card": [1, "A", 0.5, 0.5]},
        {"say": "failed", "fault": "tired"},
        {"say": "preview", "width": 0, "height": 0, "cards": []},
        {"say": "preview", "width": 1e9, "height": 1e9, "cards": []},
        {"say": ["answer"]},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(head: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_frame(head, b"", 0.0)


def test_a_camera_says_why_it_gives_no_picture(tmp_path: Path) -> None:
    with pytest.raises(CameraError) as absent:
        VideoSource(str(tmp_path / "video9"))
    assert absent.value.fault is CameraFault.ABSENT
    nonsense = tmp_path / "video8"
    nonsense.write_bytes(b"no film")
    with pytest.raises(CameraError) as busy:
        VideoSource(str(nonsense))
    assert busy.value.fault is CameraFault.BUSY


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere cameras are guessed")
def test_cameras_are_found_by_the_systems_list_without_opening_one(tmp_path: Path) -> None:
    for node, name, index in (("video10", "Visualiseur", 0), ("video0", "HD Webcam\n", 0), ("video1", "HD Webcam", 1)):
        folder = tmp_path / node
        folder.mkdir()
        (folder / "name").write_text(name)
        (folder / "index").write_text(f"{index}\n")
    dev = Path("/dev")
    found = list_cameras(tmp_path, dev)
    assert found == [FoundCamera("/dev/video0", "HD Webcam"), FoundCamera("/dev/video10", "Visualiseur")]
    assert list_cameras(tmp_path / "none", dev) == []
