"""Connections of one client that another thread can end at any moment, from the first byte of TLS on."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tni.network.quiet_logs import silence_library

if TYPE_CHECKING:
    import urllib3
    from urllib3.connection import HTTPConnection


class ClientConnections:
    """Pool of connections for one thread, with `cut` for all others.

    A duplicate of each socket is kept beside it: TLS hides the socket itself during the handshake, and only a shutdown
    wakes a thread that waits for it.
    """

    def __init__(self, check_peer: Callable[[str], None]) -> None:
        """check_peer: raises for an IP address that must not be asked; not called for that of a proxy."""
        self._check_peer = check_peer
        self._lock = threading.Lock()
        self._open: list[tuple[HTTPConnection, socket.socket]] = []
        self._managers: dict[str | None, urllib3.PoolManager] = {}

    def manager(self, proxy: str | None) -> urllib3.PoolManager:
        """Return the pool of connections that are made through a proxy, or directly for None."""
        if proxy not in self._managers:
            self._managers[proxy] = self._made(proxy)
        return self._managers[proxy]

    def cut(self) -> None:
        """End every connection now; whoever waits for one gets an error. May be called on any thread."""
        with self._lock:
            for _, twin in self._open:
                with suppress(OSError):
                    twin.shutdown(socket.SHUT_RDWR)

    def drop_closed(self) -> None:
        """Let go of connections that are no longer in use, after a response was read or given up."""
        with self._lock:
            for connection, twin in self._open:
                if connection.sock is None:
                    twin.close()
            self._open = [(connection, twin) for connection, twin in self._open if connection.sock is not None]

    def close(self) -> None:
        for manager in self._managers.values():
            manager.clear()
        for connection, _ in self._open:
            connection.close()
        self.drop_closed()

    def _made(self, proxy: str | None) -> urllib3.PoolManager:
        import urllib3
        from urllib3.util import make_headers, parse_url

        silence_library()
        options: dict[str, Any] = {"num_pools": 4, "maxsize": 1, "ssl_context": ssl.create_default_context()}
        if proxy is None:
            manager = urllib3.PoolManager(**options)
        else:
            auth = parse_url(proxy).auth
            headers = make_headers(proxy_basic_auth=auth) if auth else None
            manager = urllib3.ProxyManager(proxy, proxy_headers=headers, **options)
        manager.pool_classes_by_scheme = self._pool_classes(is_direct=proxy is None)
        return manager

    def _pool_classes(self, *, is_direct: bool) -> dict[str, Any]:
        """Return pools of the library whose connections are noted here as soon as they are there."""
        from urllib3.connection import HTTPConnection, HTTPSConnection
        from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

        def note(connection: HTTPConnection, sock: socket.socket) -> socket.socket:
            if is_direct:
                self._check(sock)
            return self._note(connection, sock)

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return note(self, super()._new_conn())

        class Tls(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return note(self, super()._new_conn())

        plain = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": Plain})
        tls = type("TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": Tls})
        return {"http": plain, "https": tls}

    def _check(self, sock: socket.socket) -> None:
        try:
            self._check_peer(sock.getpeername()[0])
        except BaseException:
            sock.close()
            raise

    def _note(self, connection: HTTPConnection, sock: socket.socket) -> socket.socket:
        with self._lock:
            for other, twin in self._open:
                if other is connection:  # it was lost and is made anew
                    twin.close()
            self._open = [pair for pair in self._open if pair[0] is not connection]
            self._open.append((connection, sock.dup()))
        return sock
