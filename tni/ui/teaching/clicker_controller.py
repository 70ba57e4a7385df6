"""Clickers beside the vote: how they get their numbers, who is heard, the teacher's remote, receivers on cables."""

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
from tni.services.phone_votes import phone_number
from tni.services.round_service import RoundChanged, RoundService
from tni.store.receivers_file import ReceiversFile
from tni.store.roster import RosterStore
from tni.ui.chrome.commands import CommandId
from tni.ui.classes.receivers_box import ReceiversState, ReceiverTuning
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.teaching.connected_receivers import ConnectedReceivers
from tni.ui.vote.vote_controller import VoteController

if TYPE_CHECKING:  # loaded by those who ask for it alone, or by who makes it
    from tni.devices.serial_search import SerialSearch, SerialSearchResult
    from tni.ui.classes.class_sheet import ClassSheet
    from tni.ui.teaching.keypad_controller import KeypadController
    from tni.ui.teaching.receiver_training_controller import ReceiverTrainingController

_TURNS = {
    RemoteKey.NEXT: CommandId.NEXT_PAGE,
    RemoteKey.BEFORE: CommandId.PREVIOUS_PAGE,
    RemoteKey.SHOW: CommandId.REVEAL,
}


class ClickerController:
    """Used on the main thread. vote: the desk of the vote, None until the board has its window; changed: what the quiz
    has changed."""

    def __init__(
        self,
        board: MainController,
        clickers: ConnectedReceivers,
        quiz: RoundService,
        roster: RosterStore,
        kept: ReceiversFile,
        clock: Clock,
        main: MainThread,
        vote: Callable[[], VoteController | None],
        changed: Callable[[RoundChanged], None],
    ) -> None:
        self._board, self._clickers, self._quiz, self._roster, self._kept = board, clickers, quiz, roster, kept
        self._clock, self._main, self._vote, self._changed = clock, main, vote, changed
        self._sheet: ClassSheet | None = None
        self._search: SerialSearch | None = None
        self._told_of_none = False
        """That nobody can be heard, while presses are waited for."""
        self.make_learning: Callable[[], ReceiverTrainingController] | None = None
        self._learning: ReceiverTrainingController | None = None
        """Teaches the program receivers that nobody knows; given once devices are watched."""
        self.make_keypads: Callable[[], KeypadController] | None = None
        self._keypads: KeypadController | None = None
        """Adds keyboards that are keypads; likewise."""

    # -- what receivers say

    @property
    def learning(self) -> ReceiverTrainingController | None:
        """Who teaches the program a receiver that nobody knows; made when it is first asked for."""
        if self._learning is None and self.make_learning is not None:
            self._learning = self.make_learning()
        return self._learning

    @property
    def keypads(self) -> KeypadController | None:
        """Who adds keypads; made when it is first asked for."""
        if self._keypads is None and self.make_keypads is not None:
            self._keypads = self.make_keypads()
        return self._keypads

    def heard(self, events: Sequence[DeviceEvent]) -> None:
        """Before the quiz hears of it."""
        for event in events:
            match event:
                case Vote() if not is_card(event.clicker):
                    self._pressed(event)
                case RemotePressed(key=key):
                    self._obey(key)
                case _:
                    pass

    def _pressed(self, vote: Vote) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        panel = sheet.kit_panel
        if panel.receiver_row.asks_remote:
            self._clickers.heed(vote.clicker)
            panel.receiver_row.remote_pressed()
            self._listen(False)
            self.show_receivers()
        elif panel.is_listening:
            panel.pressed(vote.clicker)
            self._clickers.acknowledge([vote])  # it was heard, which is what its pupil wants to know now

    def _obey(self, key: RemoteKey) -> None:
        desk = self._vote()
        if desk is None:
            return
        commands = self._board.commands
        if key is RemoteKey.OPEN_OR_CLOSE:  # what is open may be a series too
            commands[CommandId.CLOSE_VOTE if commands[CommandId.CLOSE_VOTE].isEnabled() else CommandId.ASK].trigger()
        elif key is RemoteKey.AGAIN:
            desk.ask_again()
        else:
            commands[_TURNS[key]].trigger()

    # -- who has which

    def give(self, clicker: str, number: int) -> None:
        """A clicker that nobody has, to somebody, while the vote goes on. Phones have a desk of their own."""
        if phone_number(ClickerId(clicker)) is not None:
            return
        try:
            self._roster.set_clicker(ClickerId(clicker), number)
        except TniError as error:
            self._board.fail(error)
            return
        self.kit_changed()

    def kit_changed(self) -> None:
        """Clickers have other numbers: the round under way counts by them."""
        try:
            changed = self._quiz.seats_changed()
        except TniError as error:
            self._board.fail(error)
            return
        if changed:
            self._changed(changed)

    # -- the sheet with the kit

    def sheet_opened(self, sheet: ClassSheet) -> None:
        self._sheet = sheet
        row = sheet.kit_panel.receiver_row
        sheet.listening.connect(self._listen)
        sheet.changed.connect(self.kit_changed)
        row.tuned.connect(self._tune)
        row.remote_wanted.connect(self._listen)
        row.remote_forgotten.connect(self._forget_remote)
        row.search_wanted.connect(self._look_on_lines)
        row.learn_wanted.connect(sheet.show_learning)
        if (learning := self.learning) is not None:
            learning.join(sheet.learn_panel)
        if (keypads := self.keypads) is not None:
            keypads.join(sheet.kit_panel.keypad_row)
        self.show_receivers()

    def sheet_closed(self) -> None:
        if self._learning is not None:
            self._learning.leave()
        if self._keypads is not None:
            self._keypads.leave()
        self._sheet = None
        self._listen(False)
        self.close()

    def show_receivers(self) -> None:
        """One came or went, or is set otherwise."""
        if self._sheet is None:
            return
        clickers, remotes = self._clickers, self._clickers.remotes
        tuned = tuple(
            ReceiverTuning(one.key, one.name or tr("Boîtier"), tuple(one.channels), one.channel)
            for one in clickers.tuned
        )
        searching = self._search is not None and self._search.searching
        shown = ReceiversState(clickers.count, tuned, clickers.heeds, remotes[0] if remotes else None, searching)
        self._sheet.kit_panel.receiver_row.show_receivers(shown)

    def _listen(self, on: bool) -> None:
        self._clickers.want("kit", on)
        was_told, self._told_of_none = self._told_of_none, on and not self._clickers.count
        if self._sheet is not None and self._told_of_none:
            self._sheet.tell(tr("Aucun boîtier de vote n’est branché : le brancher, puis appuyer."))
        elif self._sheet is not None and was_told:
            self._sheet.tell("")

    def _tune(self, key: str, channel: str) -> None:
        self._clickers.tune(key, channel)
        self.show_receivers()

    def _forget_remote(self) -> None:
        self._clickers.heed(None)
        self.show_receivers()

    # -- receivers on serial cables

    def _look_on_lines(self, on: bool) -> None:
        if not on:
            self.close()
        else:
            if self._search is None:
                from tni.devices.receiver_search import receiver_lines, search_receivers
                from tni.devices.serial_search import SerialSearch

                self._search = SerialSearch(self._main, self._clock, receiver_lines, look=search_receivers)
            self._search.start(self._searched)
        self.show_receivers()

    def _searched(self, searched: SerialSearchResult) -> None:
        """What was found is opened by whoever watches what is plugged in, now and each time it is plugged in."""
        for found in searched.found:
            info = found.line.info
            self._kept.keep_line(KnownSerialLine(info.vendor, info.product, info.serial, found.driver.name))
        if self._sheet is not None:
            self._sheet.tell("" if searched.found else _nothing_found(searched))
        self.show_receivers()

    def close(self) -> None:
        """Look for nothing any more, and listen to nobody."""
        if self._learning is not None:
            self._learning.close()
        if self._keypads is not None:
            self._keypads.close()
        if self._search is not None:
            self._search.give_up()


def _nothing_found(searched: SerialSearchResult) -> str:
    if searched.refused:
        words = tr("Le câble série {} n’a pas pu être ouvert : un autre logiciel s’en sert, ou le système l’interdit.")
        return words.format(searched.refused[0].path)
    if not searched.silent:
        return tr("Aucun récepteur n’est branché par un câble USB ou série.")
    return tr("Aucun récepteur n’a parlé : appuyer sur une télécommande pendant la recherche.")
