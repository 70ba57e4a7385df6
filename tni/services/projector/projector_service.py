"""Use case of the room's projector: show its state and send it commands. A command is pending until the status confirms
it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from tni.core.clock import MonotonicClock
from tni.core.eye_comfort import BLANK_REMINDER_MIN
from tni.core.ids import new_id
from tni.core.listeners import Listeners
from tni.core.mailbox import Mailbox
from tni.core.projector import (
    CommandAccepted,
    CommandDeclined,
    FoundProjector,
    KnownProjector,
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
from tni.core.settings import Settings
from tni.core.tasks import MainThread
from tni.services.projector.projector_state import ConnectionState, ProjectorState, SearchState, is_confirmed
from tni.store.projectors_file import ProjectorsFile

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

    network: called when a projector is first connected to or searched for. state: what views show; listeners given to
    `subscribe` are called after each change of it.
    """

    def __init__(
        self,
        file: ProjectorsFile,
        network: Callable[[], ProjectorNetworkPort],
        main: MainThread,
        clock: MonotonicClock,
        settings: Settings,
    ) -> None:
        self._file, self._make_network, self._clock, self._settings = file, network, clock, settings
        self._network: ProjectorNetworkPort | None = None
        self._link: ProjectorConnectionPort | None = None
        self._listener: ProjectorListenerPort | None = None
        self._messages: Mailbox[ProjectorMessage] = Mailbox(lambda: main.post(self.drain))
        self._answers: Mailbox[FoundProjector | None] = Mailbox(lambda: main.post(self._drain_search))
        self._pending_s: dict[ProjectorCommand, float] = {}
        self._blank_since_s: float | None = None
        self._source = ""
        self._listeners = Listeners[()]()
        self.state = ProjectorState(known=file.known)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` on the main thread after each change of `state`."""
        self._listeners.add(listener)

    def start(self) -> None:
        """Connect to the projector that was chosen last."""
        self._connect()

    def close(self) -> None:
        self._disconnect()
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    # -- choice of the projector

    def add(self, host: str, *, protocol: str = "pjlink", port: int = 0, password: str = "", name: str = "") -> None:
        """Add a projector and use it from now on. Raises: ValueError for an invalid address."""
        old = next((one for one in self._file.known if (one.host, one.protocol) == (host, protocol)), None)
        kept = KnownProjector(old.id if old else new_id(), host, name, protocol, port, password)
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
        if one is not None:
            self._source = new_id()  # ignores later messages of the previous connection
            self._link = self._open_network.link(
                self._source, one.protocol, one.host, one.port, one.password, self._messages
            )
            self._link.start()
        self._show(
            projector=one,
            contact=ConnectionState.NONE if one is None else ConnectionState.ASKING,
            status=ProjectorStatus(),
            silence=None,
            refused=None,
        )

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
                for command in [command for command in self._pending_s if is_confirmed(command, status)]:
                    del self._pending_s[command]
                self._watch_blank(status)
                self._keep_name(status)
                self._show(projector=self._file.chosen, contact=ConnectionState.CONNECTED, status=status, silence=None)
                self._give_up_late()
                if status.class_number >= 2:
                    self._listen()
            case ProjectorUnavailable(why):
                self._blank_since_s = None
                self._show(contact=ConnectionState.SILENT, silence=why)
            case CommandDeclined(command, _) if command in self._pending_s:
                del self._pending_s[command]
                self._show(refused=event)
            case CommandAccepted() | CommandDeclined():
                pass

    def _watch_blank(self, status: ProjectorStatus) -> None:
        if not status.is_blank:
            self._blank_since_s = None
        elif self._blank_since_s is None:
            self._blank_since_s = self._clock.monotonic()

    def _due_reminder_s(self) -> float | None:
        """Return the value of `ProjectorState.blank_reminder_s`, which grows once in a period: the class does not see
        the number count up."""
        period_s = self._settings.get(BLANK_REMINDER_MIN) * 60
        if self._blank_since_s is None or not period_s:
            return None
        return (self._clock.monotonic() - self._blank_since_s) // period_s * period_s or None

    def _keep_name(self, status: ProjectorStatus) -> None:
        one = self._file.chosen
        name = status.name or status.model
        if one is not None and not one.name and name:
            self._file.rename(one.id, name)

    def tick(self) -> None:
        """Give up commands that were never confirmed, and update the reminder. Call this now and then."""
        self._give_up_late()
        self._show()

    def _give_up_late(self) -> None:
        now_s = self._clock.monotonic()
        late = [command for command, at_s in self._pending_s.items() if now_s - at_s > CONFIRM_WITHIN_S[type(command)]]
        for command in late:
            del self._pending_s[command]
            self._show(refused=CommandDeclined(command, ProjectorRefusal.FAILED))

    def _show(self, **changes: object) -> None:
        """Change the state by these fields and by what follows from the service's own, and call the listeners."""
        before = self.state
        self.state = replace(
            before,
            pending=tuple(self._pending_s),
            blank_reminder_s=self._due_reminder_s(),
            known=self._file.known,
            **changes,  # type: ignore[arg-type]
        )
        if self.state != before:
            self._listeners.tell()

    # -- the search

    def search(self) -> None:
        """Search for projectors on the network: `found` grows until the search is done."""
        self._listen()
        if self._listener is not None:
            self._listener.search()
        self._show(found=(), search=SearchState.UNDER_WAY)

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
        found, search = self.state.found, self.state.search
        for answer in self._answers.drain():
            if answer is None:
                search = SearchState.DONE
            elif answer not in found:
                found = (*found, answer)
        self._show(found=found, search=search)
