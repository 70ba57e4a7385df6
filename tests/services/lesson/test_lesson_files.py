"""Files in a lesson: what is read into it, and where it is written again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import BlobId
from tni.document.lesson_plan import HomeworkFile
from tni.services.lesson import lesson_files
from tni.services.lesson.lesson_files import CopiedFile, Refusal, path_in, read_copies, write_out


@given(st.text(max_size=40), st.text(max_size=70))
def test_a_name_from_anybody_stays_within_the_folder(name: str, blob: str) -> None:
    path = path_in(Path("/joined"), HomeworkFile(id="file:a", file=BlobId(blob), name=name))
    assert path.parent.parent == Path("/joined")
    assert path.name not in ("", ".", "..")
    assert "\\" not in path.name
    assert "\0" not in path.name


def test_a_usual_name_stays_and_files_of_one_name_are_apart() -> None:
    one, two = (
        path_in(Path("/joined"), HomeworkFile(id="file:a", file=BlobId(blob), name="Fiche n° 3 – été.pdf"))
        for blob in ("0a" * 32, "0b" * 32)
    )
    assert one.name == two.name == "Fiche n° 3 – été.pdf"
    assert one != two


def test_what_cannot_be_joined_is_said_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lesson_files, "MOST_BYTES", 5)
    whole, large, empty = (tmp_path / name for name in ("whole.pdf", "large.pdf", "empty.pdf"))
    whole.write_bytes(b"12345")
    large.write_bytes(b"123456")
    empty.write_bytes(b"")
    found = read_copies([whole, large, empty, tmp_path, tmp_path / "gone.pdf"])
    read = found.pop(whole)
    assert isinstance(read, CopiedFile)
    assert (read.data, read.record.name) == (b"12345", "whole.pdf")
    assert list(found.values()) == [Refusal.TOO_LARGE, Refusal.EMPTY, Refusal.UNREADABLE, Refusal.UNREADABLE]


def test_a_file_that_was_changed_where_it_lies_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_out(path, b"as joined")
    path.write_bytes(b"as edited")
    write_out(path, b"as joined")
    assert path.read_bytes() == b"as joined"
