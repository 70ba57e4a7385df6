"""Background tasks of the questions sheet, shared by its controllers. A result is dropped if the sheet has been
closed meanwhile."""

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
    """Runner of background tasks for the sheet that is open.

    sheet: the open sheet, None while there is none.
    """

    def __init__(self, tasks: TaskRunner) -> None:
        self.tasks = tasks
        self.sheet: QuestionsSheet | None = None

    def do[T](self, work: Callable[[], T], done: Callable[[QuestionsSheet, T], None]) -> None:
        """Run `work` on the worker and pass the result to `done`, if the same sheet is still open. An error is shown in
        the sheet."""
        sheet = self.sheet

        def ended(found: T) -> None:
            if sheet is self.sheet and sheet is not None:
                done(sheet, found)

        def failed(error: Exception) -> None:
            _log.warning("questions: %s", error)
            if sheet is self.sheet and sheet is not None:
                sheet.show_saving(False)
                sheet.show_message(error_message(error), "danger")

        self.tasks.submit(work, ended, failed)
