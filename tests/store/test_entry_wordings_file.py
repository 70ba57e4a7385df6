"""File of wordings: kept between programs, bounded, and none after damage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.unread_file import unread
from tni.cahier.entry_wording import NO_WORDING, Wording, WordingKey
from tni.files.atomic import WriteError
from tni.store.entry_wordings_file import MOST_KEPT, EntryWordingsFile

KEY = WordingKey("5e A", "Maths", "Fractions")
WORDING = Wording((("ancien", "nouveau"),), ("objectif",), ("Matériel : équerre",), answers=True)


def test_a_wording_is_read_by_the_next_program(tmp_path: Path) -> None:
    path = tmp_path / "wordings.json"
    EntryWordingsFile(path).put(KEY, WORDING)
    again = EntryWordingsFile(path)
    assert again.of(KEY) == WORDING
    assert again.of(WordingKey("5e B", "Maths", "Fractions")) == NO_WORDING
    again.put(KEY, NO_WORDING)
    assert json.loads(path.read_text())["wordings"] == []


def test_two_windows_keep_what_each_remembers(tmp_path: Path) -> None:
    one, other = (EntryWordingsFile(tmp_path / "wordings.json") for _ in range(2))
    keys = [WordingKey("5A", "Maths", sequence) for sequence in ("Aires", "Volumes", "Angles")]
    wording = Wording((("a", "b"),))
    assert other.of(keys[0]) == NO_WORDING  # read once
    one.put(keys[0], wording)
    other.put(keys[1], wording)
    one.put(keys[2], wording)
    later = EntryWordingsFile(tmp_path / "wordings.json")
    assert [later.of(key) for key in keys] == [wording] * 3
    other.put(keys[0], NO_WORDING)
    one.put(keys[1], Wording((("a", "c"),)))
    assert EntryWordingsFile(tmp_path / "wordings.json").of(keys[0]) == NO_WORDING


def test_the_oldest_are_forgotten_and_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "wordings.json"
    empty = {"subject": "", "sequence": "", "replaced": [], "struck": [], "standing": ["x"], "answers": None}
    wordings = [{"class": str(n), **empty} for n in range(MOST_KEPT)]
    path.write_text(json.dumps({"version": 1, "wordings": wordings}))
    kept = EntryWordingsFile(path)
    kept.put(KEY, WORDING)
    assert kept.of(WordingKey("0", "", "")) == NO_WORDING
    assert kept.of(WordingKey("1", "", "")).standing == ("x",)
    path.write_text('{"version": 1, "wordings": [{"class": 3}]}')
    assert EntryWordingsFile(path).of(KEY) == NO_WORDING
    assert {found.name for found in tmp_path.iterdir()} == {"wordings.damaged", "wordings.lock"}


def test_a_file_that_cannot_be_read_now_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "wordings.json"
    EntryWordingsFile(path).put(KEY, WORDING)
    with unread(path), pytest.raises(WriteError):
        EntryWordingsFile(path).put(WordingKey("5e B", "Maths", ""), WORDING)
    assert EntryWordingsFile(path).of(KEY) == WORDING
