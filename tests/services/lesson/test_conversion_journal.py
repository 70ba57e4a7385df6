"""Journal of a folder's conversion in a folder that anybody may have made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tni.files.regular_file import NotRegularFileError
from tni.services.lesson.conversion_journal import NAME, ContentState, ConversionJournal

STATE = {"size": 1, "sha256": "00"}


def line(target: Any = "a.tni", **other: Any) -> dict[str, Any]:
    entry = {"source": "a.iwb", "targets": [target], "outcome": "converted", "read": None, "written": None}
    sound = {"source": "a.iwb", "state": STATE, "target": target, "target_state": STATE, "lesson_id": "x"}
    return {**sound, "entry": entry, **other}


def journal_of(folder: Path, *lines: object) -> ConversionJournal:
    (folder / NAME).write_text("\n".join(map(json.dumps, lines)))
    return ConversionJournal(folder)


@pytest.mark.parametrize("target", ["a.tni", "6e/b.TNI", "a..b.tni"])
def test_a_sound_line_is_read(target: str, tmp_path: Path) -> None:
    assert journal_of(tmp_path, line(target)).lines["a.iwb"].target == target


@pytest.mark.parametrize(
    "target",
    [
        "../a.tni", "6e/../../a.tni", "/a.tni", "//a.tni", "./a.tni", "a.html", "", ".tni/", "a\0.tni", "\ud800.tni",
        1, ["a.tni"], None,
    ],
)  # fmt: skip
def test_a_target_that_is_no_lesson_in_the_folder_is_passed_over(target: Any, tmp_path: Path) -> None:
    assert journal_of(tmp_path, line(target)).lines == {}


@pytest.mark.parametrize(
    "other",
    [
        {"source": 1}, {"source": ["a.iwb"]}, {"state": None}, {"state": {"size": "1", "sha256": "00"}},
        {"target_state": {"size": -1, "sha256": "00"}}, {"target_state": {"size": 1, "sha256": []}}, {"lesson_id": 1},
        {"entry": None}, {"entry": []}, {"entry": {}}, {"entry": {**line()["entry"], "outcome": "failed"}},
        {"entry": {**line()["entry"], "targets": ["../b.tni"]}}, {"entry": {**line()["entry"], "read": {}}},
        {"entry": {**line()["entry"], "read": {"kept": "a", "approximated": 0, "dropped": 0}}},
    ],
)  # fmt: skip
def test_a_line_with_wrong_fields_is_passed_over(other: dict[str, Any], tmp_path: Path) -> None:
    assert journal_of(tmp_path, line(**other), [], 1, "x").lines == {}


def test_a_line_nested_without_end_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[" * 200_000 + "\n" + json.dumps(line()))
    assert len(ConversionJournal(tmp_path).lines) == 1


def test_a_lesson_that_a_link_leads_to_is_never_replaced(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    folder.mkdir()
    (outside / "a.tni").write_bytes(b"precious")
    (folder / "a.tni").symlink_to(outside / "a.tni")
    (folder / "6e").symlink_to(outside)
    for target in ("a.tni", "6e/a.tni"):
        state = ContentState.of(outside / "a.tni")
        journal = journal_of(folder, line(target, target_state={"size": state.size, "sha256": state.sha256}))
        assert not journal.owns_target(journal.lines["a.iwb"])


def test_a_journal_that_is_a_link_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("x")
    (tmp_path / NAME).symlink_to(other)
    with pytest.raises(NotRegularFileError):
        ConversionJournal(tmp_path)
