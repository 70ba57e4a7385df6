"""Damage in the WAL of a lesson that was not closed is found, since SQLite only stops reading there."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest

from tests.support.lessons import PAGE, a_stroke, adding, now
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.wal_check import FRAME_HEADER_SIZE, HEADER_SIZE, LITTLE_ENDIAN, wal_problems

FRAME = FRAME_HEADER_SIZE + 4096


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """A copy of a lesson with its WAL, as a killed program leaves it."""
    path = tmp_path / "open.tni"
    database = LessonDatabase.create(path)
    for number, record in enumerate([PAGE, a_stroke("one"), a_stroke("two")], 1):
        with database.transaction():
            database.commit(None, adding(record), number, number, now())
    copy = tmp_path / "lesson.tni"
    copy.write_bytes(path.read_bytes())
    wal_of(copy).write_bytes(wal_of(path).read_bytes())
    database.abandon()
    return copy


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def problems(path: Path) -> list[str]:
    with wal_of(path).open("rb") as wal:
        return list(wal_problems(wal))


def test_a_flipped_bit_before_the_end_of_a_change_is_found(lesson: Path) -> None:
    assert check_lesson(lesson) == []
    whole = wal_of(lesson).read_bytes()
    last = len(whole) - FRAME
    assert (last - HEADER_SIZE) % FRAME == 0
    missed = set()
    for at in (*range(HEADER_SIZE), *range(HEADER_SIZE, len(whole), 89), *range(last, last + FRAME_HEADER_SIZE)):
        wal_of(lesson).write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        if not problems(lesson):
            missed.add(at)
    assert missed <= set(range(last + 8, last + 16)), "the last frame alone may look like one of an earlier use"


def test_the_check_tells_of_a_damaged_wal(lesson: Path) -> None:
    whole = wal_of(lesson).read_bytes()
    wal_of(lesson).write_bytes(whole[:1000] + bytes([whole[1000] ^ 1]) + whole[1001:])
    assert "wal" in [problem.where for problem in check_lesson(lesson)]


def test_a_change_that_was_cut_off_is_no_damage(lesson: Path) -> None:
    whole = wal_of(lesson).read_bytes()
    for length in (0, 10, HEADER_SIZE, HEADER_SIZE + 7, len(whole) - FRAME, len(whole) - 1):
        wal_of(lesson).write_bytes(whole[:length])
        assert problems(lesson) == []


@pytest.mark.parametrize("page_size", [0, 1, 256, 4095, 4097, 0xFFFFFFFF])
def test_a_page_size_that_is_none_is_told(page_size: int) -> None:
    header = struct.pack(">4I8s", LITTLE_ENDIAN, 3_007_000, page_size, 0, b"saltsalt")
    one = two = 0
    for first, second in struct.iter_unpack("<2I", header):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    wal = BytesIO(header + struct.pack(">2I", one, two) + bytes(20_000))
    assert list(wal_problems(wal)) == [f"page size {page_size}"]


def test_frames_of_an_earlier_use_are_no_damage(lesson: Path) -> None:
    whole = wal_of(lesson).read_bytes()
    older = bytearray(whole[HEADER_SIZE:])
    for at in range(8, len(older), FRAME):
        older[at : at + 8] = b"formerly"
    wal_of(lesson).write_bytes(whole + older)
    assert check_lesson(lesson) == []
