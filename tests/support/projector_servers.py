"""Projectors that this project did not write, and ones that misbehave, each on a port of this machine.

`mock`: the one in the tests of aiopjlink's wheel, which answers what it is told and hangs up on all else.
`emulator`: pjlink-advance's, which has a state and answers by the specification.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from types import ModuleType
from typing import Any

import pytest

from tni.core.clock import SystemClock
from tni.core.mailbox import Mailbox
from tni.core.projector import ProjectorEvent, ProjectorMessage
from tni.devices.projector.connection import ProjectorConnection
from tni.devices.projector.dialogue import ProjectorDialogue
from tni.devices.projector.protocol import ProjectorProtocol, ProjectorTimeouts

HERE = "127.0.0.1"
QUICK = ProjectorTimeouts(connect_s=20, answer_s=20, poll_s=0.05, fast_poll_s=0.02, retry_s=0.02, retry_most_s=0.05)
"""Looks often, and waits long for a slow machine."""
SHORT = ProjectorTimeouts(connect_s=0.3, answer_s=0.15, poll_s=0.05, fast_poll_s=0.02, retry_s=0.02, retry_most_s=0.05)
"""Gives up soon."""


class Loop:
    """An event loop on a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def run[T](self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def close(self) -> None:
        self.run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)


def free_port() -> int:
    with socket.create_server((HERE, 0)) as server:
        return int(server.getsockname()[1])


def aiopjlink_tests() -> ModuleType:
    """The module of that wheel that holds its mock: its package is called as one of Python's own."""
    name = "aiopjlink_test_projector"
    if name not in sys.modules:
        (path,) = (f.locate() for f in distribution("aiopjlink").files or () if f.name == "test_projector.py")
        spec = importlib.util.spec_from_file_location(name, str(path))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@contextmanager
def mock(loop: Loop, greeting: bytes, *script: tuple[bytes, bytes]) -> Iterator[tuple[int, Callable[[], None]]]:
    """Its port, and what waits until all of the script was asked, in that order."""
    port, module = free_port(), aiopjlink_tests()
    stack = contextlib.AsyncExitStack()

    async def begin() -> list[Any]:
        server = await stack.enter_async_context(module.mock_tcp_pjlink(HERE, port))
        server.open_and_send(greeting)
        made = [module.ExpectedEvent(asked, answer, within=30) for asked, answer in script]
        server._expected_events.extend(made)
        return [server, *made]

    server, *events = loop.run(begin())

    async def all_asked() -> None:
        for event in events:
            await event.wait()
            assert event.recv_buffer_contents == event.incoming

    async def end() -> None:
        if hasattr(server, "transport"):
            server.transport.close()
        await stack.aclose()

    try:
        yield port, lambda: loop.run(all_asked())
    finally:
        loop.run(end())


@contextmanager
def emulator(loop: Loop, **settings: Any) -> Iterator[Any]:
    module = pytest.importorskip("pjlink_advance.emulator", reason="needs Python 3.13")

    async def begin() -> Any:
        made = module.PJLinkEmulator(**settings)
        await made.start()
        return made

    made = loop.run(begin())
    try:
        yield made
    finally:
        loop.run(made.stop())


@contextmanager
def serving(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does as it likes with each connection, one after another."""
    listener = socket.create_server((HERE, 0))
    listener.settimeout(0.02)
    over = threading.Event()

    def run() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                line, _ = listener.accept()
                line.settimeout(30)
                with line:
                    serve(line)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        over.set()
        thread.join()
        listener.close()


class Post:
    """A mailbox whose letters can be awaited."""

    def __init__(self) -> None:
        self.come = threading.Condition()
        self.told: list[ProjectorEvent] = []
        self.mailbox: Mailbox[ProjectorMessage] = Mailbox(self._wake)

    def _wake(self) -> None:
        with self.come:
            self.told += [letter.event for letter in self.mailbox.drain()]
            self.come.notify_all()

    def wait(self, wanted: Callable[[ProjectorEvent], bool]) -> ProjectorEvent:
        """The first letter of that kind, which is there or comes."""
        with self.come:
            assert self.come.wait_for(lambda: any(map(wanted, self.told)), 30), self.told[-5:]
            return next(filter(wanted, self.told))

    def wait_new(self, wanted: Callable[[ProjectorEvent], bool]) -> ProjectorEvent:
        """The same, and what is there is forgotten first."""
        with self.come:
            self.told.clear()
        return self.wait(wanted)


@contextmanager
def talking(
    tongue: ProjectorProtocol, port: int, patience: ProjectorTimeouts = QUICK, host: str = HERE, **more: Any
) -> Iterator[tuple[ProjectorConnection, Post]]:
    post = Post()
    link = ProjectorConnection(
        "room", host, port, ProjectorDialogue(tongue, patience), post.mailbox, SystemClock(), timeouts=patience, **more
    )
    link.start()
    try:
        yield link, post
    finally:
        link.close()
