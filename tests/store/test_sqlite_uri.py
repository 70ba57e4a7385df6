"""A database is found whatever its folder is called."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.store.sqlite_uri import database_uri

NAMES = ["plain.tni", "a b.tni", "100 %.tni", "%41.tni", "quoi ?.tni", "n° #1 &mode=ro.tni", "été.tni", "a;b=c.tni"]


@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"latin-\xe9.tni")])
def test_the_file_that_is_named_is_opened(name: str, tmp_path: Path) -> None:
    try:
        with closing(sqlite3.connect(tmp_path / name)) as made:
            made.execute("CREATE TABLE here (x)")
    except (OSError, sqlite3.Error, UnicodeError):
        pytest.skip("this file system has no such name")
    with closing(sqlite3.connect(database_uri(tmp_path / name, "ro"), uri=True)) as found:
        assert found.execute("SELECT name FROM sqlite_schema").fetchall() == [("here",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            found.execute("DROP TABLE here")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1))
def test_it_is_the_path_when_it_is_taken_apart(name: str) -> None:
    path = Path("/lessons").absolute() / name
    quoted, _, how = database_uri(path, "rw").partition("?")
    assert how == "mode=rw"
    assert quoted.isascii()
    assert unquote(quoted).endswith(path.as_posix())
