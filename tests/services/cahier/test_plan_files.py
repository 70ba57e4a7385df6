"""Files that a plan joins to its homework are written beside the séances, for the entry."""

from __future__ import annotations

from pathlib import Path

from tests.support.board import open_board
from tests.support.later_tasks import LaterTasks
from tni.core.ids import BlobId, PageId
from tni.document.lesson_plan import LessonPlan
from tni.services.cahier.plan_files import PlanFiles
from tni.services.lesson.lesson_files import CopiedFile, read_copies


def test_files_are_written_once_and_again_after_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (read,) = read_copies([tmp_path / "a.txt"]).values()
    assert isinstance(read, CopiedFile)
    board, tasks, reads = open_board(), LaterTasks(), list[BlobId]()
    here = board.page.id
    plan = LessonPlan(homework_files=(read.record.id,), homework_pages=(PageId("gone"), here))
    board.set_plan(plan, [read])

    def blob(wanted: BlobId) -> bytes:
        reads.append(wanted)
        if len(reads) == 1:
            raise OSError("the disk is away")
        return b"a"

    files = PlanFiles(tmp_path / "joined", lambda: blob, tasks)
    for count, is_there in ((1, False), (2, True), (2, True)):
        joined = files.joined(board.document)
        tasks.run()
        assert len(reads) == count
        assert joined.pages == (here,), "a page that is gone is not joined"
        assert [Path(path).is_file() for path in joined.files] == [is_there]
