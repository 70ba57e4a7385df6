"""A folder for the temporary files of a job: gone after it, and after the next job when the process was killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tni.files.work_folder import LOCK, PREFIX, work_folder

HOLDING = """
import sys
from tni.files.work_folder import work_folder
with work_folder() as folder:
    (folder / "half").write_text("of a page")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def holding() -> tuple[subprocess.Popen[str], Path]:
    """A process that has a work folder, and the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_it_is_private_and_gone_at_the_end(temporary: Path) -> None:
    with work_folder() as folder:
        assert folder.parent == temporary
        (folder / "inner").mkdir()
        if os.name == "posix":
            assert folder.stat().st_mode & 0o777 == 0o700
    assert list(temporary.iterdir()) == []
    with pytest.raises(KeyboardInterrupt), work_folder():
        raise KeyboardInterrupt
    assert list(temporary.iterdir()) == []


def test_the_folder_of_a_killed_process_goes_with_the_next_job(temporary: Path) -> None:
    process, abandoned = holding()
    with process:
        process.kill()
    assert (abandoned / "half").exists()
    with work_folder() as folder:
        assert [path.name for path in temporary.iterdir()] == [folder.name]


def test_the_folder_of_a_process_at_work_stays(temporary: Path) -> None:
    process, theirs = holding()
    with process:
        with work_folder() as outer, work_folder() as inner:
            assert (theirs / "half").read_text() == "of a page"
            assert outer.is_dir()
            assert outer != inner
        assert outer not in temporary.iterdir()
        assert theirs.is_dir()
        process.communicate("")
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_what_only_has_the_name_of_one_is_left_alone(temporary: Path) -> None:
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").touch()
    (temporary / f"{PREFIX}link").symlink_to(elsewhere)
    (temporary / f"{PREFIX}file").touch()
    (temporary / f"{PREFIX}of mine").mkdir()
    (temporary / f"{PREFIX}of mine" / "notes").touch()
    os.mkfifo(temporary / f"{PREFIX}of mine" / "pipe")
    (temporary / f"{PREFIX}pipe").mkdir()
    os.mkfifo(temporary / f"{PREFIX}pipe" / LOCK)
    with work_folder():
        pass
    assert (elsewhere / "mine").exists()
    assert sorted(path.name for path in temporary.iterdir()) == [
        "elsewhere",
        *(f"{PREFIX}{name}" for name in ("file", "link", "of mine", "pipe")),
    ]
    assert (temporary / f"{PREFIX}of mine" / "notes").exists()


def test_a_signal_while_it_is_deleted_leaves_nothing(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = shutil.rmtree

    def interrupted(path: Path, *, ignore_errors: bool) -> None:
        monkeypatch.setattr(shutil, "rmtree", whole)
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    with pytest.raises(KeyboardInterrupt), work_folder() as folder:
        (folder / "page").write_text("drawn")
    assert list(temporary.iterdir()) == []
