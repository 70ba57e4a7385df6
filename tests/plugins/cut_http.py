"""Network between a connector and a server that is cut at a chosen request, before or after its effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tni.api.ent import Connector, ConnectorAccount, Memory, OutgoingEntry, Receipt
from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError, NetworkFault


@dataclass
class CutHttp:
    """HTTP port that fails once. at: number of the request that fails, from 0; None for none. is_after: the server has
    done it, and its answer is lost."""

    inner: Http
    at: int | None = None
    is_after: bool = False
    sent: list[HttpRequest] = field(default_factory=list)

    def send(self, request: HttpRequest) -> HttpResponse:
        self.sent.append(request)
        if len(self.sent) - 1 != self.at:
            return self.inner.send(request)
        if self.is_after:
            self.inner.send(request)
        raise NetworkError(NetworkFault.CUT, "school.example")

    @property
    def methods(self) -> list[str]:
        return [request.method for request in self.sent]


def cuts(count: int) -> Iterator[tuple[int, bool]]:
    """Places at which a sending of so many requests can be cut."""
    return ((at, is_after) for at in range(count) for is_after in (False, True))


def published_after_a_cut(
    connector: Connector, entry: OutgoingEntry, account: ConnectorAccount, http: CutHttp, memory: Memory
) -> Receipt:
    """Publish an entry, and once more if the network was cut, as the outbox does."""
    try:
        return connector.publish(entry, account, http, memory)
    except NetworkError as error:
        if error.fault is not NetworkFault.CUT:
            raise
    return connector.publish(entry, account, http, memory)
