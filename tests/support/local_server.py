"""Servers of a test's own on this computer: plain or TLS, told byte by byte what to answer."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

type Answer = Callable[["Exchange"], None]
"""Answers one connection."""


@dataclass
class Exchange:
    """A connection with the request that came in by it. ended: set when the server is to end."""

    sock: socket.socket
    ended: threading.Event
    head: bytes = b""
    body: bytes = b""

    def read_request(self) -> bool:
        """Read one request; False at the end of the connection."""
        data = b""
        while b"\r\n\r\n" not in data:
            piece = self.sock.recv(65536)
            if not piece:
                return False
            data += piece
        self.head, self.body = data.split(b"\r\n\r\n", 1)
        length = int(self.header("content-length") or 0)
        while len(self.body) < length:
            piece = self.sock.recv(65536)
            if not piece:
                return False
            self.body += piece
        return True

    def header(self, name: str) -> str | None:
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name:
                return value.strip()
        return None

    def answer(self, status: str, body: bytes = b"", *headers: str, length: int | None = None) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
        self.sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode() + body)


@dataclass
class LocalServer:
    """port: where it listens. requests: heads of the requests, in the order in which they came."""

    port: int
    requests: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}{path}"


@contextmanager
def local_server(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[LocalServer]:
    """Serve each connection on a thread of its own until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    server, ended = LocalServer(listener.getsockname()[1]), threading.Event()
    threads: list[threading.Thread] = []
    socks: list[socket.socket] = []

    def serve(sock: socket.socket) -> None:
        with suppress(OSError, ssl.SSLError):
            if context is not None:
                sock = context.wrap_socket(sock, server_side=True)
                socks.append(sock)
            exchange = Exchange(sock, ended)
            while exchange.read_request():
                server.requests.append(exchange.head)
                answer(exchange)
        sock.close()

    def accept() -> None:
        with suppress(OSError):
            while True:
                sock, _ = listener.accept()
                socks.append(sock)
                threads.append(threading.Thread(target=serve, args=(sock,)))
                threads[-1].start()

    threads.append(threading.Thread(target=accept))
    threads[0].start()
    try:
        yield server
    finally:
        ended.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for sock in socks:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join()
        for sock in socks:
            sock.close()


@cache
def _made_certificates() -> tuple[bytes, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    now = datetime.datetime(2020, 1, 1)
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A school's own CA")])

    def begun(subject: x509.Name, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(ca_name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now)
            .not_valid_after(now + datetime.timedelta(days=36500))
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        )

    usage = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
    ca = (
        begun(ca_name, ca_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(ca_key, hashes.SHA256())
    )
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    own = (
        begun(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")]), key.public_key())
        .add_extension(names, critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return ca.public_bytes(pem), own.public_bytes(pem) + secret


def tls_of(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Return the file of a self-made CA, and the context of a server of 127.0.0.1 that it has signed."""
    ca, own = _made_certificates()
    (folder / "ca.pem").write_bytes(ca)
    (folder / "own.pem").write_bytes(own)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "own.pem")
    return folder / "ca.pem", context
