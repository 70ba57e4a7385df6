"""Regular files alone are opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tni.files.regular_file import NotRegularFileError, open_regular

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs pipes")


def test_a_file_and_a_link_to_one_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    (tmp_path / "link").symlink_to(path)
    for name in ("file", "link"):
        with open_regular(tmp_path / name) as file:
            assert file.read() == b"content"
    with pytest.raises(IsADirectoryError):
        open_regular(tmp_path)
    with pytest.raises(FileNotFoundError):
        open_regular(tmp_path / "none")


def test_a_pipe_is_not(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegularFileError):
        open_regular(tmp_path / "pipe")
