"""Files and folders that only their owner can read, whatever the umask."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tni.files.private import create_private, make_private_folder, tighten, tighten_tree, write_private

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")]


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """A umask that takes nothing from anybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_missing_folders_are_made_private_and_others_stay(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path / "a" / "b")
    make_private_folder(tmp_path / "a" / "b")
    assert [mode(path) for path in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")] == [0o755, 0o700, 0o700]


def test_a_file_is_private_and_keeps_its_content(tmp_path: Path) -> None:
    create_private(tmp_path / "file")
    write_private(tmp_path / "file", "é")
    create_private(tmp_path / "file")
    assert (mode(tmp_path / "file"), (tmp_path / "file").read_text(encoding="utf-8")) == (0o600, "é")
    create_private(tmp_path / "missing" / "file")  # whoever opens it next is told


def test_what_sqlite_puts_beside_a_database_is_private_too(tmp_path: Path) -> None:
    create_private(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE t (a)")
        assert {path.name: mode(path) for path in tmp_path.iterdir()} == dict.fromkeys(
            ("a.db", "a.db-wal", "a.db-shm"), 0o600
        )


def test_a_tree_is_tightened_without_following_links(tmp_path: Path) -> None:
    elsewhere, tree = tmp_path / "elsewhere", tmp_path / "tree"
    elsewhere.mkdir(mode=0o755)
    (elsewhere / "other").touch(0o644)
    (tree / "inner").mkdir(parents=True)
    for path, old in ((tree / "inner" / "file", 0o664), (tree / "program", 0o755), (tree / "read-only", 0o444)):
        path.touch()
        path.chmod(old)
    (tree / "link").symlink_to(elsewhere)
    (tree / "inner" / "link").symlink_to(elsewhere / "other")
    tighten_tree(tree)
    tighten_tree(tmp_path / "missing")
    tighten(tmp_path / "missing")
    names = ("", "inner", "inner/file", "program", "read-only")
    assert [mode(tree / name) for name in names] == [0o700, 0o700, 0o600, 0o700, 0o400]
    assert (mode(elsewhere), mode(elsewhere / "other")) == (0o755, 0o644)
