"""Boards that are read only at the teacher's request: those that send TUIO, and those on a serial line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.calibration import device_key
from tni.core.clock import Clock
from tni.core.lines import KnownSerialLine
from tni.core.settings import SERIAL_BOARDS, TUIO, Settings
from tni.core.tasks import MainThread
from tni.devices.known_serial_lines import SERIAL_KEY_PREFIX
from tni.devices.ports import UdpPortError
from tni.devices.reader import DeviceEnded
from tni.devices.tuio.listener import PORT, SOURCE, open_tuio_listener
from tni.store.receivers_file import ReceiversFile
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.main_window.raw_boards import RawBoards

if TYPE_CHECKING:  # loaded only when used
    from tni.devices.serial_search import SerialSearch, SerialSearchResult

OFF, ALL_INTERFACES = "off", "everywhere"


@dataclass(slots=True)
class _Tuio:
    """State of the TUIO listener.

    heard: the setting under which it listens, None if it does not. refused: the setting under which it could not be
    opened, which was reported.
    """

    heard: str | None = None
    refused: str | None = None


class OptInBoards:
    """Opens and closes TUIO and serial boards as the settings ask; used on the main thread."""

    def __init__(
        self,
        board: MainController,
        boards: RawBoards,
        settings: Settings,
        kept: ReceiversFile,
        clock: Clock,
        main: MainThread,
        look_again: Callable[[], None],
    ) -> None:
        """Create the controller. kept: boards found on serial lines. look_again: called when these have changed."""
        self._board, self._boards, self._settings, self._kept = board, boards, settings, kept
        self._clock, self._main, self._look_again = clock, main, look_again
        self._search: SerialSearch | None = None
        self._waits = False
        """True while the search waits until the boards that are still read on serial lines are released."""
        self._tuio = _Tuio()
        self._looks_at_lines = self._closed = False

    def start(self) -> None:
        """Open what the settings ask for. Missing boards are not reported: they may be plugged in later."""
        self._hear_tuio()
        self._looks_at_lines = self._settings.get(SERIAL_BOARDS) != OFF
        if not self._looks_at_lines:
            self._forget()
        elif not self._kept.boards:
            self._look_at_lines(asked=False)

    def changed(self) -> None:
        """Apply changed settings."""
        self._tuio.refused = None
        self._hear_tuio()
        looked, self._looks_at_lines = self._looks_at_lines, self._settings.get(SERIAL_BOARDS) != OFF
        if looked == self._looks_at_lines:
            return
        if looked:
            self._give_up()
            self._forget()
        else:
            self._board.say(tr("Recherche sur les câbles série : touchez le tableau."))
            self._waits = True
            self._search_once_let_go()

    def wants(self, source: str) -> bool:
        """Return True if the loss of this board is worth a message."""
        return self._looks_at_lines or not source.startswith(SERIAL_KEY_PREFIX)

    def close(self) -> None:
        self._closed = True
        self._give_up()

    def _give_up(self) -> None:
        self._waits = False
        if self._search is not None:
            self._search.give_up()

    def _forget(self) -> None:
        """Forget the boards on serial lines, and release those that are read."""
        if self._kept.boards:
            self._kept.forget_boards()
            self._look_again()

    def _search_once_let_go(self) -> None:
        if self._waits and not any(source.startswith(SERIAL_KEY_PREFIX) for source in self._boards):
            self._waits = False
            self._look_at_lines(asked=True)

    def _look_at_lines(self, *, asked: bool) -> None:
        if self._search is None:
            from tni.devices.serial_search import SerialSearch

            self._search = SerialSearch(self._main, self._clock)
        self._search.start(lambda found: self._searched(found, asked=asked))

    def ended(self, letter: DeviceEnded) -> bool:
        """Handle the end of a reader. Return True for the TUIO listener, which only this class knows."""
        if letter.source == SOURCE:
            self._tuio.heard = None
            if not self._closed:
                self._hear_tuio()
            return True
        self._search_once_let_go()
        return False

    def _hear_tuio(self) -> None:
        wanted = self._settings.get(TUIO)
        if self._tuio.heard is not None:
            if self._tuio.heard != wanted:
                self._boards.stop(SOURCE)  # opened again, if still wanted, when it has ended
            return
        if wanted in (OFF, self._tuio.refused):
            return
        try:
            driver, port = open_tuio_listener(PORT, everywhere=wanted == ALL_INTERFACES)
        except UdpPortError as error:
            self._tuio.refused = wanted
            self._board.fail(error)
            return
        self._tuio.heard = wanted
        self._boards.plug(SOURCE, SOURCE, device_key(0, 0, SOURCE), driver, port)

    def _searched(self, searched: SerialSearchResult, *, asked: bool) -> None:
        """Handle the result of a search. asked: the teacher waits for it."""
        if self._closed or not self._looks_at_lines:
            return
        for found in searched.found:
            self._kept.keep_line(KnownSerialLine(*found.line.adapter, found.driver.name, found.line.path))
        if searched.found:
            self._look_again()
        elif asked:
            self._board.say(_nothing_found(searched))


def _nothing_found(searched: SerialSearchResult) -> str:
    if searched.refused:
        words = tr("Le câble série {} n’a pas pu être ouvert : un autre logiciel s’en sert, ou le système l’interdit.")
        return words.format(searched.refused[0].path)
    if not searched.silent:
        return tr("Aucun câble série n’est branché où un tableau connu puisse être.")
    return tr("Aucun tableau connu n’a répondu : touchez-le pendant la recherche, et choisissez-la à nouveau.")
