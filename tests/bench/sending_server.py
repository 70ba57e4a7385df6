"""A Nextcloud of this computer that reads as slowly as a school's line sends, and thinks before it answers.

`python -m tests.bench.sending_server MB_PER_S ANSWER_S`: prints its port, and serves until it is killed. What it keeps
of a large file is its size.
"""

from __future__ import annotations

import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from plugins.nextcloud.fake import FakeCloud
from tni.api.http import FilePart, HttpRequest

PIECE_BYTES = 1 << 16
KEPT_BYTES = 1 << 20


class SlowCloud(ThreadingHTTPServer):
    """Server. mb_per_s: speed at which it reads. answer_s: time from a request to its answer."""

    daemon_threads = True

    def __init__(self, mb_per_s: float, answer_s: float) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.cloud, self.lock = FakeCloud(), threading.Lock()
        self.bytes_per_s, self.answer_s = mb_per_s * 1e6, answer_s


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SlowCloud

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        body = self._body()
        headers = {name: value for name, value in self.headers.items() if name.lower() != "content-length"}
        url = f"http://{self.headers['Host']}{self.path}"
        accepted = frozenset(range(400, 600))
        with self.server.lock:
            found = self.server.cloud.send(HttpRequest(self.command, url, headers, (body,), accepted))
        time.sleep(self.server.answer_s)
        self.send_response(found.status)
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        self.wfile.write(found.body)

    def _body(self) -> bytes | FilePart:
        """Read the body, no faster than the line is."""
        size = left = int(self.headers.get("Content-Length") or 0)
        kept, began_s = bytearray(), time.monotonic()
        while left:
            piece = self.rfile.read(min(left, PIECE_BYTES))
            if not piece:
                raise ConnectionError
            left -= len(piece)
            if size <= KEPT_BYTES:
                kept += piece
            ahead_s = (size - left) / self.server.bytes_per_s - (time.monotonic() - began_s)
            if ahead_s > 0:
                time.sleep(ahead_s)
        return bytes(kept) if size <= KEPT_BYTES else FilePart("", 0, size)

    do_GET = do_PUT = do_POST = do_DELETE = do_MKCOL = do_MOVE = do_PROPFIND = _answer


if __name__ == "__main__":
    with SlowCloud(float(sys.argv[1]), float(sys.argv[2])) as slow:
        print(slow.server_port, flush=True)
        slow.serve_forever()
