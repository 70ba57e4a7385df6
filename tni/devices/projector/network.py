"""Real lines to real projectors, for whoever knows one by its protocol and address."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tni.core.clock import MonotonicClock
from tni.core.mailbox import Mailbox
from tni.devices.projector import escvp, pjlink_wire
from tni.devices.projector.connection import ProjectorConnection
from tni.devices.projector.dialogue import ProjectorDialogue
from tni.devices.projector.escvp import EscVp
from tni.devices.projector.pjlink import PjLink
from tni.devices.projector.pjlink_udp import BROADCAST, PjLinkListener
from tni.devices.projector.status import FoundProjector, ProjectorMessage, ProjectorNotice


class ProjectorNetwork:
    """Makes what talks; starts nothing. broadcasts: addresses of all of each network that this machine is on, as it is
    at each search."""

    def __init__(self, clock: MonotonicClock, broadcasts: Callable[[], Iterable[str]] = lambda: ()) -> None:
        self._clock, self._broadcasts = clock, broadcasts

    def link(
        self, source: str, protocol: str, host: str, port: int, password: str, mailbox: Mailbox[ProjectorMessage]
    ) -> ProjectorConnection:
        """protocol: "pjlink" or "escvp"; port: 0 for its usual one."""
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
        """The address of all networks goes out by one of them alone, on most systems."""
        return [(host, pjlink_wire.PORT) for host in dict.fromkeys((BROADCAST, *self._broadcasts()))]
