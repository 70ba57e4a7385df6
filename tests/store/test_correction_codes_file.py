"""File of correction codes: kept between programs, private, and put aside when it is damaged."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.support.unread_file import unread
from tni.document.correction_code import CodeList, CodeLists, CorrectionCode
from tni.files.atomic import WriteError
from tni.store.correction_codes_file import CorrectionCodesFile

LISTS = CodeLists(
    (
        CodeList("Français", (CorrectionCode("O", "orthographe", "red", -0.5), CorrectionCode("✓", "", "green"))),
        CodeList("Maths"),
    ),
    1,
    6.0,
)


def test_lists_are_read_by_the_next_program_and_by_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "own" / "codes.json"
    assert CorrectionCodesFile(path).read() is None
    CorrectionCodesFile(path).write(LISTS)
    assert CorrectionCodesFile(path).read() == LISTS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "change",
    [
        {"lists": []},
        {"chosen": 2},
        {"chosen": True},
        {"capital_mm": 5.0},
        {"lists": [{"name": "F", "codes": [{"label": "", "meaning": "", "colour": "red", "points": 0}]}]},
        {"lists": [{"name": "F", "codes": [{"label": "O", "meaning": "", "colour": "pink", "points": 0}]}]},
        {"lists": [{"name": "F" * 100, "codes": []}]},
        {"lists": 3},
    ],
)
def test_a_damaged_file_is_put_aside(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "codes.json"
    CorrectionCodesFile(path).write(LISTS)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    file = CorrectionCodesFile(path)
    assert file.read() is None
    assert path.with_suffix(".damaged").exists()
    file.write(LISTS)
    assert CorrectionCodesFile(path).read() == LISTS


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "codes.json"
    CorrectionCodesFile(path).write(LISTS)
    with unread(path):
        file = CorrectionCodesFile(path)
        assert file.read() is None
        with pytest.raises(WriteError):
            file.write(CodeLists((CodeList("Autre"),)))
    assert CorrectionCodesFile(path).read() == LISTS
