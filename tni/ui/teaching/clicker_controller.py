"""Controller of the clickers outside the vote: the clicker kit, receivers and their training, the teacher's remote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tni.api.devices import DeviceEvent, RemoteKey, RemotePressed, Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.quiz.card_codes import is_card
from tni.services.receivers.clicker_kit import KitNoteKind, KitState
from tni.services.receivers.failed_search import FailedSearch
from tni.services.receivers.receiver_services import ReceiverServices
from tni.services.receivers.receiver_setup import ReceiversState
from tni.services.voting.asking_service import AskingService
from tni.services.voting.seats import phone_number
from tni.services.voting.vote_service import VoteService
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:  # loaded by the code that creates it
    from tni.services.receivers.keypad_setup import KeypadsState
    from tni.services.receivers.receiver_trainer import TrainingState
    from tni.ui.classes.class_sheet import ClassSheet

_REMOTE_COMMANDS = {
    RemoteKey.NEXT: CommandId.NEXT_PAGE,
    RemoteKey.BEFORE: CommandId.PREVIOUS_PAGE,
}


class ClickerController:
    """Connects receivers, class list and vote; used on the main thread.

    Takes events once the main window exists.
    """

    def __init__(
        self,
        main_controller: MainController,
        receivers: ReceiverServices,
        vote: VoteService,
        asking: AskingService,
    ) -> None:
        self._main_controller, self._receivers = main_controller, receivers
        self._vote, self._asking = vote, asking
        self.ask: Callable[[], None] = main_controller.commands[CommandId.ASK].trigger
        """Opens a vote, in place of a result that is shown."""
        self._sheet: ClassSheet | None = None
        self._is_listening = self._shows_no_receiver = False
        """Whether presses are awaited, and whether the sheet says that no receiver is connected for them."""
        receivers.kit.subscribe(self._show_kit)
        receivers.kit.subscribe_numbers(self._numbers_changed)
        receivers.setup.subscribe(self._show_receivers)
        self._is_set_up = False

    # -- events of receivers

    def on_events(self, events: Sequence[DeviceEvent]) -> None:
        """Handle events before the round service gets them."""
        for event in events:
            match event:
                case Vote() if not is_card(event.clicker):
                    if not self._receivers.setup.press(event.clicker):
                        self._receivers.kit.press(event)
                case RemotePressed(key=key):
                    self._on_remote_key(key)
                case _:
                    pass

    def _on_remote_key(self, key: RemoteKey) -> None:
        commands = self._main_controller.commands
        if key is RemoteKey.OPEN_OR_CLOSE:  # the open vote may be a self-paced quiz
            self._vote.close() if self._vote.takes_answers else self.ask()
        elif key is RemoteKey.SHOW:
            self._vote.reveal()
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
            self._receivers.kit.assign(ClickerId(clicker), number)
        except TniError as error:
            self._main_controller.fail(error)

    def kit_changed(self) -> None:
        """Apply changed clicker numbers to the current round."""
        try:
            self._vote.seats_changed()
        except TniError as error:
            self._main_controller.fail(error)

    def _numbers_changed(self) -> None:
        if self._sheet is not None:
            self._sheet.changed.emit()  # calls `kit_changed`
        else:
            self.kit_changed()

    # -- the sheet of class lists

    def sheet_opened(self, sheet: ClassSheet) -> None:
        self._sheet = sheet
        if not self._is_set_up:
            self._is_set_up = True
            self._receivers.keypads.subscribe(self._show_keypads)
            self._receivers.trainer.subscribe(self._show_training)
        sheet.changed.connect(self.kit_changed)
        self._connect_kit(sheet)
        self._connect_receivers(sheet)
        self._connect_training(sheet)
        self._show_kit(self._receivers.kit.state)
        self._show_receivers(self._receivers.setup.state)
        self._show_keypads(self._receivers.keypads.state)

    def _connect_kit(self, sheet: ClassSheet) -> None:
        panel, kit = sheet.kit_panel, self._receivers.kit
        panel.numbering_wanted.connect(kit.number_clickers)
        panel.skip_wanted.connect(kit.skip_number)
        panel.test_wanted.connect(kit.test)
        panel.replace_wanted.connect(kit.replace)
        panel.remove_wanted.connect(kit.remove)
        panel.stop_wanted.connect(kit.stop)
        row, keypads = panel.keypad_row, self._receivers.keypads
        row.search_wanted.connect(lambda on: keypads.search() if on else keypads.cancel())
        row.taken.connect(keypads.add_found)
        row.forgotten.connect(keypads.forget)

    def _connect_receivers(self, sheet: ClassSheet) -> None:
        row, setup = sheet.kit_panel.receiver_row, self._receivers.setup
        row.tuned.connect(setup.tune)
        row.remote_wanted.connect(lambda on: setup.ask_remote() if on else setup.cancel_remote())
        row.remote_forgotten.connect(setup.forget_remote)
        row.search_wanted.connect(lambda on: setup.search(self._searched) if on else setup.cancel_search())
        row.learn_wanted.connect(sheet.show_learning)

    def _connect_training(self, sheet: ClassSheet) -> None:
        panel, trainer = sheet.learn_panel, self._receivers.trainer
        panel.devices_wanted.connect(trainer.list_devices)
        panel.chosen.connect(trainer.begin)
        panel.ticked.connect(trainer.tick)
        panel.only_one.connect(trainer.skip_second_clicker)
        panel.save_wanted.connect(trainer.save)
        panel.left.connect(trainer.close)

    def sheet_closed(self) -> None:
        self._sheet = None
        self._is_listening = self._shows_no_receiver = False
        self._receivers.close()

    def close(self) -> None:
        self._receivers.close()

    # -- states

    def _show_kit(self, state: KitState) -> None:
        if self._sheet is None:
            return
        self._sheet.kit_panel.show_state(state)
        if state.note is not None and state.note.kind is KitNoteKind.NOT_ASSIGNED:
            self._sheet.show_message(tr("Le numéro n’a pas pu être enregistré."))
        elif state.note is not None and state.note.kind is KitNoteKind.NOT_REMOVED:
            self._sheet.show_message(tr("La télécommande n’a pas pu être retirée."))
        self._show_listening()

    def _show_receivers(self, state: ReceiversState) -> None:
        if self._sheet is not None:
            self._sheet.kit_panel.receiver_row.show_receivers(state)
            self._show_listening()

    def _show_keypads(self, state: KeypadsState) -> None:
        if self._sheet is not None:
            self._sheet.kit_panel.keypad_row.show_keypads(state)

    def _show_training(self, state: TrainingState) -> None:
        if self._sheet is not None:
            self._sheet.learn_panel.show_state(state)

    def _show_listening(self) -> None:
        """Say that a receiver is missing when presses begin to be awaited."""
        assert self._sheet is not None
        before, receivers = self._is_listening, self._receivers
        self._is_listening = receivers.kit.state.is_listening or receivers.setup.state.asks_remote
        if self._is_listening == before:
            return
        was_shown = self._shows_no_receiver
        self._shows_no_receiver = self._is_listening and not receivers.connected.count
        if self._shows_no_receiver:
            self._sheet.show_message(tr("Aucun récepteur n’est branché : en brancher un, puis appuyer."))
        elif was_shown:
            self._sheet.show_message("")

    def _searched(self, failed: FailedSearch | None) -> None:
        if self._sheet is not None:
            from tni.ui.messages.devices import no_receiver_found_message

            self._sheet.show_message("" if failed is None else no_receiver_found_message(failed))
