"""Sharing as the program makes it: from the folders of a user to a file in a shared folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.test_lesson_snapshot import make_lesson
from tests.support.posted_calls import PostedCalls
from tni.app.folders import Folders
from tni.app.sharing import make_sharing
from tni.core.clock import SystemClock
from tni.library.share_filter import SharingChoices
from tni.library.shared_place import SHARED_FOLDER
from tni.library.sharing_list import PlaceEntry, PlaceKind

pytestmark = pytest.mark.core


def failed(error: Exception) -> None:
    raise error


def test_a_lesson_is_shared_by_a_folder(tmp_path: Path) -> None:
    folders = Folders(**{name: tmp_path / name for name in ("library", "data", "config", "state", "exports")})
    path, shared, main, done = folders.library / "Les fractions.tni", tmp_path / "key", PostedCalls(), list[str]()
    make_lesson(path)
    shared.mkdir()
    parts = make_sharing(folders, main, SystemClock(), lambda: "Ada")
    place = PlaceEntry(id="p1", kind=PlaceKind.FOLDER, address=str(shared))
    parts.service.start(failed)
    parts.service.add_place(place, None, lambda: done.append("added"), failed)
    parts.service.share(path, place.id, SharingChoices(), lambda _kept: done.append("shared"), failed)
    main.run(3)
    assert done == ["added", "shared"]
    parts.service.exchange(place.id)
    while not parts.service.outcomes:
        main.run(1)
    parts.close()
    assert parts.service.outcomes[place.id].trouble is None
    assert [name.name[:2] for name in sorted((shared / SHARED_FOLDER).rglob("r-*"))] == ["r-"]
