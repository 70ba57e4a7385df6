"""kill -9 and a full disk while questions are kept, changed, renamed, erased: what was there or what was to come is
there, whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.services.questions.question_library_child import (
    BEFORE,
    DEEDS,
    MORE,
    NAMES,
    change,
    erase,
    prepared,
    questions,
)
from tests.support.own_disks import fill, own_disk
from tni.files.atomic import WriteError
from tni.quiz.bank.collection import added
from tni.quiz.bank.question_bank import QuestionBank
from tni.services.questions.question_library import TRASH_FOLDER, QuestionLibrary

ROOT = Path(__file__).parents[3]
KILLS = 8
"""Of each deed, stepped through the time that it takes."""


def sizes(folder: Path) -> dict[str, int]:
    found = {}
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # it went meanwhile
            found[path.name] = path.stat().st_size
    return found


def stirs(folder: Path) -> None:
    """Wait until a file of the folder is another one, or of another length."""
    before, deadline = sizes(folder), time.monotonic() + 20
    while sizes(folder) == before:
        assert time.monotonic() < deadline, "nothing is written"


def killed_while(folder: Path, deed: str, wait_s: float, *, in_writing: bool) -> int:
    """How many rounds were done by then, as the child's own log says. in_writing: as soon as a file stirs after it."""
    log = folder / "log"
    command = [sys.executable, "-m", "tests.services.questions.question_library_child", str(folder), deed]
    with subprocess.Popen(command, cwd=ROOT) as child:
        deadline = time.monotonic() + 60
        while not (log.exists() and log.read_text().startswith("begun\n")):
            assert child.poll() is None, "the child ended by itself"
            assert time.monotonic() < deadline, "the child does not begin"
            time.sleep(0.002)
        time.sleep(wait_s)
        if in_writing:
            stirs(folder / "Questions")
        assert child.poll() is None, "the child ended by itself"
        child.kill()
    assert child.returncode == -9
    return len(log.read_text().splitlines()) - 1


def all_of(library: QuestionLibrary) -> dict[str, QuestionBank]:
    """Every collection there is, erased ones too, each read whole."""
    gone = QuestionLibrary(library.folder / TRASH_FOLDER)
    found = {name: library.load(name) for name in library.names()}
    return found | {f"{TRASH_FOLDER}/{name}": gone.load(name) for name in gone.names()}


@pytest.mark.slow
@pytest.mark.parametrize("kill", range(KILLS))
@pytest.mark.parametrize("deed", DEEDS)
def test_whoever_is_killed_leaves_the_old_or_the_new(tmp_path: Path, deed: str, kill: int) -> None:
    library = prepared(tmp_path, 4)
    wait_s = kill * 0.11 + random.Random(f"{deed} {kill}").uniform(0, 0.11)
    done = killed_while(tmp_path, deed, wait_s, in_writing=kill % 2 == 1 and deed in ("import", "change"))
    found = all_of(library)
    assert len(found) == 1, "there is one collection, and it is in one place"
    ((name, bank),) = found.items()
    rounds = (done, done + 1)
    """The last may have been done just before it was to be told."""
    match deed:
        case "import":
            count = len(bank.items)
            assert count in [BEFORE + MORE * n for n in rounds]
            more = [item for n in range(1, (count - BEFORE) // MORE + 1) for item in questions(MORE, n)]
            assert [item.stem for item in bank.items] == [item.stem for item in (*questions(BEFORE), *more)]
            originals = library.folder / "Fichiers importés"
            for n in range(1, (count - BEFORE) // MORE + 1):
                assert (originals / f"{n}.gift").read_bytes() == f"file {n}".encode()
        case "change":
            assert [item.stem for item in bank.items] == [item.stem for item in questions(BEFORE)]
            assert bank.items[0].title in [str(n) if n else None for n in rounds]
        case "rename":
            assert name in [NAMES[n % 2] for n in rounds]
        case _:
            assert name in [f"{TRASH_FOLDER}/{NAMES[0]}" if n % 2 else NAMES[0] for n in rounds]
    assert len(bank.items) >= BEFORE


@pytest.mark.parametrize("leave", [0, 4096, 32_768])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, leave: int) -> None:
    with own_disk(tmp_path / "small", "2m") as point:
        library = prepared(point)
        before = library.load(NAMES[0])
        filler = point / "filler"
        fill(filler, leave)
        more = added(before, [(None, item) for item in questions(MORE, 1)])
        for act in (
            lambda: library.save(NAMES[0], more),
            lambda: library.save("Autre", more),
            lambda: change(library, 1),
            lambda: library.save_original("a.gift", b"x" * 100_000),
        ):
            with pytest.raises(WriteError):
                act()
            assert all_of(library) == {NAMES[0]: before}
        filler.unlink()
        library.save(NAMES[0], more)
        assert len(library.load(NAMES[0]).items) == BEFORE + MORE
        leftovers = [path.name for path in library.folder.rglob("*") if path.is_file() and path.suffix != ".xml"]
        assert leftovers == []


def test_names_change_and_collections_go_and_come_on_a_full_disk(tmp_path: Path) -> None:
    """Renaming takes no room; where even a folder takes some, the collection stays where it is."""
    with own_disk(tmp_path / "small", "2m") as point:
        library = prepared(point)
        before = library.load(NAMES[0])
        fill(point / "filler")
        library.rename(NAMES[0], NAMES[1])
        assert all_of(library) == {NAMES[1]: before}
        library.rename(NAMES[1], NAMES[0])
        try:
            erase(library, 1)
        except WriteError:
            assert all_of(library) == {NAMES[0]: before}
            return
        assert all_of(library) == {f"{TRASH_FOLDER}/{NAMES[0]}": before}
        erase(library, 2)
        assert all_of(library) == {NAMES[0]: before}
