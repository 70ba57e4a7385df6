"""Controller of the clickers outside the vote: numbering, the teacher's remote, receivers on serial cables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tni.api.devices import DeviceEvent, RemoteKey, RemotePressed, Vote
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.lines import KnownSerialLine
from tni.core.tasks import MainThread
from tni.quiz.card_codes import is_card
from tni.services.voting.asking_service import AskingService
from tni.services.voting.seats import phone_number
from tni.services.voting.vote_service import VoteService
from tni.store.receivers_file import ReceiversFile
from tni.store.roster import RosterStore
from tni.ui.chrome.commands import CommandId
from tni.ui.classes.receivers_box import ReceiversState
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.teaching.connected_receivers import ConnectedReceivers

if TYPE_CHECKING:  # loaded only when used, or by the code that creates them
    from tni.devices.serial_search import SerialSearch, SerialSearchResult
    from tni.ui.classes.class_sheet import ClassSheet
    from tni.ui.teaching.keypad_controller import KeypadController
    from tni.ui.teaching.receiver_training_controller import ReceiverTrainingController

_REMOTE_COMMANDS = {
    RemoteKey.NEXT: CommandId.NEXT_PAGE,
    RemoteKey.BEFORE: CommandId.PREVIOUS_PAGE,
    RemoteKey.SHOW: CommandId.REVEAL,
}


class ClickerController:
    """Connects receivers, class list and vote; used on the main thread.

    Takes events once the main window exists.
    """

    def __init__(
        self,
        main_controller: MainController,
        clickers: ConnectedReceivers,
        vote: VoteService,
        asking: AskingService,
        roster: RosterStore,
        receivers_file: ReceiversFile,
        clock: Clock,
        main: MainThread,
    ) -> None:
        self._main_controller, self._clickers, self._vote, self._roster, self._receivers_file = (
            main_controller,
            clickers,
            vote,
            roster,
            receivers_file,
        )
        self._clock, self._main, self._asking = clock, main, asking
        self._sheet: ClassSheet | None = None
        self._search: SerialSearch | None = None
        self._shows_no_receiver = False
        """True while the message is shown that presses are awaited and no receiver is connected."""
        self.make_training: Callable[[], ReceiverTrainingController] | None = None
        self._training: ReceiverTrainingController | None = None
        """Controller of receiver training; `make_training` is set once devices are watched."""
        self.make_keypads: Callable[[], KeypadController] | None = None
        self._keypads: KeypadController | None = None
        """Controller that adds keyboards as keypads; `make_keypads` is set once devices are watched."""

    # -- events of receivers

    @property
    def training(self) -> ReceiverTrainingController | None:
        """The controller of receiver training, created on first use."""
        if self._training is None and self.make_training is not None:
            self._training = self.make_training()
        return self._training

    @property
    def keypads(self) -> KeypadController | None:
        """The controller of keypads, created on first use."""
        if self._keypads is None and self.make_keypads is not None:
            self._keypads = self.make_keypads()
        return self._keypads

    def on_events(self, events: Sequence[DeviceEvent]) -> None:
        """Handle events before the round service gets them."""
        for event in events:
            match event:
                case Vote() if not is_card(event.clicker):
                    self._pressed(event)
                case RemotePressed(key=key):
                    self._on_remote_key(key)
                case _:
                    pass

    def _pressed(self, vote: Vote) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        panel = sheet.kit_panel
        if panel.receiver_row.asks_remote:
            self._clickers.set_remote(vote.clicker)
            panel.receiver_row.remote_pressed()
            self._listen(False)
            self.show_receivers()
        elif panel.is_listening:
            panel.pressed(vote.clicker)
            self._clickers.acknowledge([vote])  # tell the pupil's clicker that its press arrived

    def _on_remote_key(self, key: RemoteKey) -> None:
        commands = self._main_controller.commands
        if key is RemoteKey.OPEN_OR_CLOSE:  # the open vote may be a self-paced quiz
            commands[CommandId.CLOSE_VOTE if commands[CommandId.CLOSE_VOTE].isEnabled() else CommandId.ASK].trigger()
        elif key is RemoteKey.AGAIN:
            self._asking.ask_again()
        else:
            commands[_REMOTE_COMMANDS[key]].trigger()

    # -- seat numbers

    def give(self, clicker: str, number: int) -> None:
        """Assign a clicker without a pupil to a number during a vote. Phones are assigned by their own controller."""
        if phone_number(ClickerId(clicker)) is not None:
            return
        try:
            self._roster.set_clicker(ClickerId(clicker), number)
        except TniError as error:
            self._main_controller.fail(error)
            return
        self.kit_changed()

    def kit_changed(self) -> None:
        """Apply changed clicker numbers to the current round."""
        try:
            self._vote.seats_changed()
        except TniError as error:
            self._main_controller.fail(error)

    # -- the sheet of class lists

    def sheet_opened(self, sheet: ClassSheet) -> None:
        self._sheet = sheet
        row = sheet.kit_panel.receiver_row
        sheet.listening.connect(self._listen)
        sheet.changed.connect(self.kit_changed)
        row.tuned.connect(self._tune)
        row.remote_wanted.connect(self._listen)
        row.remote_forgotten.connect(self._forget_remote)
        row.search_wanted.connect(self._search_lines)
        row.learn_wanted.connect(sheet.show_learning)
        if (training := self.training) is not None:
            training.join(sheet.learn_panel)
        if (keypads := self.keypads) is not None:
            keypads.join(sheet.kit_panel.keypad_row)
        self.show_receivers()

    def sheet_closed(self) -> None:
        if self._training is not None:
            self._training.leave()
        if self._keypads is not None:
            self._keypads.leave()
        self._sheet = None
        self._listen(False)
        self.close()

    def show_receivers(self) -> None:
        """Show which receivers are connected and how they are set."""
        if self._sheet is None:
            return
        clickers, remotes = self._clickers, self._clickers.remotes
        remote = remotes[0] if remotes else None
        searching = self._search is not None and self._search.searching
        shown = ReceiversState(clickers.count, clickers.tunable, clickers.supports_remote, remote, searching)
        self._sheet.kit_panel.receiver_row.show_receivers(shown)

    def _listen(self, on: bool) -> None:
        self._clickers.request_poll("kit", on)
        was_shown, self._shows_no_receiver = self._shows_no_receiver, on and not self._clickers.count
        if self._sheet is not None and self._shows_no_receiver:
            self._sheet.show_message(tr("Aucun boîtier de vote n’est branché : le brancher, puis appuyer."))
        elif self._sheet is not None and was_shown:
            self._sheet.show_message("")

    def _tune(self, key: str, channel: str) -> None:
        self._clickers.tune(key, channel)
        self.show_receivers()

    def _forget_remote(self) -> None:
        self._clickers.set_remote(None)
        self.show_receivers()

    # -- receivers on serial cables

    def _search_lines(self, on: bool) -> None:
        if not on:
            self.close()
        else:
            if self._search is None:
                from tni.devices.receiver_search import receiver_lines, search_receivers
                from tni.devices.serial_search import SerialSearch

                self._search = SerialSearch(self._main, self._clock, receiver_lines, search=search_receivers)
            self._search.start(self._searched)
        self.show_receivers()

    def _searched(self, searched: SerialSearchResult) -> None:
        """Store the receivers found. The hotplug controller opens them, now and whenever they are plugged in."""
        for found in searched.found:
            info = found.line.info
            self._receivers_file.save_line(KnownSerialLine(info.vendor, info.product, info.serial, found.driver.name))
        if self._sheet is not None:
            self._sheet.show_message("" if searched.found else _nothing_found(searched))
        self.show_receivers()

    def close(self) -> None:
        """Stop the search, receiver training and the search for keypads."""
        if self._training is not None:
            self._training.close()
        if self._keypads is not None:
            self._keypads.close()
        if self._search is not None:
            self._search.cancel()


def _nothing_found(searched: SerialSearchResult) -> str:
    if searched.refused:
        words = tr("Le câble série {} n’a pas pu être ouvert : un autre logiciel s’en sert, ou le système l’interdit.")
        return words.format(searched.refused[0].path)
    if not searched.silent:
        return tr("Aucun récepteur n’est branché par un câble USB ou série.")
    return tr("Aucun récepteur n’a parlé : appuyer sur une télécommande pendant la recherche.")
