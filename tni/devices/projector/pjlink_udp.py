"""PJLink over UDP: search for projectors, and the notices that class 2 projectors send by themselves.

Any machine on the network can send these datagrams. An answer to a search is therefore only an address to try, and a
notice only a reason to query the projector itself.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from tni.core.clock import MonotonicClock
from tni.core.projector import FoundProjector, ProjectorNotice
from tni.devices.projector.pjlink_wire import PORT

SEARCH = b"%2SRCH\r"
BROADCAST = "255.255.255.255"
SEARCH_S = 12.0
"""Duration of a search, in seconds. A projector may wait a random time of up to 10 s before it answers."""
SEARCH_REPEAT_S = 3.0
"""Interval at which a search is sent again, in seconds, because datagrams get lost."""
SOCKET_TIMEOUT_S = 0.2
MAX_FOUND = 64
MAX_NOTICE_BYTES = 256
MAX_DATAGRAMS_PER_POLL = 50
"""Most datagrams read at a time; the system drops the rest of a flood."""
_LINE = re.compile(rb"%2(?P<name>ACKN|LKUP|ERST|POWR|INPT)=(?P<value>[ -~]{0,64})\r?\n?")


def read_datagram(data: bytes, host: str) -> FoundProjector | ProjectorNotice | None:
    """Decode a datagram; None if it is neither an answer nor a notice."""
    match = _LINE.fullmatch(data) if len(data) <= MAX_NOTICE_BYTES else None
    if match is None:
        return None
    name, value = match["name"].decode(), match["value"].decode().strip()
    if name == "ACKN":
        return FoundProjector(
            host, value.lower() if re.fullmatch(r"(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}", value) else ""
        )
    return ProjectorNotice(host, name, value)


class PjLinkListener:
    """Searches and listens with one thread and one socket.

    found: called for each projector of a search; over: at the end of a search; noticed: with each notice. All are
    called on the listener's thread and must return at once.
    """

    def __init__(
        self,
        found: Callable[[FoundProjector], None],
        over: Callable[[], None],
        noticed: Callable[[ProjectorNotice], None],
        clock: MonotonicClock,
        *,
        port: int = PORT,
        targets: Callable[[], Sequence[tuple[str, int]]] = lambda: [(BROADCAST, PORT)],
        search_s: float = SEARCH_S,
    ) -> None:
        """Make a listener.

        port: port to listen on; if it is taken, another one is used and no notices arrive. targets: returns the
        addresses to search; called with each search on the thread that requests it.
        """
        self._found, self._over, self._noticed, self._clock = found, over, noticed, clock
        self._wanted_port, self._find_targets, self._search_s = port, targets, search_s
        self.targets: Sequence[tuple[str, int]] = ()
        self._closing = threading.Event()
        self._search_requested = threading.Event()
        self._socket: socket.socket | None = None
        self._until_s: float | None = None
        self._send_at_s: float | None = None
        self._seen: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="projectors on the network", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def search(self) -> None:
        """Start a search, or restart the current one. Callable from any thread."""
        self.targets = self._find_targets()
        self._search_requested.set()
        self._wake_up()

    def close(self) -> None:
        self._closing.set()
        self._wake_up()
        if self._thread.ident is not None:
            self._thread.join()

    def _wake_up(self) -> None:
        """Wake the thread, which waits for datagrams, by an empty datagram."""
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as bell:
            bell.sendto(b"", ("127.0.0.1", self.port))

    @property
    def port(self) -> int:
        """Port that it listens on; 0 before it does."""
        return 0 if self._socket is None else int(self._socket.getsockname()[1])

    def _run(self) -> None:
        try:
            self._socket = self._bind()
        except OSError:
            self._socket = None
        try:
            while not self._closing.is_set():
                self._run_once()
        finally:
            if self._socket is not None:
                self._socket.close()

    def _bind(self) -> socket.socket:
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        made.settimeout(SOCKET_TIMEOUT_S)
        try:
            made.bind(("", self._wanted_port))
        except OSError:  # another program listens there
            made.bind(("", 0))
        return made

    def _run_once(self) -> None:
        now_s = self._clock.monotonic()
        if self._search_requested.is_set():
            self._search_requested.clear()
            self._seen.clear()
            self._until_s, self._send_at_s = now_s + self._search_s, now_s
        if self._send_at_s is not None and now_s >= self._send_at_s:
            self._send_at_s = now_s + SEARCH_REPEAT_S
            self._send_search()
        if self._until_s is not None and now_s >= self._until_s:
            self._until_s = self._send_at_s = None
            self._over()
        if self._socket is None:
            self._closing.wait(SOCKET_TIMEOUT_S)
            return
        with suppress(OSError):  # the time-out included
            for _ in range(MAX_DATAGRAMS_PER_POLL):
                data, sender = self._socket.recvfrom(MAX_NOTICE_BYTES + 1)
                self._read(data, str(sender[0]))
                if self._closing.is_set() or self._clock.monotonic() - now_s >= SOCKET_TIMEOUT_S:
                    return
            self._closing.wait(SOCKET_TIMEOUT_S)

    def _send_search(self) -> None:
        for target in self.targets:
            if self._socket is not None:
                with suppress(OSError):  # no network is available
                    self._socket.sendto(SEARCH, target)

    def _read(self, data: bytes, host: str) -> None:
        match read_datagram(data, host):
            case FoundProjector() as found:
                if self._until_s is not None and host not in self._seen and len(self._seen) < MAX_FOUND:
                    self._seen.add(host)
                    self._found(found)
            case ProjectorNotice() as notice:
                self._noticed(notice)
            case None:
                pass
