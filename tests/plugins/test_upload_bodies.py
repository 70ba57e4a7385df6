"""Uploads of connectors, read by the standard library's parser of multipart messages as a server's would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes

import pytest

from plugins.edifice.edifice_server import EdificeServer
from plugins.edifice.fake import FakeEnt
from plugins.moodle.fake import FakeMoodle
from plugins.moodle.web_service import MoodleWebService
from tests.plugins.entries import a_file
from tni.api.ent import ConnectorAccount
from tni.api.http import FilePart, Http, HttpRequest, HttpResponse

ACCOUNT = ConnectorAccount("https://ent.example.org", token="0a1b")
BYTES = b"\r\n--%PDF\x00\r\n"
FILE = a_file('2026 5A "Maths".pdf', len(BYTES))


@dataclass
class KeptRequests:
    """Port that keeps the requests that go by."""

    inner: Http
    kept: list[HttpRequest] = field(default_factory=list)

    def send(self, request: HttpRequest) -> HttpResponse:
        self.kept.append(request)
        return self.inner.send(request)


UPLOADS: dict[str, tuple[Callable[[Http], object], Http, dict[str, bytes]]] = {
    "moodle": (
        lambda http: MoodleWebService(ACCOUNT, http).upload(FILE, "2026 5A Maths.pdf", 7),
        FakeMoodle(),
        {"token": b"0a1b", "filepath": b"/", "itemid": b"7", "file_1": BYTES},
    ),
    "edifice": (lambda http: EdificeServer(ACCOUNT, http).upload(FILE), FakeEnt(), {"file": BYTES}),
}


@pytest.mark.parametrize("case", UPLOADS)
def test_a_file_arrives_byte_by_byte_beside_its_fields(case: str) -> None:
    upload, server, expected = UPLOADS[case]
    port = KeptRequests(server)
    upload(port)
    (request,) = port.kept
    assert [part.length for part in request.body if isinstance(part, FilePart)] == [FILE.size]
    body = b"".join(BYTES if isinstance(part, FilePart) else part for part in request.body)
    read = message_from_bytes(f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode() + body)
    parts = {str(part.get_param("name", header="content-disposition")): part for part in read.walk()}
    parts.pop("None")
    assert {name: part.get_payload(decode=True) for name, part in parts.items()} == expected
    names = [part.get_filename() for part in parts.values() if part.get_filename()]
    assert names == ["2026 5A Maths.pdf"]
    assert ACCOUNT.token not in request.url
