"""Check of the library as the teacher meets it: told, stopped, and mended from copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.library.test_history_service import Room
from tests.store.test_lesson_snapshot import make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.library.library_report import LibraryReport, Mending
from tni.services.library.check_service import CheckService, CheckStoppedError


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A sound lesson, and one that was damaged after it was saved in the history."""
    room = Room(tmp_path)
    make_lesson(room.path, PAGE, a_stroke("s"))
    room.save()
    sound = room.path.with_name("Les angles.tni")
    make_lesson(sound, PAGE, a_stroke("s"))
    data = bytearray(room.path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    room.path.write_bytes(data)
    return room


def test_a_damaged_lesson_is_found_and_mended_beside(room: Room) -> None:
    service = CheckService(room.library, room.tasks, None)
    found: list[LibraryReport] = []
    service.run(found.append, pytest.fail)  # type: ignore[arg-type]
    room.tasks.run()
    assert service.progress.lessons == service.progress.total == 2
    assert service.progress.contents > 0
    assert [problem.mending for problem in found[0].left] == [Mending.NOT_TRIED]
    service.run(found.append, pytest.fail, mended_name="{name} (mended)")  # type: ignore[arg-type]
    room.tasks.run()
    assert found[1].left == ()
    assert room.path.with_name("Les fractions (mended).tni").is_file()


def test_a_check_that_is_stopped_reads_no_further(room: Room) -> None:
    service = CheckService(room.library, room.tasks, None)
    failed: list[Exception] = []
    service.run(lambda _report: pytest.fail("not stopped"), failed.append)
    service.stop()
    room.tasks.run()
    assert [type(error) for error in failed] == [CheckStoppedError]
    assert service.progress.lessons == 0
