"""A real WebDAV server in the shape of a Nextcloud: wsgidav has the files and chunks. Before it stand small fakes of
the login in the browser (Login Flow v2), of the API for links, and of the joining of chunks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.nextcloud.fake_sharing import FakeSharing
from tni.api.http import HttpRequest

USER, PASSWORD = "prof", "Zx9-for-this-program"
ROOT = Path(__file__).parents[2]
type Start = Callable[[str, list[tuple[str, str]]], object]


@contextmanager
def cloud_server(folder: Path) -> Iterator[str]:
    """Serve the folders `files` and `uploads` of a folder by a process of its own. Yields the server's address."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.plugins.cloud_server", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        assert child.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(child.stdout.readline())}"
        finally:
            child.kill()


class DiskFolders:
    """Folders of the user that can be shared."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def folders(self) -> set[str]:
        return {path.relative_to(self._root).as_posix() for path in self._root.rglob("*") if path.is_dir()}


class CloudFront:
    """WSGI application before wsgidav. root: has `files/prof` and `uploads/prof`."""

    def __init__(self, root: Path, inner: Callable[[dict[str, Any], Start], Iterable[bytes]]) -> None:
        self._root, self._inner = root, inner
        self._sharing = FakeSharing(USER, DiskFolders(root))
        self._has_agreed = False

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode()
        if path.startswith("/index.php/login/v2"):
            return self._login(environ, start, path)
        if path.startswith("/ocs/"):
            return self._api(environ, start, path)
        if environ["REQUEST_METHOD"] == "MOVE" and path.endswith("/.file"):
            return self._join(environ, start, path)
        return self._inner(environ, start)

    def _login(self, environ: dict[str, Any], start: Start, path: str) -> Iterable[bytes]:
        """The teacher agrees after the first time that the program asks."""
        here = f"http://{environ['HTTP_HOST']}"
        if not path.endswith("/poll"):
            poll = {"token": "t" * 64, "endpoint": f"{here}/index.php/login/v2/poll"}
            return _answer(start, 200, {"poll": poll, "login": f"{here}/index.php/login/v2/flow/x"})
        if not self._has_agreed:
            self._has_agreed = True
            return _answer(start, 404, [])
        return _answer(start, 200, {"server": here, "loginName": USER, "appPassword": PASSWORD})

    def _api(self, environ: dict[str, Any], start: Start, path: str) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        headers = {"OCS-APIRequest": environ.get("HTTP_OCS_APIREQUEST", "")}
        url = f"http://{environ['HTTP_HOST']}{path}?{environ.get('QUERY_STRING', '')}"
        status, kinds, data = self._sharing.answer(HttpRequest(environ["REQUEST_METHOD"], url, headers, (body,)))
        start(f"{status} Said", [*kinds.items(), ("Content-Length", str(len(data)))])
        return [data]

    def _join(self, environ: dict[str, Any], start: Start, path: str) -> Iterable[bytes]:
        """Join chunks on the disk."""
        chunks = self._on_disk(path).parent
        if not chunks.is_dir():
            return _answer(start, 404, {})
        pieces = sorted(chunks.iterdir())
        if str(sum(piece.stat().st_size for piece in pieces)) != environ["HTTP_OC_TOTAL_LENGTH"]:
            return _answer(start, 400, {})
        with self._on_disk(unquote(urlsplit(environ["HTTP_DESTINATION"]).path)).open("wb") as out:
            for piece in pieces:
                out.write(piece.read_bytes())
        shutil.rmtree(chunks)
        return _answer(start, 201, {})

    def _on_disk(self, path: str) -> Path:
        return self._root / path.partition("/remote.php/dav/")[2]


def _answer(start: Start, status: int, found: object) -> Iterable[bytes]:
    data = json.dumps(found).encode()
    start(f"{status} Said", [("Content-Type", "application/json"), ("Content-Length", str(len(data)))])
    return [data]


def serve(folder: Path) -> None:
    """Serve a folder and print the port."""
    from cheroot import wsgi
    from wsgidav.fs_dav_provider import FilesystemProvider
    from wsgidav.wsgidav_app import WsgiDAVApp

    for area in ("files", "uploads"):
        (folder / area / USER).mkdir(parents=True)
    files = WsgiDAVApp(
        {
            "provider_mapping": {"/remote.php/dav": FilesystemProvider(str(folder))},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable_loggers": []},
        }
    )
    server = wsgi.Server(("127.0.0.1", 0), CloudFront(folder, files), numthreads=4)
    server.prepare()
    print(server.bind_addr[1], flush=True)  # noqa: T201
    server.serve()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
