"""A real WebDAV server of this computer, and a cable to it that can be cut after any byte."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

USER, PASSWORD = "prof", "Zx9-kept-quiet"


@contextmanager
def dav_server(folder: Path) -> Iterator[int]:
    """Serve a folder by a process of its own until the block ends. Yields the port."""
    command = [sys.executable, "-W", "ignore", __file__, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            yield int(child.stdout.readline())
        finally:
            child.kill()


def serve(folder: str) -> None:
    """Serve a folder and print the port."""
    from cheroot import wsgi
    from wsgidav.fs_dav_provider import FilesystemProvider
    from wsgidav.wsgidav_app import WsgiDAVApp

    app = WsgiDAVApp(
        {
            "provider_mapping": {"/": FilesystemProvider(folder)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable_loggers": []},
        }
    )
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=4)
    server.prepare()
    print(server.bind_addr[1], flush=True)  # noqa: T201
    server.serve()


class Cable:
    """Forwards connections to a port. left: bytes from the client that still pass before the cable is cut; None for all
    of them."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.left: int | None = None
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._accept)]
        self._socks: list[socket.socket] = []
        self._threads[0].start()

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            socks = list(self._socks)
        _cut(*socks)
        for thread in self._threads:
            thread.join()
        for sock in socks:
            sock.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                inner, _ = self._listener.accept()
                outer = socket.create_connection(("127.0.0.1", self._target))
                with self._lock:
                    self._socks += [inner, outer]
                for source, goal, counts in ((inner, outer, True), (outer, inner, False)):
                    thread = threading.Thread(target=self._carry, args=(source, goal, counts))
                    self._threads.append(thread)
                    thread.start()

    def _carry(self, source: socket.socket, goal: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if counts and self.left is not None:
                    data, self.left = data[: self.left], self.left - len(data)
                    goal.sendall(data)
                    if self.left <= 0:
                        break
                else:
                    goal.sendall(data)
        _cut(source, goal)


def _cut(*socks: socket.socket) -> None:
    for sock in socks:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


if __name__ == "__main__":
    serve(sys.argv[1])
