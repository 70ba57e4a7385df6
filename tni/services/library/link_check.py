"""Check of links: each page is asked for, and those that are gone are named. It runs when the teacher asks, on the
network's worker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from tni.core.network_errors import NetworkError, NetworkFault
from tni.network.account import Origin, origin_of
from tni.network.client import HttpClient
from tni.network.http_values import Limits, Request
from tni.network.proxies import system_proxy
from tni.network.public_pages import PublicPages

LIMITS = Limits(connect_s=5.0, read_s=8.0, total_s=15.0)
GONE = frozenset({404, 410})
ANY_STATUS = frozenset(range(400, 600))


class LinkState(Enum):
    """State of a link's page."""

    THERE = "there"  # also a page that asks for a password
    GONE = "gone"
    SILENT = "silent"  # no answer this time, or a server in trouble
    OFFLINE = "offline"  # the host is unknown or out of reach
    PRIVATE = "private"  # an address of this computer or its network, which is not asked


@dataclass(frozen=True, slots=True)
class LinkReport:
    """Result of a check. states: by address, without those that were not asked. is_offline: no page answered, and the
    network is the reason, so that nothing is known."""

    states: Mapping[str, LinkState]
    is_offline: bool = False
    is_cancelled: bool = False

    def count(self, state: LinkState) -> int:
        return sum(found is state for found in self.states.values())


class LinkCheck:
    """Check of several links, one after another. `run` is for one thread, `cancel` for any other."""

    def __init__(
        self,
        proxy_of: Callable[[Origin], str | None] = system_proxy,
        limits: Limits = LIMITS,
        account: Callable[..., PublicPages] = PublicPages,
    ) -> None:
        self._proxy_of, self._limits, self._account = proxy_of, limits, account
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._client: HttpClient | None = None

    def cancel(self) -> None:
        """End the check. What is known by then is reported."""
        self._cancelled.set()
        with self._lock:
            if self._client is not None:
                self._client.cancel()

    def run(self, addresses: Sequence[str], progress: Callable[[int], None] = lambda _done: None) -> LinkReport:
        """Ask for each page. progress: called with the number of those that are done."""
        states: dict[str, LinkState] = {}
        for done, address in enumerate(dict.fromkeys(addresses), 1):
            if self._cancelled.is_set():
                break
            state = self._state(address)
            if self._cancelled.is_set():
                break
            states[address] = state
            progress(done)
        return _judged(states, self._cancelled.is_set())

    def _state(self, address: str) -> LinkState:
        try:
            origin = origin_of(address)
            is_behind_proxy = self._proxy_of(origin) is not None
            client = HttpClient(self._account(address, is_behind_proxy=is_behind_proxy), self._limits, self._proxy_of)
        except NetworkError as error:
            return _state_of(error)
        with self._lock:
            self._client = client
        try:
            status = self._status(client, "HEAD", address)
            if status >= 400:  # some servers answer to GET alone
                status = self._status(client, "GET", address)
        except NetworkError as error:
            return _state_of(error)
        finally:
            with self._lock:
                self._client = None
            client.close()
        if status in GONE:
            return LinkState.GONE
        return LinkState.SILENT if status >= 500 or status == 429 else LinkState.THERE

    @staticmethod
    def _status(client: HttpClient, method: str, address: str) -> int:
        """Return the status of the answer, whose body is not read."""
        with client.open(Request(method, address, accepted=ANY_STATUS)) as response:
            return response.status


def _state_of(error: NetworkError) -> LinkState:
    match error.fault:
        case NetworkFault.FOREIGN_HOST:
            return LinkState.PRIVATE
        case NetworkFault.OFFLINE:
            return LinkState.OFFLINE
        case _:
            return LinkState.SILENT


def _judged(states: Mapping[str, LinkState], is_cancelled: bool) -> LinkReport:
    """Return the report: an unknown host is silent if others answer, since a school's filter hides names too; else the
    network is away."""
    asked = [state for state in states.values() if state is not LinkState.PRIVATE]
    has_network = any(state in (LinkState.THERE, LinkState.GONE) for state in asked)
    if LinkState.OFFLINE in asked and not has_network:
        return LinkReport(states, is_offline=True, is_cancelled=is_cancelled)
    judged = {one: LinkState.SILENT if state is LinkState.OFFLINE else state for one, state in states.items()}
    return LinkReport(judged, is_cancelled=is_cancelled)
