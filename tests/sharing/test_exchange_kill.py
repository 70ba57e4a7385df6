"""Kill -9 while a lesson is exchanged with a folder: what was kept is there, and what was exchanged is with others."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from tests.support.exchange_simulation import LESSON, decoded
from tests.support.stopped_child import killed_before_operations
from tni.library.exchange import LessonExchange, heads_of
from tni.library.shared_place import WriterId
from tni.sharing.folder import FolderPlace
from tni.store.shared_copies import SharedCopiesFolder


def test_a_killed_exchange_loses_nothing(tmp_path: Path) -> None:
    shared, own = tmp_path / "key", tmp_path / "one"
    attempts = (f"{number:08x}" for number in count())

    def renew() -> None:
        for folder in (shared, own, tmp_path / "other"):
            shutil.rmtree(folder, ignore_errors=True)
        shared.mkdir()

    def exchange(copies: SharedCopiesFolder, number: int) -> None:
        LessonExchange(
            FolderPlace(shared), copies, LESSON, WriterId(f"{number:08x}"), decoded, lambda: next(attempts)
        ).run()

    renew()
    for at in killed_before_operations("exchange", own, shared, renew):
        one, other = (SharedCopiesFolder(folder, decoded) for folder in (own, tmp_path / "other"))
        kept = set(one.revisions(LESSON))
        exchange(other, 2)
        assert set(other.revisions(LESSON)) <= kept, at
        exchange(one, 1)
        exchange(other, 2)
        assert other.revisions(LESSON) == one.revisions(LESSON), at
        assert heads_of(other.revisions(LESSON)) == kept, at
