"""The process that reads a lesson of another program: it writes nothing, reaches nothing, and ends in time. Errors of
readers become ones that have a message."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.formats.lessons import hostile_calls
from tni.api.formats import FormatError, FormatFault, ImportedLesson, PlainLesson, PlainPage
from tni.core import format_errors
from tni.formats.lessons import format_registry
from tni.formats.lessons.guarded_calls import UNEXPECTED, read_lesson
from tni.formats.sandbox import MEMORY_BYTES, OUT_OF_TIME, SandboxEntryPoint

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import tests.formats.lessons.hostile_calls
from tni.formats.sandbox_worker import main
main(sys.argv[2])
"""
"""The process, which has these calls loaded already: their module is none that it may read."""
REFUSED = [
    hostile_calls.write_file,
    hostile_calls.make_folder,
    hostile_calls.remove_file,
    hostile_calls.read_file,
    hostile_calls.list_folder,
    hostile_calls.start_program,
    hostile_calls.connect,
]


def run(call: Callable[[str], str], place: Path, cpu_s: int = 0) -> subprocess.CompletedProcess[bytes]:
    entry = SandboxEntryPoint.LESSON_READ
    limits = (entry.memory_bytes, entry.is_guarded, cpu_s)
    asked = pickle.dumps((f"{call.__module__}:{call.__name__}", limits, (str(place),)))
    command = [sys.executable, "-c", PROGRAM, str(Path(__file__).parents[3]), str(MEMORY_BYTES)]
    return subprocess.run(command, input=asked, capture_output=True, check=False)


def answered(call: Callable[[str], str], place: Path) -> Any:
    return pickle.loads(run(call, place).stdout)


@pytest.mark.parametrize("call", REFUSED, ids=lambda one: one.__name__)
def test_a_reader_reaches_nothing_outside(call: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"secret")
    assert answered(call, tmp_path) == (None, "ProcessRefusal")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_reader_has_the_program_s_libraries(tmp_path: Path) -> None:
    assert answered(hostile_calls.load_libraries, tmp_path) == (None, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of memory and of the processor's time")
def test_a_reader_has_limited_memory_and_time(tmp_path: Path) -> None:
    assert answered(hostile_calls.fill_memory, tmp_path) == (None, "MemoryError")
    assert run(hostile_calls.loop, tmp_path, cpu_s=1).returncode == OUT_OF_TIME


def raising(error: Exception) -> Callable[[bytes, str], ImportedLesson]:
    def read(_data: bytes, _name: str) -> ImportedLesson:
        raise error

    return read


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (format_errors.ZipBombError(), FormatFault.TOO_LARGE),
        (format_errors.FileTooDeepError(), FormatFault.TOO_LARGE),
        (format_errors.FileTooLargeError("files", 3), FormatFault.TOO_LARGE),
        (format_errors.LockedArchiveError(), FormatFault.LOCKED),
        (format_errors.NotTextError(), FormatFault.OTHER_FORMAT),
        (format_errors.EmptyFileError(), FormatFault.EMPTY),
        (format_errors.MalformedFileError(3), FormatFault.DAMAGED),
        (format_errors.EntityDeclarationError(), FormatFault.DAMAGED),
        (RecursionError(), FormatFault.TOO_LARGE),
        (FormatError(FormatFault.LATER_VERSION), FormatFault.LATER_VERSION),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else "",
)
def test_each_error_becomes_one_with_a_message(
    error: Exception, fault: FormatFault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(format_registry, "read_lesson", raising(error))
    with pytest.raises(FormatError) as raised:
        read_lesson(b"", "a.own")
    assert raised.value.fault is fault
    assert not raised.value.detail.startswith(UNEXPECTED)


def test_a_mistake_in_a_reader_is_told_without_the_file_s_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_registry, "read_lesson", raising(KeyError("Nom d’un élève")))
    with pytest.raises(FormatError) as raised:
        read_lesson(b"", "a.own")
    assert (raised.value.fault, raised.value.detail) == (FormatFault.DAMAGED, "unexpected KeyError")


def test_a_lesson_without_a_page_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_registry, "read_lesson", lambda *_: ImportedLesson(PlainLesson("", ())))
    with pytest.raises(FormatError) as raised:
        read_lesson(b"", "a.own")
    assert raised.value.fault is FormatFault.EMPTY
    monkeypatch.setattr(format_registry, "read_lesson", lambda *_: ImportedLesson(PlainLesson("", (PlainPage(),))))
    assert read_lesson(b"", "a.own").lesson.pages
