"""Folders and files that this user may not write or read. Rights do not bind root, so a child without them looks."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.lessons import PAGE, Desk, a_stroke, names, push, strokes_in
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_lock import lock_path

ROOT = Path(__file__).parents[2]
NOBODY = 65534
AsNobody = Callable[[str, Path, Path], dict[str, object]]


def is_open_to_others(project: Path) -> bool:
    child = [python_in(project), "-B", "-c", "import tni.store.lesson_file"]
    try:
        done = subprocess.run(child, cwd=project, user=NOBODY, group=NOBODY, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def python_in(project: Path) -> Path:
    """The Python of the tests; that of an environment in the project's folder is reached by the given path to it."""
    python = Path(sys.executable)
    return project / python.relative_to(ROOT) if python.is_relative_to(ROOT) else python


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    """The project's folder where other users may enter it; one in a closed home folder is mounted outside."""
    if os.name != "posix" or os.getuid() != 0:
        pytest.skip("only root can start a child of another user")
    if is_open_to_others(ROOT):
        yield ROOT
        return
    with TemporaryDirectory(prefix="tni-project-") as folder:
        point = Path(folder) / "project"
        point.mkdir()
        Path(folder).chmod(0o755)
        if subprocess.run(["mount", "--bind", ROOT, point], capture_output=True, check=False).returncode:
            pytest.skip("the project's folder is closed to other users and may not be mounted outside")
        try:
            if not is_open_to_others(point):
                pytest.skip("the project's files or its Python are closed to other users")
            yield point
        finally:
            subprocess.run(["umount", "-l", point], check=True)


@pytest.fixture
def place(project: Path) -> Iterator[Path]:
    """A folder that others may enter, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="tni-rights-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def own(place: Path) -> Path:
    """The other user's own folder."""
    folder = place / "own"
    folder.mkdir()
    os.chown(folder, NOBODY, NOBODY)
    return folder


@pytest.fixture
def desk(place: Path) -> Desk:
    made = Desk(place / "lessons", WorkFolders(place / "work", place / "rescue"))
    made.folder.mkdir()
    new_lesson(made.lesson)
    file = made.open()
    push(file, a_stroke("before"))
    file.close()
    return made


@pytest.fixture
def as_nobody(project: Path) -> AsNobody:
    """Run `other_user` as a user who owns nothing. Arguments: what to do, the lesson, the user's own folder."""

    def run(what: str, lesson: Path, own: Path) -> dict[str, object]:
        done = subprocess.run(
            [python_in(project), "-B", "-m", "tests.store.other_user", what, lesson, own],
            cwd=project,
            env={**os.environ, "HOME": str(own), "PYTHONPATH": str(project)},
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )
        assert done.returncode == 0, done.stderr
        found: dict[str, object] = json.loads(done.stdout)
        return found

    return run


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o644), (0o755, 0o666), (0o777, 0o644)])
def test_a_lesson_that_may_not_be_written_is_worked_on_in_a_copy(
    as_nobody: AsNobody, desk: Desk, own: Path, folder_mode: int, file_mode: int
) -> None:
    desk.folder.chmod(folder_mode)
    desk.lesson.chmod(file_mode)
    before = desk.lesson.read_bytes()
    found = as_nobody("edit", desk.lesson, own)
    assert found == {"in place": False, "publishing": "READ_ONLY", "good": False, "left": [str(desk.lesson)]}
    assert desk.lesson.read_bytes() == before
    assert names(desk.folder) == [desk.lesson.name]
    assert strokes_in(own / "copy.tni") == ["before", "mine"]
    (own / "copy.tni").unlink()
    desk.folder.chmod(0o777)
    desk.lesson.chmod(0o666)
    found = as_nobody("edit", desk.lesson, own)
    assert (found["good"], found["left"]) == (True, []), "with the right to write, the work goes where it belongs"
    assert strokes_in(desk.lesson) == ["before", "mine"]


def test_a_lesson_that_may_not_be_read(as_nobody: AsNobody, desk: Desk, own: Path) -> None:
    desk.folder.chmod(0o777)
    desk.lesson.chmod(0o600)
    assert as_nobody("edit", desk.lesson, own) == {"unreadable": "NO_RIGHT"}
    desk.lesson.chmod(0o644)
    desk.folder.chmod(0o700)
    assert as_nobody("edit", desk.lesson, own) == {"unreadable": "NO_RIGHT"}
    assert names(own) in ([], ["work"])


