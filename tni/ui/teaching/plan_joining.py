"""Joining of files to the homework of a plan: read on a worker, and put into the lesson with the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner
from tni.document.lesson_plan import LessonPlan
from tni.services.lesson.lesson_files import MOST_BYTES, CopiedFile, Read, Refusal, read_copies
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.library.plan_sheet import PlanSheet


class PlanJoining:
    """Files that were read for the sheet of a plan."""

    def __init__(self, main: MainController, tasks: TaskRunner) -> None:
        self._main, self._tasks = main, tasks
        self._files: dict[str, CopiedFile] = {}

    def names(self) -> dict[str, str]:
        """Return the names of the files that the open lesson has for its plan, by their keys."""
        return {one.id: one.name for one in self._main.editor.document.homework_files}

    def read(self, sheet: PlanSheet, paths: list[str], is_open: Callable[[], bool]) -> None:
        """Read files, and join them in the sheet, if it is still open then."""

        def read(found: Mapping[Path, Read]) -> None:
            if not is_open():
                late = tr("Plan fermé avant la lecture du fichier, à joindre de nouveau : {}.")
                self._main.show_notice(late.format(", ".join(path.name for path in found)))
                return
            sheet.joined.tell(" ".join(_refused(path, one) for path, one in found.items() if isinstance(one, Refusal)))
            for one in found.values():
                if isinstance(one, CopiedFile) and not self._is_there(sheet, one):
                    self._files[one.record.id] = one
                    sheet.joined.add(one.record.id, one.record.name)
            sheet.save()

        def failed(_error: Exception) -> None:
            if is_open():
                sheet.joined.tell(tr("Le fichier ne peut pas être lu : il n’est pas joint."))

        self._tasks.submit(lambda: read_copies([Path(path) for path in paths]), read, failed)

    def _is_there(self, sheet: PlanSheet, file: CopiedFile) -> bool:
        """Return whether the same file under the same name is joined already."""
        here = {one.id: one for one in self._main.editor.document.homework_files}
        here |= {key: one.record for key, one in self._files.items()}
        same = (here[key] for key in sheet.joined.file_keys if key in here)
        return any((one.file, one.name) == (file.record.file, file.record.name) for one in same)

    def copies(self, plan: LessonPlan | None) -> Iterator[CopiedFile]:
        """Yield the files that the lesson lacks of a plan."""
        document = self._main.editor.document
        for key in () if plan is None else plan.homework_files:
            if key in self._files and document.get(key) is None:
                yield self._files[key]

    def forget(self) -> None:
        """Forget the files: they are in the lesson, or were taken out again."""
        self._files.clear()


def _refused(path: Path, why: Refusal) -> str:
    """Return why a file is not joined."""
    return {
        Refusal.EMPTY: tr("« {} » est vide : il n’est pas joint."),
        Refusal.TOO_LARGE: tr("« {name} » dépasse {most} Mo : le réduire, puis le joindre."),
        Refusal.UNREADABLE: tr("« {} » ne peut pas être lu : il n’est pas joint."),
    }[why].format(path.name, name=path.name, most=MOST_BYTES >> 20)
