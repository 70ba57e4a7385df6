"""Sheets of the séances: that of an entry, and the list of past ones, each loaded when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.cahier.seance_log import SeanceId
from tni.core.tasks import TaskRunner
from tni.services.cahier.cahier_service import CahierService
from tni.services.class_lists.class_list_service import ClassListService
from tni.ui.chrome.button import Style
from tni.ui.main_window.main_controller import MainController
from tni.ui.seance.names_remedies import NamesRemedies

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.services.cahier.ent_sending import EntSending
    from tni.services.cahier.past_filter import LeftToDo
    from tni.ui.seance.cahier_controller import CahierController
    from tni.ui.seance.past_seances_controller import PastSeancesController


class SeanceSheets:
    """Sheets of the séances.

    host: returns the parent window and the style of the sheets. exports: folder of the PDFs. ask_end: opens the sheet
    of the current séance.
    """

    def __init__(
        self,
        main: MainController,
        cahier: CahierService,
        lists: ClassListService,
        exports: Path,
        tasks: TaskRunner,
        host: Callable[[], tuple[QWidget, Style]],
        ask_end: Callable[[], object],
    ) -> None:
        self._main, self._service, self._lists, self._exports, self._tasks = main, cahier, lists, exports, tasks
        self._host, self._ask_end = host, ask_end
        self.names_remedies = NamesRemedies()
        self.sending: Callable[[], EntSending] | None = None
        """Returns the way of entries to the teacher's accounts. None in a program without one, as the next two."""
        self.left_to_send: Callable[[CahierEntry], LeftToDo] | None = None
        """What the sending of an entry leaves to do, for a worker."""
        self.show_outbox: Callable[[], None] | None = None

    @cached_property
    def cahier(self) -> CahierController:
        from tni.ui.seance.cahier_controller import CahierController

        sending = None if self.sending is None else self.sending()
        return CahierController(
            self._main, self._service, self._exports, self._tasks, self._host, self._lists, self.names_remedies, sending
        )

    @cached_property
    def past(self) -> PastSeancesController:
        from tni.ui.seance.ent_link import EntLink
        from tni.ui.seance.past_seances_controller import PastSeancesController

        cahier, ent = self.cahier, None
        if self.left_to_send is not None and self.show_outbox is not None and self.sending is not None:
            sending = self.sending()
            ent = EntLink(self.left_to_send, self.show_outbox, sending.documents, sending.opens_at, sending.subscribe)
        return PastSeancesController(
            self._main, self._service, self._exports, self._host, self._ask_end, cahier.open_past,
            lambda: cahier.names, ent,
        )  # fmt: skip

    def put_sheet_away(self) -> bool:
        """Store the edits in the sheet of an entry, and return whether there was one."""
        return "cahier" in self.__dict__ and self.cahier.put_sheet_away()

    def reopened(self, seance: SeanceId) -> bool:
        """Show the sheet of a séance again if it is open, and return whether it is."""
        return "cahier" in self.__dict__ and self.cahier.reopened(seance)

    def keep_edits(self) -> None:
        """Hand over what was typed last in the sheet of an entry, which stays open."""
        if "cahier" in self.__dict__ and (sheet := self.cahier.sheet) is not None:
            sheet.keep_edits()

    def close(self) -> None:
        """Keep the edits before the program ends."""
        if "cahier" in self.__dict__:
            self.cahier.close()
        if "past" in self.__dict__:
            self.past.put_away()
