"""A class under way on one screen, for the tests of votes that need no other room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.real_pointer import RealPointer
from tests.support.teaching_room import Room, room


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield made


@pytest.fixture
def pointer(here: Room, qtbot) -> RealPointer:
    return RealPointer(qtbot, here.board.window)
