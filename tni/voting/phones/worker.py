"""Main program of the vote server's process; `process.PhoneServerProcess` starts it.

It imports aiohttp, and nothing of the interface. One thread reads the program's messages, so that the program's end
(end of standard input) ends this process at once. Another thread writes, so that a busy program delays no pupil.
"""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sys
import time
from collections.abc import Callable
from errno import EACCES, EADDRINUSE
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from tni.processes.pipe_frames import read_frame, write_frame
from tni.processes.worker import receive_frames, take_output
from tni.quiz.phones import SeatClaim
from tni.quiz.round import RoundPhase
from tni.voting.phones.addresses import allowed_hosts, own_addresses
from tni.voting.phones.anonymity import AnonymousVoteCipher
from tni.voting.phones.journal import JournalFile
from tni.voting.phones.limits import AnswerLimit, PhoneLimits, RateLimit
from tni.voting.phones.poll import poll_from_json
from tni.voting.phones.server import PhoneServer
from tni.voting.phones.server_core import PhoneServerCore

SAME_PORT_S = 5.0
"""Time to wait for the previous port, whose process may still be ending."""
NEXT_PORTS = 9
SWITCH_S = 0.0002
"""Thread switch interval: otherwise the thread that syncs the journal would wait up to 5 ms for its turn to report."""
GARBAGE, MOST_GARBAGE = 10_000, 50_000
"""Objects allocated and not freed before a garbage collection, between questions and during one."""
PEOPLE_S, ADDRESS_S, BEAT_S = 0.25, 3.0, 1.0


def bind_socket(address: str, port: int, *, had_before: bool) -> socket.socket:
    """Return a socket bound to the port. If another program has it, take one of the next ports, else any. Raises:
    OSError."""
    family = socket.AF_INET
    last_s = time.monotonic() + (SAME_PORT_S if had_before else 0.0)
    others = iter([*range(port + 1, min(port + NEXT_PORTS, 0xFFFF) + 1), 0])
    while True:
        made = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":  # on Windows it would let two programs share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((address, port))
            made.listen(4096)
        except OSError as error:
            made.close()
            if port == 0 or error.errno not in (EADDRINUSE, EACCES):  # in use, or below 1024 without the right to it
                raise
            if time.monotonic() >= last_s:
                port = next(others)
            else:
                time.sleep(0.02)
        else:
            return made


def limits_from_json(found: dict[str, Any]) -> PhoneLimits:
    """Parse limits other than the defaults, for load tests."""
    values: dict[str, Any] = {
        name: (AnswerLimit if name == "answers" else RateLimit)(*value) if isinstance(value, list) else value
        for name, value in found.items()
    }
    return PhoneLimits(**values)


def _allow_connections(most: int) -> None:
    """Raise the limit of open files: each connection takes a file descriptor, and most systems allow 1,024 by
    default."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = most + 64 if hard == resource.RLIM_INFINITY else min(most + 64, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class PhoneServerWorker:
    def __init__(self, start: dict[str, Any], listening: socket.socket, send: Callable[[dict[str, Any]], None]) -> None:
        address, port = listening.getsockname()[:2]
        self._listening, self._send, self._address = listening, send, str(address)
        limits = limits_from_json(start["limits"])
        _allow_connections(2 * limits.connections)  # as many again may wait to be started
        journal = JournalFile(Path(start["journal"]), AnonymousVoteCipher(bytes.fromhex(start["key"])))
        self._core = PhoneServerCore(start["code"], journal, limits, send)
        self._server = PhoneServer(self._core, allowed_hosts(self._address, port), limits)
        self._begun, self._ended = asyncio.Event(), asyncio.Event()
        """Set once the current poll is known. Before that, a reconnecting device would show that there is no
        question."""
        self._port = port

    async def run(self) -> None:
        self._send({"say": "ready", "address": self._address, "port": self._port})
        self._core.hand_over()
        beating = asyncio.create_task(self._beat())
        await self._begun.wait()
        await self._server.start(self._listening)
        checked_s = time.monotonic()
        while not self._ended.is_set():
            self._core.send_people()
            self._collect()
            if self._address not in ("0.0.0.0", "127.0.0.1") and time.monotonic() - checked_s > ADDRESS_S:
                checked_s = time.monotonic()
                if self._address not in own_addresses():
                    self._send({"say": "moved"})
            try:
                async with asyncio.timeout(PEOPLE_S):
                    await self._ended.wait()
            except TimeoutError:
                pass
        await self._server.stop()
        await self._core.close()
        beating.cancel()
        self._send({"say": "stopped"})

    def _collect(self) -> None:
        """Collect garbage while no pupil waits: with the connections of a whole school that takes a tenth of a
        second."""
        posed = self._core.state.posed
        is_open = posed is not None and posed.round.phase is RoundPhase.OPEN
        if gc.get_count()[0] > (MOST_GARBAGE if is_open else GARBAGE):
            gc.collect(0 if is_open else 2)

    async def _beat(self) -> None:
        """Report that this event loop runs; see `process.LIMITS`."""
        while True:
            self._send({"say": "beat"})
            await asyncio.sleep(BEAT_S)

    def receive(self, message: dict[str, Any], payload: bytes) -> None:
        match message["do"]:
            case "pose":
                self._core.pose(None if message["posed"] is None else poll_from_json(message["posed"]))
                self._begun.set()
            case "picture":
                self._core.pictures[message["name"]] = payload
            case "had":
                self._core.confirm(message["places"])
            case "claim":
                self._core.allow(SeatClaim(message["number"], message["device"]), allowed=message["allowed"])
            case "erase":
                self._core.erase(message["numbers"])
            case "know":
                self._core.set_router(message["address"], is_router=message["is_router"])
            case "stop":
                self._begun.set()
                self._ended.set()
            case unknown:
                raise ValueError(unknown)


async def _serve(start: dict[str, Any], send: Callable[[dict[str, Any]], None]) -> None:
    try:
        listening = bind_socket(start["address"], start["port"], had_before=start["had_before"])
        worker = PhoneServerWorker(start, listening, send)
    except OSError as error:
        send({"say": "failed", "error": f"{type(error).__name__}: {error}"})
        return
    loop = asyncio.get_running_loop()
    receive_frames(lambda head, payload: loop.call_soon_threadsafe(worker.receive, head, payload))
    await worker.run()


def _write(stream: IO[bytes], messages: SimpleQueue[dict[str, Any] | None]) -> None:
    try:
        while (message := messages.get()) is not None:
            write_frame(stream, message)
    except OSError:
        os._exit(0)


def main() -> None:
    sys.setswitchinterval(SWITCH_S)
    gc.disable()  # see `PhoneServerWorker._collect`
    gc.freeze()
    messages: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
    writing = Thread(target=_write, args=(take_output(), messages), daemon=True)
    writing.start()
    try:
        start, _ = read_frame(sys.stdin.buffer)
    except (EOFError, ValueError):
        return
    asyncio.run(_serve(start, messages.put))
    messages.put(None)
    writing.join()
    os._exit(0)  # the reading thread may be in the middle of a message
