"""Use case of the room's projector: show its state and send it commands. A command is pending until the status confirms
it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import uuid4

from tni.core.clock import MonotonicClock
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.projector.status import (
    CommandAccepted,
    CommandDeclined,
    FoundProjector,
    ProjectorCommand,
    ProjectorEvent,
    ProjectorMessage,
    ProjectorNotice,
    ProjectorRefusal,
    ProjectorStatus,
    ProjectorUnavailable,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
    StatusReceived,
)
from tni.services.projector_state import ConnectionState, ProjectorState, is_confirmed
from tni.store.projectors_file import KnownProjector, ProjectorsFile

CONFIRM_WITHIN_S = {SetPower: 90.0, SetSource: 30.0, SetBlank: 20.0, SetFreeze: 20.0}
"""Time after which an accepted command that the status does not confirm counts as failed."""


class ProjectorConnectionPort(Protocol):
    """Connection to a projector. No method blocks."""

    def start(self) -> None: ...
    def request(self, command: ProjectorCommand) -> None: ...
    def try_again(self) -> None: ...
    def hint(self) -> None: ...
    def close(self) -> None: ...


class ProjectorListenerPort(Protocol):
    """Search for projectors, and reception of their notices."""

    def start(self) -> None: ...
    def search(self) -> None: ...
    def close(self) -> None: ...


class ProjectorNetworkPort(Protocol):
    """Factory of connections and listeners. Implemented by `tni.devices.projector.network.ProjectorNetwork`."""

    def link(
        self, source: str, protocol: str, host: str, port: int, password: str, mailbox: Mailbox[ProjectorMessage]
    ) -> ProjectorConnectionPort: ...

    def listener(
        self,
        found: Callable[[FoundProjector], None],
        over: Callable[[], None],
        noticed: Callable[[ProjectorNotice], None],
    ) -> ProjectorListenerPort: ...


class ProjectorService:
    """Use case of the room's projector. For the main thread; no method blocks.

    changed: called on the main thread when `view` or `found` has changed.
    network: called when a projector is first connected to or searched for.
    """

    def __init__(
        self,
        file: ProjectorsFile,
        network: Callable[[], ProjectorNetworkPort],
        main: MainThread,
        clock: MonotonicClock,
        changed: Callable[[], None],
    ) -> None:
        self._file, self._make_network, self._main, self._clock, self._changed = file, network, main, clock, changed
        self._network: ProjectorNetworkPort | None = None
        self._link: ProjectorConnectionPort | None = None
        self._listener: ProjectorListenerPort | None = None
        self._messages: Mailbox[ProjectorMessage] = Mailbox(lambda: main.post(self.drain))
        self._answers: Mailbox[FoundProjector | None] = Mailbox(lambda: main.post(self._drain_search))
        self._pending_s: dict[ProjectorCommand, float] = {}
        self._blank_since_s: float | None = None
        self._source = ""
        self.view = ProjectorState()
        self.found: tuple[FoundProjector, ...] = ()
        self.is_searching = False

    def start(self) -> None:
        """Connect to the projector that was chosen last."""
        self._connect()

    def close(self) -> None:
        self._disconnect()
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    # -- choice of the projector

    @property
    def known(self) -> Sequence[KnownProjector]:
        return self._file.known

    def add(self, host: str, *, protocol: str = "pjlink", port: int = 0, password: str = "", name: str = "") -> None:
        """Add a projector and use it from now on. Raises: ValueError for an invalid address."""
        old = next((one for one in self.known if (one.host, one.protocol) == (host, protocol)), None)
        kept = KnownProjector(old.id if old else uuid4().hex, host, name, protocol, port, password)
        self._file.keep(kept if name or old is None else replace(kept, name=old.name))
        self._connect()

    def choose(self, id: str) -> None:
        """Choose a known projector; "" for none."""
        self._file.choose(id)
        self._connect()

    def forget(self, id: str) -> None:
        self._file.forget(id)
        self._connect()

    def set_password(self, password: str) -> None:
        if (one := self._file.chosen) is not None:
            self._file.keep(replace(one, password=password))
            self._connect()

    def _connect(self) -> None:
        self._disconnect()
        one = self._file.chosen
        self.view = ProjectorState() if one is None else ProjectorState(one, ConnectionState.ASKING)
        if one is not None:
            self._source = uuid4().hex  # ignores later messages of the previous connection
            self._link = self._open_network.link(
                self._source, one.protocol, one.host, one.port, one.password, self._messages
            )
            self._link.start()
        self._changed()

    def _disconnect(self) -> None:
        self._pending_s.clear()
        self._blank_since_s = None
        self._source = ""
        link, self._link = self._link, None
        if link is not None:
            link.close()

    @property
    def _open_network(self) -> ProjectorNetworkPort:
        if self._network is None:
            self._network = self._make_network()
        return self._network

    # -- commands

    def ask(self, command: ProjectorCommand) -> None:
        if self._link is None:
            return
        for old in [old for old in self._pending_s if type(old) is type(command)]:
            del self._pending_s[old]
        self._pending_s[command] = self._clock.monotonic()
        self._show(refused=None)
        self._link.request(command)

    def try_again(self) -> None:
        if self._link is not None:
            self._show(contact=ConnectionState.ASKING, silence=None, refused=None)
            self._link.try_again()

    # -- messages

    def drain(self) -> None:
        """Handle all messages received so far."""
        for message in self._messages.drain():
            if message.source == self._source:
                self._handle(message.event)

    def _handle(self, event: ProjectorEvent) -> None:
        match event:
            case StatusReceived(status):
                for wish in [wish for wish in self._pending_s if is_confirmed(wish, status)]:
                    del self._pending_s[wish]
                self._watch_blank(status)
                self._keep_name(status)
                self._show(contact=ConnectionState.CONNECTED, status=status, silence=None)
                self._give_up_late()
                if status.class_number >= 2:
                    self._listen()
            case ProjectorUnavailable(why):
                self._blank_since_s = None
                self._show(contact=ConnectionState.SILENT, silence=why)
            case CommandDeclined(wish, _) if wish in self._pending_s:
                del self._pending_s[wish]
                self._show(refused=event)
            case CommandAccepted() | CommandDeclined():
                pass

    def _watch_blank(self, status: ProjectorStatus) -> None:
        if not status.is_blank:
            self._blank_since_s = None
        elif self._blank_since_s is None:
            self._blank_since_s = self._clock.monotonic()

    @property
    def blank_for_s(self) -> float | None:
        """Time for which the picture has been blank; None when it is not."""
        return None if self._blank_since_s is None else self._clock.monotonic() - self._blank_since_s

    def _keep_name(self, status: ProjectorStatus) -> None:
        one = self._file.chosen
        name = status.name or status.model
        if one is not None and not one.name and name:
            self._file.rename(one.id, name)
            self.view = replace(self.view, projector=self._file.chosen)

    def tick(self) -> None:
        """Give up commands that were never confirmed. Call this now and then."""
        self._give_up_late()

    def _give_up_late(self) -> None:
        now_s = self._clock.monotonic()
        late = [wish for wish, at_s in self._pending_s.items() if now_s - at_s > CONFIRM_WITHIN_S[type(wish)]]
        for wish in late:
            del self._pending_s[wish]
            self._show(refused=CommandDeclined(wish, ProjectorRefusal.FAILED))

    def _show(self, **changes: object) -> None:
        before = self.view
        self.view = replace(before, pending=tuple(self._pending_s), **changes)  # type: ignore[arg-type]
        if self.view != before:
            self._changed()

    # -- the search

    def search(self) -> None:
        """Search for projectors on the network: `found` grows until `is_searching` is False."""
        self.found, self.is_searching = (), True
        self._listen()
        if self._listener is not None:
            self._listener.search()
        self._changed()

    def _listen(self) -> None:
        if self._listener is None:
            self._listener = self._open_network.listener(
                self._answers.put, lambda: self._answers.put(None), self._noticed
            )
            self._listener.start()

    def _noticed(self, _notice: ProjectorNotice) -> None:
        """Ask the projector for its status, whatever device sent the notice. Runs on the listener's thread."""
        link = self._link
        if link is not None:
            link.hint()

    def _drain_search(self) -> None:
        for found in self._answers.drain():
            if found is None:
                self.is_searching = False
            elif found not in self.found:
                self.found = (*self.found, found)
        self._changed()
