"""A file that grows keeps what is in it, however it ends."""

from __future__ import annotations

import errno
import os
from io import FileIO
from pathlib import Path

import pytest

from tests.files.power_cut import PowerCut
from tni.files.append_only import AppendOnlyFile


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_written_is_there_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.hid"
    file = AppendOnlyFile(path, replacing=False)
    file.write(b"one\n")
    file.write(b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"
    file.close()
    assert (file.path, names_in(tmp_path)) == (path, ["x.hid"])


def test_nothing_is_replaced_unasked_nor_before_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x.hid"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        AppendOnlyFile(path, replacing=False)
    link = tmp_path / "link.hid"
    link.symlink_to(path)
    file = AppendOnlyFile(link, replacing=True)
    file.write(b"new")
    assert path.read_bytes() == b"old"
    assert file.path.read_bytes() == b"new"
    file.close()
    assert path.read_bytes() == b"new"
    assert file.path == path
    assert names_in(tmp_path) == ["link.hid", "x.hid"]
    assert link.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="folders are synced on POSIX alone")
@pytest.mark.parametrize("replacing", [False, True])
def test_what_was_written_survives_a_power_cut_once_the_file_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replacing: bool
) -> None:
    path = tmp_path / "x.hid"
    if replacing:
        path.write_bytes(b"old")
    disk = PowerCut(tmp_path)
    disk.watch(monkeypatch)
    file = AppendOnlyFile(path, replacing=replacing)
    file.write(b"one")
    file.write(b"two")
    file.close()
    assert disk.could_hold("x.hid") == {b"onetwo"}
    if replacing:
        assert disk.ever_held("x.hid") == {b"old", b"onetwo"}


def test_what_was_not_worth_it_leaves_what_it_would_have_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.hid"
    path.write_bytes(b"old")
    file = AppendOnlyFile(path, replacing=True)
    file.write(b"new")
    file.drop()
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["x.hid"]


def test_a_full_disk_keeps_all_that_was_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may take a part of what is written before it says that there is no room."""
    path = tmp_path / "x.hid"
    room_bytes = 6

    class Full(FileIO):
        def write(self, data: memoryview) -> int:
            if self.tell() >= room_bytes:
                raise OSError(errno.ENOSPC, "full")
            return super().write(data[:1])

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", lambda path, mode, buffering: Full(path, mode))
        file = AppendOnlyFile(path, replacing=False)
    file.write(b"one\n")
    with pytest.raises(OSError, match="full"):
        file.write(b"two\n")
    assert path.read_bytes() == b"one\n"
    room_bytes = 1000
    file.write(b"three\n")
    file.close()
    assert path.read_bytes() == b"one\nthree\n"


def test_where_it_cannot_be_put_in_its_place_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.hid"
    path.write_bytes(b"old")
    file = AppendOnlyFile(path, replacing=True)
    file.write(b"new")
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match=r"x\.hid"):
        file.close()
    assert file.path.read_bytes() == b"new"
