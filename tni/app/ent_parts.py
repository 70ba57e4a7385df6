"""Accounts at ENTs, their connectors, plugins and the sheets of all of them, each made at its first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.app.entry_sending import EntrySending, load_sending
from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.settings import SEND_WINDOW, SUBJECT, Settings
from tni.core.tasks import TaskRunner
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.program_parts import ProgramParts
    from tni.cahier.delivery import DeliveryId
    from tni.cahier.entry import CahierEntry
    from tni.cahier.outgoing_entry import OutgoingEntry
    from tni.cahier.send_window import SendWindow
    from tni.services.cahier.account_setup import AccountSetup
    from tni.services.cahier.ent_accounts import EntAccounts
    from tni.services.cahier.ent_sending import EntSending
    from tni.services.cahier.past_filter import LeftToDo
    from tni.services.cahier.pdf_notes import PdfNotes
    from tni.services.cahier.plugin_connectors import PluginConnectors
    from tni.services.cahier.seance_notices import SeanceNotice
    from tni.services.plugins.plugin_service import PluginService
    from tni.store.account_secrets import AccountSecrets
    from tni.ui.main_window.plugins_controller import PluginsController
    from tni.ui.seance.accounts_controller import AccountsController
    from tni.ui.seance.outbox_controller import OutboxController


@dataclass(frozen=True, slots=True)
class EntSurroundings:
    """Surroundings of the sheets. named_classes: returns those of the lists and of the timetable."""

    program: ProgramParts
    named_classes: Callable[[], Sequence[str]]


class EntParts:
    """Parts of sending. outbox: returns that of the program. tasks: the program's worker for files."""

    def __init__(
        self,
        board: MainController,
        folders: Folders,
        settings: Settings,
        clock: Clock,
        main: QtMainThread,
        tasks: TaskRunner,
        outbox: Callable[[], EntrySending],
        around: EntSurroundings,
    ) -> None:
        self._board, self._folders, self._settings = board, folders, settings
        self._clock, self._main, self._tasks = clock, main, tasks
        self._outbox, self._around = outbox, around
        self._closes: list[Callable[[], None]] = []

    def follow(self) -> None:
        """Follow the outbox, which is there from now on, and the séances: what needs the teacher is said once pupils do
        not see the board any more."""
        self.windows.follow()
        self._outbox().parts.service.subscribe(self.sending.outbox_changed)
        self._around.program.teaching.seances.subscribe(self._follow_seance)

    def _follow_seance(self, notice: SeanceNotice) -> None:
        from tni.services.cahier.seance_notices import SeanceFinished, SeanceKept

        if isinstance(notice, SeanceFinished | SeanceKept):
            self._main.post(self.windows.tell)

    def _host(self) -> tuple[QWidget, Style]:
        """Return the window in which something is asked for now, and its style."""
        parts = self._around.program.joined
        return (self._board.window, self._board.kit) if parts is None else parts.teaching.windows.asking_host

    def _has_class(self) -> bool:
        """Return whether pupils see the board: in a séance, or while the mode is « Enseigner »."""
        parts = self._around.program.joined
        has_seance = parts is not None and parts.teaching.seances.state.seance_id is not None
        return has_seance or self._board.commands[CommandId.TEACH].isChecked()

    def _class_names(self) -> list[str]:
        """Return the classes that the program knows, those of the accounts too."""
        known = [name for one in self.accounts.all for name in (*(one.classes or ()), *one.class_settings)]
        return list(dict.fromkeys((*self._around.named_classes(), *sorted(known))))

    # -- use cases

    @cached_property
    def plugins(self) -> PluginService:
        from tni.app.plugin_setup import make_plugin_service

        return make_plugin_service(self._folders, self._settings)

    @cached_property
    def accounts(self) -> EntAccounts:
        from tni.services.cahier.ent_accounts import EntAccounts
        from tni.store.ent_accounts import EntAccountsFile

        return EntAccounts(EntAccountsFile(self._folders.ent_accounts), self._clock, self._first_sent)

    def _first_sent(self) -> Mapping[str, datetime]:
        from tni.store.outbox import Outbox

        return Outbox(self._folders.outbox).first_handed_over() if self._folders.outbox.exists() else {}

    @cached_property
    def secrets(self) -> AccountSecrets:
        from tni.store.account_secrets import AccountSecrets

        return AccountSecrets()

    @cached_property
    def connectors(self) -> PluginConnectors:
        from tni.app.connectors import program_connectors

        return program_connectors(self._folders, self._settings, self.plugins, self.secrets)

    @cached_property
    def sending(self) -> EntSending:
        """Way of a confirmed entry to the accounts. Nothing of the outbox is made before one is handed over."""
        from tni.services.cahier.ent_sending import EntSending

        made = EntSending(
            lambda: self.accounts,
            self._folders.outbox,
            lambda: self._outbox().parts.service,
            self._tasks,
            self._window,
            self._clock,
            load_sending,
        )
        made.written = self._written_pdfs
        return made

    def _written_pdfs(self) -> PdfNotes:
        from tni.store.written_pdfs_file import WrittenPdfsFile  # read each time, so any number of them may be made

        return WrittenPdfsFile(self._folders.written_pdfs)

    def _window(self) -> SendWindow:
        from tni.cahier.send_window import window_or_circular

        return window_or_circular(self._settings.get(SEND_WINDOW))

    def left(self, entry: CahierEntry) -> LeftToDo:
        """Return what the sending of an entry leaves to do, on any thread. An outbox that cannot be read says so in its
        own sheet; the list of past séances goes on."""
        from tni.files.outbox_errors import OutboxError
        from tni.services.cahier.past_filter import LeftToDo

        if self._folders.ent_accounts.exists() or self._folders.outbox.exists():
            with suppress(OutboxError):
                return self.sending.left_for(entry)
        return LeftToDo.NOTHING

    @cached_property
    def setup(self) -> AccountSetup:
        from tni.network.worker import NetworkWorker
        from tni.services.cahier.account_setup import AccountSetup, SignIns
        from tni.services.cahier.account_sign_in import AccountSignIn
        from tni.services.cahier.moodle_account import MoodleSignIn
        from tni.services.library.nextcloud_sign_in import NextcloudSignIn
        from tni.ui.seance.browser import open_browser

        asking, signing = NetworkWorker(self._main, "accounts"), NetworkWorker(self._main, "account sign-in")
        sign_ins = SignIns(
            AccountSignIn(signing, self._main, self.secrets),
            MoodleSignIn(signing, self._main, self.secrets),
            NextcloudSignIn(signing, self._main),
        )
        made = AccountSetup(
            self.accounts, self.connectors, self.secrets, sign_ins, asking, open_browser,
            self._account_renewed, self._account_removed,
        )  # fmt: skip

        def close() -> None:
            made.leave()
            asking.close()
            signing.close()

        self._closes.append(close)
        return made

    def _account_renewed(self, account: str) -> None:
        """Go on with what waits for an account."""
        if self._folders.outbox.exists():
            self._outbox().parts.service.account_renewed(account)

    def _account_removed(self, account: str) -> None:
        """Give up what waits for an account."""
        if self._folders.outbox.exists():
            self._outbox().parts.service.account_removed(account)

    # -- windows

    @cached_property
    def windows(self) -> OutboxController:
        """Sheet « Envois »."""
        from tni.services.cahier.school_time import SchoolClock
        from tni.ui.seance.outbox_controller import OutboxController, OutboxPort

        port = OutboxPort(
            lambda: self._outbox().parts.service,
            self.accounts,
            self._read_entry,
            self._open_accounts,
            self._has_class,
        )
        return OutboxController(self._board, port, self._host, SchoolClock(self._clock))

    def _read_entry(
        self,
        id: DeliveryId,
        found: Callable[[OutgoingEntry | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        from tni.services.cahier.entry_links import linked_entry

        outbox = self._outbox().parts.outbox
        self._tasks.submit(lambda: linked_entry(outbox, id), found, failed)

    def _open_accounts(self, account: str) -> None:
        self.accounts_window.open(account)

    @cached_property
    def accounts_window(self) -> AccountsController:
        """Sheet « Comptes »."""
        from tni.services.cahier.shared_folder import SharedFolder
        from tni.ui.seance.account_steps import AccountsPort
        from tni.ui.seance.accounts_controller import AccountsController

        shared = SharedFolder(self._settings, self._tasks, lambda: self._outbox().parts.service.folder_chosen())
        port = AccountsPort(
            self.accounts, self.setup, self.plugins, self._class_names, lambda: self._settings.get(SUBJECT), shared,
            lambda: self.windows.open(),
            lambda: self._outbox().parts.service if self._folders.outbox.exists() else None,
        )  # fmt: skip
        return AccountsController(self._board, port, self._settings, self._host)

    @cached_property
    def plugins_window(self) -> PluginsController:
        """Sheet « Extensions »."""
        from tni.ui.main_window.plugins_controller import PluginsController

        return PluginsController(self._board, self.plugins, self._tasks, self._host)

    def close(self) -> None:
        """End what is under way."""
        if "windows" in self.__dict__:
            self.windows.close()
        for close in self._closes:
            close()
