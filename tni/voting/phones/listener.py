"""Accept loop of the vote server, and the order in which requests are answered: a flood of either delays no vote."""

from __future__ import annotations

import asyncio
import socket
from collections import OrderedDict, deque
from collections.abc import Callable

ACCEPTS, ANSWERS = 8, 8
"""Connections taken and requests answered in one turn of the event loop: a few milliseconds of each."""
RETRY_S = 0.1


class Listener:
    """Takes connections from a listening socket. may_open: whether one is taken from that address; others are closed
    before anything is made for them. made: makes the protocol of each."""

    def __init__(
        self, listening: socket.socket, may_open: Callable[[str], bool], made: Callable[[], asyncio.BaseProtocol]
    ) -> None:
        self._listening, self._may_open, self._made = listening, may_open, made
        self._starting: set[asyncio.Task[object]] = set()
        listening.setblocking(False)
        self._task = asyncio.get_running_loop().create_task(self._accept())

    def close(self) -> None:
        """Take no more."""
        self._task.cancel()
        self._listening.close()

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            for _ in range(ACCEPTS):
                try:
                    taken, (address, *_) = await loop.sock_accept(self._listening)
                except OSError:  # no file number is free, or the other side has gone again
                    await asyncio.sleep(RETRY_S)
                    continue
                if self._may_open(address):
                    start = loop.create_task(self._start(taken))
                    self._starting.add(start)
                    start.add_done_callback(self._starting.discard)
                else:
                    taken.close()
            await asyncio.sleep(0)

    async def _start(self, taken: socket.socket) -> None:
        try:
            await asyncio.get_running_loop().connect_accepted_socket(self._made, taken)
        except OSError:
            taken.close()


class Turns:
    """Requests wait here for their turn, so that in one turn of the event loop only a few are answered. Addresses are
    served one after the other, however many requests each has."""

    def __init__(self, most: int = ANSWERS) -> None:
        self._left = self._most = most
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._is_due = False

    async def wait(self, address: str) -> None:
        """Until the request may be answered."""
        if self._left and not self._waiting:
            self._left -= 1
            self._begin()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(address, deque()).append(turn)
        self._begin()
        await turn

    def _begin(self) -> None:
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._next)

    def _next(self) -> None:
        self._is_due, self._left = False, self._most
        while self._left and self._waiting:
            address, turns = self._waiting.popitem(last=False)
            turn = turns.popleft()
            if turns:
                self._waiting[address] = turns
            if not turn.done():  # one whose connection was cut is cancelled
                turn.set_result(None)
                self._left -= 1
        if self._left < self._most:
            self._begin()
