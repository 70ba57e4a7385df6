"""Fake Nextcloud server in memory, for tests: files, chunked uploads and public links of one user. It answers for any
host."""

from __future__ import annotations

from tni.api.http import FilePart, Http, HttpRequest, HttpResponse

from .cloud_answers import done
from .fake_files import FakeFiles
from .fake_sharing import FakeSharing

USER = "prof"


class FakeCloud:
    """The server. quota: bytes that still fit, None for no limit. locked: paths that somebody else has open."""

    def __init__(self, *, has_checksums: bool = True) -> None:
        self.files = FakeFiles(USER, has_checksums=has_checksums)
        self.sharing = FakeSharing(USER, self.files)

    def visible(self) -> list[str]:
        """Return the files of the user, and the folders that have a link."""
        files = [path for path in self.files.files if path.startswith("files/")]
        return sorted([*files, *(f"link to {link['path']}" for link in self.sharing.links.values())])

    def send(self, request: HttpRequest) -> HttpResponse:
        status, headers, body = self._answer(request)
        response = HttpResponse(status, request.url, headers, body[: request.limit])
        if status >= 400 and status not in request.accepted:
            done(response)
        return response

    def content(self, path: str) -> bytes:
        """Return the bytes of a file that was not a part of the entry's files."""
        return b"".join(piece for piece in self.files.files[path] if isinstance(piece, bytes))

    def parts(self, path: str) -> list[FilePart]:
        """Return the parts of the entry's files that a file is made of, those that follow each other joined."""
        found: list[FilePart] = []
        for piece in self.files.files[path]:
            if not isinstance(piece, FilePart):
                continue
            last = found[-1] if found else None
            if last and last.sha256 == piece.sha256 and last.start + (last.length or 0) == piece.start:
                found[-1] = FilePart(last.sha256, last.start, (last.length or 0) + (piece.length or 0))
            else:
                found.append(piece)
        return found

    def _answer(self, request: HttpRequest) -> tuple[int, dict[str, str], bytes]:
        if "/ocs/v2.php/" in request.url:
            return self.sharing.answer(request)
        answer = self.files.answer(request)
        if request.method == "MOVE" and answer[0] == 201:
            self.sharing.follow(request)
        return answer


def server() -> Http:
    """Return a new server."""
    return FakeCloud()
