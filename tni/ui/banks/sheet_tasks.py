"""What the parts of the teacher's questions share: the sheet, as long as it is there, and the worker."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.ui.banks.questions_sheet import QuestionsSheet

_log = logging.getLogger(__name__)


class SheetTasks:
    """sheet: the one that is open."""

    def __init__(self, tasks: TaskRunner) -> None:
        self.tasks = tasks
        self.sheet: QuestionsSheet | None = None

    def do[T](self, work: Callable[[], T], done: Callable[[QuestionsSheet, T], None]) -> None:
        """On the worker; the sheet that asked for it is told, if it is still there."""
        sheet = self.sheet

        def ended(found: T) -> None:
            if sheet is self.sheet and sheet is not None:
                done(sheet, found)

        def failed(error: Exception) -> None:
            _log.warning("questions: %s", error)
            if sheet is self.sheet and sheet is not None:
                sheet.show_keeping(False)
                sheet.tell(error_message(error), "danger")

        self.tasks.submit(work, ended, failed)
