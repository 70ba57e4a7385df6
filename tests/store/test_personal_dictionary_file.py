"""File of the teacher's own words: kept between programs, private, and none after damage."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.support.unread_file import unread
from tni.files.atomic import WriteError
from tni.store.personal_dictionary_file import MOST_KEPT, PersonalDictionaryFile


def test_a_word_is_known_to_the_next_program(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "dictionary.json"
    PersonalDictionaryFile(path).add("fluo")
    assert set(PersonalDictionaryFile(path).content()) == {"fluo"}


def test_a_word_is_taken_out_again(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.json"
    PersonalDictionaryFile(path).add("fluo")
    PersonalDictionaryFile(path).add("autre")
    file = PersonalDictionaryFile(path)
    file.remove("fluo")
    file.remove("absent")
    assert set(PersonalDictionaryFile(path).content()) == set(file.content()) == {"autre"}


def test_two_windows_keep_what_each_adds(tmp_path: Path) -> None:
    one, other = (PersonalDictionaryFile(tmp_path / "dictionary.json") for _ in range(2))
    assert not other.content()
    one.add("fluo")
    other.add("Abdoulaye")
    assert set(PersonalDictionaryFile(tmp_path / "dictionary.json").content()) == {"fluo", "Abdoulaye"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.json"
    PersonalDictionaryFile(path).add("fluo")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_newest_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.json"
    path.write_text(json.dumps({"version": 1, "words": [f"mot{n}" for n in range(MOST_KEPT)]}))
    file = PersonalDictionaryFile(path)
    file.add("fluo")
    assert len(file.content()) == MOST_KEPT
    assert "fluo" in file.content()
    assert "mot0" not in file.content()


@pytest.mark.parametrize("damaged", ["", "{", '{"version": 1}', '{"version": 1, "words": [1]}', '{"version": 9}'])
def test_a_damaged_file_is_put_aside(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "dictionary.json"
    path.write_text(damaged)
    file = PersonalDictionaryFile(path)
    assert not file.content()
    file.add("fluo")
    assert set(PersonalDictionaryFile(path).content()) == {"fluo"}
    assert len([*tmp_path.glob("*.damaged*")]) == 1


def test_a_file_that_cannot_be_read_now_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.json"
    PersonalDictionaryFile(path).add("fluo")
    with unread(path), pytest.raises(WriteError):
        PersonalDictionaryFile(path).add("autre")
    assert set(PersonalDictionaryFile(path).content()) == {"fluo"}
