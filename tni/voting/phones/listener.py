"""Accept loop of the vote server and fair order of its requests, so that a flood of either delays no vote."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter, OrderedDict, deque
from collections.abc import Callable

ACCEPTS_PER_TURN, STARTS_PER_TURN, ANSWERS_PER_TURN = 64, 8, 8
"""Limits for one turn of the event loop: connections accepted, connections started, requests answered."""
RETRY_S = 0.1


class ConnectionListener:
    """Acceptor of connections from a listening socket.

    may_open: returns whether a connection from that address is started; others are closed before any object is made.
    made: makes the protocol of a connection.
    most_waiting: connections of one address that may wait to be started; more are closed likewise.
    """

    def __init__(
        self,
        listening: socket.socket,
        may_open: Callable[[str], bool],
        made: Callable[[], asyncio.BaseProtocol],
        most_waiting: int,
    ) -> None:
        self._listening, self._may_open, self._made = listening, may_open, made
        self._most_waiting = most_waiting
        self._waiting, self._turns = Counter[str](), FairQueue(STARTS_PER_TURN)
        self._starting: set[asyncio.Task[None]] = set()
        listening.setblocking(False)
        self._task = asyncio.get_running_loop().create_task(self._accept())

    def close(self) -> None:
        """Stop accepting."""
        for task in (self._task, *self._starting):
            task.cancel()
        self._listening.close()

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            for _ in range(ACCEPTS_PER_TURN):
                try:
                    taken, (address, *_) = await loop.sock_accept(self._listening)
                except OSError:  # no file descriptor is free, or the peer has gone again
                    await asyncio.sleep(RETRY_S)
                    continue
                if self._waiting[address] < self._most_waiting and self._may_open(address):
                    self._waiting[address] += 1
                    start = loop.create_task(self._start(taken, address))
                    self._starting.add(start)
                    start.add_done_callback(self._starting.discard)
                else:
                    taken.close()
            await asyncio.sleep(0)

    async def _start(self, taken: socket.socket, address: str) -> None:
        try:
            await self._turns.wait(address)
            await asyncio.get_running_loop().connect_accepted_socket(self._made, taken)
        except (OSError, asyncio.CancelledError):
            taken.close()
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]


class FairQueue:
    """Queue for slow work that admits `most` tasks per turn of the event loop. Addresses take turns, however many tasks
    each has waiting."""

    def __init__(self, most: int) -> None:
        self._left = self._most = most
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._is_due = False

    async def wait(self, address: str) -> None:
        """Wait for a turn."""
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
            if not turn.done():  # cancelled if its connection was cut
                turn.set_result(None)
                self._left -= 1
        if self._left < self._most:
            self._begin()
