"""Files of a folder to convert: nothing in it is missing from the report."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tni.app.folder_files import files_of


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file that can be read, in a folder of which another cannot be."""
    place = tmp_path / "cours"
    for folder in (place / "6e", place / "5e"):
        folder.mkdir(parents=True)
        (folder / "a.pdf").write_bytes(b"x")
    return place


@pytest.fixture
def closed(source: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders that may not be read, by whomever the tests are run."""
    folders: list[Path] = [source / "6e"]
    scandir = os.scandir

    def refused(path: object) -> object:
        if str(path) in map(str, folders):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refused)
    return folders


def test_a_folder_that_cannot_be_read_is_a_failure(
    source: Path, closed: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = files_of(source, tmp_path / "out")
    assert found.readable == ["5e/a.pdf"]
    assert {name: entry["error"]["code"] for name, entry in found.failed.items()} == {"6e": "unreadable"}
    assert capsys.readouterr().out == ""
    closed.append(source)
    with pytest.raises(PermissionError):
        files_of(source, tmp_path / "out")


def test_broken_links_pipes_and_links_to_folders_are_listed(source: Path, tmp_path: Path) -> None:
    (source / "b.pdf").symlink_to(tmp_path / "gone.pdf")
    (source / "b.txt").symlink_to(tmp_path / "gone.txt")
    (source / "7e").symlink_to(source / "6e")
    (source / "link.pdf").symlink_to(source / "6e" / "a.pdf")
    os.mkfifo(source / "c.pdf")
    found = files_of(source, tmp_path / "out")
    assert found.readable == ["5e/a.pdf", "6e/a.pdf", "link.pdf"]
    assert sorted(found.others) == ["7e", "b.txt"]
    assert {name: entry["error"]["code"] for name, entry in found.failed.items()} == {
        "b.pdf": "unreadable", "c.pdf": "NotAFile",
    }  # fmt: skip
