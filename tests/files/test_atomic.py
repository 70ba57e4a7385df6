"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.files.power_cut import PowerCut
from tni.files.atomic import (
    WriteError,
    atomic_file,
    commit_new_file,
    copy_atomically,
    free_name,
    temporary_path,
    write_atomically,
)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_atomically(path, b"one")

    def fail_half_way() -> None:
        with atomic_file(path) as file:
            file.write(b"tw")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert path.read_bytes() == b"one"
    (tmp_path / "link.pdf").symlink_to(path)
    write_atomically(tmp_path / "link.pdf", b"two")
    assert path.read_bytes() == b"two"
    assert names_in(tmp_path) == ["link.pdf", "x.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_what_is_private_is_so_from_its_first_byte_on(tmp_path: Path) -> None:
    path = tmp_path / "passwords"
    before = os.umask(0)
    try:
        path.write_bytes(b"of an older program")
        assert stat.S_IMODE(path.stat().st_mode) == 0o666
        for private, mode in ((False, 0o666), (True, 0o600)):
            with atomic_file(path, private=private) as file:
                assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == mode
            assert stat.S_IMODE(path.stat().st_mode) == mode
        write_atomically(path, b"secret")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600  # replaced as any file, it keeps it
    finally:
        os.umask(before)


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "x.pdf", tmp_path):
        with pytest.raises(WriteError) as raised:
            write_atomically(path, b"one")
        assert raised.value.path == path
    assert names_in(tmp_path) == []


KILLED = """
import os, sys
from pathlib import Path
from tni.files.atomic import atomic_file
with atomic_file(Path(sys.argv[1])) as file:
    file.write(b"x" * 100_000)
    file.flush()
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are of Linux")
def test_a_process_that_is_killed_while_it_writes_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"before")
    assert subprocess.run([sys.executable, "-c", KILLED, tmp_path / "x.pdf"], check=False).returncode == -9
    assert names_in(tmp_path) == ["x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == b"before"


@pytest.mark.parametrize("private", [True, False])
def test_a_disk_without_nameless_files_gets_a_named_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, private: bool
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    with atomic_file(tmp_path / "x.pdf", private=private) as file:
        file.write(b"one")
        assert len(names_in(tmp_path)) == 1
    assert names_in(tmp_path) == ["x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == b"one"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_says_so(tmp_path: Path) -> None:
    def fill() -> None:
        with Path("/dev/full").open("wb") as full, atomic_file(tmp_path / "x") as file:
            os.dup2(full.fileno(), file.fileno())
            file.write(b"x" * 100)

    with pytest.raises(WriteError):
        fill()
    assert names_in(tmp_path) == []


LONGEST = ["é" * 125 + ".tni", "🦊" * 62 + ".tni", "a" * 251 + ".tni", "a" * 252 + ".é"]


@pytest.mark.parametrize("name", [*LONGEST, "-rf.tni", "two\nlines.tni", "a'b\"c;d?e#f%41.tni", " .tni"])
def test_every_name_that_a_disk_takes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    copy_atomically(path, tmp_path / "copy", replacing=False)
    assert (path.read_bytes(), (tmp_path / "copy").read_bytes()) == (b"two", b"two")
    part = temporary_path(path)
    part.write_bytes(b"three")
    second = free_name(path)
    commit_new_file(part, second)
    assert second.read_bytes() == b"three"
    assert second.name.endswith(f" (2){path.suffix}")
    assert len(names_in(tmp_path)) == 3


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
def test_a_new_file_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "x").write_bytes(b"one")
    (tmp_path / "part").write_bytes(b"two")
    with pytest.raises(FileExistsError):
        commit_new_file(tmp_path / "part", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"one"


def test_what_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_atomically(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


def place_written(path: Path) -> None:
    part = temporary_path(path)
    part.write_bytes(NEW)
    commit_new_file(part, path)


OLD, NEW = b"old " * 100, b"new " * 1000
WRITERS: dict[str, tuple[bool, Callable[[Path], None]]] = {
    "written over": (True, lambda path: write_atomically(path, NEW)),
    "copied over": (True, lambda path: copy_atomically(path.parent / "source", path, replacing=True)),
    "written anew": (False, lambda path: write_atomically(path, NEW)),
    "copied anew": (False, lambda path: copy_atomically(path.parent / "source", path, replacing=False)),
    "placed anew": (False, place_written),
}


@pytest.mark.skipif(os.name == "nt", reason="folders are synced on POSIX alone")
@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
@pytest.mark.parametrize(("replaces", "write"), WRITERS.values(), ids=WRITERS)
def test_a_power_cut_at_any_moment_leaves_the_old_file_or_the_new_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replaces: bool, write: Callable[[Path], None], links: bool
) -> None:
    """And once the writer has returned, it is the new one."""
    old = OLD if replaces else None
    if replaces:
        (tmp_path / "x").write_bytes(OLD)
    (tmp_path / "source").write_bytes(NEW)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    disk = PowerCut(tmp_path)
    disk.watch(monkeypatch)
    write(tmp_path / "x")
    assert disk.could_hold("x") == {NEW}
    assert disk.ever_held("x") == {old, NEW}


@pytest.mark.parametrize(("replaces", "write"), WRITERS.values(), ids=WRITERS)
def test_a_file_on_a_key_is_whole_once_its_writer_has_returned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replaces: bool, write: Callable[[Path], None]
) -> None:
    """FAT has no links, and keeps a file's size beside its name."""
    if replaces:
        (tmp_path / "x").write_bytes(OLD)
    (tmp_path / "source").write_bytes(NEW)
    monkeypatch.setattr(os, "link", refuse)
    disk = PowerCut(tmp_path, forgets_size=True)
    disk.watch(monkeypatch)
    write(tmp_path / "x")
    assert disk.could_hold("x") == {NEW}


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")