def test_no_new_lesson_where_nothing_may_be_written(as_nobody: AsNobody, place: Path, own: Path) -> None:
    assert as_nobody("new", place / "new.tni", own) == {"unreadable": "READ_ONLY"}
    assert names(place) == ["own"]


@pytest.mark.parametrize("mode", [0o777, 0o1777])
def test_another_users_lock_holds(as_nobody: AsNobody, desk: Desk, own: Path, mode: int) -> None:
    desk.folder.chmod(mode)
    desk.lesson.chmod(0o666)
    file = desk.open()
    assert as_nobody("edit", desk.lesson, own) == {"in use by": os.getpid()}
    push(file, a_stroke("ours"))
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "ours"]


@pytest.mark.parametrize("ends", [("",), ("", "-wal")], ids=["without its WAL", "with its WAL"])
def test_a_lesson_that_was_cut_off_is_read_where_nothing_may_be_written(
    as_nobody: AsNobody, desk: Desk, own: Path, ends: tuple[str, ...]
) -> None:
    kept = desk.folder / "kept"
    kept.mkdir()
    file = desk.open()
    push(file, PAGE)
    push(file, a_stroke("after"))
    file.flush()
    for end in ends:
        shutil.copyfile(f"{desk.lesson}{end}", f"{kept / 'x.tni'}{end}")
    file.close()
    if len(ends) == 1:  # all of it is in the file, whose header still names a WAL
        shutil.copyfile(desk.lesson, kept / "x.tni")
        with closing(sqlite3.connect(kept / "x.tni")) as db:
            db.execute("PRAGMA journal_mode = WAL")
        assert names(kept) == ["x.tni"]
    assert as_nobody("read", kept / "x.tni", own) == {"problems": [], "strokes": 2}
    assert names(kept) == [f"x.tni{end}" for end in ends]


@pytest.mark.parametrize("mode", [0o777, 0o1777])
def test_a_lock_that_another_user_left_locks_nobody_out(as_nobody: AsNobody, desk: Desk, own: Path, mode: int) -> None:
    desk.folder.chmod(mode)
    desk.lesson.chmod(0o666)
    lock_path(desk.lesson).write_text("{}")
    found = as_nobody("edit", desk.lesson, own)
    assert (found["good"], found["in place"]) == (True, True)
    assert strokes_in(desk.lesson) == ["before", "mine"]


def test_what_another_user_left_in_the_wal_is_not_lost(as_nobody: AsNobody, desk: Desk, own: Path) -> None:
    """The program of one teacher was cut off; another, who may not write, or may write all but the WAL, opens it."""
    program = (
        "import os, sys; from pathlib import Path; from tests.support.lessons import *;"
        "desk = Desk(Path(sys.argv[1]), WorkFolders(Path(sys.argv[2]), Path(sys.argv[2])));"
        "file = desk.open(); push(file, a_stroke('last', 5)); file.flush(); os.kill(os.getpid(), 9)"
    )
    desk.lesson.chmod(0o644)  # as is then its WAL
    command = [sys.executable, "-c", program, str(desk.folder), str(desk.places.work)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    assert any(name.endswith("-wal") for name in names(desk.folder))
    found = as_nobody("edit", desk.lesson, own)
    assert found["publishing"] == "READ_ONLY"
    assert strokes_in(own / "copy.tni") == ["before", "last", "mine"]
    shutil.rmtree(own / "work")
    (own / "copy.tni").unlink()
    desk.folder.chmod(0o777)
    desk.lesson.chmod(0o666)
    found = as_nobody("edit", desk.lesson, own)
    assert found["good"]
    assert strokes_in(desk.lesson) == ["before", "last", "mine"]
    file = desk.open()
    assert set(file.layer(None).records) == {"before", "last", "mine"}
    assert file.close().good
    assert names(desk.folder) == [desk.lesson.name]


def test_settings_that_may_not_be_read(as_nobody: AsNobody, place: Path, own: Path) -> None:
    path = place / "settings.json"
    path.write_text("{}")
    path.chmod(0o600)
    assert as_nobody("settings", path, own) == {"trouble": True}
    assert path.read_text() == "{}"
