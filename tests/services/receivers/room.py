"""A room for services about devices: sockets, a clock that a test turns, and a main thread that runs when asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from tests.support.board import HandClock
from tests.support.sockets import Socket
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.known_devices import KnownKeypad, ReceiverSettings
from tni.core.lines import KnownSerialLine
from tni.core.settings import Setting
from tni.services.boards.connected_boards import BoardEvent, ConnectedBoard, HandleBoardEvent

PATIENCE_S = 20.0


class Main:
    """What is posted is done when the test says so."""

    def __init__(self) -> None:
        self.posted: list[Callable[[], None]] = []

    def post(self, call: Callable[[], None]) -> None:
        self.posted.append(call)

    def run(self) -> None:
        while self.posted:
            self.posted.pop(0)()

    def until(self, condition: Callable[[], bool]) -> None:
        """Do what is posted until a condition holds, which other threads bring about."""
        end_s = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < end_s
            self.run()
            time.sleep(0.001)


class Remembered:
    """What is stored about receivers, and the numbers of clickers, in memory. refuses: nothing can be written."""

    def __init__(self) -> None:
        self.settings: dict[str, ReceiverSettings] = {}
        self.lines: tuple[KnownSerialLine, ...] = ()
        self.keypads: tuple[KnownKeypad, ...] = ()
        self.numbers: dict[ClickerId, int] = {}
        self.refuses = False

    def receiver(self, key: str) -> ReceiverSettings:
        return self.settings.get(key, ReceiverSettings())

    def save_receiver(self, key: str, settings: ReceiverSettings) -> None:
        self.settings[key] = settings

    @property
    def boards(self) -> tuple[KnownSerialLine, ...]:
        return tuple(line for line in self.lines if line.path)

    def save_line(self, line: KnownSerialLine) -> None:
        self.lines += (line,)

    def forget_boards(self) -> None:
        self.lines = tuple(line for line in self.lines if not line.path)

    def save_keypad(self, keypad: KnownKeypad) -> None:
        self.keypads += (keypad,)

    def forget_keypad(self, keypad: KnownKeypad) -> None:
        self.keypads = tuple(one for one in self.keypads if one != keypad)

    def kit(self) -> Mapping[ClickerId, int]:
        return dict(self.numbers)

    def set_clicker(self, clicker: ClickerId, number: int) -> None:
        if self.refuses:
            raise TniError("the disk is full")
        self.numbers = {known: held for known, held in self.numbers.items() if held != number} | {clicker: number}

    def remove_clicker(self, clicker: ClickerId) -> None:
        if self.refuses:
            raise TniError("the disk is full")
        del self.numbers[clicker]


class MemorySettings:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def get[T](self, setting: Setting[T]) -> T:
        return self.values.get(setting.key, setting.default)  # type: ignore[return-value]


class BoardViewLog:
    """What a view hears of boards."""

    def __init__(self) -> None:
        self.boards: list[ConnectedBoard] = []
        self.bursts: list[int] = []
        self.events: list[tuple[str, BoardEvent]] = []
        self.removed: list[str] = []

    def board_added(self, board: ConnectedBoard) -> None:
        self.boards.append(board)

    def begin_burst(self, pending: Sequence[tuple[str, BoardEvent]]) -> HandleBoardEvent:
        self.bursts.append(len(pending))
        return lambda source, event: self.events.append((source, event))

    def board_removed(self, source: str) -> None:
        self.removed.append(source)


class DeviceRoom:
    """Sockets, clock, main thread and memory."""

    def __init__(self) -> None:
        self.socket, self.clock, self.main, self.remembered = Socket(), HandClock(), Main(), Remembered()
