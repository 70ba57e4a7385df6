"""Pictures from outside are decoded in a guarded process: one that ends its decoder is refused, the others are read."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.formats.lessons import hostile_calls
from tests.support.faulty_decoder import COMMAND, CRASH, HANG
from tests.support.picture_samples import HEIC, TURNED_HEIC
from tni.core.picture import EncodedPicture
from tni.files.picture_errors import PictureFault
from tni.formats import picture_process
from tni.formats.picture_process import MOST_TOGETHER, ForeignPicture, decode_pictures
from tni.formats.picture_reader import read_picture
from tni.formats.sandbox import MEMORY_BYTES, SandboxEntryPoint
from tni.processes.child import worker_command

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="20" height="20"/></svg>'
ROOT = str(Path(__file__).parents[2])


def coded(colour: str = "red", kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 4), colour).save(out, kind)
    return out.getvalue()


def answering(answer: object) -> list[str]:
    """Command of a worker that a file has taken over."""
    said = pickle.dumps((None, answer))
    return [sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({said!r})"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_comes_back_as_the_reader_reads_it(kind: str) -> None:
    data = coded(kind=kind)
    assert list(decode_pictures([ForeignPicture(data)])) == [read_picture(data)]


@pytest.mark.parametrize("photo", [HEIC, TURNED_HEIC])
def test_photographs_of_phones_are_decoded_behind_the_guard(photo: bytes) -> None:
    pytest.importorskip("pi_heif")
    assert list(decode_pictures([ForeignPicture(photo)])) == [read_picture(photo)]


def test_each_picture_is_read_or_has_its_fault() -> None:
    files = [coded(), b"", b"text", coded()[:40], coded("blue", "JPEG")]
    found = list(decode_pictures(map(ForeignPicture, files)))
    assert found[1:4] == [PictureFault.EMPTY, PictureFault.UNKNOWN, PictureFault.DAMAGED]
    assert [found[0], found[4]] == [read_picture(files[0]), read_picture(files[4])]


def test_a_drawing_is_drawn_and_read_in_one_process() -> None:
    drawn, broken = decode_pictures([ForeignPicture(DRAWING, is_drawn=True), ForeignPicture(b"<svg", is_drawn=True)])
    assert isinstance(drawn, EncodedPicture)
    assert (drawn.media_type, drawn.width_px, drawn.height_px) == ("image/png", 1600, 800)
    assert broken is PictureFault.DAMAGED


def test_a_decoder_that_crashes_takes_no_other_picture_along() -> None:
    files = [coded(), coded() + CRASH, coded("blue")]
    found = list(decode_pictures(map(ForeignPicture, files), COMMAND))
    assert found == [read_picture(files[0]), PictureFault.DAMAGED, read_picture(files[2])]


def test_a_decoder_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_process, "LIMIT_S", 0.2)
    found = list(decode_pictures([ForeignPicture(coded() + HANG)], COMMAND))
    assert found == [PictureFault.TOO_LARGE]


@pytest.mark.parametrize(
    "answer",
    [
        (),
        ("text",),
        [PictureFault.DAMAGED],
        (EncodedPicture(b"GIF89a", "image/gif", 1, 1),),
        (EncodedPicture(b"GIF89a", "image/png", 1, 1),),
        (EncodedPicture("text", "image/png", 1, 1),),  # type: ignore[arg-type]
        (EncodedPicture(coded(), "image/png", 0, 1),),
        (EncodedPicture(coded(), "image/png", 1, 10**9),),
        (EncodedPicture(coded(), ["image/png"], 1, 1),),  # type: ignore[arg-type]
        (EncodedPicture(coded(), "image/png", "1", 1),),  # type: ignore[arg-type]
    ],
)
def test_an_answer_that_is_no_picture_is_refused(answer: object) -> None:
    assert list(decode_pictures([ForeignPicture(coded())], answering(answer))) == [PictureFault.DAMAGED]


def test_pictures_share_processes_and_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty photographs are never all in the memory at once."""
    started, asked = list[int](), 0

    class Reader:
        def __init__(self, *_: object, **__: object) -> None: ...

        def read(self, _entry: SandboxEntryPoint, files: tuple[tuple[bytes, bool], ...], _on_white_px: int) -> Any:
            started.append(len(files))
            assert asked <= sum(started) + 1
            return (PictureFault.DAMAGED,) * len(files)

    def files() -> Iterator[ForeignPicture]:
        nonlocal asked
        for size in [1] * (MOST_TOGETHER + 2) + [picture_process.MOST_BYTES_TOGETHER] * 2:
            asked += 1
            yield ForeignPicture(bytes(size))

    monkeypatch.setattr(picture_process, "SandboxedReader", Reader)
    assert len(list(decode_pictures(files()))) == MOST_TOGETHER + 4
    assert started == [MOST_TOGETHER, 2, 1, 1]


def test_what_is_too_large_beside_others_is_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_picture(coded())

    class Reader:
        def __init__(self, *_: object, **__: object) -> None: ...

        def read(self, _entry: SandboxEntryPoint, files: tuple[tuple[bytes, bool], ...], _on_white_px: int) -> Any:
            return (whole,) if len(files) == 1 else (PictureFault.TOO_LARGE, PictureFault.DAMAGED)

    monkeypatch.setattr(picture_process, "SandboxedReader", Reader)
    assert list(decode_pictures([ForeignPicture(b"1"), ForeignPicture(b"2")])) == [whole, PictureFault.DAMAGED]


@pytest.mark.parametrize(
    "call", [hostile_calls.read_file, hostile_calls.write_file, hostile_calls.connect], ids=lambda one: one.__name__
)
@pytest.mark.parametrize("entry", [SandboxEntryPoint.PICTURES, SandboxEntryPoint.THUMBNAIL], ids=lambda one: one.name)
def test_the_decoder_s_process_reaches_nothing_outside(entry: SandboxEntryPoint, call: Any, tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"secret")
    limits = (entry.memory_bytes, entry.is_guarded, 0)
    # The module of the calls is loaded before: the guarded process may not read it.
    program = (
        f"import sys; sys.path.append({ROOT!r}); import {call.__module__}; from tni.formats.sandbox_worker import main"
    )
    asked = pickle.dumps((f"{call.__module__}:{call.__name__}", limits, (str(tmp_path),)))
    command = [sys.executable, "-c", f"{program}; main(sys.argv[1])", str(MEMORY_BYTES)]
    answer = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True).stdout
    assert pickle.loads(answer) == (None, "ProcessRefusal")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of address space")
def test_the_decoder_s_process_has_a_gigabyte() -> None:
    import resource

    entry = SandboxEntryPoint.PICTURES
    asked = ("resource:getrlimit", (entry.memory_bytes, entry.is_guarded, 0), (resource.RLIMIT_AS,))
    command = [*worker_command("tni.formats.sandbox_worker"), str(MEMORY_BYTES)]
    answer = subprocess.run(command, input=pickle.dumps(asked), stdout=subprocess.PIPE, check=True).stdout
    assert pickle.loads(answer) == (None, (1 << 30, 1 << 30))
