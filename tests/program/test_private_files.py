"""On a shared computer nobody else reads the program's own files; exports are as open as any file of the teacher."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.support.phone_room import HERE
from tests.support.running_program import folders, running, wait_for, write
from tni.app.application import Application
from tni.app.folders import Folders
from tni.app.private_files import tighten_files
from tni.core.settings import PHONES_ADDRESS
from tni.services.lesson.shared_parts import SharedParts
from tni.store.lesson_file import new_lesson

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")]


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """Everybody may read what is created."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path: Path, qapp: object) -> Path:
    assert qapp
    return tmp_path


def open_to_others(*places: Path) -> list[str]:
    """What others may do anything with; sockets and links have no content."""
    found = []
    for place in places:
        paths = [place, *place.rglob("*")]
        found += [str(path) for path in paths if not path.is_symlink() and path.stat().st_mode & 0o077]
    return found


def own_places(home: Path) -> list[Path]:
    made = folders(home)
    return [made.data, made.config, made.state, *made.library.glob("*.tni*"), *made.library.glob(".*.lock")]


def use(program: Application) -> None:
    """Write, and switch on what keeps files."""
    write(program, (600, 300), (680, 300), (700, 340))
    program.stores.votes.write((), lambda _error: None)
    program.settings.set(PHONES_ADDRESS, HERE)
    program.teaching.phones.service.switch_on()
    wait_for(lambda: list(folders(program_home(program)).data.glob("phones/*.journal")), "the journal", 30)


def program_home(program: Application) -> Path:
    path = program.current_lesson.lesson.path
    assert path is not None
    return path.parent.parent


def test_all_that_the_program_keeps_is_private_while_it_runs_and_afterwards(home: Path) -> None:
    with running(home) as program:
        use(program)
        assert open_to_others(*own_places(home)) == []
        names = {path.name for place in own_places(home) for path in place.rglob("*")}
        assert {"votes.db", "sessions.db", "classes.db", "settings.json", "session.json"} <= names
    assert open_to_others(*own_places(home)) == []


def test_what_an_earlier_version_left_is_tightened_and_the_library_once(home: Path) -> None:
    made = folders(home)
    for folder in (made.data / "rescue", made.config / "receivers", made.state / "work", made.library / "Séances"):
        folder.mkdir(parents=True)
    old = [made.data / "votes.damaged", made.data / "rescue" / "a.tni", made.config / "old.json", made.state / "x.json"]
    for path in old:
        path.touch()
    lesson, export = made.library / "5e.tni", made.library / "Séances" / "5e.pdf"
    new_lesson(lesson)
    lesson.chmod(0o644)
    export.touch()
    with running(home):
        assert open_to_others(*own_places(home)) == []
        assert made.library.stat().st_mode & 0o777 == 0o700
        assert export.stat().st_mode & 0o777 == 0o644
    lesson.chmod(0o640)  # the teacher lets her group read it
    with running(home):
        assert lesson.stat().st_mode & 0o777 == 0o640


def test_another_computer_leaves_a_library_alone_that_was_tightened_before(tmp_path: Path) -> None:
    library = tmp_path / "server" / "Leçons"
    library.mkdir(parents=True)
    lesson = library / "5e.tni"
    new_lesson(lesson)

    def start_on(computer: str) -> None:
        own = tmp_path / computer
        tighten_files(Folders(library, own / "data", own / "config", own / "state", library / "Séances"))

    library.chmod(0o755)
    lesson.chmod(0o644)
    start_on("in the classroom")
    assert open_to_others(library) == []
    library.chmod(0o2775)  # the teacher lets her group in
    lesson.chmod(0o664)
    start_on("at home")
    assert (library.stat().st_mode & 0o7777, lesson.stat().st_mode & 0o777) == (0o2775, 0o664)


def test_files_are_looked_through_at_the_first_start_alone_and_folders_closed_at_each(home: Path) -> None:
    made = folders(home)
    with running(home):
        pass
    later = made.data / "rescue" / "of a backup.tni"
    later.parent.mkdir(exist_ok=True)
    later.touch()
    later.chmod(0o644)
    made.data.chmod(0o755)
    with running(home):
        assert made.data.stat().st_mode & 0o777 == 0o700  # nobody reaches what lies in it
        assert later.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640)])
def test_exports_are_as_open_as_the_teacher_wants(home: Path, umask: int, mode: int) -> None:
    os.umask(umask)
    out = home / "out"
    out.mkdir()
    with running(home) as program:
        write(program, (600, 300), (680, 300))
        actions = program.main_controller.lesson_actions
        share = partial(actions.share, parts=SharedParts())
        for act, name in ((actions.write_pdf, "a.pdf"), (actions.write_pngs, "a.png"), (share, "a.tni")):
            act(out / name)
            wait_for((out / name).exists, name, 30)
    assert {path.name: path.stat().st_mode & 0o777 for path in out.iterdir()} == dict.fromkeys(
        ("a.pdf", "a.png", "a.tni"), mode
    )
