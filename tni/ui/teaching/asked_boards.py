"""Boards that are read only where a teacher has asked for them: those that speak TUIO, and those on a serial line."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.calibration import device_key
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.settings import SERIAL_BOARDS, TUIO, Settings
from tni.core.tasks import MainThread
from tni.devices.ports import DeviceGoneError, Port, UdpPortError
from tni.devices.reader import DriverCrashedError, Ended
from tni.devices.tuio.source import PORT, SOURCE, tuio_source
from tni.ui.board.board import Board
from tni.ui.board.raw_boards import RawBoards
from tni.ui.i18n import tr
from tni.ui.words.devices import not_understood, plugged_in, pulled_out

if TYPE_CHECKING:  # loaded by those who ask for them alone
    from tni.devices.serial_port import Found
    from tni.devices.serial_return import SerialReturn
    from tni.devices.serial_search import Searched, SerialSearch

_log = logging.getLogger(__name__)
OFF, EVERYWHERE = "off", "everywhere"


@dataclass(slots=True)
class _Tuio:
    """As it is listened to now; None: not at all. refused: so it could not be, and that was said."""

    heard: str | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class _Serial:
    """A board that is read. others: paths of lines that are not its own."""

    found: Found
    others: frozenset[str]


class AskedBoards:
    """Used on the main thread."""

    def __init__(
        self, board: Board, boards: RawBoards, settings: Settings, file: Path, clock: Clock, main: MainThread
    ) -> None:
        """file: of the boards that were found on serial lines."""
        self._board, self._boards, self._settings, self._file = board, boards, settings, file
        self._clock, self._main = clock, main
        self._search: SerialSearch | None = None
        self._return: SerialReturn | None = None
        """Made when a board on a serial line is first waited for."""
        self._serial: dict[str, _Serial] = {}
        """Boards on serial lines that are read, by their keys."""
        self._tuio = _Tuio()
        self._looks_at_lines = self._closed = False

    def start(self) -> None:
        """Nothing is said of what is not there: it may be plugged in later."""
        self._hear_tuio()
        self._looks_at_lines = self._settings.get(SERIAL_BOARDS) != OFF
        if self._looks_at_lines and not self._waits_for_known():
            self._look_at_lines(asked=False)

    def _waits_for_known(self) -> bool:
        """Whether boards were found before: they are read where they are plugged in, without being touched first."""
        from tni.devices.serial_port import SerialLine, known
        from tni.store.serial_boards import known_boards

        lines = [
            (SerialLine.remembered(one.path, one.vendor, one.product, one.serial), one.driver)
            for one in known_boards(self._file)
        ]
        boards = [found for line, driver in lines if (found := known(line, driver)) is not None]
        for found in boards:
            self._wait_for(found, frozenset(line.path for line, _ in lines if line != found.line))
        return bool(boards)

    def changed(self) -> None:
        """The teacher has chosen anew."""
        self._tuio.refused = None
        self._hear_tuio()
        looked, self._looks_at_lines = self._looks_at_lines, self._settings.get(SERIAL_BOARDS) != OFF
        if looked == self._looks_at_lines:
            return
        if looked:
            self._give_up()
            for key in self._serial:
                self._boards.stop(key)
        elif not self._serial:
            self._search_for_her()

    def _search_for_her(self) -> None:
        """For a teacher who waits."""
        self._board.say(tr("Recherche sur les câbles série : touchez le tableau."))
        self._look_at_lines(asked=True)

    def close(self) -> None:
        self._closed = True
        self._give_up()

    def _give_up(self) -> None:
        if self._search is not None:
            self._search.give_up()
        if self._return is not None:
            self._return.give_up()

    def _look_at_lines(self, *, asked: bool) -> None:
        if self._search is None:
            from tni.devices.serial_search import SerialSearch

            self._search = SerialSearch(self._main, self._clock)
        self._search.start(lambda found: self._searched(found, asked=asked))

    def ended(self, letter: Ended) -> bool:
        """Whether it was one of these."""
        if letter.source == SOURCE:
            self._tuio.heard = None
            if not self._closed:
                self._hear_tuio()
            return True
        serial = self._serial.pop(letter.source, None)
        if serial is None:
            return False
        if self._closed:
            return True
        if letter.error is not None:
            self._lost(serial, letter.error)
        elif self._looks_at_lines and not self._serial:  # chosen again while it was being let go
            self._search_for_her()
        return True

    def _lost(self, serial: _Serial, error: TniError) -> None:
        """It is waited for: whoever asked for it once need not do so each time that a cable is loose."""
        found, others = serial.found, serial.others
        name = found.driver.name
        if isinstance(error, DriverCrashedError):
            _log.error("%s: %s", name, error, exc_info=error)
            self._board.window.notices.show(not_understood(name), serious=True)
            others |= {found.line.path}  # not before it was really pulled out
        else:
            self._board.say(pulled_out(name))
        if self._looks_at_lines:
            self._wait_for(found, others)

    def _wait_for(self, found: Found, others: frozenset[str]) -> None:
        if self._return is None:
            from tni.devices.serial_return import SerialReturn

            self._return = SerialReturn(self._main, self._read)
        self._return.wait_for(found, others)

    def _hear_tuio(self) -> None:
        wanted = self._settings.get(TUIO)
        if self._tuio.heard is not None:
            if self._tuio.heard != wanted:
                self._boards.stop(SOURCE)  # heard anew, if at all, when it has ended
            return
        if wanted in (OFF, self._tuio.refused):
            return
        try:
            driver, port = tuio_source(PORT, everywhere=wanted == EVERYWHERE)
        except UdpPortError as error:
            self._tuio.refused = wanted
            self._board.fail(error)
            return
        self._tuio.heard = wanted
        self._boards.plug(SOURCE, SOURCE, device_key(0, 0, SOURCE), driver, port)

    def _searched(self, searched: Searched, *, asked: bool) -> None:
        """asked: the teacher waits for the answer."""
        if self._closed or not self._looks_at_lines:
            return
        for found in searched.found:
            try:
                port = found.open()
            except DeviceGoneError:
                continue
            self._read(found, port, searched.others(found))
        if self._serial:
            self._keep_known()
        elif asked:
            self._board.say(_nothing_found(searched))

    def _keep_known(self) -> None:
        from tni.store.serial_boards import KnownBoard, keep_boards

        kept = []
        for serial in self._serial.values():
            line, info = serial.found.line, serial.found.line.info
            kept.append(KnownBoard(serial.found.driver.name, line.path, info.vendor, info.product, info.serial))
        keep_boards(self._file, kept)

    def _read(self, found: Found, port: Port, others: frozenset[str]) -> None:
        """From now on, and say so."""
        name, info = found.driver.name, found.line.info
        key = f"serial {found.line.path}"
        self._serial[key] = _Serial(found, others)
        device = device_key(info.vendor, info.product, info.serial)
        self._boards.plug(key, name, device, found.driver.make(info), port)
        self._board.say(plugged_in(name))


def _nothing_found(searched: Searched) -> str:
    if searched.refused:
        words = tr("Le câble série {} n’a pas pu être ouvert : un autre logiciel s’en sert, ou le système l’interdit.")
        return words.format(searched.refused[0].path)
    if not searched.silent:
        return tr("Aucun câble série n’est branché où un tableau connu puisse être.")
    return tr("Aucun tableau connu n’a répondu : touchez-le pendant la recherche, et choisissez-la à nouveau.")
