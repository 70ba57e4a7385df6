"""Kill -9 while a lesson is exchanged with a folder: what was kept is there, and what was exchanged is with others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.exchange_simulation import LESSON, decoded
from tni.library.exchange import LessonExchange, heads_of
from tni.library.shared_place import WriterId
from tni.sharing.folder import FolderPlace
from tni.store.shared_copies import SharedCopiesFolder

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lines", [1, 2, 7])
def test_a_killed_exchange_loses_nothing(tmp_path: Path, lines: int) -> None:
    """The child is killed while it goes on after so many lines."""
    shared = tmp_path / "key"
    shared.mkdir()
    command = [sys.executable, "-m", "tests.sharing.kill_child", str(tmp_path / "one"), str(shared)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(lines)]
        child.kill()
        said += child.stdout.read().split()
    one, other = (SharedCopiesFolder(tmp_path / name, decoded) for name in ("one", "other"))

    def exchange(copies: SharedCopiesFolder, number: int) -> None:
        attempts = iter(f"{number:04x}{n:04x}" for n in range(1000))
        LessonExchange(
            FolderPlace(shared), copies, LESSON, WriterId(f"{number:08x}"), decoded, lambda: next(attempts)
        ).run()

    kept = [line for line in said if line != "exchanged"]
    exchange(other, 2)
    if "exchanged" in said:
        sent = said[len(said) - 1 - said[::-1].index("exchanged") - 1]
        assert sent in other.revisions(LESSON)
    assert set(kept) <= set(one.revisions(LESSON))
    exchange(one, 1)
    exchange(other, 2)
    assert other.revisions(LESSON) == one.revisions(LESSON)
    assert len(heads_of(other.revisions(LESSON))) == 1
