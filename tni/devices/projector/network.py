"""Factory of network connections to projectors, by protocol and address."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tni.core.clock import MonotonicClock
from tni.core.mailbox import Mailbox
from tni.core.projector import FoundProjector, ProjectorMessage, ProjectorNotice
from tni.devices.projector import escvp, pjlink_wire
from tni.devices.projector.connection import ProjectorConnection
from tni.devices.projector.dialogue import ProjectorDialogue
from tni.devices.projector.escvp import EscVp
from tni.devices.projector.pjlink import PjLink
from tni.devices.projector.pjlink_udp import BROADCAST, PjLinkListener


class ProjectorNetwork:
    """Makes connections and listeners, without starting them.

    broadcasts: returns the broadcast addresses of all networks of this machine; called at each search.
    """

    def __init__(self, clock: MonotonicClock, broadcasts: Callable[[], Iterable[str]] = lambda: ()) -> None:
        self._clock, self._broadcasts = clock, broadcasts

    def link(
        self, source: str, protocol: str, host: str, port: int, password: str, mailbox: Mailbox[ProjectorMessage]
    ) -> ProjectorConnection:
        """Make a connection. protocol: "pjlink" or "escvp"; port: 0 for the protocol's default."""
        is_epson = protocol == "escvp"
        tongue = EscVp(password) if is_epson else PjLink(password)
        usual = escvp.PORT if is_epson else pjlink_wire.PORT
        return ProjectorConnection(source, host, port or usual, ProjectorDialogue(tongue), mailbox, self._clock)

    def listener(
        self,
        found: Callable[[FoundProjector], None],
        over: Callable[[], None],
        noticed: Callable[[ProjectorNotice], None],
    ) -> PjLinkListener:
        return PjLinkListener(found, over, noticed, self._clock, targets=self._targets)

    def _targets(self) -> list[tuple[str, int]]:
        """Return the addresses to search.

        The global broadcast address alone isn't enough: most systems send it on only one of their networks.
        """
        return [(host, pjlink_wire.PORT) for host in dict.fromkeys((BROADCAST, *self._broadcasts()))]
