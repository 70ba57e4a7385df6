"""Boards that are read only at the teacher's request: those that send TUIO, and those on a serial line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.calibration import device_key
from tni.core.clock import Clock
from tni.core.device_errors import UdpPortError
from tni.core.lines import KnownSerialLine
from tni.core.settings import SERIAL_BOARDS, TUIO, Settings
from tni.core.tasks import MainThread
from tni.devices.known_serial_lines import SERIAL_KEY_PREFIX
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

    active: the setting under which it listens, None if it does not. refused: the setting under which it could not be
    opened, which was reported.
    """

    active: str | None = None
    refused: str | None = None


class OptInBoards:
    """Opens and closes TUIO and serial boards as the settings ask; used on the main thread."""

    def __init__(
        self,
        main_controller: MainController,
        boards: RawBoards,
        settings: Settings,
        receivers_file: ReceiversFile,
        clock: Clock,
        main: MainThread,
        reconsider: Callable[[], None],
    ) -> None:
        """Create the controller. receivers_file: boards found on serial lines. reconsider: called when these have
        changed.
        """
        self._main_controller, self._boards, self._settings, self._receivers_file = (
            main_controller,
            boards,
            settings,
            receivers_file,
        )
        self._clock, self._main, self._reconsider = clock, main, reconsider
        self._search: SerialSearch | None = None
        self._waits = False
        """True while the search waits until the boards that are still read on serial lines are released."""
        self._tuio = _Tuio()
        self._searches_lines = self._closed = False

    def start(self) -> None:
        """Open what the settings ask for. Missing boards are not reported: they may be plugged in later."""
        self._listen_to_tuio()
        self._searches_lines = self._settings.get(SERIAL_BOARDS) != OFF
        if not self._searches_lines:
            self._forget()
        elif not self._receivers_file.boards:
            self._search_lines(asked=False)

    def changed(self) -> None:
        """Apply changed settings."""
        self._tuio.refused = None
        self._listen_to_tuio()
        searched, self._searches_lines = self._searches_lines, self._settings.get(SERIAL_BOARDS) != OFF
        if searched == self._searches_lines:
            return
        if searched:
            self._give_up()
            self._forget()
        else:
            self._main_controller.show_notice(tr("Recherche sur les câbles série : touchez le tableau."))
            self._waits = True
            self._search_when_released()

    def reports_loss(self, source: str) -> bool:
        """Return True if the loss of this board is worth a message."""
        return self._searches_lines or not source.startswith(SERIAL_KEY_PREFIX)

    def close(self) -> None:
        self._closed = True
        self._give_up()

    def _give_up(self) -> None:
        self._waits = False
        if self._search is not None:
            self._search.cancel()

    def _forget(self) -> None:
        """Forget the boards on serial lines, and release those that are read."""
        if self._receivers_file.boards:
            self._receivers_file.forget_boards()
            self._reconsider()

    def _search_when_released(self) -> None:
        if self._waits and not any(source.startswith(SERIAL_KEY_PREFIX) for source in self._boards):
            self._waits = False
            self._search_lines(asked=True)

    def _search_lines(self, *, asked: bool) -> None:
        if self._search is None:
            from tni.devices.serial_search import SerialSearch

            self._search = SerialSearch(self._main, self._clock)
        self._search.start(lambda found: self._searched(found, asked=asked))

    def ended(self, message: DeviceEnded) -> bool:
        """Handle the end of a reader. Return True for the TUIO listener, which only this class knows."""
        if message.source == SOURCE:
            self._tuio.active = None
            if not self._closed:
                self._listen_to_tuio()
            return True
        self._search_when_released()
        return False

    def _listen_to_tuio(self) -> None:
        wanted = self._settings.get(TUIO)
        if self._tuio.active is not None:
            if self._tuio.active != wanted:
                self._boards.stop(SOURCE)  # opened again, if still wanted, when it has ended
            return
        if wanted in (OFF, self._tuio.refused):
            return
        try:
            driver, port = open_tuio_listener(PORT, everywhere=wanted == ALL_INTERFACES)
        except UdpPortError as error:
            self._tuio.refused = wanted
            self._main_controller.fail(error)
            return
        self._tuio.active = wanted
        self._boards.plug(SOURCE, SOURCE, device_key(0, 0, SOURCE), driver, port)

    def _searched(self, searched: SerialSearchResult, *, asked: bool) -> None:
        """Handle the result of a search. asked: the teacher waits for it."""
        if self._closed or not self._searches_lines:
            return
        for found in searched.found:
            self._receivers_file.save_line(KnownSerialLine(*found.line.adapter, found.driver.name, found.line.path))
        if searched.found:
            self._reconsider()
        elif asked:
            self._main_controller.show_notice(_nothing_found(searched))


def _nothing_found(searched: SerialSearchResult) -> str:
    if searched.refused:
        words = tr("Le câble série {} n’a pas pu être ouvert : un autre logiciel s’en sert, ou le système l’interdit.")
        return words.format(searched.refused[0].path)
    if not searched.silent:
        return tr("Aucun câble série n’est branché où un tableau connu puisse être.")
    return tr("Aucun tableau connu n’a répondu : touchez-le pendant la recherche, et choisissez-la à nouveau.")
