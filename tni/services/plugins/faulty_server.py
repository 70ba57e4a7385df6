"""Server between a connector and a fake one, on which something goes wrong at a chosen request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError, NetworkFault

HOST = "ent.example"
PAGE = b"<!DOCTYPE html><html><body><form action='/login'>Site en maintenance</form></body></html>"


class Killed(BaseException):
    """Stands for the end of the process, which no connector notices."""


type Fault = Callable[[HttpRequest, Callable[[], HttpResponse]], HttpResponse]


def _raising(fault: NetworkFault, status: int = 0, *, is_late: bool = False) -> Fault:
    def answer(request: HttpRequest, real: Callable[[], HttpResponse]) -> HttpResponse:
        if is_late:
            real()
        if status in request.accepted:
            return HttpResponse(status, request.url, {"content-type": "text/html"}, PAGE)
        raise NetworkError(fault, HOST, status)

    return answer


def _saying(body: bytes, kind: str) -> Fault:
    def answer(request: HttpRequest, real: Callable[[], HttpResponse]) -> HttpResponse:  # noqa: ARG001
        return HttpResponse(200, request.url, {"content-type": kind}, body)

    return answer


def _killing(*, is_late: bool) -> Fault:
    def answer(request: HttpRequest, real: Callable[[], HttpResponse]) -> HttpResponse:  # noqa: ARG001
        if is_late:
            real()
        raise Killed

    return answer


INTERRUPTIONS: dict[str, Fault] = {
    "cut before it arrived": _raising(NetworkFault.CUT),
    "cut after its effect": _raising(NetworkFault.CUT, is_late=True),
    "killed before it left": _killing(is_late=False),
    "killed after its effect": _killing(is_late=True),
}
FAULTS: dict[str, Fault] = {
    "refused": _raising(NetworkFault.REFUSED),
    "too slow": _raising(NetworkFault.TIMEOUT),
    "cut": _raising(NetworkFault.CUT, is_late=True),
    "status 401": _raising(NetworkFault.WRONG_PASSWORD, 401),
    "status 404": _raising(NetworkFault.MISSING, 404),
    "status 500": _raising(NetworkFault.SERVER, 500),
    "a page in place of the answer": _saying(PAGE, "text/html"),
    "another JSON": _saying(b'[null, {"id": [], "error": {}}]', "application/json"),
    "a number in place of an object": _saying(b"0", "application/json"),
    "broken JSON": _saying(b'{"id": 12, "na', "application/json"),
    "XML of another kind": _saying(b'<?xml version="1.0"?><a xmlns="DAV:"><b/></a>', "application/xml"),
    "XML that grows": _saying(b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>', "application/xml"),
    "an empty answer": _saying(b"", "text/plain"),
    "bytes": _saying(bytes(range(256)), "application/octet-stream"),
}
PASSING = ("cut", "status 500", "a page in place of the answer", "another JSON", "an empty answer")
"""Faults that are tried at one request alone, too: the next one is answered."""


@dataclass
class FaultySends(Http):
    """Port of HTTP that hands requests to a server. at: number of the request, from 0, from which on or at which
    `fault` answers. is_lasting: it answers all that follow, too. hosts: those that were asked. count: of requests."""

    server: Http | None
    fault: Fault | None = None
    at: int = -1
    is_lasting: bool = False
    hosts: set[str] = field(default_factory=set)
    count: int = 0

    def send(self, request: HttpRequest) -> HttpResponse:
        number, self.count = self.count, self.count + 1
        self.hosts.add(f"{urlsplit(request.url).scheme}://{urlsplit(request.url).netloc}")
        is_hit = self.fault is not None and (number == self.at or (self.is_lasting and number > self.at))
        if self.fault is not None and is_hit:
            return self.fault(request, lambda: self._real(request))
        return self._real(request)

    def _real(self, request: HttpRequest) -> HttpResponse:
        if self.server is None:
            raise NetworkError(NetworkFault.REFUSED, HOST)
        return self.server.send(request)
