"""A small JSON file is read whole or not at all, its older versions open, and nothing damaged is lost."""

from __future__ import annotations

import json
import logging
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.unread_file import unread
from tni.files.atomic import WriteError
from tni.files.errors import JsonFileError
from tni.store import json_file
from tni.store.json_file import JsonFile, Quarantine


class OwnError(JsonFileError):
    """The error of one kind of file."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "some.json"


def opened(path: Path, quarantine: Quarantine = Quarantine.DAMAGED) -> JsonFile[OwnError]:
    return JsonFile(path, OwnError, version=3, migrations={1: from_1, 2: from_2}, quarantine=quarantine)


def from_1(old: dict[str, Any]) -> dict[str, Any]:
    return {"names": [old["name"]], "unknown": old.get("unknown")}


def from_2(old: dict[str, Any]) -> dict[str, Any]:
    return old | {"names": [*old["names"], "added"]}


def damaged(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_was_written_is_read_in_a_folder_that_is_made_for_it(path: Path) -> None:
    opened(path).write({"names": ["a"], "unknown": {"b": [1, None]}})
    file = opened(path)
    assert file.read(dict) == {"version": 3, "names": ["a"], "unknown": {"b": [1, None]}}
    assert file.trouble is None


def test_a_file_without_a_version_has_the_owner_s_keys_alone(path: Path) -> None:
    JsonFile(path, JsonFileError).write({"a": 1})
    assert json.loads(path.read_text()) == {"a": 1}
    assert JsonFile(path, JsonFileError).read(dict) == {"a": 1}


def test_a_missing_file_is_no_trouble(path: Path) -> None:
    file = opened(path)
    assert file.read(dict) is None
    assert file.trouble is None


def test_earlier_versions_are_migrated_step_by_step(path: Path) -> None:
    damaged(path, '{"version": 1, "name": "a", "unknown": 7}')
    assert opened(path).read(dict) == {"version": 3, "names": ["a", "added"], "unknown": 7}
    damaged(path, '{"version": 2, "names": ["a"]}')
    assert opened(path).read(dict) == {"version": 3, "names": ["a", "added"]}


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "[" * 100_000, "{}", '{"version": 0}', '{"version": 4}', '{"version": "1"}',
        '{"version": [1]}', '{"version": 1}', '{"version": 3, "names": 5}', '{"version": 3}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_quarantined_whole(path: Path, text: str) -> None:
    damaged(path, text)
    file = opened(path)
    assert file.read(lambda found: [*found["names"]]) is None
    assert isinstance(file.trouble, OwnError)
    assert (file.trouble.path, file.trouble.kept) == (path, path.with_suffix(".damaged"))
    assert path.with_suffix(".damaged").read_text() == text
    assert not path.exists()


@pytest.mark.parametrize("quarantine", Quarantine)
def test_a_file_that_the_system_refuses_is_quarantined_only_when_asked(path: Path, quarantine: Quarantine) -> None:
    path.mkdir(parents=True)  # as good as a file whose reading fails, also for the superuser
    file = opened(path, quarantine)
    assert file.read(dict) is None
    assert file.trouble is not None
    moved = quarantine is Quarantine.UNREADABLE
    assert file.trouble.kept == (path.with_suffix(".damaged") if moved else None)
    assert path.exists() != moved


def test_without_quarantine_a_damaged_file_stays_in_its_place(path: Path) -> None:
    damaged(path, "{")
    file = opened(path, Quarantine.NONE)
    assert file.read(dict) is None
    assert file.trouble is not None
    assert file.trouble.kept is None
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_a_file_is_the_owner_s_and_nothing_secret_is_logged(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = JsonFile(path, JsonFileError, secret=True)
    file.write({"password": "secret"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def refuse(found: object) -> None:
        raise ValueError(str(found))

    with caplog.at_level(logging.DEBUG):
        assert file.read(refuse) is None
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_a_failed_write_keeps_the_file_and_is_reported_or_logged(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file = opened(path)
    file.write({"names": []})

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json_file, "write_atomically", full)
    with pytest.raises(WriteError):
        file.write({"names": ["a"]})
    file.try_write({"names": ["a"]})
    assert "No space left" in caplog.text
    assert opened(path).read(dict) == {"version": 3, "names": []}


def test_a_folder_that_cannot_be_made_is_a_failed_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError):
        JsonFile(tmp_path / "file" / "some.json", JsonFileError).write({})


def test_a_file_that_cannot_be_read_now_is_not_written_over(path: Path) -> None:
    opened(path).write({"names": ["a"]})
    file = opened(path)
    with unread(path):
        assert file.read(dict) is None
        assert file.trouble is not None
        for write in (lambda: file.write({"names": []}), lambda: file.to_change(dict)):
            with pytest.raises(WriteError):
                write()
    assert not file.try_write({"names": []}), "its owner does not know what is in it"
    assert file.read(dict) == {"version": 3, "names": ["a"]}
    assert file.trouble is None
    file.write({"names": ["a", "b"]})
    assert opened(path).read(dict) == {"version": 3, "names": ["a", "b"]}


def test_a_file_that_is_damaged_meanwhile_is_kept_and_not_told(path: Path) -> None:
    file = opened(path)
    file.write({"names": ["a"]})
    path.write_text("{")
    assert file.to_change(dict) is None
    assert file.trouble is None
    assert path.with_suffix(".damaged").read_text() == "{"
    assert opened(path).to_change(dict) is None, "missing"
