"""Which board was found on which serial line is remembered, and may be forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tni.store.serial_boards import MOST, KnownBoard, keep_boards, known_boards

LEFT = KnownBoard("IQBoard", "/dev/ttyUSB0", 0x10C4, 0xEA60, "0001")
RIGHT = KnownBoard("Multiclass", "/dev/ttyUSB1", 0x10C4, 0xEA60)


def test_what_is_kept_is_read_and_replaces_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "state" / "serial-boards.json"
    assert known_boards(path) == ()
    keep_boards(path, [LEFT, RIGHT])
    assert known_boards(path) == (LEFT, RIGHT)
    keep_boards(path, [RIGHT])
    assert known_boards(path) == (RIGHT,)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", '[{"driver": "IQBoard"}]', '[{"driver": 1, "path": "", "vendor": 1, "product": 1}]',
     '[{"driver": "", "path": "", "vendor": 1.5, "product": 1}]', "[" * 100_000, "\xff"],
)  # fmt: skip
def test_a_damaged_file_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "serial-boards.json"
    path.write_text(text, encoding="latin-1")
    assert known_boards(path) == ()


def test_a_file_without_end_is_read_to_some_end(tmp_path: Path) -> None:
    path = tmp_path / "serial-boards.json"
    entry = {"driver": "IQBoard", "path": "/dev/ttyUSB0", "vendor": 1, "product": 1}
    path.write_text(json.dumps([entry] * (MOST + 5)))
    assert len(known_boards(path)) == MOST


def test_where_nothing_can_be_kept_the_lesson_goes_on(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    keep_boards(tmp_path / "state" / "serial-boards.json", [LEFT])
    assert known_boards(tmp_path / "state" / "serial-boards.json") == ()
