"""Network connection of one projector, on a thread of its own: connects, sends, reads and runs the dialogue's timers.

Callers never wait for the projector. Host names are resolved on a further thread, since a query to a name server that
doesn't answer cannot be cancelled.
"""

from __future__ import annotations

import errno
import selectors
import socket
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from tni.core.clock import MonotonicClock
from tni.core.mailbox import Mailbox
from tni.core.projector import ConnectionFailure, ProjectorCommand, ProjectorMessage
from tni.devices.projector.dialogue import ProjectorDialogue
from tni.devices.projector.protocol import ConnectionAction, DialogueStep, ProjectorTimeouts

READ_BYTES = 4096
_IN_PROGRESS = (errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN, getattr(errno, "WSAEWOULDBLOCK", errno.EAGAIN))


type _Resolve = Callable[[str, int], tuple[socket.AddressFamily, object]]


def resolve(host: str, port: int) -> tuple[socket.AddressFamily, object]:
    """Return the first address of a host. May block for any length of time. Raises: OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    family, _kind, _protocol, _name, address = found[0]
    return family, address


class ProjectorConnection:
    """Connection to one projector. source: name of the projector in its messages.

    Its methods may be called from any thread, and return at once, except `close`, which waits for the thread to end.
    """

    def __init__(
        self,
        source: str,
        host: str,
        port: int,
        dialogue: ProjectorDialogue,
        mailbox: Mailbox[ProjectorMessage],
        clock: MonotonicClock,
        *,
        timeouts: ProjectorTimeouts | None = None,
        resolve: _Resolve = resolve,
    ) -> None:
        self.source, self.host, self._port = source, host, port
        self._dialogue, self._mailbox, self._clock = dialogue, mailbox, clock
        self._timeouts, self._resolve = timeouts or ProjectorTimeouts(), resolve
        self._calls: deque[Callable[[], None]] = deque()
        self._closing = False
        self._socket: socket.socket | None = None
        self._is_open = False
        self._opening = 0
        self._connect_by_s: float | None = None
        self._wake_at_s: float | None = None
        self._out = b""
        self._selector = selectors.DefaultSelector()
        self._wake_receiver, self._wake_sender = socket.socketpair()
        self._wake_receiver.setblocking(False)
        self._wake_sender.setblocking(False)
        self._selector.register(self._wake_receiver, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._run, name=f"projector {source}", daemon=True)

    # -- from any thread

    def start(self) -> None:
        self._thread.start()

    def request(self, command: ProjectorCommand) -> None:
        self._enqueue(lambda: self._do(self._dialogue.request(command, self._now)))

    def try_again(self) -> None:
        self._enqueue(lambda: self._do(self._dialogue.try_again(self._now)))

    def hint(self) -> None:
        """Report a hint that the projector's status has changed."""
        self._enqueue(lambda: self._do(self._dialogue.hint(self._now)))

    def close(self) -> None:
        """End the thread. Commands that are not sent yet are lost."""
        self._closing = True
        self._wake_up()
        if self._thread.ident is not None:
            self._thread.join()  # short: the thread never blocks
        else:
            self._release()

    def _enqueue(self, call: Callable[[], None]) -> None:
        self._calls.append(call)
        self._wake_up()

    def _wake_up(self) -> None:
        with suppress(OSError):  # full: the thread wakes anyway; closed: it has ended
            self._wake_sender.send(b"!")

    # -- on the connection's thread

    @property
    def _now(self) -> float:
        return self._clock.monotonic()

    def _run(self) -> None:
        try:
            self._do(self._dialogue.start(self._now))
            while not self._closing:
                self._run_once()
        finally:
            self._release()

    def _release(self) -> None:
        self._drop()
        self._selector.close()
        self._wake_receiver.close()
        self._wake_sender.close()

    def _run_once(self) -> None:
        for key, mask in self._selector.select(self._timeout_s()):
            if key.fileobj is self._wake_receiver:
                with suppress(OSError):
                    self._wake_receiver.recv(READ_BYTES)
            elif key.fileobj is self._socket:
                self._serve(mask)
        while self._calls and not self._closing:
            self._calls.popleft()()
        now_s = self._now
        if self._connect_by_s is not None and now_s >= self._connect_by_s:
            self._connection_lost(ConnectionFailure.UNREACHABLE)
        if self._wake_at_s is not None and now_s >= self._wake_at_s:
            self._wake_at_s = None
            self._do(self._dialogue.timer(now_s))

    def _timeout_s(self) -> float | None:
        waits = [at_s for at_s in (self._wake_at_s, self._connect_by_s) if at_s is not None]
        return max(0.0, min(waits) - self._now) if waits else None

    def _do(self, step: DialogueStep) -> None:
        for told in step.events:
            self._mailbox.put(ProjectorMessage(self.source, told))
        self._wake_at_s = step.wake_at_s
        if step.line is not ConnectionAction.KEEP:
            self._drop()
        if step.line is ConnectionAction.OPEN:
            self._look_up()
        if step.write:
            self._out += step.write
            self._send()

    # -- the connection

    def _look_up(self) -> None:
        self._opening += 1
        number = self._opening
        self._connect_by_s = self._now + self._timeouts.connect_s
        host, port, find = self.host, self._port, self._resolve

        def look_up() -> None:
            try:
                family, address = find(host, port)
            except (OSError, UnicodeError):
                self._enqueue(
                    lambda: self._connection_lost(ConnectionFailure.UNREACHABLE) if number == self._opening else None
                )
            else:
                self._enqueue(lambda: self._connect(family, address) if number == self._opening else None)

        if is_ip_address(host):
            look_up()
        else:
            threading.Thread(target=look_up, name=f"name of projector {self.source}", daemon=True).start()

    def _connect(self, family: socket.AddressFamily, address: object) -> None:
        try:
            made = socket.socket(family, socket.SOCK_STREAM)
        except OSError:
            self._connection_lost(ConnectionFailure.UNREACHABLE)
            return
        self._socket = made
        try:
            made.setblocking(False)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            problem = made.connect_ex(address)  # type: ignore[arg-type]  # as `resolve` returned it
            if problem not in (0, *_IN_PROGRESS):
                raise OSError(problem, "connect")
        except OSError:
            self._connection_lost(ConnectionFailure.UNREACHABLE)
            return
        self._selector.register(made, selectors.EVENT_READ | selectors.EVENT_WRITE)

    def _serve(self, mask: int) -> None:
        line = self._socket
        assert line is not None
        if not self._is_open:
            if line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                self._connection_lost(ConnectionFailure.UNREACHABLE)
                return
            if not mask & selectors.EVENT_WRITE:
                return
            self._is_open, self._connect_by_s = True, None
            self._selector.modify(line, selectors.EVENT_READ)
            self._do(self._dialogue.connected(self._now))
        elif mask & selectors.EVENT_WRITE:
            self._send()
        if mask & selectors.EVENT_READ and self._socket is line:
            self._receive(line)

    def _receive(self, line: socket.socket) -> None:
        """Read once, so that a projector that floods the connection gets no more than its turn."""
        try:
            data = line.recv(READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._do(self._dialogue.received(data, self._now))
        else:
            self._connection_lost(ConnectionFailure.CLOSED)

    def _send(self) -> None:
        line = self._socket
        if line is None or not self._is_open or not self._out:
            return
        try:
            self._out = self._out[line.send(self._out) :]
        except BlockingIOError:
            pass
        except OSError:
            self._connection_lost(ConnectionFailure.CLOSED)
            return
        self._selector.modify(line, selectors.EVENT_READ | (selectors.EVENT_WRITE if self._out else 0))

    def _connection_lost(self, why: ConnectionFailure) -> None:
        self._drop()
        self._do(self._dialogue.closed(why, self._now))

    def _drop(self) -> None:
        self._opening += 1  # ignore lookups under way
        self._is_open, self._connect_by_s, self._out = False, None, b""
        line, self._socket = self._socket, None
        if line is not None:
            with suppress(KeyError, ValueError):
                self._selector.unregister(line)
            line.close()


def is_ip_address(host: str) -> bool:
    """Return whether a host is an IP address, which needs no name resolution."""
    for family in (socket.AF_INET, socket.AF_INET6):
        with suppress(OSError, ValueError):
            socket.inet_pton(family, host)
            return True
    return False
